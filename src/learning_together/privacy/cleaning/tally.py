"""What was taken out of a file and what stays in it, counted by kind."""

from collections import Counter
from dataclasses import dataclass, field

from learning_together.errors import LtError


class NotCleanableError(LtError):
    """A file that cannot be cleaned, or not wholly.

    Args:
        why: In words, after "it".
        hint: What to do.
    """

    def __init__(self, why: str, hint: str) -> None:
        super().__init__(f"lt cannot clean this file: it {why}. Nothing was written.", hint)
        self.why = why


@dataclass(slots=True)
class Tally:
    """What came of cleaning a file, with all files within it.

    Attributes:
        taken: How many of each kind were taken out, or taken as the reader sees them.
        kept: How many of each kind stay although they may tell something, in words.
    """

    taken: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)

    def took(self, what: str, number: int = 1) -> None:
        """Notes what was taken out."""
        if number:
            self.taken[what] += number

    def keeps(self, what: str, number: int = 1) -> None:
        """Notes what stays."""
        if number:
            self.kept[what] += number


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file without what its readers do not see.

    Attributes:
        content: Its bytes.
        taken: What was taken out, in words, with how many.
        kept: What stays although it may tell something.
    """

    content: bytes
    taken: tuple[tuple[str, int], ...]
    kept: tuple[tuple[str, int], ...]
