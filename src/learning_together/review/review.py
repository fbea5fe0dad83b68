"""A review: every record, and what refers to what, both ways.

Knows no kind by name but the review's own record, reads no file, checks nothing. What the method
derives from the records is in `learning_together.method`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property, lru_cache, wraps
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, TypeVarTuple

from learning_together.diagnostics import Edit, Place
from learning_together.ids import Id, interned
from learning_together.patterns import regex
from learning_together.records.base import M, Model, Part
from learning_together.records.frameworks import Framework, Option, framework, option
from learning_together.records.kinds.review import Period, ReviewFacts
from learning_together.records.shape import fields
from learning_together.review.derived import once_per_record, once_with_changes
from learning_together.stages import Stage

T = TypeVar("T")
More = TypeVarTuple("More")

#: `[[KPE3]]` in text; a backslash before it makes it mere brackets.
#: Between double brackets; a line that asks for a picture names no record.
REFERENCE = regex(r"(?<!\\)\[\[(?!\s*[Pp]icture\s*:)\s*([^\[\]\n]{1,60}?)\s*\]\]")


@lru_cache(maxsize=8)
def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a file's text; split once, since a faulty file may ask thousands of times."""
    return tuple(text.split("\n"))


class Reference(NamedTuple):
    """One record naming another.

    Attributes:
        source: The record in which the reference stands.
        path: The field, and where in it.
        id: Whose record.
        kinds: The kinds it may name; empty: any.
        in_text: Whether it is a `[[…]]` in text.
    """

    source: Model
    path: tuple[str | int, ...]
    id: Id
    kinds: tuple[str, ...]
    in_text: bool

    @property
    def field(self) -> str:
        """The field, dotted."""
        return ".".join(str(step) for step in self.path)

    @property
    def place(self) -> Place:
        """The spot at which it is typed."""
        place = self.source.place(*self.path)
        if not self.in_text:
            return place
        lines = lines_of(self.source.origin.source.text)
        for number in range(place.line - 1, len(lines)):
            for match in REFERENCE.finditer(lines[number]):
                if match[1] == self.id.text and (number, match.start() + 1) >= (
                    place.line - 1,
                    place.column,
                ):
                    return Place(place.file, number + 1, match.start() + 1, len(match[0]))
        return place

    def edit(self, id: str) -> Edit | None:
        """What has it name another record; None where it cannot simply be put there.

        Never a sure one: to take one record for another is the worse slip.
        """
        if not id:
            return None
        old, new = (f"[[{self.id}]]", f"[[{id}]]") if self.in_text else (self.id.text, id)
        edit = self.source.origin.source.edit(self.place, old, new)
        return replace(edit, sure=False) if edit else None


