"""What reports still wait for, each with the form in which it is written; and which come first."""

from dataclasses import dataclass
from pathlib import Path

from learning_together.actions.report import reports
from learning_together.errors import LtError
from learning_together.ids import Id
from learning_together.method.unwritten import Gap
from learning_together.reports.progress.needed import Needed, needed
from learning_together.review.review import Review

#: So many are listed beside a report that was made; all of them on a page of their own.
BESIDE = 8


@dataclass(frozen=True, slots=True)
class ToWrite:
    """Something that is still to be written.

    Attributes:
        what: In words.
        id: Of its record.
        field: The record's field.
        kind: The plural of the kind of a record that has to be made first; else empty.
    """

    what: str
    id: str
    field: str
    kind: str


def to_write(root: Path, review: Review, name: str) -> tuple[ToWrite, ...]:
    """What a report still waits for.

    Args:
        root: The review's folder.
        review: All of it.
        name: The report's; what is none, such as a picture, waits for nothing.
    """
    made = next((one for one in reports(root) if one.name == name), None)
    return tuple(_waits(review, one) for one in made.unwritten(review)) if made else ()


def title_of(root: Path, name: str) -> str:
    """What a report is called.

    Raises:
        LtError: There is none of that name.
    """
    found = next((one.title for one in reports(root) if one.name == name), None)
    if found is None:
        raise LtError("There is no such report.", "Reports lists all that there are.")
    return found


def needed_now(root: Path, review: Review) -> tuple[Needed, ...]:
    """The reports that the stage of a review needs, with what each of them lacks."""
    return needed(review, reports(root))


def _waits(review: Review, gap: Gap) -> ToWrite:
    # What is there and empty is written in its own form. All that may be missing holds a “text”.
    there = review.find(Id(gap.id)) is not None
    return ToWrite(gap.called, gap.id, gap.field or "text", "" if there else gap.kind)
