"""The stated subset of Markdown: text to a tree of blocks; `rules` says what the subset is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from learning_together.documents.prose.escape import clean
from learning_together.documents.prose.rules import literal_line, parser
from learning_together.english import items_of
from learning_together.patterns import regex

if TYPE_CHECKING:
    from markdown_it.token import Token


_ITEM = regex(r"[ \t]*([-+*]|[0-9]{1,9}[.)])[ \t]+")
_INTERRUPTING = frozenset({"-", "+", "*", "1.", "1)"})


@dataclass(frozen=True, slots=True)
class Words:
    """Words as they are read."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line; `soft` where it means no more than a space."""

    soft: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A `[[reference]]` to a record."""

    record: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasis by `mark`, which is `*` or `**`, or `_` or `__`."""

    mark: str
    content: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A link out of the document, to an address of a permitted kind."""

    address: str
    title: str
    content: "tuple[Inline, ...]"


Inline = Words | Break | Mention | Emphasis | Hyperlink


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of words."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody else said or wrote."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `numbers` is empty where it has bullets; `mark` is the bullet, or `.` or `)`."""

    mark: str
    numbers: tuple[int, ...]
    tight: bool
    items: "tuple[tuple[Block, ...], ...]"

    @property
    def counts(self) -> bool:
        """Whether numbering the items from the first gives what was typed, or all said the same."""
        first = self.numbers[0]
        rising = all(number == first + step for step, number in enumerate(self.numbers))
        return rising or (first <= 1 and len(set(self.numbers)) == 1)

    def label(self, place: int, bullet: str = "•") -> str:
        """What stands before an item: its number, or the bullet."""
        if not self.numbers:
            return bullet
        number = self.numbers[0] + place if self.counts else self.numbers[place]
        return f"{number}{self.mark}"


Block = Paragraph | Quotation | Items


def parse(text: str, *, wrapped: bool = False) -> tuple[Block, ...]:
    """The blocks of a prose text.

    Args:
        text: As typed.
        wrapped: A single line break is a space, as in a Markdown file, but between the items of a
            list and the rows of a table; otherwise it is kept, and a
            line that carries no mark of the list or quotation above it does not belong to it.
    """
    text = clean(text)
    tokens = parser().parse(text if wrapped else _parted(text), {"wrapped": wrapped})
    return _Reader(tokens, wrapped=wrapped).blocks()


def _parted(text: str) -> str:
    """The text with an empty line where an unmarked line follows a list or a quotation."""
    lines: list[str] = []
    above = ""
    for line in text.split("\n"):
        item = _ITEM.match(line)
        if line.lstrip().startswith(">"):
            kind = "quotation"
        elif item and not literal_line(line.strip()):
            kind = above if above == "paragraph" and item[1] not in _INTERRUPTING else "list"
        elif line.strip():
            kind = above if above == "list" and line[0] in " \t" else "paragraph"
        else:
            kind = ""
        if kind == "paragraph" and above in {"list", "quotation"}:
            lines.append("")
        lines.append(line)
        above = kind
    return "\n".join(lines)


@dataclass
class _Reader:
    """Reads markdown-it's flat list of tokens into a tree.

    Lines of a wrapped paragraph that are `kept` begin anew, as items of a list that Markdown has
    no mark for (•, a), tables) must.
    """

    tokens: Sequence["Token"]
    wrapped: bool
    kept: Sequence[int] = ()
    row: int = 0
    at: int = field(default=0)

    def blocks(self) -> tuple[Block, ...]:
        found: list[Block] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == "inline":
                kept = items_of(token.content.split("\n")) if self.wrapped else ()
                inner = _Reader(token.children or (), wrapped=self.wrapped, kept=kept)
                found.append(Paragraph(inner.inlines()))
            elif token.type == "blockquote_open":
                found.append(Quotation(self.blocks()))
            elif token.type in {"bullet_list_open", "ordered_list_open"}:
                found.append(self.items(token))
            elif token.nesting < 0 and token.type != "paragraph_close":
                break
        return tuple(found)

    def items(self, opened: "Token") -> Items:
        numbers: list[int] = []
        items: list[tuple[Block, ...]] = []
        tight = True
        while (token := self.tokens[self.at]).type == "list_item_open":
            self.at += 1
            if token.info:
                numbers.append(int(token.info))
            level = token.level + 1
            start = self.at
            items.append(self.blocks())
            tight = tight and all(
                inner.hidden
                for inner in self.tokens[start : self.at]
                if inner.type == "paragraph_open" and inner.level == level
            )
        self.at += 1
        return Items(opened.markup, tuple(numbers), tight, tuple(items))

    def inlines(self) -> tuple[Inline, ...]:
        found: list[Inline] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.nesting < 0:
                break
            if token.type == "text":
                if found and isinstance(before := found[-1], Words):
                    found[-1] = Words(before.text + token.content)
                elif token.content:
                    found.append(Words(token.content))
            elif token.type == "mention":
                found.append(Mention(token.content))
            elif token.type in {"softbreak", "hardbreak"}:
                self.row += 1
                soft = self.wrapped and token.type == "softbreak" and self.row not in self.kept
                found.append(Break(soft=soft))
            elif token.type in {"em_open", "strong_open"}:
                found.append(Emphasis(token.markup, self.inlines()))
            else:
                address, title = token.attrs.get("href", ""), token.attrs.get("title", "")
                found.append(Hyperlink(str(address), str(title), self.inlines()))
        return tuple(found)
