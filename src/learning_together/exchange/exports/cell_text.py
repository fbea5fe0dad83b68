"""The text of a cell: what a value reads as, and how a text is known again that came back.

Takes values of records, gives text.
"""

import hashlib
from datetime import date
from typing import Any

from learning_together.dates.edtf import When
from learning_together.dates.times import Clock
from learning_together.exchange.exports.table import COMMA
from learning_together.patterns import regex

#: What workbooks cannot hold, or give back otherwise than they got it.
_LOST = regex(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")


def shown(value: Any, between: str = COMMA) -> tuple[str, bool]:
    """A value as text, and whether that cannot be taken back.

    Args:
        value: As the record holds it.
        between: What stands between the items of a list.
    """
    if value is None:
        return "", False
    if isinstance(value, dict):
        return "; ".join(f"{name}: {shown(one, between)[0]}" for name, one in value.items()), True
    if isinstance(value, tuple):
        items = [shown(one, between)[0] for one in value]
        return between.join(items), any(between.strip(" ") in item for item in items)
    if isinstance(value, bool):
        return ("yes" if value else "no"), False
    if isinstance(value, When | Clock):
        return value.text, False
    if isinstance(value, date):
        return value.isoformat(), False
    return normal(str(value)), False


def normal(text: str) -> str:
    r"""A text without what the way through other programs does to it.

    >>> normal("One  \r\ntwo\n")
    'One\ntwo'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def mark(text: str) -> str:
    """A short word for what a cell holds; equal for equal text."""
    bare = _LOST.sub("", normal(text)).strip()
    return hashlib.sha256(bare.encode("utf-8", "replace")).hexdigest()[:8] if bare else "-"
