"""Document -> one HTML file that needs nothing else: no network, no script, no second file.

Takes a Document and gives bytes. Pandoc makes the body; this module finishes the tables, figures
and links, adds the contents, and sets it all into the page of templates/html.
"""

import base64
import re
from collections.abc import Mapping
from html import escape, unescape
from pathlib import Path

from learning_together import seal
from learning_together.documents import markup, packing, pandoc
from learning_together.documents.contents_depth import depth
from learning_together.documents.design import COLOURS, COLOURS_IN_THE_DARK
from learning_together.documents.document import CELL_BREAK, LINE_BREAK, Document, printable
from learning_together.documents.html_tables import HEADING, TAG, Tables, css_string
from learning_together.documents.links import is_allowed
from learning_together.patterns import regex
from learning_together.resources import folder

_ID = regex(r'\sid="([^"]*)"')
_LINK = regex(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_IMAGE = regex(r"<img\b[^>]*>")
_PLACE = '<span id="{name}">{text}</span>'
_TABLE = regex(r"<table\b[^>]*>(.*?)</table>", re.DOTALL)
_BARE_TABLE = regex(r"<table(?! class)[^>]*>(.*?)</table>", re.DOTALL)
_WIDTH_OF_PICTURE = regex(rb'<svg\b[^>]*?\bwidth="([0-9.]+)pt"')


#: Level, id and text.
Heading = tuple[int, str, str]


def to_html(document: Document) -> bytes:
    """A document as one HTML file.

    Raises:
        LtError: Pandoc is missing or failed.
    """
    document = printable(document)
    body, headings = structured(document)
    return seal.put(_page(document, linked(body), headings)).encode("utf-8")


def structured(document: Document) -> tuple[str, list[Heading]]:
    """The body with its tables, figures and headings, and these; links and breaks come later.

    Raises:
        LtError: Pandoc is missing or failed.
    """
    source = markup.prepare(document)
    packed = packing.pack(source.text)
    written = pandoc.convert(packed.text, "html5", "--wrap=none", "--section-divs=false")
    # Pictures of ours come later; of any other, the alt text is shown.
    body = _IMAGE.sub(_in_words, packed.unpack(written.decode("utf-8"), _PLACE))
    body = _marked(body, source, document)
    return _headings(body, numbered=document.numbered)


def linked(body: str) -> str:
    """The body with its ids, links and breaks as they are to stand on a page."""
    body = _links(_once(body))
    body = _ATTRIBUTE.sub(lambda found: _BREAKS.sub(" ", found[0]), body)
    return body.replace(LINE_BREAK, "<br>").replace(CELL_BREAK, '<br><span class="gap"></span>')


def _in_words(image: re.Match[str]) -> str:
    said = re.search(r'\balt="([^"]*)"', image[0])
    return said[1] if said else ""


_BREAKS = regex(f"[{LINE_BREAK}{CELL_BREAK}]")
_ATTRIBUTE = regex(f'="[^"<>]*[{LINE_BREAK}{CELL_BREAK}][^"<>]*"')


def _marked(body: str, source: markup.Source, document: Document) -> str:
    """Acts on the marks: captions, widths, figures; the other divs keep their class."""
    tables = Tables()
    counts = {"Table": 0, "Figure": 0}
    caption = ""
    pieces: list[str] = []
    at = 0
    names = "|".join(source.marks) or "(?!)"
    opening = re.compile(rf'<div id="({names})" class="[\w-]+">\n?')
    while found := opening.search(body, at):
        pieces.append(body[at : found.start()])
        mark = source.marks[found[1]]
        at = found.end()
        if mark.kind in {"caption", "figure"}:
            close = body.index("</div>", at)
            text = re.sub(r"</?p>", "", body[at:close]).strip()
            at = close + len("</div>")
            label = "Table" if mark.kind == "caption" else "Figure"
            counts[label] += 1
            text = f"<b>{label} {counts[label]}:</b> {text}"
            if label == "Table":
                caption = text
            else:
                pieces.append(_figure(document, mark.attributes, text))
        elif mark.kind == "table":
            table = _TABLE.search(body, at)
            if table is None:
                pieces.append("<div>")
                continue
            pieces += [
                "<div>",
                body[at : table.start()],
                tables.made(table[1], mark.attributes, caption, body[: table.start()]),
            ]
            caption = ""
            at = table.end()
        else:
            pieces.append(f'<div class="{mark.kind}">')
    rest = "".join(pieces) + body[at:]
    # A table that no div describes needs its frame too.
    return _BARE_TABLE.sub(lambda table: tables.made(table[1], {}, "", rest[: table.start()]), rest)


def _figure(document: Document, attributes: dict[str, str], caption: str) -> str:
    svg = document.pictures[attributes["name"]].svg
    data = base64.b64encode(svg).decode("ascii")
    # On a telephone it scrolls inside its own frame, so that its letters can be read.
    wide = float(found[1]) if (found := _WIDTH_OF_PICTURE.search(svg)) else 0
    look = f' style="width:{wide:g}pt"' if wide else ""
    name = escape(unescape(TAG.sub("", caption)))
    return (
        f'<figure><div class="wide" role="region" tabindex="0" aria-label="{name}">'
        f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(attributes["alt"])}"{look}>'
        f"</div><figcaption>{caption}</figcaption></figure>"
    )


