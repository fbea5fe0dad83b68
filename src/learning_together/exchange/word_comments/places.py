"""Which record and field a spot of the text belongs to.

Takes a story, what its bookmarks and ids stand for, and gives the innermost place around a spot.
How our reports place bookmarks: on a heading (the place is all below it), around a part (a div), on
a few words in a table row, a paragraph or a list item (the place is then that row, paragraph or
item), and on what a cell says of a field (the place is then that cell). Only the beginnings are
relied on where they say enough: word processors keep the beginning of a bookmark and now and then
draw in its end.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from learning_together import ids
from learning_together.exchange.word_comments.known import Record
from learning_together.exchange.word_comments.story import Mark, Paragraph, Story, TableRow

Find = Callable[[ids.Id], Record | None]

#: What version 0.1.0 called a column where that is not the name of its field: cells of its drafts
#: bear no places of their own.
_COLUMNS_0_1_0 = {
    "when": "date",
    "what it was": "summary",
    "where it lies": "type",
    "took it to mean": "turning_points",
    "saw": "turning_points",
    "was trying to": "turning_points",
    "was pressed by": "turning_points",
    "first-line manager": "manager",
    "to ask": "contact",
    "how its own governance is met": "governance",
    "place": "venue",
    "who": "role",
    "rank": "priority",
    "given by each member": "ranks",
    "why it has this rank": "priority_reason",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands.

    Attributes:
        record: The record; empty where there is none.
        field: Its field; empty where it is the record as a whole.
        missing: The id in the bookmark, where the review has no such record.
    """

    record: str = ""
    field: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    record: Record | None
    field: str = ""
    row: int = -1
    missing: str = ""

    def holds(self, start: int, end: int) -> bool:
        return self.start <= start and (end <= self.end if end > start else start < self.end)


#: A bookmark, the record and field that it names, and the id in it.
_Named = tuple[Mark, Record | None, str, str]


