"""What came of one call of `lt join`, whichever way it went."""

from dataclasses import dataclass

from learning_together.actions.join.cards import Decided
from learning_together.actions.join.preview import Preview
from learning_together.actions.join.unfinished import Finishing
from learning_together.records.kinds.difference import Difference


@dataclass(frozen=True)
class Done:
    """What came of one call of `lt join`.

    Attributes:
        preview: Of another folder, if there was one.
        finishing: Of what git had left, if there was anything.
        decided: The card that was decided, if one was.
        cards: The open cards, as the review stands now.
        written: Whether anything was to be written, and was.
        unmerged: Files that git still calls unmerged.
    """

    preview: Preview | None = None
    finishing: Finishing | None = None
    decided: Decided | None = None
    cards: tuple[Difference, ...] = ()
    written: bool = False
    unmerged: tuple[str, ...] = ()
