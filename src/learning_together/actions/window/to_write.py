"""What a report still waits for, each with the form in which it is written."""

from dataclasses import dataclass
from pathlib import Path

from learning_together.actions.report import reports
from learning_together.ids import Id
from learning_together.method.unwritten import Gap
from learning_together.records.kinds.section import Section
from learning_together.review.review import Review

#: So many are listed beside a report; the draft itself lists all.
_MOST = 8


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


def to_write(root: Path, review: Review, name: str) -> tuple[tuple[ToWrite, ...], int]:
    """What a report still waits for, the first ones, and how many more there are.

    Args:
        root: The review's folder.
        review: All of it.
        name: The report's; what is none, such as a picture, waits for nothing.
    """
    made = next((one for one in reports(root) if one.name == name), None)
    gaps = made.unwritten(review) if made else ()
    return tuple(_waits(review, one) for one in gaps[:_MOST]), max(0, len(gaps) - _MOST)


def _waits(review: Review, gap: Gap) -> ToWrite:
    kind = "" if review.find(Id(gap.id)) else Section.KIND.name
    return ToWrite(gap.called, gap.id, gap.field or Section.KIND.body, kind)
