"""A text of a Word file as a row of small pieces, with what stands on them.

Takes elements, gives a `Story`: pieces of text in order, each with the changes that are proposed
for it, and the stretches of paragraphs, table rows, bookmarks and comments. Must not know what a
review is.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Move = Literal["ins", "del", "moveFrom", "moveTo"]

#: The end of a paragraph, as a piece of text.
END = "\n"


@dataclass(frozen=True, slots=True)
class Revision:
    """A change that a reader proposes.

    Attributes:
        kind: What is done: put in, taken out, taken from here, brought here.
        author: By whom; may be empty.
        when: As the file has it; may be empty.
        move: The name that the two ends of a move share.
    """

    kind: Move
    author: str
    when: str
    move: str = ""

    @property
    def adds(self) -> bool:
        """Whether the words were not in the draft."""
        return self.kind in {"ins", "moveTo"}


@dataclass(slots=True)
class Piece:
    """A piece of text.

    Attributes:
        text: The words; `END` for the end of a paragraph.
        revisions: What is proposed for it, the outermost first.
        row: The number of the innermost table row; -1 outside of tables.
    """

    text: str
    revisions: tuple[Revision, ...]
    row: int

    @property
    def original(self) -> bool:
        """Whether it stood in the draft as it was sent."""
        return not any(one.adds for one in self.revisions)


@dataclass(slots=True)
class Paragraph:
    """A stretch of pieces.

    Attributes:
        start: The first piece.
        end: The piece after the last one.
        level: Of a heading; 0 for other paragraphs.
        listed: Whether it stands in a list.
        row: The number of the table row that it stands in; -1 outside of tables.
        cell: The number of its cell in the row.
    """

    start: int
    end: int
    level: int
    listed: bool
    row: int
    cell: int


@dataclass(slots=True)
class Cell:
    """A table cell: a stretch of pieces, the column it begins in, what is proposed for it."""

    start: int
    end: int
    column: int
    revision: Revision | None = None


@dataclass(slots=True)
class TableRow:
    """A table row: a stretch of pieces, its table's number, its cells, what is proposed for it."""

    start: int
    end: int
    table: int
    cells: list[Cell] = field(default_factory=list)
    revision: Revision | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark: where it begins and ends, and the row and cell that it begins in."""

    name: str
    start: int
    end: int
    row: int
    cell: int


@dataclass(slots=True)
class Story:
    """One text of the file: the body, a footnote, a header, a text box.

    Attributes:
        what: What it is, in words; empty for the body.
        host: The story, and the place in it, that this one hangs on; None for the body and for
            what stands on every page.
        anchors: Where each comment's range begins and ends, by the comment's number; -1 where that
            end is missing.
        points: Where each comment is referred to.
        formatting: How many changes touch the look alone.
    """

    what: str = ""
    host: "tuple[Story, int] | None" = None
    pieces: list[Piece] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    rows: list[TableRow] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    links: list[tuple[int, str]] = field(default_factory=list)
    anchors: dict[str, list[int]] = field(default_factory=dict)
    points: dict[str, int] = field(default_factory=dict)
    formatting: int = 0

    def paragraph_at(self, at: int) -> Paragraph | None:
        """The paragraph that a place is in, or the last one before it."""
        number = bisect_right(self.paragraphs, at, key=lambda one: one.start) - 1
        return self.paragraphs[max(number, 0)] if self.paragraphs else None

    def words(self, start: int, end: int, *, original: bool = True) -> str:
        """The words between two places, spaces made even.

        Args:
            start: The first piece.
            end: The piece after the last one.
            original: Whether words that a reader has put in are left out.
        """
        return even(
            piece.text for piece in self.pieces[start:end] if piece.original or not original
        )

    def quoted(self, start: int, end: int, most: int) -> str:
        """The words between two places, the middle left out where they are very long."""
        if end - start <= most:
            text = self.words(start, end) or self.words(start, end, original=False)
            return shortened(text, most)
        # Each piece has a letter at least, or nearly so: what is left out is the middle anyway.
        return shortened(f"{self.words(start, start + most)} … {self.words(end - most, end)}", most)


def shortened(text: str, most: int) -> str:
    """A text without its middle where it is too long; what is left out is marked."""
    if len(text) <= most:
        return text
    head, tail = text[: most * 2 // 3].rpartition(" "), text[-most // 3 :].partition(" ")
    return f"{head[0] or head[2]} […] {tail[2] or tail[0]}"


def even(texts: Iterable[str]) -> str:
    """Pieces of text together, spaces made even, without lines that are empty."""
    joined = "".join(texts)
    lines = (" ".join(line.split()) for line in joined.split("\n"))
    return "\n".join(line for line in lines if line)