def _headings(body: str, *, numbered: bool) -> tuple[str, list[Heading]]:
    """The body with an id on every heading, and the headings as level, id and text."""
    headings: list[Heading] = []
    count = [0, 0, 0, 0]

    def name(found: re.Match[str]) -> str:
        level = int(found[1])
        own = _ID.search(found[2])
        key = own[1] if own else f"section-{len(headings) + 1}"
        text = found[3]
        if numbered:
            count[level - 1] += 1
            count[level:] = [0] * (4 - level)
            text = f"{'.'.join(str(n) for n in count[:level])} {text}"
        headings.append((level, key, _BREAKS.sub(" ", TAG.sub("", text))))
        # The title is the page's own first heading.
        return f'<h{level + 1} id="{key}">{text}</h{level + 1}>'

    return HEADING.sub(name, body), headings


def _once(body: str) -> str:
    """The body without the second of two equal ids."""
    seen: set[str] = set()

    def judge(found: re.Match[str]) -> str:
        if found[1] in seen:
            return ""
        seen.add(found[1])
        return found[0]

    return re.sub(
        r"<[a-z][^>]*>", lambda tag: _ID.sub(judge, tag[0]) if " id=" in tag[0] else tag[0], body
    )


def ids_of(body: str) -> frozenset[str]:
    """The places that a body has to jump to."""
    return frozenset(_ID.findall(body))


def _links(body: str) -> str:
    ids = ids_of(body)

    def judge(found: re.Match[str]) -> str:
        address = re.search(r'\bhref="([^"]*)"', found[1])
        target = unescape(address[1]) if address else ""
        if target.startswith("#") and target[1:] in ids:
            return found[0]
        if is_allowed(target):
            return f'<a href="{escape(target)}" rel="noreferrer">{found[2]}</a>'
        return found[2]

    return _LINK.sub(judge, body)


def _contents(headings: list[Heading]) -> str:
    out: list[str] = []
    open_lists = 0
    lowest = depth((level, text) for level, _, text in headings)
    for level, key, text in headings:
        if level > lowest:
            continue
        level = min(level, open_lists + 1)
        while open_lists > level:
            out.append("</li></ol>")
            open_lists -= 1
        if open_lists == level:
            out.append("</li>")
        else:
            out.append("<ol>")
            open_lists += 1
        out.append(f'<li><a href="#{key}">{text}</a>')
    out.append("</li></ol>" * open_lists)
    return "".join(out)


def _page(document: Document, body: str, headings: list[Heading]) -> str:
    page = (_templates() / "page.html").read_text(encoding="utf-8")
    return filled(page, {**front(document, headings), "style": style(document), "body": body})


def _colours(named: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: #{one};" for name, one in named.items())


def style(document: Document) -> str:
    """The style of every page."""
    return (
        (_templates() / "style.css")
        .read_text(encoding="utf-8")
        .strip()
        .replace("{{marking_text}}", css_string(document.marking))
        .replace("{{colours}}", _colours(COLOURS))
        .replace("{{dark}}", _colours(COLOURS_IN_THE_DARK))
    )


def front(document: Document, headings: list[Heading]) -> dict[str, str]:
    """What stands around the body of a page, by the names that its template has for it."""
    stamp = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>"
        for label, value in document.stamp
    )
    listed = document.contents and headings
    return {
        "language": escape(document.language),
        "title": escape(document.title),
        "named": escape(" – ".join(filter(None, (document.title, document.kind)))),
        "author": escape(document.author),
        "marking": escape(document.marking),
        "kind": _line("kind", document.kind),
        "subtitle": _line("subtitle", document.subtitle),
        "stamp": f'<dl class="stamp">{stamp}</dl>' if stamp else "",
        "contents": (
            f'<nav aria-labelledby="contents"><h2 id="contents">Contents</h2>{_contents(headings)}'
            "</nav>"
            if listed
            else ""
        ),
        "seal": seal.NAME,
        "audience": (
            f'<meta name="{seal.AUDIENCE_NAME}" content="{escape(document.audience)}">\n'
            if document.audience
            else ""
        ),
    }


def filled(page: str, values: Mapping[str, str]) -> str:
    """The template of a page with its values in their places."""
    return re.sub(r"\{\{(\w+)\}\}", lambda found: values[found[1]], page)


def _templates() -> Path:
    return folder("templates") / "html"


def _line(name: str, text: str) -> str:
    return f'<p class="{name}">{escape(text)}</p>' if text else ""
