"""Records as JSON: parts where they belong, dates as typed and as their first and last day.

    {"version": 1, "review": TITLE, "audience": WHO, "scope": WHAT IS LEFT OUT,
     "records": {KIND: [{FIELD: VALUE…}…]}, "learning-together-seal": HASH}

Empty fields are left out, and so is the scope where all is there. A date is three fields: `date`,
`date_earliest`, `date_latest`.
"""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from learning_together import seal
from learning_together.dates.edtf import When
from learning_together.dates.times import Clock
from learning_together.ids import Id
from learning_together.records.base import Part
from learning_together.records.shape import fields
from learning_together.reports.wording import NOT_SHOWN
from learning_together.review.review import REFERENCE, Review

VERSION = 1


def as_json(review: Review, kinds: Iterable[str], audience: str, scope: str = "") -> bytes:
    """Records as the bytes of a JSON file, which holds its own seal; `scope`: what is not in it."""
    records = {
        kind: [
            _part(review, record)
            for record in ((review.facts,) if kind == "review" else review.records.get(kind, ()))
        ]
        for kind in kinds
        if kind != "identities"
    }
    told = {"scope": scope} if scope else {}
    whole = {
        "version": VERSION, "review": review.title, "audience": audience, **told,
        "records": records,
    }  # fmt: skip
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    # No blank after the colon: so the seal is found.
    text = f'{text[:-2]},\n "{seal.NAME}":"-"\n}}\n'
    return seal.put(text).encode("utf-8", "backslashreplace")


def _part(review: Review, part: Part) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in fields(type(part)):
        value = getattr(part, name)
        if value is None or value == ():
            continue
        found[name] = _value(review, value)
        if isinstance(value, When):
            found[f"{name}_earliest"] = value.earliest.isoformat()
            found[f"{name}_latest"] = value.latest.isoformat()
    return found


def _value(review: Review, value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value(review, one) for one in value]
    if isinstance(value, dict):
        return {name: _value(review, one) for name, one in value.items()}
    if isinstance(value, Part):
        return _part(review, value)
    if isinstance(value, When | Clock | Id):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, str) and review.withheld and "[[" in value:
        return REFERENCE.sub(
            lambda found: NOT_SHOWN if Id(found[1]) in review.withheld else found[0], value
        )
    return value
