"""Which letters nobody sees, in whatever file: tiny ones, and those in the colour behind them."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from learning_together.patterns import regex
from learning_together.privacy.cleaning.tally import Tally

#: Points below which nobody reads.
_TINY = 2
#: So much may each part of a colour differ, of 255.
_NEAR = 10
_NUMBER = regex(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
WHITE = "FFFFFF"
#: The colour of what nobody says.
UNKNOWN = ""

_Key = TypeVar("_Key", bound=Hashable)


@dataclass(slots=True)
class Looks(Generic[_Key]):
    """How styles look, by what they are known by.

    Attributes:
        sizes: Of letters, as the file says them.
        colours: Of letters.
        behind: Of what is behind them.
    """

    sizes: dict[_Key, str] = field(default_factory=dict)
    colours: dict[_Key, str] = field(default_factory=dict)
    behind: dict[_Key, str] = field(default_factory=dict)

    def inherit(self, based: Mapping[_Key, _Key]) -> None:
        """Gives styles what they do not say themselves, and those say that they are based on."""
        for kept in (self.sizes, self.colours, self.behind):
            while True:
                more = {
                    key: kept[up] for key, up in based.items() if key not in kept and up in kept
                }
                if not more:
                    break
                kept |= more


def why_unseen(points: float | None, colour: str, behind: str, tally: Tally) -> str:
    """Why nobody sees letters, as a tally names them; empty where they may be seen.

    Args:
        points: Their size, where it is known.
        colour: Theirs.
        behind: Of what is behind them; `UNKNOWN` where nobody says it.
        tally: Where white letters on what is not known are told.
    """
    if is_tiny(points):
        return "pieces of tiny text"
    if behind and alike(colour, behind):
        return "pieces of text in the colour of what is behind them"
    if not behind and alike(colour, WHITE):
        tally.keeps("pieces of white text, which may stand on something dark")
    return ""


def is_tiny(points: float | None) -> bool:
    """Whether letters of a size are too small to be read."""
    return points is not None and points < _TINY


def points(said: str, to_a_point: int = 1) -> float | None:
    """A size in points, of which a file says so many parts; None where it says none.

    >>> points("3", 2), points("10.5"), points("auto")
    (1.5, 10.5, None)
    """
    return float(said) / to_a_point if _NUMBER.fullmatch(said) else None


def alike(one: str, other: str) -> bool:
    """Whether letters of one colour cannot be read on the other.

    >>> alike("fefefe", "FFFFFF"), alike("FFFF00", "FFFFFF"), alike("auto", "FFFFFF")
    (True, False, False)
    """
    try:
        parts = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (0, 2, 4)]
    except ValueError:
        return False
    if len(one) != 6 or len(other) != 6:
        return False
    return all(abs(first - second) <= _NEAR for first, second in parts)
