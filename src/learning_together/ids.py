"""Record ids: what one looks like, and when two are the same.

Imports nothing of ours.
"""

import re
from functools import lru_cache

#: A letter, then letters, digits and hyphens. No underscore: in a Word bookmark it stands for the
#: hyphen, which bookmarks cannot hold. 24 characters leave room there for a field's name.
PATTERN = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,23}")

_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
_LOOK_ALIKES = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "-": None})


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """The form in which ids are compared: without case and leading zeros.

    >>> fold("HEALTH-012") == fold("health-12")
    True
    """
    return _ZEROS.sub("", text.strip().lower())


def look_alike(text: str) -> str:
    """A form in which ids that the eye confuses are equal.

    >>> look_alike("KPE1") == look_alike("KPEl"), look_alike("DOC0") == look_alike("DOCO")
    (True, True)
    """
    return fold(text).translate(_LOOK_ALIKES)


def bookmark(record: str, field: str = "") -> str:
    """The Word bookmark for a record's place, or for one field of it.

    >>> bookmark("health-012", "event"), bookmark("KPE3")
    ('health_012__event', 'KPE3')
    """
    name = record.replace("-", "_")
    whole = f"{name}__{field}" if field else name
    return whole if len(whole) <= 40 else name


def from_bookmark(name: str) -> tuple[str, str]:
    """The record and field (empty for the record itself) that a bookmark stands for.

    >>> from_bookmark("health_012__event")
    ('health-012', 'event')
    """
    record, _, field = name.partition("__")
    return record.replace("_", "-"), field


def number(text: str) -> int | None:
    """The number that an id ends with, if it does.

    >>> number("health-012"), number("glossary")
    (12, None)
    """
    digits = re.search(r"[0-9]+\Z", text)
    return int(digits[0]) if digits else None
