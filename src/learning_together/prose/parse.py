"""The stated subset of Markdown: text to blocks, by markdown-it with few rules of its own.

Beyond the subset nothing is Markdown. Differences from CommonMark within it, all so that what was
typed arrives: `*` makes no emphasis inside a word (`2*3*4`); a lone `-` and a row of `- - -` are no
lists; numbers that do not count upwards stay as typed; nesting ends at ten levels. A backslash
takes the meaning from `*`, `_`, `[`, `]`, and from a mark that would start a list or a quotation;
before anything else it is a backslash.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from string import punctuation
from typing import TYPE_CHECKING
from unicodedata import category

from learning_together.prose.escape import REFERENCE, clean

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

DEEPEST = 10

_EMPHASIS = frozenset({"em_open", "em_close", "strong_open", "strong_close"})
_ITEM = re.compile(r"[ \t]*([-+*]|[0-9]{1,9}[.)])[ \t]+")
_INTERRUPTING = frozenset({"-", "+", "*", "1.", "1)"})
_EMPTY_ITEM = re.compile(r"(?:[-+*]|[0-9]{1,9}[.)])[ \t]*\Z")
_ROW_OF_MARKS = re.compile(r"([-*])[ \t]*(?:\1[ \t]*){2,}\Z")
_ALLOWED = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)


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
        wrapped: A single line break is a space, as in a Markdown file; otherwise it is kept, and a
            line that carries no mark of the list or quotation above it does not belong to it.
    """
    text = clean(text)
    tokens = _parser().parse(text if wrapped else _parted(text), {"wrapped": wrapped})
    return _Reader(tokens, wrapped=wrapped).blocks()


