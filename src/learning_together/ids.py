"""Record ids: what one looks like, and when two are the same.

Imports nothing of ours.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from learning_together.patterns import regex

#: A letter, then letters, digits and hyphens. No underscore: in a Word bookmark it stands for the
#: hyphen, which bookmarks cannot hold. 24 characters leave room there for a field's name.
PATTERN = regex(r"[A-Za-z][A-Za-z0-9-]{0,23}")
#: A record's number in print, which stands where readers are given no ids: "Finding 2".
IN_PRINT = regex(r"[A-Z][a-z-]*(?: [a-z-]+)* [0-9]+")

_ZEROS = regex(r"(?<![0-9])0+(?=[0-9])")
_LOOK_ALIKES = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "-": None})


@dataclass(frozen=True, slots=True)
class Id:
    """The id of a record; the same for the same record, however it was typed.

    No text, and equal to none: comparing the two is an error of mypy's, for which `__eq__` must
    stay the one that dataclass makes.

    Attributes:
        text: What was typed.
        folded: The form that is compared: without case and leading zeros.

    >>> Id("HEALTH-012") == Id("health-12"), str(Id("HEALTH-012"))
    (True, 'HEALTH-012')
    """

    text: str = field(compare=False)
    folded: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", _ZEROS.sub("", self.text.strip().lower()))

    def __hash__(self) -> int:
        return hash(self.folded)

    def __repr__(self) -> str:
        # As the text's: `review.changes` knows records again by what they print as.
        return repr(self.text)

    def __str__(self) -> str:
        return self.text


def in_print(text: str) -> Id:
    """A record's number in print as an id: it reads with spaces, and compares as with hyphens.

    >>> str(in_print("Finding 2")), in_print("Finding 2") == Id("Finding-2")
    ('Finding 2', True)
    """
    id = Id(text.replace(" ", "-"))
    object.__setattr__(id, "text", text)
    return id


#: The one `Id` of a text, for texts that stand in thousands of records.
interned = lru_cache(maxsize=200_000)(Id)


def look_alike(id: Id) -> str:
    """A form in which ids that the eye confuses are equal.

    >>> look_alike(Id("KPE1")) == look_alike(Id("KPEl")), look_alike(Id("KPE1"))
    (True, 'kpel')
    """
    return id.folded.translate(_LOOK_ALIKES)


def bookmark(record: str, field: str = "", number: int = 1) -> str:
    """The Word bookmark for a record's place, or for one field of it, cut off at 40 characters.

    Args:
        record: Its id, or its printed number, such as "Finding 2".
        field: Its field; the record itself where empty.
        number: Of the place, where a field stands in several.

    >>> bookmark("health-012", "event"), bookmark("KPE3"), bookmark("KPE3", "title", 2)
    ('health_012__event', 'KPE3', 'KPE3__title__2')
    """
    name = record.replace("-", "_").replace(" ", "_")
    end = f"__{number}" if number > 1 else ""
    return (f"{name}__{field}" if field else name)[: 40 - len(end)] + end


def from_bookmark(name: str) -> tuple[str, str]:
    """The record and field (empty for the record itself) that a bookmark stands for.

    >>> from_bookmark("health_012__event"), from_bookmark("KPE3__title__2")
    (('health-012', 'event'), ('KPE3', 'title'))
    """
    record, field, *_ = [*name.split("__", 2), ""]
    return record.replace("_", "-"), field


def number(text: str) -> int | None:
    """The number that an id ends with, if it does.

    >>> number("health-012"), number("glossary")
    (12, None)
    """
    digits = re.search(r"[0-9]+\Z", text)
    return int(digits[0]) if digits else None
