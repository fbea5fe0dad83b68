"""Reads files of which much is known already: a record whose text was read before is not read anew.

Takes text, gives what `layout.read` gives. Records are known by their stretch of text, from a dash
at the start of a line to the next one. A record that was read without a fault between two such
dashes says the same wherever it stands between two, since nothing of YAML reaches over a dash
there; where what has been read shows otherwise, or is faulty, a file is read whole.
"""

from array import array
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import accumulate

from learning_together.diagnostics import Problem
from learning_together.folder.yaml.lines import is_plain
from learning_together.folder.yaml.positioned import Data, Record, Source
from learning_together.folder.yaml.write.layout import read

_DASH = "\n- "
#: Lines that end or begin a document, or say something of it.
_OF_DOCUMENTS = ("\n...", "\n%")


@dataclass(slots=True)
class _Piece:
    """A record as it was read, with the numbers of its places and the line that it began in."""

    data: Data
    positions: "array[int]"
    line: int


@dataclass(slots=True)
class _Cut:
    """A text cut at its dashes.

    Attributes:
        head: What stands above the first one.
        pieces: What stands behind each, less the break of its last line.
        new: Those of them that have not been read before.
        lines: The line that each begins in, from 0, and the one behind the last.
    """

    head: str
    pieces: Sequence[str]
    new: Sequence[str]
    lines: list[int]


class Known:
    """What has been read, and the way to read more."""

    def __init__(self) -> None:
        self._files: dict[tuple[str, str], tuple[list[Record], list[Problem]]] = {}
        self._pieces: dict[str, _Piece] = {}

    def read(self, path: str, text: str, body: str = "") -> tuple[list[Record], list[Problem]]:
        """The records of a file, and what is wrong with it.

        Args:
            path: Of the file, for messages.
            text: Its content.
            body: Of a Markdown file: the field that its text fills.
        """
        found = self._files.get((path, text))
        if found is None:
            cut = None if body else _cut(text, self._pieces)
            records = self._composed(path, text, cut) if cut and self._pieces else None
            found = (records, []) if records else read(path, text, body)
            if cut and not records and not found[1]:
                self._learn(cut, found[0])
            self._files[path, text] = found
        return found

    def learn(self, text: str, records: Sequence[Record]) -> None:
        """Takes over what was read before, of a text in which nothing was wrong.

        Args:
            text: It.
            records: All that stand in it.
        """
        if cut := _cut(text, self._pieces):
            self._learn(cut, records)

    def _composed(self, path: str, text: str, cut: _Cut) -> list[Record] | None:
        """The records of a text of which those that are new are read by themselves, all at once.

        None where they cannot be, or all are new, so that the whole may as well be read.
        """
        known, new = self._pieces, cut.new
        if len(new) == len(cut.pieces) or (new and not self._read(path, new)):
            return None
        source = Source(path, text, array("I", (cut.lines[0], 0)))
        positions, records = source.positions, list[Record]()
        for piece, line in zip(cut.pieces, cut.lines, strict=False):
            one = known[piece]
            records.append(Record(source, len(positions) // 2, one.data))
            positions.extend(_moved(one.positions, line - one.line))
        return records

    def _read(self, path: str, pieces: Sequence[str]) -> bool:
        """Reads some pieces; whether all is well with them."""
        records, problems = read(path, "".join(f"- {piece}\n" for piece in pieces))
        return not problems and self._learn(_Cut("", pieces, (), _lines(0, pieces)), records)

    def _learn(self, cut: _Cut, records: Sequence[Record]) -> bool:
        """Keeps the records of a text by their pieces; whether each is one."""
        if len(records) != len(cut.pieces) or not records or not records[0].node:
            return False
        positions = records[0].source.positions
        ends = [*(2 * one.node for one in records), len(positions)]
        if [positions[at] for at in ends[:-1]] != cut.lines[:-1]:
            return False
        for number, piece in enumerate(cut.pieces):
            own = positions[ends[number] : ends[number + 1]]
            self._pieces[piece] = _Piece(records[number].data, own, cut.lines[number])
        return True


def _cut(text: str, known: Container[str]) -> _Cut | None:
    """A text cut at its dashes; None where it may not be.

    Args:
        text: It.
        known: Pieces that were cut before: what parts documents stands in none of them.
    """
    if not is_plain(text) or not text.endswith("\n"):
        return None
    head, *pieces = f"\n{text[:-1]}".split(_DASH)
    if not pieces or any(line.strip() and line[0] != "#" for line in head.split("\n")):
        return None
    new = [piece for piece in pieces if piece not in known]
    # What begins a line stands behind its break; the first line of a piece begins with the dash.
    among = _DASH.join(new)
    if any(mark in among for mark in _OF_DOCUMENTS) or among.count("\n-") >= max(len(new), 1):
        return None
    return _Cut(head, pieces, new, _lines(head.count("\n"), pieces))


def _lines(first: int, pieces: Sequence[str]) -> list[int]:
    """The line that each piece begins in, and the one behind the last."""
    return [*accumulate((piece.count("\n") + 1 for piece in pieces), initial=first)]


def _moved(positions: "array[int]", lines: int) -> "array[int]":
    """The same places so many lines further down."""
    if not lines:
        return positions
    moved = positions[:]
    moved[::2] = array("I", [line + lines for line in positions[::2]])
    return moved
