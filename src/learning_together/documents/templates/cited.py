"""What a record cites, as a document lists it: perhaps not all of it, for these readers."""

from collections.abc import Iterable
from typing import TypeVar

T_co = TypeVar("T_co", covariant=True)


class Cited(tuple[T_co, ...]):  # noqa: SLOT001 - a tuple can have no slots with values
    """A list of what a record cites.

    Attributes:
        whole: Whether its readers may read all that can stand in it; otherwise a document says that
            it is what is told here, and claims nothing of the rest.
    """

    whole: bool

    def __new__(cls, found: Iterable[T_co] = (), *, whole: bool = True) -> "Cited[T_co]":
        """The list of what was found."""
        made = super().__new__(cls, tuple(found))
        made.whole = whole
        return made


def as_told_here(words: str, found: object) -> str:
    """What names a list, or ends it; with a remark where it may be shortened for its readers.

    >>> as_told_here("Evidence", Cited(("KPE1",), whole=False))
    'Evidence, as told here'
    """
    return words if getattr(found, "whole", True) else words + ", as told here"
