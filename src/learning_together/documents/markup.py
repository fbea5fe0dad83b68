"""Reads the dialect's own apparatus out of a body, and leaves Markdown that pandoc reads.

Takes a Document and gives text for pandoc plus a list of marks: the divs that ask for something
that pandoc does not know (column widths, landscape pages, boxes, page breaks, pictures). A mark
travels through pandoc as the id of a div, which arrives in Word as a bookmark and in HTML as an
id, where the finishing modules find it. Must not know how either of them looks.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from learning_together.documents.document import Document
from learning_together.patterns import regex

KINDS = frozenset(
    {
        "table",
        "landscape",
        "callout",
        "plate",
        "lead",
        "beside",
        "label",
        "quote",
        "small",
        "unwritten",
        "pagebreak",
        "keep",
        "short",
        "caption",
        "figure",
        "contents",
        "fill",
    }
)
"""The classes of divs that mean something; any other div is only its content."""

OF_PAGES = frozenset({"lanes", "part", "behind", "fold", "sources", "entries"})
"""Those that mean something on a reading page."""

_OPEN = regex(r" {0,3}:{3,} *(?:\{(?P<attributes>.*)\}|(?P<word>[\w-]+)) *:*\s*")
_CLOSE = regex(r" {0,3}:{3,}\s*")
_CODE = regex(r" {0,3}(```+|~~~+)")
_ATTRIBUTE = regex(
    r"""\.(?P<class>[\w-]+)|\#(?P<id>[\w-]+)|(?P<key>[\w-]+)=(?:"(?P<text>(?:\\.|[^"\\])*)"|(?P<bare>[^\s"]+))"""
)
_FIGURE = regex(
    r"!\[(?P<alt>(?:\\.|[^\]\\])*)\]"
    r"\((?P<name>[\w.-]+)(?: +\"(?P<caption>(?:\\.|[^\"\\])*)\")?\)\s*"
)
# What would be raw HTML; escapes and code are matched first so as to be passed over.
_RAW = regex(r"\\.|(`+)(?!`).{1,2000}?(?<!`)\1(?!`)|(?P<angle><)(?!(?:https?://|mailto:)[^\s<>]*>)")
_PUNCTUATION = regex(r"[!-/:-@\[-`{-~]")
_ESCAPE = regex(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True)
class Mark:
    """A div that the finishing modules have to act on.

    Attributes:
        name: The id under which it travels.
        kind: One of `KINDS` or `OF_PAGES`.
        attributes: What the div's braces said.
    """

    name: str
    kind: str
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """A body made ready for pandoc."""

    text: str
    marks: dict[str, Mark]


def plain(value: str) -> str:
    """The text that an attribute or an alt text holds: without backslashes and entities."""
    return unescape(_ESCAPE.sub(r"\1", value))


def inline(value: str) -> str:
    """The same text as Markdown that says just that."""
    return _PUNCTUATION.sub(r"\\\g<0>", plain(value))


def outside_code(text: str) -> Iterator[tuple[str, bool]]:
    """The lines of a text, each with whether it stands outside fenced code."""
    fence = ""
    for line in text.split("\n"):
        found = _CODE.match(line)
        if fence:
            yield line, False
            if found and line.strip() == found[1] and found[1].startswith(fence):
                fence = ""
        else:
            if found:
                fence = found[1]
            yield line, not found


def fence(line: str) -> Mark | None:
    """The div that a line opens, with an empty name; None if it opens none."""
    if not (found := _OPEN.fullmatch(line)):
        return None
    if found["word"]:
        return Mark("", found["word"])
    kinds, attributes = [], {}
    for part in _ATTRIBUTE.finditer(found["attributes"]):
        if part["class"]:
            kinds.append(part["class"])
        elif part["id"]:
            attributes["id"] = part["id"]
        else:
            attributes[part["key"]] = part["text"] or part["bare"] or ""
    return Mark("", next((kind for kind in kinds if kind in KINDS | OF_PAGES), ""), attributes)


def closes(line: str) -> bool:
    """Whether a line closes a div."""
    return _CLOSE.fullmatch(line) is not None


def figure(line: str) -> tuple[str, str, str] | None:
    """Name, alt text and caption, both plain, of the picture that a line is; None if it is none."""
    if not (found := _FIGURE.fullmatch(line)):
        return None
    alt = plain(found["alt"])
    return found["name"], alt, plain(found["caption"]) if found["caption"] else alt


def harmless(line: str) -> str:
    """A line without raw HTML, which arrives as the text that it is."""
    if "<" not in line:
        return line
    return _RAW.sub(lambda found: r"\<" if found["angle"] else found[0], line)


def prepare(document: Document) -> Source:
    """Turns a document's body into text for pandoc and the marks that are in it."""
    prefix = "lt_"
    while prefix in document.body:
        prefix = f"l{prefix}"
    marks: dict[str, Mark] = {}
    out: list[str] = []
    depths: list[int] = []  # for each open div, how many pandoc divs stand for it

    def mark(kind: str, attributes: dict[str, str]) -> str:
        name = f"{prefix}{len(marks) + 1}"
        marks[name] = Mark(name, kind, attributes)
        return f"::: {{#{name} .{kind}}}"

    for line, free in outside_code(document.body):
        if not free:
            out.append(line)
        elif (opened := fence(line)) is not None:
            caption = opened.attributes.get("caption", "")
            if opened.kind == "table" and caption:
                out += ["", mark("caption", {}), "", inline(caption), "", ":::"]
            own = opened.attributes.get("id", "")
            divs = [f"::: {{#{own}}}"] if own else []
            acts = opened.kind in KINDS or (opened.kind and document.reading is not None)
            divs.append(mark(opened.kind, opened.attributes) if acts else "::: {.div}")
            depths.append(len(divs))
            for div in divs:
                out += ["", div, ""]
        elif closes(line) and depths:
            out += ["", ":::"] * depths.pop() + [""]
        elif (shown := figure(line)) is not None and shown[0] in document.pictures:
            name, alt, text = shown
            out += ["", mark("figure", {"name": name, "alt": alt}), "", inline(text), "", ":::", ""]
        else:
            out.append(harmless(line))
    out += ["", ":::"] * sum(depths)
    return Source("\n".join(out) + "\n", marks)
