"""A review told less exactly: its dates by month, season or year, its places in general words.

Takes and gives a review, as its reader may read it. Must not know who reads.
"""

from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from learning_together.dates.coarse import How, coarse_day, coarse_text, coarse_when, keeps_no_day
from learning_together.dates.edtf import When
from learning_together.dates.order import order
from learning_together.english import starting
from learning_together.privacy.general_places import GeneralPlaces
from learning_together.records.base import Part
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.records.shape import Shape, fields
from learning_together.review.review import Review

P = TypeVar("P", bound=Part)


def coarsened(review: Review, how: How) -> Review:
    """The same review with every date told less exactly, those in prose too; the order stays.

    Args:
        review: As its reader may read it.
        how: By month, season or year.
    """
    return replace(
        review,
        facts=_coarse(review.facts, how),
        records={
            kind: tuple(_coarse(record, how) for record in records)
            for kind, records in review.records.items()
        },
        told=tuple(_coarse(record, how) for record in review.told),
    )


def places_of(review: Review) -> GeneralPlaces:
    """What a review says in place of names of places and agencies."""
    told = [(name, one.general or "") for one in review.facts.places for name in one.names]
    told += [(one.name or "", one.general_name or "") for one in review.all(Agency)]
    return GeneralPlaces(told)


def generalised(review: Review, places: GeneralPlaces) -> Review:
    """The same review with general wordings for places, in every field and in prose.

    Args:
        review: As its reader may read it.
        places: Of the whole review; not every reader may see what a wording stands for.
    """
    return replace(
        review,
        facts=_general(review.facts.but(places=()), places),
        records={
            kind: tuple(_general(record, places) for record in records)
            for kind, records in review.records.items()
        },
        told=tuple(_general(record, places) for record in review.told),
    )


def _coarse(part: P, how: How) -> P:
    """A record, or a part of one, with its dates told less exactly."""
    changes: dict[str, Any] = {}
    for name, shape in fields(type(part)).items():
        value = getattr(part, name)
        if not value:
            continue
        if shape.many:
            changes[name] = tuple(_coarse_value(shape, one, how) for one in value)
        else:
            changes[name] = _coarse_value(shape, value, how)
    if isinstance(part, Entry) and part.date:
        # Its wording is left out, and it stays where that has put it.
        first, last = order(part.date, part.when)
        changes["date"] = replace(changes["date"], earliest=first, latest=last)
    if isinstance(part, Entry) and part.when and not keeps_no_day(part.when, how):
        changes["when"] = None
    copy: P = part.model_copy(update=changes)
    return copy


def _coarse_value(shape: Shape, value: Any, how: How) -> Any:
    if isinstance(value, Part):
        return _coarse(value, how)
    if isinstance(value, When):
        return coarse_when(value, how)
    if isinstance(value, date):
        return coarse_day(value, how)
    if isinstance(value, str) and shape.worded:
        return coarse_text(value, how)
    return value


def _general(part: P, places: GeneralPlaces) -> P:
    """A record, or a part of one, with general wordings for places."""
    changes: dict[str, Any] = {}
    for name, shape in fields(type(part)).items():
        value = getattr(part, name)
        if value and (shape.worded or shape.part is not None):
            changes[name] = (
                tuple(_general_value(one, places) for one in value)
                if shape.many
                else _general_value(value, places)
            )
    if isinstance(part, Agency) and part.general_name:
        changes["name"] = starting(part.general_name)
    copy: P = part.model_copy(update=changes)
    return copy


def _general_value(value: Any, places: GeneralPlaces) -> Any:
    if isinstance(value, Part):
        return _general(value, places)
    return places.text(value) if isinstance(value, str) else value
