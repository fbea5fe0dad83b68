"""A form that came back, held against the folder: what somebody changed on it, and nothing else.

Each place has three states: as it went out (the mark of its tag), as it came back, and as the
folder has it now. What changed on the form alone is a change; what changed in both, differently,
is a conflict. Takes a review as the form's reader may read it; gives the same as an edited
workbook does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from learning_together import english
from learning_together.documents.forms.lines import Line
from learning_together.exchange.edited_workbook import new_rows
from learning_together.exchange.edited_workbook.cells import Choose
from learning_together.exchange.edited_workbook.changes import Back, Listed, brief
from learning_together.exchange.edited_workbook.row import Row, compare_row, taken, unclear
from learning_together.exchange.exports.cell_text import mark
from learning_together.exchange.exports.table import Column, ExportRow, Table
from learning_together.exchange.forms import face, tags
from learning_together.exchange.forms.form import by_name
from learning_together.exchange.forms.layouts import layout_of
from learning_together.exchange.forms.places import Came, Filled
from learning_together.exchange.forms.tags import Sent, Tag
from learning_together.ids import in_print
from learning_together.records.kinds import model
from learning_together.records.shape import Shape, fields
from learning_together.review.review import Review
from learning_together.review.vocabulary import Vocabulary

#: Of a place whose mark is not known: it is none of any text.
UNKNOWN = "?"


def compare(review: Review, sent: Sent, came: Came, choose: Choose | None = None) -> Back:
    """What somebody changed on a form.

    Args:
        review: As the reader of the form may read it now.
        sent: What the form says of itself.
        came: What stands on it.
        choose: Who chooses between the readings of a date; None where nobody can.
    """
    return _Comparison(review, sent, came, choose).back


@dataclass(slots=True)
class _Row:
    """The places of one row of a table: their texts, and the marks as they went out."""

    texts: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)


class _Comparison:
    def __init__(self, review: Review, sent: Sent, came: Came, choose: Choose | None) -> None:
        self.back = Back()
        self.choose = choose
        self.words = Vocabulary(review)
        self.layout = layout_of(sent.kind)
        self.tables = by_name(review, self.layout)
        self.kinds = {
            in_print(row.id): table.kind
            for table in self.tables.values()
            if table.name == table.kind
            for row in table.rows
        }
        records, lists, new = _sorted(came.filled)
        for name, row in records.items():
            self._record(name, row)
        for (name, path), rows in lists.items():
            self._list(name, path, rows, came.sent)
        if self.layout.asks and not sent.subject:
            self._asked(new)
        else:
            for name, row in new.items():
                self._new(name, row)
        self._gone(came)

    def _record(self, name: str, row: _Row) -> None:
        kind = self.kinds.get(in_print(name))
        if kind is None:
            self.back.refused.append(f"{name} is no longer in the folder; nothing was taken of it.")
            return
        table = self.tables[kind]
        found = next(one for one in table.rows if in_print(one.id) == in_print(name))
        self._compare(table, found, row)

    def _compare(self, table: Table, found: ExportRow, row: _Row) -> None:
        """Adds what was changed in a row that the folder has."""
        columns = {one.name: one for one in table.columns}
        have = dict(zip(columns, found.cells, strict=True))
        values: dict[str, str] = {}
        was: dict[str, str] = {}
        for name, lines in row.texts.items():
            column = columns.get(name)
            if column is None:
                self.back.refused.append(f"{found.id}, {name}: there is no such field any more.")
                continue
            text, now = face.text_of(column, lines), face.shown(column, have[name])
            sent = row.marks[name]
            if tags.mark(text) == sent or text == now:
                continue
            stands = tags.mark(now) == sent or (sent == UNKNOWN and not now)
            values[name] = face.restored(column, text, have[name])
            was[name] = mark(have[name]) if stands else UNKNOWN
        compare_row(Row(found, values, was, have, columns), self.back, self.words, self.choose)

    def _list(
        self, name: str, path: tuple[str, ...], rows: list[tuple[str, _Row]], sent: Iterable[Tag]
    ) -> None:
        """Adds what was changed in a list of parts: in its rows, and in which there are."""
        kind = self.kinds.get(in_print(name))
        table = self.tables.get(f"{kind}.{'.'.join(path)}")
        if table is None or kind is None:
            return  # told of the record
        have = [one for one in table.rows if in_print(one.id) == in_print(name)]
        known = {one.steps[len(path)] for one in sent
                 if one.record == name and one.steps[: len(path)] == path}  # fmt: skip
        before = sorted(int(one) for one in known if one.isdecimal())
        top = fields(model(kind))[path[0]]
        heading = top.label
        order: list[int | dict[str, new_rows.Value]] = []
        emptied: list[int] = []
        for key, row in rows:
            if not key.isdecimal():
                added = self._values(table, row, f"{name}, {heading}")
                if added and not new_rows.added_before(
                    new_rows.New(kind, added, ()), table, [one.key for one in have[: len(before)]]
                ):
                    order.append(dict(added))
            elif int(key) < len(have):
                if self._is_emptied(row):
                    emptied.append(int(key))
                else:
                    order.append(int(key))
                    self._compare(table, have[int(key)], row)
            else:
                self.back.refused.append(
                    f"{name}, {heading}: row {int(key) + 1} is no longer there."
                )
        kept = [one for one in order if isinstance(one, int)]
        lost = [one for one in before if one not in kept and one not in emptied and one < len(have)]
        if lost and rows:
            them = english.listed(str(one + 1) for one in lost)
            self.back.missing.append(f"{name}, {heading}, row {them}")
        later = [one for one in range(len(have)) if one not in kept and one not in emptied]
        self._order(name, path, top, [*order, *later], emptied, (len(before), len(have)))

    def _order(
        self, name: str, path: tuple[str, ...], top: Shape,
        order: list[int | dict[str, new_rows.Value]], emptied: list[int], many: tuple[int, int],
    ) -> None:  # fmt: skip
        """Adds which parts a list is to have, where these are others than it has."""
        kept = [one for one in order if isinstance(one, int)]
        added = [one for one in order if not isinstance(one, int)]
        moved = kept != sorted(kept)
        if not (added or emptied or moved):
            return
        heading, same = top.label, many[0] == many[1]
        if (emptied or moved) and not same:
            self.back.refused.append(
                f"{name}, {heading}: rows were emptied or moved on the form, and the folder has "
                "others by now; take them out by hand."
            )
            order, emptied = [*sorted(kept), *sorted(emptied), *added], []
            if not added:
                return
        told = [english.counted(len(added), "row") + " added"] if added else []
        told += [english.counted(len(emptied), "row") + " emptied"] if emptied else []
        told += ["rows in another order"] if moved and same else []
        if top.part is not None:
            said = english.listed(told)
            self.back.lists.append(Listed(name, path, heading, top.part, tuple(order), said))

    def _is_emptied(self, row: _Row) -> bool:
        nothing = tags.mark("")
        return all(not lines for lines in row.texts.values()) and any(
            one != nothing for one in row.marks.values()
        )

    def _values(self, table: Table, row: _Row, where: str) -> dict[str, new_rows.Value]:
        """The values that a new row has; none where nothing was written into it."""
        columns = {one.name: one for one in table.columns}
        texts = {name: face.text_of(columns[name], lines)
                 for name, lines in row.texts.items() if name in columns and lines}  # fmt: skip
        found = new_rows.new(table, texts, columns, "\0", self.words, self.choose)
        if found.unclear:
            self.back.refused += [
                f"{where}, {columns[head].heading}: {unclear(typed, readings)} The row was not "
                "added."
                for head, typed, readings in found.unclear
            ]
            return {}
        self.back.told += [
            taken(f"{where}, {columns[head].heading}", typed, new)
            for head, typed, new in found.told
        ]
        return found.values

    def _new(self, name: str, row: _Row) -> None:
        """Adds a record that was written on the form."""
        kind, _, of = name.removeprefix("+").rpartition(".")[0].partition("@")
        table = self.tables.get(kind)
        if table is None:
            self.back.refused.append(f"A new row of {kind}: there is no such kind any more.")
            return
        values = dict(self._values(table, row, f"A new row of {kind}"))
        if not values:
            return
        by = self._by(kind)
        if of and by:
            many = fields(model(kind))[by].many
            values[by] = [of] if many else of
        if not new_rows.added_before(new_rows.New(kind, _without(values, by), ()), table, ()):
            self.back.new.append((kind, values))

    def _asked(self, rows: Mapping[str, _Row]) -> None:
        """Adds the answers of a form without a name, each with what holds for all of them."""
        kind = self.layout.about
        table = self.tables[kind]
        shared = self._values(table, rows.get(f"+{kind}.0", _Row()), "The form")
        group = str(shared.get("group") or "other")
        for number, question in enumerate(self.layout.asks, 1):
            row = rows.get(f"+{kind}.{number}", _Row())
            if values := self._values(table, row, f"The form, question {number}"):
                role = "A participant" if group == "other" else english.label(group)
                more = {"role": role, "question": question, "anonymous": "yes"}
                self.back.new.append((kind, {**more, **shared, **values}))

    def _by(self, kind: str) -> str:
        for one in (self.layout.each, self.layout.rows):
            if one is not None and one.kind == kind:
                return one.by
        return ""

    def _gone(self, came: Came) -> None:
        """Tells what is not on the form any more, and what stands on it besides."""
        here = {one.tag.place for one in came.filled}
        gone = [
            one for one in came.sent
            if one.place not in here and not one.record.startswith("+")
            and not any(step.startswith("+") or step.isdecimal() for step in one.steps)
        ]  # fmt: skip
        if gone:
            said = english.some([f"{one.record}, {self._heading(one)}" for one in gone], 6)
            self.back.refused.append(
                f"{english.counted(len(gone), 'field')} gone from the form: {said}. What "
                f"{'it' if len(gone) == 1 else 'they'} held stays."
            )
        self.back.refused += [
            f"Written outside of the fields, so that nobody knows where it belongs: “{brief(one)}”"
            for one in came.beside
        ]

    def _heading(self, tag: Tag) -> str:
        kind = self.kinds.get(in_print(tag.record))
        table = self.tables.get(kind or "")
        name = ".".join(tag.steps)
        columns: Mapping[str, Column] = (
            {one.name: one for one in table.columns} if table is not None else {}
        )
        return columns[name].heading if name in columns else name


def _without(values: Mapping[str, new_rows.Value], name: str) -> dict[str, new_rows.Value]:
    return {one: value for one, value in values.items() if one != name}


_Lists = dict[tuple[str, tuple[str, ...]], list[tuple[str, _Row]]]


def _sorted(filled: Iterable[Filled]) -> tuple[dict[str, _Row], _Lists, dict[str, _Row]]:
    """The places by rows: of records, of lists of parts, and of records to be made."""
    records: dict[str, _Row] = {}
    lists: _Lists = {}
    new: dict[str, _Row] = {}
    for one in filled:
        record, steps = one.tag.place
        at = next((n for n, step in enumerate(steps) if step.isdecimal() or step[:1] == "+"), None)
        if at is not None:
            rows = lists.setdefault((record, steps[:at]), [])
            if not rows or rows[-1][0] != steps[at]:
                rows.append((steps[at], _Row()))
            row, name = rows[-1][1], ".".join(steps[at + 1 :])
        else:
            held = new if record.startswith("+") else records
            row, name = held.setdefault(record, _Row()), ".".join(steps)
        row.texts[name], row.marks[name] = one.lines, one.tag.mark
    return records, lists, new
