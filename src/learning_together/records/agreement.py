"""Whether words of a record still are those that somebody agreed to.

The record holds a fingerprint of the words as they were when they were agreed. Whoever changes them
afterwards, by whatever way, leaves a fingerprint that no longer fits.
"""

import hashlib
import json
from enum import Enum, auto
from typing import Any

from learning_together.records.base import Model
from learning_together.records.shape import fields

VERSION = 1
"""Of what notes the words, as with fingerprints of records."""


class Agreement(Enum):
    """How words of a record stand to what was agreed."""

    #: Nobody has agreed to them, or nobody can.
    NONE = auto()
    #: They were agreed before `lt` noted which words; whether they changed cannot be told.
    UNTOLD = auto()
    STANDS = auto()
    CHANGED = auto()


def consent(record: Model) -> Any:
    """What the field by which somebody agrees to words of a record holds."""
    value: Any = record
    for step in record.KIND.agreed.split("."):
        value = getattr(value, step, None)
    return value


def agreement(record: Model) -> Agreement:
    """How the words of a record stand to what was agreed."""
    if not record.KIND.agreed or not consent(record):
        return Agreement.NONE
    # The record as it was typed: a reader may be shown less of it, and other words for places.
    noted = record.origin.data.get("agreed_words")
    if not noted:
        return Agreement.UNTOLD
    return Agreement.STANDS if noted == words_now(record) else Agreement.CHANGED


def stands(record: Model) -> bool:
    """Whether somebody agreed to the words, and nothing shows that they changed since."""
    return agreement(record) in {Agreement.STANDS, Agreement.UNTOLD}


def has_words(record: Model) -> bool:
    """Whether there is anything to agree to, beyond whose words they are."""
    shapes = fields(type(record))
    return any(
        record.origin.data.get(name)
        for name in record.KIND.words
        if shapes[name].prose or shapes[name].part
    )


def words_now(record: Model) -> str:
    """Twelve characters that change when a word of what is agreed changes.

    Line breaks, spaces and comments do not count, nor does what the team links the words to, nor
    the consent itself.
    """
    shapes = fields(type(record))
    said: dict[str, Any] = {}
    for name in record.KIND.words:
        value = record.origin.data.get(name)
        if not value and name in record.KIND.later_words:
            continue
        part = shapes[name].part
        if part is not None and value:
            others = {own for own, shape in fields(part).items() if shape.refs is not None}
            others.add(part.CONSENT)
            value = [
                _without(one, others) for one in (value if isinstance(value, list) else [value])
            ]
        said[name] = _plain(value)
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _without(part: Any, names: set[str]) -> Any:
    if not isinstance(part, dict):
        return part
    return {name: value for name, value in part.items() if name not in names}


def _plain(value: Any) -> Any:
    """A value without what is empty, and with single spaces between words."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items() if one not in (None, "", [])}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return " ".join(value.split()) if isinstance(value, str) else value
