"""Prose as it will read: what a page shows of a text while somebody writes it.

Takes text in the subset of Markdown, gives a tree of plain data. Nothing of it is HTML: whatever
was typed arrives as words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from learning_together.documents.prose.parse import (
    Block,
    Break,
    Emphasis,
    Hyperlink,
    Inline,
    Items,
    Mention,
    Paragraph,
    Quotation,
    Words,
    parse,
)
from learning_together.records.kinds import kind_of


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of prose.

    Attributes:
        sort: `words`, `break`, `mention`, `emphasis`, `strong`, `link`, `paragraph`, `quotation`,
            `bullets`, `numbers` or `item`.
        text: What words say, whom a mention names, where a link leads, what stands before an item.
        inner: The pieces within.
    """

    sort: str
    text: str = ""
    inner: tuple["Piece", ...] = ()


def preview(text: str, kind: str, field: str) -> tuple[Piece, ...]:
    """The pieces of a prose text.

    Args:
        text: As typed.
        kind: The plural of the kind of the record that it stands in.
        field: The field's name; in the text of a Markdown file a single line break is a space.
    """
    return tuple(_blocks(parse(text, wrapped=field == kind_of(kind).body)))


def _blocks(blocks: Iterable[Block]) -> Iterator[Piece]:
    for one in blocks:
        if isinstance(one, Paragraph):
            yield Piece("paragraph", inner=tuple(_inlines(one.content)))
        elif isinstance(one, Quotation):
            yield Piece("quotation", inner=tuple(_blocks(one.blocks)))
        else:
            yield _items(one)


def _items(items: Items) -> Piece:
    inner = (
        Piece("item", items.label(place), tuple(_blocks(one)))
        for place, one in enumerate(items.items)
    )
    return Piece("numbers" if items.numbers else "bullets", inner=tuple(inner))


def _inlines(inlines: Iterable[Inline]) -> Iterator[Piece]:
    for one in inlines:
        match one:
            case Words(text):
                yield Piece("words", text)
            case Break(soft):
                yield Piece("words", " ") if soft else Piece("break")
            case Mention(record):
                yield Piece("mention", record)
            case Emphasis(mark, content):
                sort = "strong" if len(mark) > 1 else "emphasis"
                yield Piece(sort, inner=tuple(_inlines(content)))
            case Hyperlink(address, _, content):
                yield Piece("link", address, tuple(_inlines(content)))
