"""Document -> PDF.

Takes a Document and gives bytes: pandoc makes typst's text of the body, typst sets it by the design
in templates/pdf, and refuses what PDF/UA-1 does not allow. Nothing is fetched, no font of the
machine is used, and the same document gives the same bytes. Must not know how a report came to be.
"""

from collections.abc import Iterable

from learning_together import seal
from learning_together.documents import markup, pandoc
from learning_together.documents.contents_depth import depth
from learning_together.documents.document import CELL_BREAK, LINE_BREAK, Document, printable
from learning_together.documents.pdf import glyphs, table_rows
from learning_together.errors import LtError
from learning_together.patterns import regex
from learning_together.resources import folder

#: What each kind of mark is called in templates/pdf/document.typ.
_FUNCTIONS = {
    "caption": "caption",
    "table": "grid-of-rows",
    "landscape": "landscape",
    "callout": "callout",
    "lead": "lead",
    "quote": "quotation",
    "small": "small",
    "keep": "keep",
    "short": "short",
    "pagebreak": "new-page",
}
#: Looks of a table that have a function of their own.
_LOOKS = {"numbers", "cards"}
_HEADING = regex(r"^(#{1,4}) +(.*?)(?: *\{[^{}]*\})? *$", 8)


def to_pdf(document: Document) -> bytes:
    """A document as a PDF.

    Characters that no font of ours has are written in words; `glyphs.missing` tells which.

    Raises:
        LtError: Pandoc is missing or failed, or the document cannot be set.
    """
    import typst

    home = folder("templates") / "pdf"
    document = glyphs.in_words(printable(document))
    source = markup.prepare(document)
    rows = table_rows.tables(source.text)
    written = pandoc.convert(
        source.text,
        "typst",
        "--wrap=none",
        f"--lua-filter={home / 'filter.lua'}",
        *_told(source, rows),
    ).decode("utf-8")
    body = written.replace(CELL_BREAK, "\n\n").replace(LINE_BREAK, "\\ ")
    design = (home / "document.typ").read_text(encoding="utf-8")
    text = "\n".join((design, _head(document, source), body)).encode()
    try:
        made = typst.compile(
            text,
            format="pdf",
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[home / "fonts"]),
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
        )
    except typst.TypstError as fault:
        raise LtError(
            f"The PDF could not be made: {fault.message}.",
            "This is a fault of Learning Together or of a report template, not of what you wrote. "
            "Until it is mended, ask for Word: --to docx.",
        ) from fault
    return seal.put_in_place(made)


def _told(source: markup.Source, rows: list[table_rows.Rows]) -> tuple[str, ...]:
    """What the filter has to know, as metadata of the document."""
    prefix = next(iter(source.marks), "lt_1").rstrip("0123456789")
    headless = [
        mark.name for mark in source.marks.values() if mark.attributes.get("header", "1") == "0"
    ]
    cards = [mark.name for mark in source.marks.values() if mark.attributes.get("look") == "cards"]
    asked = {
        "prefix": prefix,
        "cards": " ".join(cards),
        "headless": " ".join(headless),
        "widths": ";".join(" ".join(f"{share:.2f}" for share in one.shares) for one in rows),
        "tall": " ".join(str(number) for number, one in enumerate(rows, 1) if one.is_tall),
    }
    return tuple(f"--metadata={name}:{value}" for name, value in asked.items())


def _head(document: Document, source: markup.Source) -> str:
    """The beginning of the typst file: what the document is, and what its marks do."""
    language, _, region = document.language.partition("-")
    headings = [
        (len(found[1]), found[2])
        for line, free in markup.outside_code(source.text)
        if free and (found := _HEADING.match(line))
    ]
    keywords = [f"{seal.NAME}: {seal.EMPTY}"]
    if document.audience:
        keywords.append(f"{seal.AUDIENCE_NAME}: {document.audience}")
    settings = {
        "title": _text(document.title),
        "subtitle": _text(document.subtitle),
        "kind": _text(document.kind),
        "marking": _text(document.marking),
        "author": _text(document.author),
        "series": _text(document.series),
        "state": _text(document.state),
        "stamp": _array(f"({_text(label)}, {_text(value)})" for label, value in document.stamp),
        "keywords": _array(map(_text, keywords)),
        "language": _text(language),
        "region": _text(region) if region else "none",
        "contents": str(document.contents and bool(headings)).lower(),
        "depth": str(depth(headings)),
        "numbered": str(document.numbered).lower(),
    }
    lines = []
    for mark in source.marks.values():
        if mark.kind == "figure":
            data = ",".join(map(str, document.pictures[mark.attributes["name"]]))
            told = f"bytes(({data},)), {_text(mark.attributes['alt'])}"
            lines.append(f"#let {mark.name}(body) = picture({told}, body)")
        else:
            lines.append(f"#let {mark.name} = {_function(mark)}")
    given = ", ".join(f"{name}: {value}" for name, value in settings.items())
    return "\n".join((*lines, f"#show: document.with({given})"))


def _function(mark: markup.Mark) -> str:
    """What a mark is called in templates/pdf/document.typ."""
    look = mark.attributes.get("look", "")
    if look in _LOOKS:
        return look
    return "headless" if mark.attributes.get("header", "1") == "0" else _FUNCTIONS[mark.kind]


def _text(value: str) -> str:
    """A text as typst writes it: with the same escapes as JSON, but for those of its own."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def _array(items: Iterable[str]) -> str:
    return f"({''.join(f'{item}, ' for item in items)})"
