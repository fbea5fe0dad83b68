"""The places of a form in a file that came back: which is which, and what was written beside them.

Takes an outline, gives places by their tags. A place whose control is gone is known by its
bookmark; a row that somebody added has the columns of the rows above it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from learning_together.documents.forms.lines import Line
from learning_together.errors import LtError
from learning_together.exchange.forms import tags
from learning_together.exchange.forms.reading import Cell, Outline, Piece
from learning_together.exchange.forms.tags import Sent, Tag


@dataclass(frozen=True, slots=True)
class Filled:
    """A place, and what stands there."""

    tag: Tag
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Came:
    """A form that came back.

    Attributes:
        filled: Its places, in the order in which they stand there.
        sent: The tags that it went out with.
        beside: Paragraphs that are none of its own and stand in none of its places.
    """

    filled: tuple[Filled, ...]
    sent: tuple[Tag, ...]
    beside: tuple[str, ...]


def what(outline: Outline) -> Sent | None:
    """What a file says of itself; None where it is no form.

    Raises:
        LtError: It is a form of a later version.
    """
    said = outline.properties.get(tags.FORM)
    if said is None:
        return None
    found = tags.sent(said)
    if found is None:
        raise LtError(
            "A newer lt made this form, in a way that this one cannot read. Nothing was brought "
            "in.",
            "Bring lt up to date on this computer, then import the form again.",
        )
    return found


def own_words(outline: Outline) -> list[str]:
    """Marks of the words that a form has beside its places."""
    return [tags.mark(one.text)[:6] for one in _beside(outline.pieces)]


def came(outline: Outline) -> Came:
    """The places of a form, and what stands beside them."""
    known = {
        mark
        for name, said in outline.properties.items()
        if name.startswith(tags.WORDS)
        for mark in said.split()
    }
    filled: list[Filled] = []
    left: list[Piece] = []
    seen: set[tuple[str, tuple[str, ...]]] = set()
    above: dict[int, tuple[Tag, ...]] = {}
    more = 0
    fresh = _fresh(outline.pieces)
    for piece in outline.pieces:
        read = [tags.read(cell.tag) for cell in piece.cells]
        row = tuple(one for one in read if one is not None)
        if row and any(one.place in seen for one in row):
            row, read = (), []  # a row that was copied with its tags
        if row:
            seen |= {one.place for one in row}
            above[piece.table] = row
            filled += [
                Filled(tag, cell.lines)
                for tag, cell in zip(read, piece.cells, strict=True)
                if tag is not None
            ]
            left.append(replace(piece, cells=tuple(
                cell for tag, cell in zip(read, piece.cells, strict=True) if tag is None
            )))  # fmt: skip
        elif (like := above.get(piece.table)) and _is_row(like, piece.cells):
            more += 1
            filled += [
                Filled(_anew(tag, fresh.get(piece.table, ""), more), cell.lines)
                for tag, cell in zip(like, piece.cells, strict=True)
            ]
        else:
            left.append(piece)
    beside = tuple(
        line.text for line in _beside(left) if known and tags.mark(line.text)[:6] not in known
    )
    sent = tuple(
        tag
        for name, said in outline.properties.items()
        if name.startswith(tags.FIELD) and (tag := tags.read(said)) is not None
    )
    return Came(tuple(filled), sent, beside)


def _is_row(like: tuple[Tag, ...], cells: tuple[Cell, ...]) -> bool:
    """Whether a row without tags is one more of those above it, in which every cell has one."""
    return len(like) > 1 and len(like) == len(cells)


def _fresh(pieces: list[Piece]) -> dict[int, str]:
    """What the records that are still to be made are called in each table, without their number."""
    found: dict[int, str] = {}
    for piece in pieces:
        for cell in piece.cells:
            tag = tags.read(cell.tag)
            if tag is not None and tag.record.startswith("+"):
                found.setdefault(piece.table, tag.record.rpartition(".")[0])
    return found


def _anew(tag: Tag, fresh: str, number: int) -> Tag:
    """The tag of a place in a row that somebody added below one with this tag.

    Args:
        tag: Of the place above it.
        fresh: What a record is called that such a row makes; empty where it makes none.
        number: Of the row.
    """
    if fresh:
        return replace(tag, record=f"{fresh}.more{number}", mark="")
    steps = tuple(
        f"+more{number}" if one.isdecimal() or one.startswith("+") else one for one in tag.steps
    )
    return replace(tag, steps=steps, mark="")


def _beside(pieces: list[Piece]) -> Iterator[Line]:
    """The paragraphs that stand in no place of a form."""
    for one in pieces:
        yield from one.lines
        for cell in one.cells:
            if tags.read(cell.tag) is None:
                yield from cell.lines
