"""A form for a record, made of what its model says: short answers, boxes, and rows to write in.

Takes a review as its reader may read it; gives plain data for the template and the writer of Word.
Knows no kind by name: what belongs together says `layouts`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from learning_together import english
from learning_together.documents.forms.blocks import Answer, Block, Box, Facts, Grid
from learning_together.exchange.exports.table import Column, ExportRow, Table
from learning_together.exchange.exports.tables import tables
from learning_together.exchange.forms import face, tags
from learning_together.exchange.forms.layouts import Layout, Related, layout_of
from learning_together.exchange.forms.tags import Sent, Tag
from learning_together.ids import Id
from learning_together.privacy.audience import Reader
from learning_together.privacy.handling import field_readers
from learning_together.records.base import Model
from learning_together.records.kinds import kind_of, model
from learning_together.records.shape import fields
from learning_together.reports.record.one_line import called
from learning_together.reports.report import Asked, Prose
from learning_together.reports.views import conversation_pack
from learning_together.review.review import Review

#: Fields of a form without a name that hold for all of its answers.
SHARED = ("group", "may_quote")
#: Fields that are no matter of a form: who may read a record, and its id.
_NEVER = frozenset({"id", "handling", "field_handling"})
#: Parts of a width, by what stands in a column.
_PROSE, _TEXT, _SHORT = 24, 20, 12
#: A table of more columns stands on a page turned on its side.
_UPRIGHT = 5
#: Rows to write in, of a list of parts.
_ROOM = 3


@dataclass(frozen=True, slots=True)
class Read:
    """Something that stands on a form to be read; `listed` where it has several parts."""

    label: str
    text: Prose
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a form.

    Attributes:
        heading: What stands above it; empty for none.
        level: Of the heading.
        guidance: What belongs there, in sentences.
        prompts: Questions to be asked, below each other.
        read: What stands there to be read.
        fill: The name of what is to be filled in; empty for nothing.
        turned: Whether it stands on a page on its side.
    """

    heading: str
    level: int
    guidance: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    read: tuple[Read, ...] = ()
    fill: str = ""
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form.

    Attributes:
        sent: What it says of itself when it comes back.
        one: The kind of record that it is about, in words.
        about: What that record is called.
        parts: Of the form, in their order.
        fills: What is to be filled in, by name.
        pack: What is known before a conversation; None for other forms.
        unnamed: Whether it says nothing of who fills it in.
    """

    sent: Sent
    one: str
    about: str
    parts: tuple[Part, ...]
    fills: Mapping[str, Block]
    pack: conversation_pack.Pack | None = None
    unnamed: bool = False


def form_of(review: Review, who: Reader, kind: str, id: Id | None, numbers: str = "") -> Form:
    """The form of a kind about one record.

    Args:
        review: As its reader may read it, with the numbers that go out for ids.
        who: The reader.
        kind: The plural of the kind that is asked for.
        id: The record that it is about; None for one that is still to be made.
        numbers: The fingerprint of which record goes by which number.
    """
    layout = layout_of(kind)
    record = review.get(id, model(layout.about)) if id else None
    maker = _Maker(review, who, kind, layout)
    parts = tuple(maker.parts(record))
    subject = record.id_text if record else ""
    pack = None
    if layout.pack and record is not None:
        pack = conversation_pack.build(review, Asked(who, record.id))
    return Form(
        Sent(kind, subject, who.key, numbers),
        kind_of(layout.about).one if layout.fills else kind_of(kind).one,
        called(review, record) if record is not None else "",
        parts,
        maker.fills,
        pack,
        bool(layout.asks) and record is None,
    )


@dataclass
class _Maker:
    review: Review
    who: Reader
    kind: str
    layout: Layout
    fills: dict[str, Block] = field(default_factory=dict)

    @cached_property
    def tables(self) -> dict[str, Table]:
        return by_name(self.review, self.layout)

    def parts(self, record: Model | None) -> Iterator[Part]:
        layout = self.layout
        row = self._row(layout.about, record)
        if layout.shown and row is not None:
            read = tuple(self._read(layout.about, row, layout.shown))
            if read:
                yield Part("", 1, read=read)
        if layout.asks and record is None:
            yield from self._asked(layout.asks)
        elif layout.fills:
            yield from self._record(layout.about, record, f"+{layout.about}.1", 1)
        if layout.each is not None and record is not None:
            yield from self._each(layout.each, record)
        elif layout.rows is not None:
            yield self._rows(layout.rows, record, "", 1)

    def _asked(self, questions: tuple[str, ...]) -> Iterator[Part]:
        """A form without a name: what holds for all answers, and a box for each."""
        columns = {one.name: one for one in self.tables[self.kind].columns}
        shared = [columns[name] for name in SHARED]
        new = f"+{self.kind}"
        rows = tuple(
            (one.heading, one.explains, _answer(f"{new}.0", one, "", one.steps)) for one in shared
        )
        yield Part("", 1, fill=self._put(Facts(rows), "facts"))
        for number, question in enumerate(questions, 1):
            answer = _answer(f"{new}.{number}", columns["answer"], "", ("answer",))
            yield Part(question, 1, fill=self._put(Box(answer), f"answer{number}"))

    def _row(self, kind: str, record: Model | None) -> ExportRow | None:
        if record is None:
            return None
        return next(one for one in self.tables[kind].rows if one.id == record.id_text)

    def _read(self, kind: str, row: ExportRow, names: Iterable[str]) -> Iterator[Read]:
        cells = dict(zip((one.name for one in self.tables[kind].columns), row.cells, strict=True))
        columns = {one.name: one for one in self.tables[kind].columns}
        for name in names:
            if cells[name]:
                lines = self._named(columns[name], cells[name]) or [
                    one.text for one in face.lines_of(columns[name], cells[name])
                ]
                listed = len(lines) > 1
                text = "\n".join(f"- {one}" if listed else one for one in lines)
                yield Read(columns[name].heading, Prose(text), listed)

    def _named(self, column: Column, text: str) -> list[str]:
        """References, each with what it is called: who fills in a form knows no ids by heart."""
        if column.shape is None or column.shape.refs is None:
            return []
        found = ((one.strip(), self.review.find(Id(one.strip()))) for one in text.split(","))
        return [id if one is None else f"{id}: {called(self.review, one)}" for id, one in found]

    def _record(
        self, kind: str, record: Model | None, new: str, level: int, only: tuple[str, ...] = ()
    ) -> Iterator[Part]:
        """The fields of a record: the short ones together, each long one by itself."""
        row = self._row(kind, record)
        table = self.tables[kind]
        name = record.id_text if record is not None else new
        short: list[tuple[str, str, Answer]] = []
        long: list[Part] = []
        for column, text in self._columns(table, row, record, only):
            answer = _answer(name, column, text, column.steps)
            if _is_long(column):
                long.append(self._part(column, answer, level))
            else:
                short.append((column.heading, column.guidance, answer))
        for path, parts in self._lists(kind):
            if self._may(record, path[0]) and not only:
                long.append(self._list(parts, path, name, record, level))
        long.sort(key=lambda one: self._order(kind, one.fill))
        if short:
            yield Part("", level, fill=self._put(Facts(tuple(short)), f"{name}.facts"))
        yield from long

    def _order(self, kind: str, fill: str) -> tuple[bool, int]:
        """Of what is to be filled in: as the model has it."""
        name = fill.rpartition("--")[2]
        return name in self.layout.last, [*fields(model(kind))].index(name)

    def _part(self, column: Column, answer: Answer, level: int) -> Part:
        title, prompts = self._topic(column.name, column.heading)
        fill = self._put(Box(answer), str(column.steps[0]))
        said = () if prompts or not column.guidance else (column.guidance,)
        return Part(title, level, said, prompts, fill=fill)

    def _topic(self, name: str, heading: str) -> tuple[str, tuple[str, ...]]:
        topics = conversation_pack.topics(self.review) if self.layout.pack else {}
        return topics.get(name, (heading, ()))

    def _list(
        self, table: Table, path: tuple[str, ...], name: str, record: Model | None, level: int
    ) -> Part:
        """The parts of a list, a row each, with room for more."""
        top = fields(model(self.layout.about if self.layout.fills else self.kind))[path[0]]
        rows = [one for one in table.rows if record is not None and one.id == record.id_text]
        columns = [
            (place, one) for place, one in enumerate(table.columns)
            if is_used(one) and (one.shape is None or one.shape.refs is None or one.shape.required
                                  or any(row.cells[place] for row in rows) or not _many(table))
        ]  # fmt: skip
        lines = [
            tuple(
                _answer(name, one, row.cells[place], (*row.steps, *one.steps),
                        shut=one.name in row.shut)
                for place, one in columns
            )
            for row in rows
        ]  # fmt: skip
        lines += [
            tuple(_answer(name, one, "", (*path, f"+{number}", *one.steps)) for _, one in columns)
            for number in range(1, _ROOM + 1)
        ]
        title, prompts = self._topic(path[0], top.label)
        fill = self._put(Grid(_heads([one for _, one in columns]), tuple(lines)), path[0])
        said = () if prompts or not top.guidance else (top.guidance,)
        return Part(title, level, said, prompts, fill=fill, turned=len(columns) > _UPRIGHT)

    def _each(self, each: Related, record: Model) -> Iterator[Part]:
        """Records that belong to the one that the form is about, a part each."""
        found = list(related(self.review, each, record))
        one = kind_of(each.kind).one
        for number, about in enumerate(found, 1):
            row = self._row(each.kind, about)
            read = tuple(self._read(each.kind, row, each.shown)) if row is not None else ()
            heading = (
                f"{english.starting(one)} {number}" if len(found) > 1 else english.starting(one)
            )
            yield Part(heading, 1, read=read)
            yield from self._record(each.kind, about, "", 2, self._only(each))
            if self.layout.rows is not None:
                yield self._rows(self.layout.rows, about, "", 2)
        for number in range(1, each.room + 1 if not found else 1):
            new = f"+{each.kind}@{record.id_text}.{number}"
            yield Part(english.starting(one), 1)
            yield from self._record(each.kind, None, new, 2, self._only(each))
            if self.layout.rows is not None:
                yield self._rows(self.layout.rows, None, record.id_text, 2)

    def _only(self, each: Related) -> tuple[str, ...]:
        """The fields of such a record that are filled in: all but the one that says whose it is."""
        return each.fields or tuple(one for one in fields(model(each.kind)) if one != each.by)

    def _rows(self, rows: Related, about: Model | None, of: str, level: int) -> Part:
        """Records that belong to another, a row each, with room for more."""
        table = self.tables[rows.kind]
        at = {one.name: place for place, one in enumerate(table.columns)}
        columns = [table.columns[at[name]] for name in rows.fields]
        lines = []
        for record in related(self.review, rows, about) if about is not None else ():
            row = self._row(rows.kind, record)
            if row is not None:
                lines.append(tuple(
                    _answer(record.id_text, one, row.cells[at[one.name]], one.steps,
                            shut=one.name in row.shut or not self._may(record, one.name))
                    for one in columns
                ))  # fmt: skip
        of = of or (about.id_text if about is not None else "")
        lines += [
            tuple(_answer(f"+{rows.kind}@{of}.{number}", one, "", one.steps) for one in columns)
            for number in range(1, rows.room + 1)
        ]
        kind = kind_of(rows.kind)
        fill = self._put(Grid(_heads(columns), tuple(lines)), f"{of}.{rows.kind}")
        return Part(
            english.starting(kind.name), level, (kind.holds,), fill=fill,
            turned=len(columns) > _UPRIGHT,
        )  # fmt: skip

    def _columns(
        self, table: Table, row: ExportRow | None, record: Model | None, only: tuple[str, ...]
    ) -> Iterator[tuple[Column, str]]:
        for place, column in enumerate(table.columns):
            text = row.cells[place] if row is not None else ""
            top = str(column.steps[0]) if column.steps else ""
            if not is_used(column, text) or top in self.layout.leaves_out:
                continue
            if only and top not in only:
                continue
            if row is not None and column.name in row.shut:
                continue
            if self._may(record, top):
                yield column, text

    def _may(self, record: Model | None, name: str) -> bool:
        """Whether the reader may read a field, so that they may write into it."""
        if record is not None:
            return self.who.audience in field_readers(record, (name,))
        shape = fields(model(self.layout.about if self.layout.fills else self.kind)).get(name)
        return shape is None or shape.handling is None or self.who.audience in shape.handling

    def _lists(self, kind: str) -> Iterator[tuple[tuple[str, ...], Table]]:
        for name, table in self.tables.items():
            if table.kind == kind and name.count(".") == 1:
                yield tuple(name.split(".")[1:]), table

    def _put(self, block: Block, name: str) -> str:
        """Keeps a block under a name of its own, which ends with that of the field."""
        called = f"f{len(self.fills) + 1}--{name.rpartition('.')[2].replace(' ', '-')}"
        self.fills[called] = block
        return called


def by_name(review: Review, layout: Layout) -> dict[str, Table]:
    """The tables of the records that a form is made of, those without a row too."""
    kinds = [layout.about, *(one.kind for one in (layout.each, layout.rows) if one is not None)]
    return {one.name: one for one in tables(review, kinds, empty=True)}


def related(review: Review, one: Related, record: Model) -> Iterator[Model]:
    """The records that belong to another, whichever of the two names the other."""
    own = {str(id) for shape in fields(type(record)).values() if shape.refs == (one.kind,)
           for id in getattr(record, shape.name) or ()}  # fmt: skip
    for each in review.records.get(one.kind, ()):
        named = getattr(each, one.by)
        names = named if isinstance(named, tuple) else (named,)
        if record.id in names or each.id_text in own:
            yield each


def is_used(column: Column, text: str = "") -> bool:
    """Whether people fill a column in on a form."""
    shape = column.shape
    if shape is None or not column.open or shape.by_lt or str(column.steps[0]) in _NEVER:
        return False
    is_code = not shape.worded and shape.says.name == "text"
    return not is_code or shape.starts or bool(text)


def _is_long(column: Column) -> bool:
    shape = column.shape
    return shape is not None and (shape.prose or (shape.many and shape.worded))


def _many(table: Table) -> bool:
    return sum(map(is_used, table.columns)) > _UPRIGHT


def _answer(
    name: str, column: Column, text: str, steps: tuple[str | int, ...], *, shut: bool = False
) -> Answer:
    said = face.shown(column, text)
    tag = Tag(name, tuple(map(str, steps)), tags.mark(said)).text
    return Answer(
        "" if shut else tag,
        column.heading,
        face.lines_of(column, text),
        tuple(face.words(column).values()),
    )


def _heads(columns: Iterable[Column]) -> tuple[tuple[str, int], ...]:
    def share(column: Column) -> int:
        if _is_long(column):
            return _PROSE
        return _TEXT if column.shape is not None and column.shape.worded else _SHORT

    return tuple((one.heading, share(one)) for one in columns)
