"""Tables of a Word file, read as if every tracked change in it had been accepted.

Takes bytes, gives `Foreign`. Text between tables is kept with the table that follows it; comments,
footnotes and what is no text at all (pictures) are noticed, and never lost in silence.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from learning_together.dates.as_written.cells import Cell, Picked
from learning_together.errors import LtError
from learning_together.exchange.imports.readers import form_marks
from learning_together.exchange.imports.readers.number_formats import struck, tidy
from learning_together.exchange.imports.readers.table import (
    MAX_COLUMNS,
    Foreign,
    Outside,
    Remark,
    Row,
    Table,
    bounded,
    rectangular,
)
from learning_together.office import xml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TABLE, _ROW, _CELL, _PARAGRAPH = f"{_W}tbl", f"{_W}tr", f"{_W}tc", f"{_W}p"
_DELETED = frozenset({f"{_W}del", f"{_W}moveFrom"})
_UNSEEN = _DELETED | {f"{_W}instrText", f"{_W}delText", f"{_W}delInstrText", f"{_W}rPr", f"{_W}pPr"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {
    f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-",
    f"{_W}softHyphen": "",
}  # fmt: skip
_PICTURES = (f"{_W}drawing", f"{_W}pict", f"{_W}object")
_NOTES = {f"{_W}footnoteReference": "footnotes", f"{_W}endnoteReference": "endnotes"}
_RUN = f"{_W}r"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
MAX_DEPTH = 60


def read(parts: Mapping[str, bytes]) -> Foreign:
    """The tables of a Word file.

    Raises:
        LtError: It is damaged.
    """
    root = xml.part(parts, "word/document.xml")
    body = root.find(f"{_W}body") if root is not None else None
    if body is None:
        raise LtError("The file is damaged: it holds no text.", "Ask the agency to send it again.")
    reader = _Reader(parts)
    reader.blocks(body, 0)
    foreign = reader.foreign
    if (marks := form_marks.table(_properties(parts), len(foreign.tables) + 1)) is not None:
        foreign.tables.append(marks)
    foreign.below = tuple(reader.above)
    foreign.remarks = reader.remarks()
    reader.pages()
    _tracked(root, foreign)
    return foreign


def _properties(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The properties of the file that are no part of Word's own."""
    root = xml.part(parts, "docProps/custom.xml")
    for one in root if root is not None else ():
        yield one.get("name") or "", "".join(one.itertext())


def _tracked(root: Any, foreign: Foreign) -> None:
    changed = any(True for tag in (*_DELETED, f"{_W}ins", f"{_W}moveTo") for _ in root.iter(tag))
    if changed:
        foreign.notices.append(
            "The file holds tracked changes. They were read as accepted: what was inserted is in, "
            "what was deleted is out. Ask the agency whether that is what they mean."
        )


