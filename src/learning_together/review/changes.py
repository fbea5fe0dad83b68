"""What changed between two states of a review, as records and not as lines.

Takes two reviews, gives changes. Where a record stands, how its file is laid out and how its text
is broken into lines is no change. Knows neither git nor any output, and reads no file.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from learning_together.ids import Id
from learning_together.records.base import Model
from learning_together.records.kinds import KINDS
from learning_together.records.shape import Shape, fields
from learning_together.review.field_changes import FieldChange, Plain, differences, plain, raw
from learning_together.review.review import REFERENCE, Review

#: Real names; what became of them is nobody's news.
_NEVER = "identities"


class Sort(StrEnum):
    """What happened to a record."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one record.

    Attributes:
        sort: What.
        kind: The plural of its kind.
        id: As it is now; of a removed one, as it was.
        was: Of a renamed one, its former id; otherwise the same.
        old: The record as it was; None if it was not there.
        new: The record as it is; None if it is not there.
        fields: What differs, in the order of the fields; of a changed record only.
    """

    sort: Sort
    kind: str
    id: str
    was: str
    old: Model | None
    new: Model | None
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """An earlier state of a review.

    Attributes:
        commit: The id of the commit that holds it.
        day: On which that was made.
        asked: The day asked for; None where a commit was asked for.
        meeting: The id of the meeting of that day, where a meeting was asked for.
        note: What else a reader should know of the choice; may be empty.
        uncommitted: Whether the folder as it is now has changes that are not committed.
    """

    commit: str
    day: date
    asked: date | None = None
    meeting: str | None = None
    note: str = ""
    uncommitted: bool = False


@dataclass(frozen=True)
class Changes:
    """What changed between two states.

    Attributes:
        old: The review as it was.
        new: The review as it is.
        changes: By kind; within a kind in the order of the records, removed ones last.
        unsure: Kind and id of records of which a field cannot be read in one of the states, and of
            those that are there in one and may stand, in the other, where a file cannot be read.
        since: Which state the old one is, where it comes from git.
        as_typed: Whether the files were compared; see `compare`.
    """

    old: Review = field(repr=False)
    new: Review = field(repr=False)
    changes: tuple[Change, ...]
    unsure: tuple[tuple[str, str], ...] = ()
    since: State | None = None
    as_typed: bool = True

    def held(self, change: Change) -> Iterator[FieldChange]:
        """All that a record held that was removed, or holds that was added; as changes of fields.

        Args:
            change: An addition or a removal.
        """
        record = change.new or change.old
        if record is None:
            return
        for name in _names(record, as_typed=self.as_typed):
            value, sound = _value(record, name, self.as_typed)
            shape = fields(type(record)).get(name)
            if value is not None:
                old, new = (value, None) if change.new is None else (None, value)
                yield FieldChange(name, old, new, worded=bool(sound and shape and shape.worded))

    def of(self, sort: Sort) -> tuple[Change, ...]:
        """The changes of one sort."""
        return tuple(change for change in self.changes if change.sort is sort)


def compare(old: Review, new: Review, *, as_typed: bool = True) -> Changes:
    """What changed from one state of a review to another.

    Args:
        old: As it was.
        new: As it is.
        as_typed: Whether to compare what the files say, faulty fields included. False for reviews
            as somebody may read them, whose files say more than that.
    """
    comparing = _Comparing(old, new, as_typed=as_typed)
    changes = tuple(comparing.changes())
    return Changes(old, new, changes, tuple(comparing.unsure), as_typed=as_typed)


def _names(record: Model, *, as_typed: bool) -> dict[str, None]:
    """The fields that a record has or could have, but its id."""
    names = dict.fromkeys(fields(type(record)))
    if as_typed and not names.keys() >= record.origin.data.keys():
        names |= dict.fromkeys(record.origin.data)
    del names["id"]
    return names


def _value(record: Model, name: str, as_typed: bool) -> tuple[Plain, bool]:  # noqa: FBT001
    """A field's value, and whether it is as the field's type says."""
    shape = fields(type(record)).get(name)
    if shape is None or name in record.faulty:
        return (raw(record.origin.data.get(name)) if as_typed else None), False
    return plain(shape, getattr(record, name)), True


class _Comparing:
    def __init__(self, old: Review, new: Review, *, as_typed: bool) -> None:
        self.old = old
        self.new = new
        self.as_typed = as_typed
        self.unsure: list[tuple[str, str]] = []
        #: Former ids of renamed records, and the new ids.
        self.now: dict[Id, str] = {}

    def changes(self) -> Iterator[Change]:
        yield from self._pair("review", self.old.facts, self.new.facts)
        kinds = [kind for kind in KINDS if kind not in {"review", _NEVER}]
        left = {
            kind: self._apart(self.old.records.get(kind, ()), self.new.records.get(kind, ()))
            for kind in kinds
        }
        renamed = {kind: self._renamed(*left[kind]) for kind in kinds}
        for kind in kinds:
            yield from self._kind(kind, *left[kind], renamed[kind])

    def _apart(self, old: Sequence[Model], new: Sequence[Model]) -> tuple[list[Model], list[Model]]:
        """The records of both sides less those that say the same under the same id."""
        shared = {id(record) for record in old} & {id(record) for record in new}
        left = [record for record in old if id(record) not in shared]
        former = _by_id(left)
        gone: set[int] = set(shared)
        for record in new:
            if id(record) in shared:
                continue
            for before in former.get(record.id, ()):
                if id(before) not in gone and self._alike(before, record):
                    gone |= {id(before), id(record)}
                    break
        return (
            [record for record in left if id(record) not in gone],
            [record for record in new if id(record) not in gone],
        )

    def _alike(self, old: Model, new: Model) -> bool:
        """Whether two records surely say the same; False where it must be looked at closely."""
        if not self.as_typed:
            return old == new
        said, says = old.origin.data, new.origin.data
        return said == says and getattr(old, "agency", None) == getattr(new, "agency", None)

    def _kind(
        self, kind: str, old: list[Model], new: list[Model], renamed: dict[int, Model]
    ) -> Iterator[Change]:
        former = _by_id(one for one in old if id(one) not in {id(r) for r in renamed.values()})
        for record in new:
            before = renamed.get(id(record))
            if before is not None:
                yield Change(Sort.RENAMED, kind, record.id_text, before.id_text, before, record)
                continue
            same = former.get(record.id)
            if same:
                yield from self._pair(kind, same.pop(0), record)
            elif record.id and self.old.may_be_unread(record.id):
                self.unsure.append((kind, record.id.text))
            else:
                yield Change(Sort.ADDED, kind, record.id_text, record.id_text, None, record)
        for record in (one for records in former.values() for one in records):
            if record.id and self.new.may_be_unread(record.id):
                self.unsure.append((kind, record.id.text))
            elif record.id not in self.new.withheld:
                yield Change(Sort.REMOVED, kind, record.id_text, record.id_text, record, None)

    def _pair(self, kind: str, old: Model, new: Model) -> Iterator[Change]:
        found = tuple(self._fields(old, new))
        if old.origin.left_out or new.origin.left_out:
            self.unsure.append((kind, new.id_text))
        if found:
            yield Change(Sort.CHANGED, kind, new.id_text, old.id_text, old, new, found)

    def _renamed(self, old: list[Model], new: list[Model]) -> dict[int, Model]:
        """New records that say what a record of another id said, by the identity of the new one."""
        found: dict[int, Model] = {}
        if {record.id for record in old} == {record.id for record in new}:
            return found
        former: dict[str, list[Model]] = {}
        for record in old:
            former.setdefault(self._content(record), []).append(record)
        for record in new:
            content = self._content(record)
            same = former.get(content)
            if not same or len(content) < _TELLING:
                continue
            before = same.pop(0)
            if before.id and record.id:
                found[id(record)] = before
                self.now[before.id] = record.id.text
        return found

    def _content(self, record: Model) -> str:
        """All that a record says but its id, as text to compare; not to be shown."""
        said = record.origin.data if self.as_typed else record.__dict__
        agency = getattr(record, "agency", None)
        parts = (
            f"{name}={' '.join(str(said[name]).split())}"
            for name in sorted(said)
            if name not in _NO_CONTENT and said[name]
        )
        return "\n".join((str(agency), *parts))

    def _fields(self, old: Model, new: Model) -> Iterator[FieldChange]:
        unread = old.origin.left_out | new.origin.left_out
        for name in self._doubtful(old, new):
            if name in unread:
                continue
            was, was_sound = _value(old, name, self.as_typed)
            now, now_sound = _value(new, name, self.as_typed)
            shape = fields(type(new)).get(name)
            if was_sound and shape is not None and self.now:
                was = self._follow(shape, was)
            if was == now:
                continue
            if shape is None or not was_sound or not now_sound:
                yield FieldChange(name, was, now)
            else:
                yield from differences(shape, name, was, now)

    def _doubtful(self, old: Model, new: Model) -> Iterable[str]:
        """The fields that may differ; as typed, nine in ten surely do not."""
        if not self.as_typed:
            return _names(new, as_typed=False)
        before, after = old.origin.data, new.origin.data
        differ = {name for name in before.keys() | after if before.get(name) != after.get(name)}
        if before.get("agency") is None and after.get("agency") is None:
            differ.add("agency")  # which the name of the file may say
        known = fields(type(new))
        names = [name for name in known if name in differ and name != "id"]
        unknown = (name for name in {**after, **before} if name in differ and name not in known)
        return names if differ <= known.keys() else [*names, *unknown]

    def _follow(self, shape: Shape, value: Plain) -> Plain:
        """A former value with the ids that its records have now."""
        if isinstance(value, list):
            return [self._follow(shape, item) for item in value]
        if isinstance(value, dict):
            within = fields(shape.part) if shape.part else {}
            return {
                name: self._follow(within.get(name, shape), item) for name, item in value.items()
            }
        if not isinstance(value, str):
            return value
        if shape.refs is not None:
            return self.now.get(Id(value), value)
        if shape.worded and "[[" in value:
            return REFERENCE.sub(self._new_reference, value)
        return value

    def _new_reference(self, match: re.Match[str]) -> str:
        now = self.now.get(Id(match[1]))
        return f"[[{now}]]" if now else match[0]


_NO_CONTENT = frozenset({"id", "agency", "origin", "faulty"})
#: A record that says less than this says nothing by which it could be known again.
_TELLING = 40


def _by_id(records: Iterable[Model]) -> dict[Id | None, list[Model]]:
    found: dict[Id | None, list[Model]] = {}
    for record in records:
        found.setdefault(record.id, []).append(record)
    return found
