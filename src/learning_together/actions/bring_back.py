"""Writes what came back in a form or a workbook: row by row what can stand, and cards for the rest.

Takes what was compared. A row with a fault is left out and told; all others are written. What was
changed here too is written nowhere: it becomes a card, as where two people's states are joined.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from learning_together.actions.edit import Change, add, change_all
from learning_together.actions.edit.add_many import add_all
from learning_together.actions.edit.refused import RefusedError
from learning_together.errors import LtError
from learning_together.exchange.edited_workbook.changes import Back, Edited, Listed
from learning_together.exchange.edited_workbook.new_rows import Value
from learning_together.folder.deeds import deed
from learning_together.ids import Id
from learning_together.joining.cards import NOT_KNOWN, Card, clean, mark, shown
from learning_together.privacy.handling import field_readers
from learning_together.records.base import Audience, Model
from learning_together.records.kinds import kind_of, model
from learning_together.records.kinds.difference import Difference
from learning_together.records.shape import fields
from learning_together.review.load import load
from learning_together.review.loaded import Loaded
from learning_together.review.new_ids import new_ids
from learning_together.review.review import Review


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """What came of something that came back.

    Attributes:
        back: What was compared; what was refused besides is told in it.
        added: Ids of records that were added.
        cards: Ids of the cards that were made.
    """

    back: Back
    added: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()


@deed
def write(root: Path, loaded: Loaded, back: Back, *, dry: bool = False) -> BroughtBack:
    """Writes what was changed, as far as it can stand.

    Args:
        root: The review's folder.
        loaded: The folder, as it was compared.
        back: What was compared, by ids.
        dry: Whether only to tell what would be written.

    Raises:
        LtError: A file cannot be written. Nothing was changed.
    """
    _change(root, loaded, back, dry=dry)
    if dry:
        return BroughtBack(back)
    added = tuple(_add(root, back))
    return BroughtBack(back, added, _cards(root, back))


def _change(root: Path, loaded: Loaded, back: Back, *, dry: bool) -> None:
    """Changes what is there; a row of which a value cannot stand is left out."""
    review = loaded.review
    while back.changes or back.lists:
        changes = [*_changes(review, back)]
        try:
            change_all(root, changes, loaded=loaded, dry=dry)
        except RefusedError as refused:
            bad = {one.record for one in refused.problems if one.record is not None}
            named = [*(one.id for one in back.changes), *(one.id for one in back.lists)]
            left_out = bad & set(map(Id, named))
            if not left_out:
                raise
            for problem in refused.problems:
                if problem.record in left_out:
                    field = _called(review, problem.record, problem.field)
                    back.refused.append(
                        f"{problem.record}{f', {field}' if field else ''}: {problem.message} "
                        "Nothing of this row was written."
                    )
            back.changes = [one for one in back.changes if Id(one.id) not in left_out]
            back.lists = [one for one in back.lists if Id(one.id) not in left_out]
        else:
            return


def _called(review: Review, id: Id | None, field: str | None) -> str:
    """What a field is called where people read it."""
    record = review.find(id)
    name, _, _ = (field or "").partition(".")
    shape = fields(type(record)).get(name) if record is not None else None
    return shape.label if shape is not None else field or ""


def _changes(review: Review, back: Back) -> Iterator[Change]:
    whole = {(Id(one.id), one.steps): one for one in back.lists}
    within: dict[tuple[Id, Any], list[Edited]] = {}
    for one in back.changes:
        key = next(
            ((id, steps) for id, steps in whole
             if id == Id(one.id) and one.steps[: len(steps)] == steps), None
        )  # fmt: skip
        if key is None:
            yield Change(record_of(review, one.id), one.steps, one.column.value(one.new))
        else:
            within.setdefault(key, []).append(one)
    for key, listed in whole.items():
        yield from _list(record_of(review, listed.id), listed, within.get(key, ()))


def _list(record: Model, listed: Listed, edits: Iterable[Edited]) -> Iterator[Change]:
    """The changes of a list: those of its parts where they stay, or the list as a whole."""
    held = _at(record.origin.data, listed.steps)
    parts = held if isinstance(held, list) else [] if held is None else [held]
    added = [one for one in listed.order if not isinstance(one, int)]
    if isinstance(held, list) and listed.order == (*range(len(parts)), *added) and parts:
        for one in edits:
            yield Change(record, one.steps, one.column.value(one.new))
        for number, values in enumerate(added, len(parts)):
            yield Change(record, (*listed.steps, number), dict(values))
        return
    made = [dict(one) if isinstance(one, Mapping) else {} for one in parts]
    for one in edits:
        first, *rest = one.steps[len(listed.steps) :]
        inner: dict[Any, Any] = made[int(first)]
        for step in rest[:-1]:
            inner[step] = dict(inner.get(step) or {})
            inner = inner[step]
        inner[rest[-1]] = one.column.value(one.new)
    order = [made[one] if isinstance(one, int) else dict(one) for one in listed.order]
    yield Change(record, listed.steps, clean(order))


def _at(data: Any, steps: Iterable[Any]) -> Any:
    for step in steps:
        data = data.get(step) if isinstance(data, Mapping) else None
    return data


def _add(root: Path, back: Back) -> Iterator[str]:
    """Adds what is new; a record that names one that was added with it comes after that."""
    made: dict[tuple[str, Id], str] = {}
    for kind, values in back.new:
        named = dict(_named(root, kind, values, made))
        try:
            id = add(root, kind, named).id
        except LtError as error:
            back.refused.append(f"A new {kind_of(kind).one} was not added: {error.message}")
            continue
        for value in named.values():
            if isinstance(value, str):
                made.setdefault((kind, Id(value)), id)
        yield id


def _named(
    root: Path, kind: str, values: Mapping[str, Value], made: Mapping[tuple[str, Id], str]
) -> Iterator[tuple[str, Value]]:
    """The values of a record, which name the record that was written on the form beside it."""
    review = load(root).review
    for name, value in values.items():
        refs = fields(model(kind))[name].refs if name in fields(model(kind)) else None
        found = review.find(Id(value)) if isinstance(value, str) and refs else None
        if found is not None and refs and found.KIND.name not in refs and isinstance(value, str):
            beside = next((made[one, Id(value)] for one in refs if (one, Id(value)) in made), "")
            yield name, beside or _of(review, refs, found) or value
        else:
            yield name, value


def _of(review: Review, kinds: Iterable[str], record: Model) -> str:
    """The only record of some kinds that names another; empty where there are several or none."""
    naming = (one.source for one in review.naming(record.id))
    found = {one.id_text for one in naming if one.KIND.name in kinds}
    return found.pop() if len(found) == 1 else ""


def _cards(root: Path, back: Back) -> tuple[str, ...]:
    """Makes a card of each conflict that is none yet."""
    if not back.conflicts:
        return ()
    loaded = load(root)
    review = loaded.review
    known = {
        mark(one.sort or "", one.field or "", one.ours or "", one.theirs or "", str(one.record))
        for one in review.all(Difference)
    }
    found = []
    for one in back.conflicts:
        card = _card(review, one)
        if mark(card.sort, card.field, card.ours, card.theirs, card.id) not in known:
            found.append(card)
    ids = new_ids(review, Difference.KIND.name)
    today = date.today().isoformat()
    many = [card.values(next(ids), today, "") for card in found]
    return tuple(one.id for one in add_all(root, loaded, Difference.KIND.name, many))


def _card(review: Review, one: Edited) -> Card:
    record = record_of(review, one.id)
    data: Any = record.origin.data
    for step in one.steps:
        if isinstance(step, int):
            data = data[step] if isinstance(data, list) and step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, Mapping) else None
    return Card(
        sort="wording",
        kind=record.KIND.name,
        id=record.id_text,
        here=True,
        file="",
        field=one.field,
        base=NOT_KNOWN,  # A mark of it went out, and not its text.
        ours=shown(data),
        theirs=shown(one.column.value(one.new)),
        narrow=Audience.TEAM not in field_readers(record, one.steps),
    )


def record_of(review: Review, id: str) -> Model:
    """A record, or the review's own facts.

    Raises:
        LtError: There is none.
    """
    if Id(id) in {Id("review"), review.facts.id}:
        return review.facts
    found = review.find(Id(id))
    if found is None:
        raise LtError(f"There is no record “{id}” in this review.", "It may have another id now.")
    return found