def _parted(text: str) -> str:
    """The text with an empty line where an unmarked line follows a list or a quotation."""
    lines: list[str] = []
    above = ""
    for line in text.split("\n"):
        item = _ITEM.match(line)
        if line.lstrip().startswith(">"):
            kind = "quotation"
        elif item and not _literal_line(line.strip()):
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
    """Reads markdown-it's flat list of tokens into a tree."""

    tokens: Sequence["Token"]
    wrapped: bool
    at: int = field(default=0)

    def blocks(self) -> tuple[Block, ...]:
        found: list[Block] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == "inline":
                inlines = _Reader(token.children or (), wrapped=self.wrapped).inlines()
                found.append(Paragraph(inlines))
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
                found.append(Break(soft=self.wrapped and token.type == "softbreak"))
            elif token.type in {"em_open", "strong_open"}:
                found.append(Emphasis(token.markup, self.inlines()))
            else:
                address, title = token.attrs.get("href", ""), token.attrs.get("title", "")
                found.append(Hyperlink(str(address), str(title), self.inlines()))
        return tuple(found)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import blockquote, list_block

    parser = MarkdownIt("zero", {"maxNesting": 4 * DEEPEST})
    parser.enable(["blockquote", "list", "newline", "emphasis", "link"])
    parser.validateLink = _permitted  # type: ignore[method-assign, assignment]

    def quotation(state: "StateBlock", start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        return state.level < 2 * DEEPEST and blockquote(state, start, end, silent)

    def items(state: "StateBlock", start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        if state.level >= 2 * DEEPEST or _literal_line(_line(state, start)):
            return False
        return list_block(state, start, end, silent)

    def row(state: "StateBlock", start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
        return silent and bool(_ROW_OF_MARKS.match(_line(state, start)))

    everywhere = ["paragraph", "blockquote"]
    parser.block.ruler.at("blockquote", quotation, {"alt": [*everywhere, "list"]})
    parser.block.ruler.at("list", items, {"alt": everywhere})
    parser.block.ruler.before("list", "row", row, {"alt": ["blockquote", "list"]})
    parser.inline.ruler.before("emphasis", "backslash", _backslash)
    parser.inline.ruler.before("link", "mention", _mention)
    parser.inline.ruler.before("link", "no_image", _no_image)
    parser.core.ruler.push("doubtful", _demote)
    return parser


def _line(state: "StateBlock", number: int) -> str:
    start = state.bMarks[number] + state.tShift[number]
    return state.src[start : state.eMarks[number]]


def _literal_line(line: str) -> bool:
    """Whether a line that looks like an item of a list is nothing but marks."""
    return bool(_EMPTY_ITEM.match(line) or _ROW_OF_MARKS.match(line))


def _permitted(address: str) -> bool:
    return bool(_ALLOWED.match(address))


def _mention(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001
    match = REFERENCE.match(state.src, state.pos) if state.src[state.pos] == "[" else None
    if not match or match.end() > state.posMax:
        return False
    if not silent:
        state.push("mention", "", 0).content = match[1]
    state.pos = match.end()
    return True


def _no_image(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001
    if not state.src.startswith("![", state.pos) or REFERENCE.match(state.src, state.pos + 1):
        return False
    if not silent:
        state.pending += "!["
    state.pos += 2
    return True


def _backslash(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001
    source, at = state.src, state.pos
    if source[at] != "\\" or at + 1 >= state.posMax:
        return False
    following = source[at + 1]
    if following == "\n" and state.env["wrapped"]:
        if not silent:
            state.push("hardbreak", "br", 0)
    elif following in "*_[]" or _takes_meaning(source, at):
        if not silent:
            state.pending += following
    else:
        return False
    state.pos += 2
    return True


def _takes_meaning(source: str, at: int) -> bool:
    """Whether the backslash keeps its line from starting a list or a quotation."""
    before = source[source.rfind("\n", 0, at) + 1 : at].strip()
    following, after = source[at + 1], source[at + 2 : at + 3]
    if following == ">":
        return not before
    marks = "-+" if not before else ".)" if before.isdecimal() and len(before) < DEEPEST else ""
    return following in marks and not after.strip()


def _demote(state: "StateCore") -> None:
    """Makes words of the marks of any emphasis that Markdown's dialects read differently.

    They agree where the inner side is no space and the outer side is a space, an end or
    punctuation, and where no emphasis ends and another begins without anything between.
    """
    for token in state.tokens:
        inner = token.children or []
        while doubtful := [
            place
            for opened, closed, depth in _pairs(inner)
            if depth > DEEPEST or not (_clear(inner, opened, -1) and _clear(inner, closed, 1))
            for place in (opened, closed)
        ]:
            for place in doubtful:
                mark = inner[place]
                mark.type, mark.nesting, mark.content = "text", 0, mark.markup


def _pairs(tokens: Sequence["Token"]) -> Iterator[tuple[int, int, int]]:
    opened: list[int] = []
    for place, token in enumerate(tokens):
        if token.type in _EMPHASIS:
            if token.nesting > 0:
                opened.append(place)
            else:
                yield opened.pop(), place, len(opened)


def _clear(tokens: Sequence["Token"], place: int, outwards: int) -> bool:
    side = {}
    for step in (outwards, -outwards):
        at = place + step
        while 0 <= at < len(tokens) and tokens[at].type == tokens[place].type:
            at += step
        beyond = tokens[at] if 0 <= at < len(tokens) else None
        if beyond and beyond.type in _EMPHASIS and beyond.nesting != tokens[place].nesting:
            return False
        side[step] = _edge(beyond, last=step < 0)
    outer, inner = side[outwards], side[-outwards]
    outside = outer.isspace() or outer in punctuation or category(outer)[0] == "P"
    return outside and not inner.isspace()


def _edge(token: "Token | None", *, last: bool) -> str:
    """The character of a token that its neighbour touches; a space for the end of a line."""
    if token is None or token.type in {"softbreak", "hardbreak"}:
        return " "
    if token.type == "text":
        return token.content[-1 if last else 0] if token.content else " "
    return "]"
