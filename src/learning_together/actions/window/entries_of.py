"""The episode whose entries are ticked in the timeline."""

from dataclasses import dataclass

from learning_together.errors import LtError
from learning_together.ids import Id
from learning_together.records.kinds.episode import Episode
from learning_together.review.review import Review


@dataclass(frozen=True, slots=True)
class Ticked:
    """An episode whose entries are ticked: its id, and what it is called."""

    id: str
    called: str


def episode_of(review: Review, typed: str) -> Ticked | None:
    """The episode that is meant; None where none is.

    Raises:
        LtError: There is none of that id.
    """
    if not typed:
        return None
    found = review.get(Id(typed), Episode)
    if found is None:
        raise LtError(f"There is no episode {typed} in this review.", "Choose one of the list.")
    return Ticked(found.id_text, found.called)
