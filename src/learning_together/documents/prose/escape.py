"""Plain text to Markdown that says the same, with as few backslashes as are safe.

Safe in pandoc's `commonmark` with pipe_tables, attributes, bracketed_spans, fenced_divs and
footnotes, whatever stands before and after it in a template: as a heading, in a sentence, in a list
item, in a quotation, in a cell, between the brackets of a span. So the characters of tables and
spans are escaped everywhere, and what acts at the start of a line is escaped at the start.
"""

from collections.abc import Callable, Iterator

from learning_together.patterns import regex

#: A line break inside a paragraph or a cell, and a paragraph break inside a cell, of which pipe
#: tables know neither: `documents` turns both into real ones.
LINE_BREAK = "\ue000"
CELL_BREAK = "\ue001"

#: From the id in a `[[reference]]` to ready-made safe Markdown (for `plain`: to plain words).
Link = Callable[[str], str]

REFERENCE = regex(r"(?<!\\)\[\[[ \t]*([A-Za-z][A-Za-z0-9-]{0,39})[ \t]*\]\]")

_SEPARATOR = regex(r"\r\n?|[\v\f\x85\u2028\u2029]")
_ACTS = regex(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
    r"\ue000-\ue01f\ufffe\uffff]"
)
_ODD = regex(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ue000-\ue01f"
    r"\ufeff\ufffe\uffff]"
)

#: What acts inside a line. `_` within a word does not; `<` and `&` only before certain characters,
#: or at the end, where we cannot see what follows.
_MARKS = regex(
    r"[\\`*\[\]{|]"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|<(?=[A-Za-z/!?]|\Z)"
    r"|&(?=\#?[A-Za-z0-9]+;|\#?[A-Za-z0-9]*\Z)"
)
#: What acts at the start of a line: headings and their underlines, quotations, lists, rules,
#: fences, the row under a table's head, footnotes. (Pandoc composes `=` and U+0338 to `≠`, so that
#: a backslash before it would stay.)
_OPENING = regex(
    r"(?:[#^]|[>=](?!\u0338)|~~~|:(?=[:|\-])|[+](?=\s|\Z)|-(?=[\s\-:|]|\Z))|([0-9]{1,9})(?=[.)](?:\s|\Z))"
)
_CLOSING = regex(r"(?:(?<=\s)|\A)#(?=#*\Z)")
#: Printable text without these is its own Markdown in a cell (and in a line, if it starts well).
_SPECIAL = regex(r"[\\`*_\[\]{|<&!]")
_EMPTY_LINES = regex(r"\n\n+")


def references(text: str) -> Iterator[tuple[str, int, int]]:
    r"""Each `[[ID]]` in a text: the id as typed, and where the brackets start and end.

    >>> list(references("See [[KPE3]] and [[ health-012 ]], not \\[[KPE4]]."))
    [('KPE3', 4, 12), ('health-012', 17, 33)]
    """
    for match in REFERENCE.finditer(text):
        yield match[1], match.start(), match.end()


def clean(text: str) -> str:
    """The text without characters that could act; see the package's docstring."""
    if not _ODD.search(text):
        return text
    text = _SEPARATOR.sub("\n", text)
    return _ACTS.sub("\ufffd", text).replace("\ufeff", "\u2060")


def literal(text: str, *, before_link: bool = False) -> str:
    """A run of clean text without line breaks, escaped for the middle of a line.

    Args:
        text: The run.
        before_link: A link may follow, which a `!` would make a picture.
    """
    escaped = _MARKS.sub(r"\\\g<0>", text)
    return f"{escaped[:-1]}\\!" if before_link and escaped.endswith("!") else escaped


def opening(markdown: str) -> str:
    r"""Escaped text made safe to start a line.

    >>> opening("# 5"), opening("5. June"), opening("-5 degrees")
    ('\\# 5', '5\\. June', '-5 degrees')
    """
    match = _OPENING.match(markdown)
    if not match:
        return markdown
    at = match.end() if match[1] else 0
    return f"{markdown[:at]}\\{markdown[at:]}"


def attribute(text: str) -> str:
    r"""Words as the value of an attribute, between double quotes.

    >>> attribute('the "old" plan')
    'the &quot;old&quot; plan'
    """
    return " ".join(clean(text).replace("&", "&amp;").replace('"', "&quot;").split())


def with_references(text: str, link: Link, *, before_link: bool = False) -> str:
    """Clean text, escaped for the middle of a line, with its references made."""
    if "[[" not in text:
        return literal(text, before_link=before_link)
    made: list[str] = []
    done = 0
    for record, start, end in references(text):
        made += literal(text[done:start], before_link=True), link(record)
        done = end
    made.append(literal(text[done:], before_link=before_link))
    return "".join(made)


def inline(text: str, link: Link) -> str:
    r"""Plain text as one line of Markdown: in a heading, a sentence, a list item, a span.

    >>> inline("# 1 *said* [[KPE3]]", lambda id: f"[{id}](#{id})")
    '\\# 1 \\*said\\* [KPE3](#KPE3)'
    """
    if not text.isprintable():
        text = LINE_BREAK.join(_escaped(_lines(text), link))
    else:
        text = text.strip()
        if _SPECIAL.search(text):
            text = with_references(text, link, before_link=True)
    return opening(_CLOSING.sub(r"\\#", text) if text.endswith("#") else text)


def cell(text: str, link: Link) -> str:
    r"""Plain text as the content of a table cell; empty lines part paragraphs.

    >>> cell("a | b", str)
    'a \\| b'
    """
    if text.isprintable():
        text = text.strip()
        return with_references(text, link, before_link=True) if _SPECIAL.search(text) else text
    parts = _EMPTY_LINES.split("\n".join(_lines(text)))
    return CELL_BREAK.join(LINE_BREAK.join(_escaped(part.split("\n"), link)) for part in parts)


def paragraphs(text: str, link: Link) -> str:
    """Plain text as paragraphs of its own; line breaks are kept."""
    parts = _EMPTY_LINES.split("\n".join(_lines(text)))
    return "\n\n".join(
        "\\\n".join(opening(with_references(line, link)) for line in part.split("\n"))
        for part in parts
    )


def _lines(text: str) -> list[str]:
    """The lines of a text, clean, and without the spaces around them."""
    return [line.strip() for line in clean(text).strip().split("\n")]


def _escaped(lines: list[str], link: Link) -> Iterator[str]:
    last = len(lines) - 1
    for at, line in enumerate(lines):
        yield with_references(line, link, before_link=at == last)
