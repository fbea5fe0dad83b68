"""Words of a delivery that may be names, or were taken for people: what is told of each."""

from dataclasses import dataclass
from typing import NamedTuple

#: What somebody may answer to a word that may be a name; else the code of a person.
MASKED, FREE = "stays masked", "no name"


@dataclass
class Unknown:
    """Something that may be a name, and is in no key.

    Attributes:
        text: As written.
        number: What stands for it in the timeline.
        what: `name`, `place`, `phone`, `postcode`, `email`, `number`.
        seen: How often.
        where: The first row and column.
        codes: Whose it may be, where several people of the key share it.
        proposal: A code for it.
        free: Whether somebody has said that it stays as it is written.
        titles: With which it was written: Mr and Ms are hardly one person.
        answer: What somebody answered to it for this file; empty where nobody has.
    """

    text: str
    number: int
    what: str = "name"
    seen: int = 0
    where: str = ""
    codes: tuple[str, ...] = ()
    proposal: str = ""
    free: bool = False
    titles: tuple[str, ...] = ()
    answer: str = ""

    @property
    def is_masked(self) -> bool:
        """Whether something else stands for it, and not a person of the key."""
        return not self.free and self.answer in {"", MASKED}

    @property
    def stands(self) -> str:
        """What stands for it in the timeline."""
        return f"({self.what} {self.number})"

    @property
    def masked(self) -> str:
        """It, as a message may show it."""
        return " ".join(f"{word[0]}…" for word in self.text.split())


@dataclass
class Equated:
    """Words that were taken for a person of the key.

    Attributes:
        text: As written.
        code: Of the person.
        whole: Whether the words are a whole name; else they are a first name, or a short form.
        seen: How often.
        where: The first row and column.
        answered: Whether somebody said so of the words, and the key does not.
    """

    text: str
    code: str
    whole: bool
    seen: int = 0
    where: str = ""
    answered: bool = False

    @property
    def masked(self) -> str:
        """The words, as a message may show them."""
        return " ".join(f"{word[0]}…" for word in self.text.split())


class Coded(NamedTuple):
    """A text without names.

    Attributes:
        text: The text.
        codes: Of the people whom it named, in order.
    """

    text: str
    codes: tuple[str, ...] = ()