class Places:
    """The places of one story.

    Args:
        story: The text.
        find: From an id to a record.
        kinds: Prefixes of ids that tell a bookmark of ours whose record is gone from any other.
    """

    def __init__(self, story: Story, find: Find, ours: Callable[[str], bool]) -> None:
        self._story = story
        self._find = find
        self._starts = [one.start for one in story.paragraphs]
        self._near: dict[int, list[_Stretch]] = defaultdict(list)
        self._in_rows: dict[int, list[_Stretch]] = defaultdict(list)
        self._wide: list[_Stretch] = []
        self._above: list[int] = _above(story.rows)
        self._tops: dict[int, int] = {}
        for number, row in enumerate(story.rows):
            self._tops.setdefault(row.table, number)
        self._leads = self._leading()
        self.known: set[str] = set()
        self._lay(self._named(ours))
        self._name_rows()

    def at(self, start: int, end: int) -> Place:
        """The innermost place around a spot; around its beginning where none holds all of it."""
        found = self._around(start, end) or self._around(start, start)
        if found is None:
            # A line of the table of contents stands for the heading that it leads to.
            target = self._leads.get(self._number(start))
            found = None if target is None else self._around(target, target)
        if found is None:
            return Place()
        if found.record is None:
            return Place(missing=found.missing)
        name = found.field or self._column(found, start, end)
        if name not in found.record.fields:
            name = found.record.body
        return Place(found.record.id, name)

    def record(self, start: int, end: int) -> str:
        """The id of the innermost record around a spot, there or not; empty where there is none."""
        found = self._around(start, end) or self._around(start, start)
        return "" if found is None else found.record.id if found.record else found.missing

    def leads(self, at: int) -> bool:
        """Whether a paragraph stands for another place, as a line of the table of contents."""
        return self._number(at) in self._leads and self._around(at, at) is None

    def heading(self, at: int) -> str:
        """The heading above a spot; empty where there is none."""
        for number in range(self._number(at), -1, -1):
            paragraph = self._story.paragraphs[number]
            if paragraph.level:
                return self._story.words(paragraph.start, paragraph.end)
        return ""

    def _leading(self) -> dict[int, int]:
        """Where the one link of a paragraph leads, by its number; none where it has several."""
        starts = {one.name: one.start for one in self._story.marks}
        leads: dict[int, set[int]] = defaultdict(set)
        for at, name in self._story.links:
            number = self._number(at)
            if name in starts and number >= 0 and at < self._story.paragraphs[number].end:
                leads[number].add(starts[name])
        return {number: min(those) for number, those in leads.items() if len(those) == 1}

    def _number(self, at: int) -> int:
        """The number of the paragraph that a place is in, or of the last one before it."""
        return bisect_right(self._starts, at) - 1

    def _around(self, start: int, end: int) -> _Stretch | None:
        number = self._number(start)
        candidates = [*self._near.get(number, ()), *self._wide]
        row = self._row_at(start)
        while row >= 0:
            candidates += self._in_rows.get(row, ())
            row = self._above[row]
        held = [one for one in candidates if one.holds(start, end)]
        return min(held, key=lambda one: (one.end - one.start, not one.field), default=None)

    def _row_at(self, at: int) -> int:
        pieces = self._story.pieces
        return pieces[min(at, len(pieces) - 1)].row if pieces else -1

    def _named(self, ours: Callable[[str], bool]) -> list[_Named]:
        marks: dict[str, Mark] = {}
        for mark in sorted(self._story.marks, key=lambda one: one.start):
            # LibreOffice writes a bookmark over several paragraphs twice: where it begins, without
            # an end, and in the last paragraph, with its end.
            first = marks.setdefault(mark.name.casefold(), mark)
            if first is not mark:
                marks[mark.name.casefold()] = replace(first, end=max(first.end, mark.end))
        found = []
        for mark in marks.values():
            id_, name = ids.from_bookmark(mark.name)
            record = self._find(ids.Id(id_))
            if record is not None:
                self.known.add(record.id)
                name = _whole(record, name)
            if record is not None or ours(id_):
                found.append((mark, record, name, id_))
        return found

    def _lay(self, named: list[_Named]) -> None:
        in_row: dict[tuple[int, int], list[_Named]] = defaultdict(list)
        in_paragraph: dict[int, list[_Named]] = defaultdict(list)
        for mark, record, name, id_ in named:
            number = max(self._number(mark.start), 0)
            if mark.end > mark.start:
                within = mark.row >= 0 and mark.end <= self._story.rows[mark.row].end
                row = mark.row if within else -1
                self._keep(_Stretch(mark.start, mark.end, record, name, row, id_), mark.row)
            if not self._story.paragraphs:
                continue
            paragraph = self._story.paragraphs[number]
            if paragraph.level and paragraph.start <= mark.start < paragraph.end:
                end = self._section_end(number, paragraph.level)
                self._keep(_Stretch(paragraph.start, end, record, name, missing=id_), mark.row)
            elif mark.row >= 0:
                in_row[mark.row, mark.cell if name else -1].append((mark, record, name, id_))
            elif paragraph.row < 0:
                in_paragraph[number].append((mark, record, name, id_))
        for (number, cell), marks in in_row.items():
            self._share_row(number, cell, marks)
        for number, placed in in_paragraph.items():
            self._share_paragraph(number, placed, in_paragraph)

    def _keep(self, one: _Stretch, row: int) -> None:
        """Keeps a stretch where it is looked for."""
        number = self._number(one.start)
        if number >= 0 and one.end <= self._story.paragraphs[number].end:
            self._near[number].append(one)
        elif row >= 0 and one.end <= self._story.rows[row].end:
            self._in_rows[row].append(one)
        else:
            self._wide.append(one)

    def _section_end(self, number: int, level: int) -> int:
        paragraphs = self._story.paragraphs
        for next_ in range(number + 1, len(paragraphs)):
            if 0 < paragraphs[next_].level <= level and paragraphs[next_].row < 0:
                return paragraphs[next_].start
        return len(self._story.pieces)

    def _share_row(self, number: int, cell: int, marks: list[_Named]) -> None:
        """A row is the record's in it and a cell the field's, or each one's from its mark on."""
        row = self._story.rows[number]
        whole = row if cell < 0 else row.cells[cell]
        top = self._number(whole.start)
        for place, (mark, record, name, id_) in enumerate(marks):
            first = place == 0 and (cell < 0 or self._number(mark.start) == top)
            start = whole.start if first else mark.start
            end = marks[place + 1][0].start if place + 1 < len(marks) else whole.end
            held = -1 if name else number
            self._in_rows[number].append(_Stretch(start, end, record, name, held, id_))

    def _share_paragraph(
        self,
        number: int,
        marks: list[_Named],
        others: Mapping[int, object],
    ) -> None:
        paragraphs = self._story.paragraphs
        paragraph = paragraphs[number]
        last = number
        while (
            paragraph.listed
            and last + 1 < len(paragraphs)
            and last + 1 not in others
            and _goes_on(paragraphs[last + 1])
        ):
            last += 1
        for place, (mark, record, name, id_) in enumerate(marks):
            start = paragraph.start if place == 0 else mark.start
            final = place + 1 == len(marks)
            end = paragraphs[last].end if final else marks[place + 1][0].start
            one = _Stretch(start, end, record, name, missing=id_)
            for held in range(number, last + 1):
                self._near[held].append(one)

    def _name_rows(self) -> None:
        """Rows that hold no place of a record, but begin with its id or refer to it alone."""
        links: dict[int, set[str]] = defaultdict(set)
        for at, target in self._story.links:
            links[self._row_at(at)].add(target)
        for number, row in enumerate(self._story.rows):
            if any(one.row == number for one in self._in_rows.get(number, ())) or not row.cells:
                continue
            record = self._first(row)
            if record is None and len(links.get(number, ())) == 1:
                record = self._find(ids.Id(ids.from_bookmark(next(iter(links[number])))[0]))
            if record is not None:
                self._in_rows[number].append(_Stretch(row.start, row.end, record, row=number))

    def _first(self, row: TableRow) -> Record | None:
        """The record whose id a row begins with, or which a line of its first cell begins with."""
        cell = row.cells[0]
        for line in self._story.words(cell.start, cell.end).split("\n"):
            word = re.match(r"[\w-]*\d(?=[\s,:]|\Z)", line)
            if word:
                record = self._find(ids.Id(word[0]))
                if record is not None:
                    return record
        return None

    def _column(self, found: _Stretch, start: int, end: int) -> str:
        """The field that a table's header names above a spot whose cell names none."""
        if found.row < 0 or found.record is None:
            return ""
        row = self._story.rows[found.row]
        cell = next((one for one in row.cells if one.start <= start and end <= one.end), None)
        top = self._story.rows[self._tops[row.table]]
        if cell is None or top is row:
            return ""
        head = next((one for one in top.cells if one.column == cell.column), None)
        if head is None:
            return ""
        label = self._story.words(head.start, head.end).lower()
        return _COLUMNS_0_1_0.get(label, re.sub(r"\W+", "_", label))


def _whole(record: Record, name: str) -> str:
    """The field that a bookmark names, whose end may be cut off."""
    if not name or name in record.fields:
        return name
    begin = [one for one in record.fields if one.startswith(name)]
    return begin[0] if len(begin) == 1 else name


def _goes_on(paragraph: Paragraph) -> bool:
    return paragraph.listed and not paragraph.level and paragraph.row < 0


def _above(rows: list[TableRow]) -> list[int]:
    """The row that each row stands in; -1 for those of outer tables."""
    above: list[int] = []
    open_: list[int] = []
    for number, row in enumerate(rows):
        while open_ and rows[open_[-1]].end <= row.start:
            open_.pop()
        above.append(open_[-1] if open_ else -1)
        open_.append(number)
    return above
