"""What was found of one thing that `lt` needs of a computer."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it stands with something that `lt` needs."""

    FINE = "fine"
    NOTE = "note"  # something cannot be done, or wants care; the rest works
    FAULT = "fault"  # what a review is drawn up with does not work here


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        about: What it is, as a name that stays ("git").
        state: How it stands with it.
        said: What was seen.
        follows: What its user cannot do, or must mind; empty where all is well.
        mend: What to do about it; empty where all is well.
    """

    about: str
    state: State
    said: str
    follows: str = ""
    mend: str = ""


def fine(about: str, said: str) -> Finding:
    """Something that is as it should be."""
    return Finding(about, State.FINE, said)


def note(about: str, said: str, follows: str, mend: str) -> Finding:
    """Something without which the rest works."""
    return Finding(about, State.NOTE, said, follows, mend)


def fault(about: str, said: str, follows: str, mend: str) -> Finding:
    """Something without which a review is not drawn up."""
    return Finding(about, State.FAULT, said, follows, mend)
