"""What goes to the board, the family or the public holds no id of the team's, but printed numbers.

Takes a review as its reader may read it; gives the same with a number in place of each id: of
records, in references, and in `[[…]]` of texts. Whatever is made of it (places to jump to, tables,
fingerprints) then knows these numbers alone.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from learning_together import english
from learning_together.ids import Id, in_print
from learning_together.method import priorities
from learning_together.privacy.audience import Reader
from learning_together.records.base import Audience, Kind, Model, Part
from learning_together.records.kinds.finding import Finding
from learning_together.records.kinds.person import Person
from learning_together.records.kinds.section import Section
from learning_together.records.kinds.source import Source
from learning_together.records.shape import Shape, fields
from learning_together.review.review import REFERENCE, Review, once_per_review

#: Who is given printed numbers.
READERS = frozenset({Audience.BOARD, Audience.FAMILY, Audience.PUBLIC})
#: Longest of what stands before a number: together they are no longer than an id may be.
_LONGEST = 20
#: Between two records, and between one and its number, where it is noted which is which.
_BETWEEN, _IS = "; ", " = "

P = TypeVar("P", bound=Part)


def printed_ids(seen: Review, who: Reader, *earlier: Review) -> dict[Id, Id]:
    """What each record is called in print, by id: its kind and a number; empty if by its id.

    Findings have the number that they have for all, other records the one that they have among
    those of their kind that the reader sees.

    Args:
        seen: The review as the reader may read it.
        who: The reader.
        earlier: Earlier states; what is no more gets the numbers after those of now.
    """
    if who.audience not in READERS:
        return {}
    numbers = priorities.numbers(seen)
    counts = {"findings": max(numbers.values(), default=0)}
    found: dict[Id, Id] = {}
    for review in (seen, *earlier):
        for kind, records in review.records.items():
            for record in records:
                if not record.id or record.id in found or _keeps_its_id(record, seen, who):
                    continue
                if record.id not in numbers:
                    counts[kind] = counts.get(kind, 0) + 1
                number = numbers.get(record.id) or counts[kind]
                found[record.id] = in_print(f"{kind_in_print(record.KIND)} {number}")
    return found


def kind_in_print(kind: Kind) -> str:
    """What stands before the number of a record of a kind: "Key practice episode"."""
    return english.starting(kind.one)[:_LONGEST].rstrip()


@once_per_review
def as_printed(seen: Review, who: Reader) -> tuple[Review, Mapping[Id, Id]]:
    """The review as its reader may read it, with printed numbers for ids; and those numbers."""
    printed = printed_ids(seen, who)
    return renamed(seen, printed), printed


def renamed(review: Review, printed: Mapping[Id, Id]) -> Review:
    """A review with printed numbers for ids; a text that names no record of it has a gap there.

    Args:
        review: As its reader may read it.
        printed: As `printed_ids` gives it.
    """
    if not printed:
        return review
    there = {record.id: printed.get(record.id, record.id) for record in review if record.id}
    nowhere = {one.id: "" for one in review.references if one.in_text and one.id not in there}
    return replace(
        review,
        facts=_part(review.facts, there),
        records={
            kind: tuple(_part(_called(record, there), there) for record in records)
            for kind, records in review.records.items()
        },
        told=tuple(_part(record, there) for record in review.told),
        withheld=nowhere | review.withheld,
        numbers={there.get(id, id): n for id, n in priorities.numbers(review).items()},
    )


def noted(printed: Mapping[Id, Id]) -> str:
    """Which is which, in a line for the ledger.

    >>> line = noted({Id("FIN4"): in_print("Finding 1")})
    >>> line, which(line)
    ('FIN4 = Finding 1', {'FIN4': 'Finding 1'})
    """
    return _BETWEEN.join(f"{id}{_IS}{number}" for id, number in printed.items())


def which(line: str) -> dict[Id, Id]:
    """Which is which, as `noted` has it; what reads otherwise is passed over."""
    pairs = (one.partition(_IS) for one in line.split(_BETWEEN))
    return {Id(id): in_print(number.strip()) for id, is_, number in pairs if is_}


def numbers_of(printed: Mapping[Id, Id]) -> dict[Id, int]:
    """The numbers of the findings, of all that is printed."""
    start = f"{kind_in_print(Finding.KIND)} "
    return {
        id: int(number.text.removeprefix(start))
        for id, number in printed.items()
        if number.text.startswith(start) and number.text.removeprefix(start).isdecimal()
    }


def _keeps_its_id(record: Model, seen: Review, who: Reader) -> bool:
    """Whether a record goes by its id in print: codes of people, and parts that every report has.

    The public sees no code with a figure in it (HV1); one of letters alone reads as a word, and by
    that of the subject every report is called (Child C1).
    """
    if isinstance(record, Section):
        return bool(record.id) and record.id_text.lower() in seen.framework.headings
    if not isinstance(record, Person):
        return False
    if who.audience is not Audience.PUBLIC or not re.search(r"\d", record.id_text):
        return True
    return record.id in of_subject(seen)


def of_subject(review: Review) -> frozenset[Id]:
    """The words of what the review calls its subject; their code may be one of them."""
    return frozenset(map(Id, re.findall(r"[\w-]+", review.facts.subject or "")))


def _called(record: Model, there: Mapping[Id, Id]) -> Model:
    """A record that would be called by its id in print, with words instead."""
    if not record.id or there[record.id] == record.id:
        return record
    if isinstance(record, Section) and not record.title:
        return record.but(title=english.label(record.id_text))
    if isinstance(record, Source) and not record.short:
        return record.but(short=record.citation)
    return record


@cache
def _naming(made: type[Part]) -> tuple[tuple[str, Shape], ...]:
    """Fields that hold ids, or parts and texts that may."""
    return tuple(
        (name, shape)
        for name, shape in fields(made).items()
        if name == "id" or shape.refs is not None or shape.worded or shape.part is not None
    )


def _part(part: P, there: Mapping[Id, Id]) -> P:
    """A record, or a part of one, with other ids in it; references to nothing are gone."""
    changes: dict[str, Any] = {}
    for name, shape in _naming(type(part)):
        value = getattr(part, name)
        if not value:
            continue
        if shape.many:
            every = (_value(one, there) for one in value)
            new: Any = tuple(one for one in every if one is not None)
        else:
            new = _value(value, there)
        if new is not value:
            changes[name] = new
    copy: P = part.model_copy(update=changes) if changes else part
    return copy


def _value(value: Any, there: Mapping[Id, Id]) -> Any:
    if isinstance(value, Part):
        return _part(value, there)
    if isinstance(value, Id):
        return there.get(value)
    if isinstance(value, str) and "[[" in value:
        return REFERENCE.sub(lambda one: f"[[{linked(one[1], there)}]]", value)
    return value


def linked(typed: str, there: Mapping[Id, Id]) -> str:
    """What stands between the brackets of a reference, for what was typed there.

    Args:
        typed: The id as it was typed.
        there: What records are called in print, by id.
    """
    return str(there.get(Id(typed), typed)).replace(" ", "-")
