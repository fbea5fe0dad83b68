"""Prose to safe Markdown: as blocks, as one line for a table cell, or as words alone."""

import re
from collections.abc import Iterable, Iterator
from typing import Self

from learning_together.documents.prose import parse
from learning_together.documents.prose.escape import (
    CELL_BREAK,
    LINE_BREAK,
    Link,
    attribute,
    clean,
    literal,
    opening,
    references,
)
from learning_together.patterns import regex

#: A line of its own that asks for a picture: `[[picture: swim-lanes]]`.
PICTURE = regex(
    r"^ {0,3}\[\[[ \t]*picture[ \t]*:[ \t]*([^\[\]\n]{1,60}?)[ \t]*\]\][ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_CONTINUED = regex(r"\n(?!\n)")


class Prose(str):
    """A text in the subset of Markdown, as against plain text, which is `str`.

    Args:
        text: As typed.
        wrapped: A single line break is a space, as in the Markdown files of `sections/`.
    """

    __slots__ = ("wrapped",)
    wrapped: bool

    def __new__(cls, text: str = "", *, wrapped: bool = False) -> Self:
        """A text as typed; `wrapped` as the class says."""
        prose = super().__new__(cls, text)
        prose.wrapped = wrapped
        return prose


def block(text: str, link: Link, *, wrapped: bool = False) -> str:
    r"""Prose as Markdown paragraphs, lists and quotations.

    >>> print(block("# 1 is *not*\n- a heading", str))
    \# 1 is *not*
    <BLANKLINE>
    - a heading

    A line of its own may ask for a picture: the dialect's div says which.
    """
    made: list[str] = []
    for number, part in enumerate(PICTURE.split(clean(text))):
        if number % 2:
            made.append(f'::: {{.picture name="{attribute(part)}" own="1"}}\n:::')
        else:
            made += (_block(each, link) for each in parse.parse(part, wrapped=wrapped))
    return "\n\n".join(made)


def flatten(text: str, link: Link, *, wrapped: bool = False) -> str:
    """Prose as the content of a table cell: lists as lines, quotations in quotation marks."""
    blocks = parse.parse(text, wrapped=wrapped)
    return CELL_BREAK.join(
        LINE_BREAK.join(_line(line, link, LINE_BREAK) for line in lines)
        for lines in map(_lines, blocks)
    )


def plain(text: str, link: Link) -> str:
    """The words of plain text or `Prose`, without markup, line by line; `link` gives plain words.

    The address of a link follows it in brackets.
    """
    if not isinstance(text, Prose):
        text = clean(text).strip()
        made: list[str] = []
        done = 0
        for record, start, end in references(text):
            made += text[done:start], link(record)
            done = end
        return "".join((*made, text[done:]))
    blocks = parse.parse(text, wrapped=text.wrapped)
    return "\n".join(words(line, link) for each in blocks for line in _lines(each))


def _block(each: parse.Block, link: Link) -> str:
    if isinstance(each, parse.Paragraph):
        return _line(each.content, link, "\\\n", starts=True)
    if isinstance(each, parse.Quotation):
        inner = "\n\n".join(_block(part, link) for part in each.blocks)
        return "\n".join(f"> {line}".rstrip(" ") for line in inner.split("\n"))
    if each.numbers and not each.counts:
        marked = [_marked(item, f"{each.label(place)} ") for place, item in enumerate(each.items)]
        return "\n\n".join(_block(part, link) for item in marked for part in item)
    tight = each.tight and all(map(_simple, each.items))
    parts: list[str] = []
    for place, item in enumerate(each.items):
        mark = each.label(place, each.mark) + " "
        inner = ("\n" if tight else "\n\n").join(_block(part, link) for part in item)
        parts.append((mark + _CONTINUED.sub("\n" + " " * len(mark), inner)).rstrip(" "))
    return ("\n" if tight else "\n\n").join(parts)


def _simple(item: tuple[parse.Block, ...]) -> bool:
    """Whether an item is no more than a line, and lists that may follow it at once."""
    return all(
        isinstance(part, parse.Paragraph)
        if at == 0
        else isinstance(part, parse.Items)
        and (not part.numbers or (part.numbers[0] == 1 and part.counts))
        and part.tight
        and all(map(_simple, part.items))
        for at, part in enumerate(item)
    )


def _marked(blocks: tuple[parse.Block, ...], before: str, after: str = "") -> list[parse.Block]:
    """The blocks with words put before the first paragraph and after the last."""
    made = list(blocks)
    for at, words in ((0, before), (-1, after)):
        if not words:
            continue
        if made and isinstance(edge := made[at], parse.Paragraph):
            mark = (parse.Words(words),)
            made[at] = parse.Paragraph(mark + edge.content if at == 0 else edge.content + mark)
        else:
            made.insert(0 if at == 0 else len(made), parse.Paragraph((parse.Words(words),)))
    return made


def _lines(each: parse.Block, indent: str = "") -> Iterator[tuple[parse.Inline, ...]]:
    """The lines that a block is in a cell or on a screen."""
    lead = (parse.Words(indent),) if indent else ()
    if isinstance(each, parse.Paragraph):
        yield lead + each.content
    elif isinstance(each, parse.Quotation):
        for part in _marked(each.blocks, "“", "”"):
            yield from _lines(part, indent)
    else:
        for place, item in enumerate(each.items):
            for part in _marked(item, f"{indent}{each.label(place, '•')} "):
                first = isinstance(part, parse.Paragraph)
                yield from _lines(part, "" if first else indent + "\u2003")


def _line(
    content: Iterable[parse.Inline], link: Link, line_break: str, *, starts: bool = False
) -> str:
    """Inline content as Markdown; `starts` where it stands at the start of a line."""
    made: list[str] = []
    content = tuple(content)
    for at, each in enumerate(content):
        if isinstance(each, parse.Words):
            following = content[at + 1] if at + 1 < len(content) else None
            before_link = isinstance(following, parse.Mention | parse.Hyperlink)
            # At the start of a line spaces say nothing, and hide what would act behind them.
            text = each.text.lstrip() if starts else each.text
            if not text:
                continue
            words = literal(text, before_link=before_link)
            made.append(opening(words) if starts else words)
        elif isinstance(each, parse.Mention):
            made.append(link(each.record))
        elif isinstance(each, parse.Break):
            if each.soft and not (starts := line_break != LINE_BREAK):
                made.append(" ")
                continue
            made.append("\n" if each.soft else line_break)
            starts = line_break != LINE_BREAK
            continue
        elif isinstance(each, parse.Emphasis):
            made.append(f"{each.mark}{_line(each.content, link, line_break)}{each.mark}")
        else:
            made.append(_hyperlink(each, link, line_break))
        starts = False
    return "".join(made)


def _hyperlink(each: parse.Hyperlink, link: Link, line_break: str) -> str:
    words = _line(each.content, link, line_break)
    if not words.strip(" \n\\" + LINE_BREAK):
        words = literal(each.address)
    title = f' "{_quoted(each.title)}"' if each.title else ""
    return f"[{opening(words)}](<{_quoted(each.address)}>{title})"


def _quoted(text: str) -> str:
    """An address or title between its delimiters, on one line, also in a table."""
    return literal(" ".join(text.split())).replace('"', '\\"').replace("<", "\\<")


def words(content: Iterable[parse.Inline], link: Link) -> str:
    """Inline content as words alone; `link` gives plain words."""
    return "".join(_words(content, link))


def _words(content: Iterable[parse.Inline], link: Link) -> Iterator[str]:
    for each in content:
        if isinstance(each, parse.Words):
            yield each.text
        elif isinstance(each, parse.Mention):
            yield link(each.record)
        elif isinstance(each, parse.Break):
            yield " " if each.soft else "\n"
        elif isinstance(each, parse.Emphasis):
            yield from _words(each.content, link)
        else:
            inner = words(each.content, link)
            title = f" “{each.title}”" if each.title else ""
            yield f"{inner} ({each.address}{title})" if inner.strip() else each.address
