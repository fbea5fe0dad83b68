"""Records as tables: a column a field, a row a record; lists of parts as tables of their own.

Takes a review as its reader may read it. The key of real names is in no such review. Knows no
file format.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from learning_together import english
from learning_together.dates.edtf import When
from learning_together.exchange.exports.cell_text import shown
from learning_together.exchange.exports.table import COMMA, Column, ExportRow, Steps, Table
from learning_together.exchange.exports.table_columns import columns
from learning_together.ids import Id
from learning_together.method import timeline_order
from learning_together.records.base import Model, Part
from learning_together.records.kinds import kind_of, model
from learning_together.records.kinds.entry import Entry
from learning_together.records.shape import fields
from learning_together.reports.wording import NOT_SHOWN
from learning_together.review.review import REFERENCE, Review

_Item = tuple[Model, Part, Steps, str]


def tables(review: Review, kinds: Iterable[str], *, empty: bool = False) -> tuple[Table, ...]:
    """The tables of these kinds; those of parts only where there are any.

    Args:
        review: As its reader may read it.
        kinds: Their plurals, `review` for the review's own facts.
        empty: Whether those of parts are there too of which there is none yet.
    """
    found: list[Table] = []
    for kind in kinds:
        if kind == "identities":
            continue
        records = (review.facts,) if kind == "review" else review.records.get(kind, ())
        if kind == "timeline":
            records = timeline_order.in_order(review.all(Entry))
        found += _of_kind(review, kind, records, empty=empty)
    return tuple(found)


def _of_kind(
    review: Review, kind: str, records: Iterable[Model], *, empty: bool
) -> Iterator[Table]:
    made = model(kind)
    own: list[_Item] = [(record, record, (), "") for record in records]
    yield from _table(review, kind, kind, made, own, head=(), empty=empty)


def _table(
    review: Review,
    name: str,
    kind: str,
    part: type[Part],
    items: list[_Item],
    head: tuple[Column, ...],
    *,
    empty: bool,
) -> Iterator[Table]:
    every = (*head, *columns(review, part, skip_id=kind == "review"))
    rows = []
    for record, one, steps, number in items:
        first = (record.id_text, number) if head else ()
        cells, shut = [], set()
        for column in every[len(head) :]:
            text, fixed = _cell(review, one, column)
            cells.append(text)
            if fixed:
                shut.add(column.name)
        rows.append(ExportRow(record.id_text, number, steps, (*first, *cells), frozenset(shut)))
    yield Table(name, kind, every, tuple(rows))
    for path, inner in _lists(part, ()):
        below: list[_Item] = [
            (
                record,
                each,
                (*steps, *path, place),
                f"{number}.{place + 1}" if number else f"{place + 1}",
            )
            for record, one, steps, number in items
            for place, each in enumerate(_reach(one, path) or ())
        ]
        if below or empty:
            keys = (
                Column(_named(kind), english.starting(kind_of(kind).one), (), open=False),
                Column("number", "Number", (), open=False),
            )
            title = f"{name}.{'.'.join(map(str, path))}"
            yield from _table(review, title, kind, inner, below, keys, empty=empty)


def _named(kind: str) -> str:
    return kind_of(kind).one.replace(" ", "_")


def _lists(part: type[Part], steps: Steps) -> Iterator[tuple[Steps, type[Part]]]:
    for name, shape in fields(part).items():
        if shape.part is not None:
            if shape.many:
                yield (*steps, name), shape.part
            else:
                yield from _lists(shape.part, (*steps, name))


def _reach(part: Any, steps: Steps) -> Any:
    for step in steps:
        if part is None:
            return None
        part = getattr(part, str(step))
    return part


def _cell(review: Review, part: Part, column: Column) -> tuple[str, bool]:
    """The text of a cell, and whether it may not be taken back."""
    value = _reach(part, column.steps)
    end = column.name.rpartition("_")[2]
    if not column.open and isinstance(value, When) and end in {"earliest", "latest"}:
        return (value.earliest if end == "earliest" else value.latest).isoformat(), True
    text, fixed = shown(value, column.joined or COMMA)
    if review.withheld and "[[" in text:
        bare = REFERENCE.sub(
            lambda found: NOT_SHOWN if Id(found[1]) in review.withheld else found[0], text
        )
        return bare, fixed or bare != text
    return text, fixed
