"""The rules of the subset of Markdown: markdown-it with few of its rules, and some of our own.

Beyond the subset nothing is Markdown. Differences from CommonMark within it, all so that what was
typed arrives: `*` makes no emphasis inside a word (`2*3*4`); a lone `-` and a row of `- - -` are no
lists; `![` makes no picture of a link; nesting ends at ten levels. A backslash takes the meaning
from `*`, `_`, `[`, `]`, and from a mark that would start a list or a quotation; before anything
else it is a backslash.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from string import punctuation
from typing import TYPE_CHECKING
from unicodedata import category

from learning_together.documents.prose.escape import REFERENCE
from learning_together.patterns import regex

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

DEEPEST = 10

_EMPHASIS = frozenset({"em_open", "em_close", "strong_open", "strong_close"})
_EMPTY_ITEM = regex(r"(?:[-+*]|[0-9]{1,9}[.)])[ \t]*\Z")
_ROW_OF_MARKS = regex(r"([-*])[ \t]*(?:\1[ \t]*){2,}\Z")
_ALLOWED = regex(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)


@cache
def parser() -> "MarkdownIt":
    """The parser; its environment says whether the text is `wrapped`."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import blockquote, list_block

    made = MarkdownIt("zero", {"maxNesting": 4 * DEEPEST})
    made.enable(["blockquote", "list", "newline", "emphasis", "link"])
    made.validateLink = _permitted  # type: ignore[method-assign, assignment]

    def quotation(state: "StateBlock", start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        return state.level < 2 * DEEPEST and blockquote(state, start, end, silent)

    def items(state: "StateBlock", start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        if state.level >= 2 * DEEPEST or literal_line(_line(state, start)):
            return False
        return list_block(state, start, end, silent)

    def row(state: "StateBlock", start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
        return silent and bool(_ROW_OF_MARKS.match(_line(state, start)))

    everywhere = ["paragraph", "blockquote"]
    made.block.ruler.at("blockquote", quotation, {"alt": [*everywhere, "list"]})
    made.block.ruler.at("list", items, {"alt": everywhere})
    made.block.ruler.before("list", "row", row, {"alt": ["blockquote", "list"]})
    made.inline.ruler.before("emphasis", "backslash", _backslash)
    made.inline.ruler.before("link", "mention", _mention)
    made.inline.ruler.before("link", "no_image", _no_image)
    made.core.ruler.push("doubtful", _demote)
    return made


def _line(state: "StateBlock", number: int) -> str:
    start = state.bMarks[number] + state.tShift[number]
    return state.src[start : state.eMarks[number]]


def literal_line(line: str) -> bool:
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