@dataclass(frozen=True)
class Review:
    """All records of a review.

    Attributes:
        facts: The record of review.yaml; an empty one if it could not be read.
        records: The other records, by the plural of their kind.
        unread: Texts of the files that could not be read to their end, by kind; an empty text
            where not even that could be had.
        withheld: Records that the audience at hand may not read: id to kind.
        numbers: The numbers of the findings, those of all of the review; None where this is all of
            it, and they are still to be worked out.
        told: Of records that the audience may not read, what it is told all the same: records with
            all else left out, which nothing leads to.
        root: The folder it was read from; None for a review made otherwise.
        files: The text of every file by its path, whatever it holds; empty where not even that
            could be had. None of them for an audience.
        locked: Whether the key of real names is there, but could not be opened.
        today: The day as of which is told what has happened; what is dated later has not.
        key_faults: Lines of the key at which an entry cannot be read: a name may be missing.
        before: What was derived of the records of an earlier state; see `derived`.
    """

    facts: ReviewFacts
    records: dict[str, tuple[Model, ...]]
    unread: dict[str, tuple[str, ...]] = field(default_factory=dict)
    withheld: dict[Id, str] = field(default_factory=dict)
    numbers: dict[Id, int] | None = None
    told: tuple[Model, ...] = ()
    root: Path | None = None
    files: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    locked: bool = False
    today: date = field(default_factory=date.today, compare=False)
    key_faults: tuple[int, ...] = ()
    before: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def title(self) -> str:
        """The review's title; a neutral word where it has none."""
        return self.facts.title or "Untitled review"

    @property
    def stage(self) -> Stage:
        """The stage that review.yaml gives; setup where it gives none."""
        return Stage(self.facts.stage or "setup")

    @property
    def period(self) -> Period | None:
        """The period under review, where both ends are given."""
        period = self.facts.period
        return period if period and period.start and period.end else None

    @property
    def framework(self) -> Framework:
        """The framework, as data."""
        return framework(self.facts.framework or "")

    @property
    def recommendations(self) -> str:
        """What findings leave the board with: `none`, `questions` or `recommendations`."""
        return self.facts.recommendations or self.framework.recommendations

    @property
    def option(self) -> Option:
        """The option, as data."""
        return option(self.facts.option or "")

    def all(self, model: type[M]) -> tuple[M, ...]:
        """Every record of a kind, in the order of files and lines."""
        return self.records.get(model.KIND.name, ())  # type: ignore[return-value]

    def __iter__(self) -> Iterator[Model]:
        """Every record: the review's own, then the kinds in their order."""
        yield self.facts
        for records in self.records.values():
            yield from records

    def shows(self, *kinds: str) -> bool:
        """Whether the audience at hand reads every record of these kinds: counts are true then."""
        return not any(kind in kinds for kind in self.withheld.values())

    def whole(self, *kinds: str) -> bool:
        """Whether every file of these kinds could be read: what is missing then is missing."""
        return not any(kind in self.unread for kind in kinds)

    @property
    def by_id(self) -> Mapping[Id, Model]:
        """The first record of each id; the review's own goes by "review"."""
        return _by_id(self)

    @property
    def used_twice(self) -> tuple[Id, ...]:
        """Ids that more than one record has, in their order."""
        return tuple(
            dict.fromkeys(
                record.id
                for kind, records in self.records.items()
                for record in records
                if kind != "identities" and record.id and self.by_id[record.id] is not record
            )
        )

    def named(self) -> "Review":
        """The same less the records without an id: no other can refer to them, nor lead to them."""
        return replace(
            self,
            records={
                kind: records
                if kind == "identities"
                else tuple(record for record in records if record.id)
                for kind, records in self.records.items()
            },
        )

    def find(self, id: Id | None) -> Model | None:
        """The record of that id, of any kind."""
        return self.by_id.get(id) if id else None

    def get(self, id: Id | None, model: type[M]) -> M | None:
        """The record of that id if it is of that kind."""
        found = self.find(id)
        return found if isinstance(found, model) else None

    def each(self, ids: Sequence[Id], model: type[M]) -> tuple[M, ...]:
        """The records of that kind among those of the ids, in the order of the ids."""
        found = (self.find(id) for id in ids)
        return tuple(record for record in found if isinstance(record, model))

    def is_free(self, id: Id) -> bool:
        """Whether nothing speaks against a new record's having an id.

        A file with a fault may hold it. One of which nothing could be read may hold any, and so
        speaks against none.
        """
        return self.find(id) is None and id not in self._unread_words

    def may_be_unread(self, id: Id) -> bool:
        """Whether a record of that id may stand in a file that could not be read."""
        return self.unknowable or id in self._unread_words

    @property
    def unknowable(self) -> bool:
        """Whether there is a file of which nothing could be read: it may hold any record."""
        return any("" in texts for kind, texts in self.unread.items() if kind != "identities")

    @cached_property
    def _unread_words(self) -> frozenset[Id]:
        texts = (text for texts in self.unread.values() for text in texts)
        return frozenset(
            interned(word) for text in texts for word in re.findall(r"[A-Za-z][A-Za-z0-9-]*", text)
        )

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every reference, in the order of records and fields."""
        return tuple(one for those in _references(self) for one in those)

    @cached_property
    def _incoming(self) -> Mapping[str, Sequence[Reference]]:
        """The references by the ids that they name, in the form in which ids are compared."""
        index: dict[str, list[Reference]] = {}
        for those in _references(self):
            for reference in those:
                name = reference.id.folded
                if name in index:
                    index[name].append(reference)
                else:
                    index[name] = [reference]
        return index

    def naming(self, id: Id | None) -> tuple[Reference, ...]:
        """The references to a record."""
        return tuple(self._incoming.get(id.folded, ())) if id else ()

    def with_references(self) -> Iterator[tuple[Model, Sequence[Reference]]]:
        """Every record, each with the references that stand in it."""
        return zip(self, _references(self), strict=True)

    def named_by(self, record: Model) -> tuple[Reference, ...]:
        """The references that stand in a record."""
        found: list[Reference] = []
        _gather(record, record, (), found)
        return tuple(found)

    def of_agency(self, person: Id | None) -> Id | None:
        """The agency of a person."""
        agency: Id | None = getattr(self.find(person), "agency", None)
        return agency


@cache
def _plan(model: type[Part]) -> tuple[tuple[str, bool, tuple[str, ...] | None, bool, bool], ...]:
    """The fields that can hold references: name, many, kinds, worded, part."""
    return tuple(
        (name, shape.many, shape.refs, shape.worded, shape.part is not None)
        for name, shape in fields(model).items()
        if shape.refs is not None or shape.worded or shape.part is not None
    )


_new = tuple.__new__


@lru_cache(maxsize=4096)
def _step(path: tuple[str | int, ...], name: str) -> tuple[str | int, ...]:
    """The path of a field; one object for the references of tens of thousands of records."""
    return (*path, name)


@lru_cache(maxsize=4096)
def _steps(path: tuple[str | int, ...], name: str, count: int) -> tuple[tuple[str | int, ...], ...]:
    """The paths of the values of a field that holds a list."""
    return tuple((*path, name, number) for number in range(count))


def _gather(source: Model, part: Part, path: tuple[str | int, ...], found: list[Reference]) -> None:
    # Over 10,000 entries this loop is a good part of a check's time: it reads the instance's own
    # dictionary, looks for brackets before it asks a regular expression, and makes references as
    # the tuples that they are.
    values: dict[str, Any] = part.__dict__
    faulty = source.faulty if not path else ()
    for name, many, kinds, worded, is_part in _plan(type(part)):
        value = values[name]
        if not value:
            continue
        if kinds is not None:
            if not many:
                found.append(_new(Reference, (source, _step(path, name), value, kinds, False)))
            elif faulty and name in faulty:
                found += _beside_faults(source, name, value, kinds)
            else:
                found += [
                    _new(Reference, (source, step, item, kinds, False))
                    for step, item in zip(_steps(path, name, len(value)), value, strict=True)
                ]
            continue
        for number, item in enumerate(value if many else (value,)):
            if worded:
                if "[[" in item:
                    step = (*path, name, number) if many else (*path, name)
                    found.extend(
                        Reference(source, step, interned(match[1]), (), in_text=True)
                        for match in REFERENCE.finditer(item)
                    )
            elif is_part:
                step = (*path, name, number) if many else (*path, name)
                _gather(source, item, step, found)


def _beside_faults(
    source: Model, name: str, items: Sequence[Id], kinds: tuple[str, ...]
) -> Iterator[Reference]:
    """The sound items of a list that holds a fault as well, each where it was typed."""
    typed = source.origin.data.get(name)
    for item in items:
        number = typed.index(item.text) if isinstance(typed, list) else 0
        yield Reference(source, (name, number), item, kinds, in_text=False)


def once_per_review(derive: Callable[[Review, *More], T]) -> Callable[[Review, *More], T]:
    """Keeps what a function derives from a review with that review, which never changes.

    Args:
        derive: Of a review, and of what else it takes: that says for which of several it is kept.
    """
    key = f"{derive.__module__}.{derive.__qualname__}"

    @wraps(derive)
    def derived(review: Review, *more: *More) -> T:
        kept: dict[tuple[*More], T] = review.__dict__.setdefault(key, {})
        if more not in kept:
            kept[more] = derive(review, *more)
        return kept[more]

    return derived


def _first_of_each_id(review: Review) -> dict[Id, Model]:
    index: dict[Id, Model] = {}
    for name, records in review.records.items():
        if name != "identities":
            for record in records:
                if record.id:
                    index.setdefault(record.id, record)
    if review.facts.id:
        index.setdefault(review.facts.id, review.facts)
    return index


def _with_others(
    index: dict[Id, Model], pairs: Sequence[tuple[Model, Model]]
) -> dict[Id, Model] | None:
    """The same with other records of the same ids; None where an id is another."""
    if any(was.KIND is not now.KIND or was.id_text != now.id_text for was, now in pairs):
        return None
    index = index.copy()
    for was, now in pairs:
        if now.id and index.get(now.id) is was:
            index[now.id] = now
    return index


_by_id = once_with_changes(_first_of_each_id, _with_others)


def _gathered(_review: Review, records: Sequence[Model]) -> Sequence[Sequence[Reference]]:
    every: list[list[Reference]] = []
    for record in records:
        found: list[Reference] = []
        _gather(record, record, (), found)
        every.append(found)
    return every


_references = once_per_record(_gathered)
