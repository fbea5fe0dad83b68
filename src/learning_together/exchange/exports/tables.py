"""Records as tables: a column a field, a row a record; lists of parts as tables of their own.

Takes a review as its reader may read it. The key of real names is in no such review. Knows no
file format.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from learning_together import english
from learning_together.dates.edtf import When
from learning_together.dates.times import Clock
from learning_together.ids import Id
from learning_together.method import timeline_order
from learning_together.patterns import regex
from learning_together.records.base import Model, Part
from learning_together.records.kinds import kind_of, model
from learning_together.records.kinds.entry import Entry
from learning_together.records.shape import Shape, fields
from learning_together.reports.record.evidence_tree import field_label
from learning_together.reports.wording import NOT_SHOWN
from learning_together.review.review import REFERENCE, Review

Steps = tuple[str | int, ...]

#: Fields that `lt` alone writes.
_OWN = frozenset({"delivery", "pair_seen"})
#: Separates the items of a list: of ids and words, and of texts.
_COMMA, _LINE = ", ", "\n"


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: The field, dotted within a part.
        heading: The same in words, for people.
        steps: Where in the record, or in the part, the value stands; empty for what `lt` works out.
        joined: What stands between the items of a list; empty where it holds one value.
        open: Whether what is typed there may go back into the record.
        explains: What belongs there.
        sort: `date` and `time` for those, of which programs make something else; otherwise empty.
        names: The one kind whose id stands there; otherwise empty.
        shape: The field; None for what is none of its own.
        wraps: Whether a single line break is a space in it, as in Markdown files.
    """

    name: str
    heading: str
    steps: Steps
    joined: str = ""
    open: bool = True
    explains: str = ""
    sort: str = ""
    names: str = ""
    shape: Shape | None = None
    wraps: bool = False

    @property
    def guidance(self) -> str:
        """What belongs there, where its heading does not say it already."""
        return "" if self.explains.rstrip(".?") == self.heading else self.explains

    @property
    def refers(self) -> bool:
        """Whether ids of records stand there."""
        return self.shape is not None and self.shape.refs is not None

    def value(self, text: str) -> str | list[str]:
        """The text of a cell as the value that the record would hold."""
        if not self.joined:
            return text
        parts = re.split(r"[,;\n]", text) if self.joined == _COMMA else text.split(_LINE)
        return [part.strip() for part in parts if part.strip()]


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One record, or one part of one.

    Attributes:
        id: The record's.
        number: Of a part: its place in the list, from 1; empty for a record.
        steps: Of a part: where in the record it stands.
        cells: A text a column.
        shut: Names of the columns whose text cannot be taken back, since it was cut or changed.
    """

    id: str
    number: str
    steps: Steps
    cells: tuple[str, ...]
    shut: frozenset[str]

    @property
    def key(self) -> str:
        """Tells it from every other row of its table."""
        folded = Id(self.id).folded
        return f"{folded}#{self.number}" if self.number else folded


@dataclass(frozen=True, slots=True)
class Table:
    """The records of a kind, or the parts of one of its fields.

    Attributes:
        name: The kind, or the kind and the field with a dot.
        kind: The kind.
    """

    name: str
    kind: str
    columns: tuple[Column, ...]
    rows: tuple[ExportRow, ...]


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
    columns = (*head, *_columns(review, part, (), skip_id=kind == "review"))
    rows = []
    for record, one, steps, number in items:
        first = (record.id_text, number) if head else ()
        cells, shut = [], set()
        for column in columns[len(head) :]:
            text, fixed = _cell(review, one, column)
            cells.append(text)
            if fixed:
                shut.add(column.name)
        rows.append(ExportRow(record.id_text, number, steps, (*first, *cells), frozenset(shut)))
    yield Table(name, kind, columns, tuple(rows))
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


def _columns(
    review: Review, part: type[Part], steps: Steps, *, skip_id: bool = False
) -> Iterator[Column]:
    last: list[Column] = []
    for name, shape in fields(part).items():
        path = (*steps, name)
        dotted = ".".join(map(str, path))
        if skip_id and name == "id":
            continue
        if shape.part is not None:
            if not shape.many:
                yield from _columns(review, shape.part, path)
            continue
        joined = "" if not shape.many else _LINE if shape.worded else _COMMA
        free = name != "id" and not shape.mapping and path[0] not in _OWN
        names = shape.refs[0] if shape.refs is not None and len(shape.refs) == 1 else ""
        heading = _heading(review, path, shape)
        yield Column(
            dotted, heading, path, joined, free, shape.explains, _sort(shape), names, shape,
            wraps=_wraps(part, path),
        )  # fmt: skip
        if _is_date(shape):
            last += [
                Column(
                    f"{dotted}_{end}",
                    f"{heading}: {end}",
                    path,
                    open=False,
                    explains=f"The {end} day it can mean.",
                )
                for end in ("earliest", "latest")
            ]
    yield from last


def _wraps(part: type[Part], path: Steps) -> bool:
    return issubclass(part, Model) and path == (part.KIND.body,)


def _heading(review: Review, path: Steps, shape: Shape) -> str:
    *around, last = path
    labels = [*(field_label(review, str(one)) for one in around)]
    first, *rest = (*labels, field_label(review, str(last), shape))
    return ": ".join((first, *(one.lower() for one in rest)))


def _sort(shape: Shape) -> str:
    if shape.many:
        return ""
    called = shape.says.name
    return "time" if called.startswith("time") else "date" if _is_day(called) else ""


def _is_day(called: str) -> bool:
    return called.startswith("date") or called == "day"


def _is_date(shape: Shape) -> bool:
    return shape.says.name.startswith("date") and not shape.many


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
    text, fixed = _text(value, column)
    if review.withheld and "[[" in text:
        bare = REFERENCE.sub(
            lambda found: NOT_SHOWN if Id(found[1]) in review.withheld else found[0], text
        )
        return bare, fixed or bare != text
    return text, fixed


def _text(value: Any, column: Column) -> tuple[str, bool]:
    if value is None:
        return "", False
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_text(one, column)[0]}" for name, one in value.items()), True
    if isinstance(value, tuple):
        items = [_text(one, column)[0] for one in value]
        joined = column.joined or _COMMA
        return joined.join(items), any(joined.strip(" ") in item for item in items)
    if isinstance(value, bool):
        return ("yes" if value else "no"), False
    if isinstance(value, When | Clock):
        return value.text, False
    if isinstance(value, date):
        return value.isoformat(), False
    return normal(str(value)), False


#: What workbooks cannot hold, or give back otherwise than they got it.
_LOST = regex(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")


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