class _Reader:
    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = parts
        self.foreign = Foreign("Word", [])
        self.above: list[str] = []
        self.notes: dict[str, dict[str, str]] = {}
        #: Ids of comments by the table and row in which they are anchored.
        self.anchors: dict[str, tuple[int, int]] = {}

    def blocks(self, parent: Any, depth: int) -> None:
        """Tables in the order of the file, and the text between them."""
        if depth > MAX_DEPTH:
            raise LtError("Tables in the file nest too deep.", "Ask for a plain table.")
        for child in parent:
            if child.tag == _TABLE:
                self._table(child, depth)
            elif child.tag == _PARAGRAPH:
                self._anchor(child, 0, 0)
                if said := self.text(child).strip():
                    self.above.append(said)
            elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"}:
                self.blocks(child, depth + 1)

    def _table(self, table: Any, depth: int) -> None:
        rows = list(_inside(table, _ROW))
        cells = [cell for row in rows for cell in _inside(row, _CELL)]
        if len(cells) <= 2 and any(cell.find(f".//{_TABLE}") is not None for cell in cells):
            for cell in cells:  # a frame around the table that is meant
                self.blocks(cell, depth + 1)
            return
        number = len(self.foreign.tables) + 1
        made = Table(f"table {number}", [], tuple(self.above))
        self.above = []
        self.foreign.tables.append(made)
        open_: dict[int, Cell] = {}
        for at, row in enumerate(rows, 1):
            made.rows.append(self._row(row, number, at, open_))
        rectangular(made.rows)

    def _row(self, row: Any, table: int, number: int, open_: dict[int, Cell]) -> Row:
        properties = row.find(f"{_W}trPr")
        made = Row(number, [""] * _count(properties, "gridBefore"), 0)
        if properties is not None and properties.find(f"{_W}del") is not None:
            made.deleted = True
        if properties is not None and _is_on(properties, "hidden"):
            self._notice(f"{_where(table, number)} is hidden; it was read like the others.")
        carried = set()
        for cell in _inside(row, _CELL):
            about = cell.find(f"{_W}tcPr")
            across = max(1, _count(about, "gridSpan"))
            merge = about.find(f"{_W}vMerge") if about is not None else None
            column = len(made.cells)
            value: Cell = self._cell(cell, table, number)
            if merge is not None and merge.get(f"{_W}val", "continue") == "continue":
                if value == "":
                    value = open_.get(column, "")
                    if value != "":
                        carried.add(column)
            elif merge is not None:
                open_[column] = value
            else:
                open_.pop(column, None)
            made.cells += [value, *([""] * (across - 1))]
            made.parts += 1
            bounded(number, len(made.cells))
        made.carried = frozenset(carried)
        return made

    def _cell(self, cell: Any, table: int, row: int) -> str:
        lines: list[str] = []
        self._cell_lines(cell, lines, table, row, 0)
        said = "\n".join(lines).strip()
        picked = [one.get(f"{_W}fullDate") for one in cell.iter(f"{_W}date")]
        if said and len(picked) == 1 and picked[0]:
            try:
                return Picked(said, date.fromisoformat(picked[0][:10]))
            except ValueError:
                return said
        return said

    def _cell_lines(self, parent: Any, lines: list[str], table: int, row: int, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise LtError("Tables in the file nest too deep.", "Ask for a plain table.")
        for child in parent:
            if child.tag == _PARAGRAPH:
                self._anchor(child, table, row)
                said = self.text(child, table, row)
                # A paragraph whose mark is deleted runs on into the next.
                if said.strip() or (lines and lines[-1]):
                    lines.append(said.rstrip())
            elif child.tag == _TABLE:
                for inner in _inside(child, _ROW):
                    parts: list[str] = []
                    for one in _inside(inner, _CELL):
                        below: list[str] = []
                        self._cell_lines(one, below, table, row, depth + 1)
                        parts.append(" ".join(line for line in below if line))
                    if any(parts):
                        lines.append(" | ".join(parts))
            elif child.tag not in _UNSEEN and child.tag != f"{_W}tcPr" and not _asks(child):
                self._cell_lines(child, lines, table, row, depth + 1)

    def text(self, paragraph: Any, table: int = 0, row: int = 0) -> str:
        """The text of a paragraph, insertions in, deletions out."""
        pieces: list[str] = []
        self._pieces(paragraph, pieces, table, row, 0)
        return tidy("".join(pieces))

    def _pieces(self, parent: Any, pieces: list[str], table: int, row: int, depth: int) -> None:
        if depth > MAX_DEPTH:
            return
        for child in parent:
            tag = child.tag
            if tag in {f"{_W}t", _FORMULA}:
                pieces.append(child.text or "")
            elif tag in _BREAKS:
                pieces.append(_BREAKS[tag])
            elif tag in _PICTURES and child.find(f".//{_W}txbxContent") is None:
                pieces.append("[picture]")
                self._notice(f"{_where(table, row)} holds a picture; what it shows is not read.")
            elif tag in _NOTES:
                note = self._note(_NOTES[tag], child.get(f"{_W}id") or "")
                if note:
                    pieces.append(f" [note: {note}]")
            elif tag == f"{_W}sym":
                pieces.append("\N{REPLACEMENT CHARACTER}")
                self._notice(f"{_where(table, row)} holds a sign from a font of signs, not read.")
            elif tag not in _UNSEEN and tag != _FALLBACK and not _asks(child):
                self._inner(child, pieces, (table, row), depth + 1)

    def _inner(self, child: Any, pieces: list[str], at: tuple[int, int], depth: int) -> None:
        properties = child.find(f"{_W}rPr") if child.tag == _RUN else None
        if child.tag == f"{_W}txbxContent":
            said = (self.text(one, *at) for one in child.iter(_PARAGRAPH))
            pieces.append(" ".join(["", *filter(None, said), ""]))
        elif properties is None:
            self._pieces(child, pieces, *at, depth)
        else:
            self._run(child, properties, pieces, at, depth)

    def _run(
        self, run: Any, properties: Any, pieces: list[str], at: tuple[int, int], depth: int
    ) -> None:
        """Text of one look: what is struck out or hidden is told."""
        inside: list[str] = []
        self._pieces(run, inside, *at, depth)
        said = "".join(inside)
        if said.strip() and _is_on(properties, "vanish"):
            self._notice(f"{_where(*at)} holds hidden text; it was read like the rest.")
        if said.strip() and (_is_on(properties, "strike") or _is_on(properties, "dstrike")):
            self._notice(f"{_where(*at)} holds words that are struck out; they stand in the text "
                         "in square brackets.")  # fmt: skip
            said = struck(said)
        pieces.append(said)

    def _notice(self, text: str) -> None:
        if text not in self.foreign.notices:
            self.foreign.notices.append(text)

    def _note(self, kind: str, id_: str) -> str:
        if kind not in self.notes:
            root = xml.part(self.parts, f"word/{kind}.xml")
            found = {}
            for note in root if root is not None else ():
                if note.get(f"{_W}type") is None:
                    said = " ".join(self.text(one) for one in note.iter(_PARAGRAPH))
                    found[note.get(f"{_W}id") or ""] = " ".join(said.split())
            self.notes[kind] = found
        return self.notes[kind].get(id_, "")

    def _anchor(self, paragraph: Any, table: int, row: int) -> None:
        for tag in ("commentRangeStart", "commentReference"):
            for mark in paragraph.iter(f"{_W}{tag}"):
                self.anchors.setdefault(mark.get(f"{_W}id") or "", (table, row))

    def pages(self) -> None:
        """What stands in the headers and footers of pages, each text once."""
        relations = xml.part(self.parts, "word/_rels/document.xml.rels")
        for relation in relations if relations is not None else ():
            sort = (relation.get("Type") or "").rpartition("/")[2]
            if sort not in {"header", "footer"}:
                continue
            root = xml.part(self.parts, f"word/{relation.get('Target') or ''}")
            for paragraph in root.iter(_PARAGRAPH) if root is not None else ():
                one = Outside(f"the page {sort}", self.text(paragraph).strip())
                if one.text and one not in self.foreign.outside:
                    self.foreign.outside.append(one)

    def remarks(self) -> list[Remark]:
        """The comments of the file, those outside of any row included."""
        comments = xml.part(self.parts, "word/comments.xml")
        if comments is None:
            return []
        found = []
        for comment in comments.iter(f"{_W}comment"):
            said = "\n".join(self.text(one) for one in comment.iter(_PARAGRAPH)).strip()
            table, row = self.anchors.get(comment.get(f"{_W}id") or "", (0, 0))
            found.append(Remark(table, row, comment.get(f"{_W}author") or "", said))
        return found


def _asks(control: Any) -> bool:
    """Whether a content control shows only what it asks for, since nobody has filled it."""
    properties = control.find(f"{_W}sdtPr") if control.tag == f"{_W}sdt" else None
    return properties is not None and _is_on(properties, "showingPlcHdr")


def _is_on(properties: Any, name: str) -> bool:
    mark = properties.find(f"{_W}{name}")
    return mark is not None and mark.get(f"{_W}val", "1") not in {"0", "false", "off"}


def _where(table: int, row: int) -> str:
    return f"Table {table}, row {row}" if table else "The text outside of tables"


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    """Rows or cells of their own table, through content controls and tracked insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins",
                           f"{_W}moveTo"}:  # fmt: skip
            yield from _inside(child, tag)


def _count(properties: Any, name: str) -> int:
    found = properties.find(f"{_W}{name}") if properties is not None else None
    value = found.get(f"{_W}val") if found is not None else None
    return min(int(value), MAX_COLUMNS) if value and value.isdigit() else 0
