"""Records that a field names, ticked in a list: what can be chosen, and one edit of the field.

Knows no field by name. What somebody else did to the same list meanwhile stays.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from learning_together import english
from learning_together.actions.edit import Change, change_all
from learning_together.actions.window.named import Named, named
from learning_together.errors import LtError
from learning_together.folder.deeds import deed
from learning_together.ids import Id
from learning_together.records.base import Model
from learning_together.records.kinds import model
from learning_together.records.shape import Shape, fields
from learning_together.reports.record import page
from learning_together.reports.record.evidence_tree import field_label
from learning_together.reports.record.one_line import called
from learning_together.reports.record.page import WhoStandsBehind
from learning_together.review.load import load
from learning_together.review.loaded import Loaded
from learning_together.review.review import Review

#: So many that are not ticked are shown at most; words find the others.
MOST = 50


@dataclass(frozen=True, slots=True)
class Option:
    """A record that can be ticked: its id, the kind of it in words, and what it is called."""

    id: str
    one: str
    called: str


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be ticked for a field of a record.

    Attributes:
        kind: The plural of the record's kind.
        id: Its id.
        called: What it is called.
        field: The field's name.
        label: What it is called.
        explains: What belongs there.
        ticked: The records that it names.
        others: Records that it could name, no more than a list shows.
        more: How many more there are.
    """

    kind: str
    id: str
    called: str
    field: str
    label: str
    explains: str
    ticked: tuple[Option, ...]
    others: tuple[Option, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Done:
    """How many were added and taken out, and how many the field names now."""

    added: int
    removed: int
    all: int


def lists_of(review: Review, id: str) -> tuple[tuple[str, str], ...]:
    """The fields of a record that name several others: the name of each, and what it is called."""
    record = _record(review, id)
    return tuple(
        (name, field_label(review, name, shape))
        for name, shape in fields(type(record)).items()
        if shape.many and shape.refs is not None and not shape.by_lt
    )


def offered(review: Review, id: str, name: str, words: str = "") -> Offered:
    """What can be ticked for a field.

    Args:
        review: All of it.
        id: The record's.
        name: The field's.
        words: What the id of the others, or what they are called, holds.

    Raises:
        LtError: There is no such record, or it has no such field.
    """
    record = _record(review, id)
    shape = _shape(record, name)
    held: tuple[Id, ...] = getattr(record, name)
    wanted = words.casefold().split()
    found: list[Option] = []
    more = 0
    for one in _fewest_first(review, shape.refs or ()):
        if one.id == record.id or one.id in held or not all(word in one.text for word in wanted):
            continue
        if len(found) < MOST:
            found.append(_option(one))
        else:
            more += 1
    return Offered(
        record.KIND.name,
        record.id_text,
        called(review, record),
        name,
        field_label(review, name, shape),
        shape.explains,
        tuple(_held(review, one) for one in held),
        tuple(found),
        more,
    )


@deed
def set_chosen(
    root: Path, id: str, name: str, was: Sequence[str], ticked: Sequence[str], loaded: Loaded
) -> Done:
    """Adds what was ticked to a field, and takes out what was unticked.

    Args:
        root: The review's folder.
        id: The record's.
        name: The field's.
        was: The ids that stood ticked on the page.
        ticked: Those that were ticked when it was sent.
        loaded: The folder as it was read a moment ago.

    Raises:
        LtError: There is no such record or field, or it cannot name what was ticked.
    """
    loaded = load(root, loaded)
    record = _record(loaded.review, id)
    _shape(record, name)
    changes, done = changed(record, name, was, ticked)
    if changes:
        change_all(root, changes, loaded=loaded)
    return done


def changed(
    record: Model, name: str, was: Iterable[str], ticked: Iterable[str]
) -> tuple[list[Change], Done]:
    """The change of a field that names others, where one is needed; and what it comes to."""
    before, after = set(map(Id, was)), set(map(Id, ticked))
    typed = as_typed(record, name)
    kept = [one for one in typed if Id(one) not in before - after]
    there = before | set(map(Id, kept))
    new = [one for one in dict.fromkeys(ticked) if Id(one) not in there]
    done = Done(len(new), len(typed) - len(kept), len(kept) + len(new))
    return ([Change(record, (name,), [*kept, *new])] if done.added or done.removed else []), done


def as_typed(record: Model, name: str) -> list[str]:
    """A list as it was typed: one value where a list is meant is a list of one."""
    held = record.origin.data.get(name)
    return [one for one in (held if isinstance(held, list) else [held]) if isinstance(one, str)]


def behind(
    review: Review, kind: str, id: str, typed: Mapping[str, Sequence[str]]
) -> WhoStandsBehind | None:
    """Who would stand behind a piece of analysis that named what is typed or ticked.

    Args:
        review: All of it.
        kind: The plural of its kind.
        id: The record's; empty for a new one.
        typed: By field: the ids.

    Returns:
        None where the record is no analysis.
    """
    made = model(kind)
    record = review.get(Id(id), made) if id else made.model_construct()
    if record is None:
        return None
    named: dict[str, Any] = {
        name: tuple(Id(one) for one in typed[name] if one.strip())
        for name, shape in fields(made).items()
        if name in typed and shape.many and shape.refs is not None
    }
    return page.behind(review, record.but(**named))


def _fewest_first(review: Review, kinds: Sequence[str]) -> Iterator[Named]:
    """The records of some kinds, or of all; of a kind that has few they are found at a glance."""
    known = named(review)
    for kind in sorted(kinds or known, key=lambda one: len(known.get(one, ()))):
        yield from known.get(kind, ())


def _option(one: Named) -> Option:
    return Option(one.id.text, one.one, english.short(one.called, 160))


def _held(review: Review, id: Id) -> Option:
    record = review.find(id)
    if record is None:
        return Option(id.text, "no such record", "")
    return Option(id.text, record.KIND.one, english.short(called(review, record), 160))


def _record(review: Review, id: str) -> Model:
    found = review.find(Id(id))
    if found is None:
        raise LtError(f"There is no record {id} in this review.", "It may have another id now.")
    return found


def _shape(record: Model, name: str) -> Shape:
    shape = fields(type(record)).get(name)
    if shape is None or shape.refs is None or not shape.many or shape.by_lt:
        raise LtError(f"{record.id_text} has no list “{name}” to choose for.", "Look at its form.")
    return shape
