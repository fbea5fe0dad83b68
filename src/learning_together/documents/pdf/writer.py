"""Document -> PDF.

Takes a Document and gives bytes: pandoc makes typst's text of the body, typst sets it by the design
in templates/pdf, and refuses what PDF/UA-1 does not allow. Nothing is fetched, no font of the
machine is used, and the same document gives the same bytes. Must not know how a report came to be.
"""

import re

from learning_together import seal
from learning_together.documents import markup, packing, pandoc
from learning_together.documents.column_widths import numbers
from learning_together.documents.contents_depth import depth
from learning_together.documents.design import COLOURS, FACE_OF_PDF, LINES, SIZES
from learning_together.documents.document import Document, printable
from learning_together.documents.pdf import glyphs, table_rows, typst_text
from learning_together.documents.pdf.typst_text import array, string
from learning_together.errors import LtError
from learning_together.patterns import regex
from learning_together.resources import folder

#: What each kind of mark is called in templates/pdf/document.typ.
_FUNCTIONS = {
    "caption": "caption",
    "table": "grid-of-rows",
    "landscape": "landscape",
    "callout": "callout",
    "plate": "plate",
    "lead": "lead",
    "beside": "beside",
    "label": "label-of",
    "quote": "quotation",
    "small": "small",
    "unwritten": "unwritten",
    "keep": "keep",
    "short": "short",
    "contents": "contents-of",
    "pagebreak": "new-page",
}
#: Kinds of marks that are narrower than their page.
_BOXES = {"callout", "plate", "quote"}
#: Looks of a table that have a function of their own.
_LOOKS = {"numbers", "cards"}
#: Cards of a row that have air about them; of more, a page is to hold as many as can be.
_ABREAST = 2
#: A row across a table, as the filter makes it. To typst it heads the rows below it, on the page of
#: the first of them and again on each page that they go on to.
_BAND = regex(r"table\.cell\(colspan: (\d+)\)\[\s*(#band\[.*?\])\s*\],", re.DOTALL)
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
    design = (home / "document.typ").read_text(encoding="utf-8")
    text = "\n".join((_design(), design, _head(document, source), body_markup(source))).encode()
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


def body_markup(source: markup.Source) -> str:
    """What is to be set: a body as typst reads it.

    Raises:
        LtError: Pandoc is missing or failed.
    """
    text, rows = table_rows.fitted(source.text)
    told = _told(source, rows)
    packed = packing.pack(text, escaped=str)  # They stand between brackets still.
    path = folder("templates") / "pdf" / "filter.lua"
    written = pandoc.convert(packed.text, "typst", "--wrap=none", f"--lua-filter={path}", *told)
    body = typst_text.body(packed.unpack(written.decode("utf-8")))
    return _BAND.sub(r"table.header(level: 2, table.cell(colspan: \1)[\2]),", body)


def _told(source: markup.Source, rows: list[table_rows.Rows]) -> tuple[str, ...]:
    """What the filter has to know, as metadata of the document."""
    prefix = next(iter(source.marks), "lt_1").rstrip("0123456789")
    headless = [
        mark.name for mark in source.marks.values() if mark.attributes.get("header", "1") == "0"
    ]
    boxes = [mark.name for mark in source.marks.values() if mark.kind in _BOXES]
    bands = [mark.name for mark in source.marks.values() if mark.attributes.get("bands") == "1"]
    cards = [mark.name for mark in source.marks.values() if mark.attributes.get("look") == "cards"]
    asked = {
        "prefix": prefix,
        "cards": " ".join(cards),
        "bands": " ".join(bands),
        "boxes": " ".join(boxes),
        "headless": " ".join(headless),
        "widths": ";".join(" ".join(f"{share:.2f}" for share in one.shares) for one in rows),
        "tall": ";".join(" ".join(map(str, one.tall)) for one in rows),
        "numbers": ";".join(" ".join(map(str, one.numbers)) for one in rows),
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
    lowest = str(depth(headings))
    listed = document.contents and bool(headings)
    placed = any(mark.kind == "contents" for mark in source.marks.values())
    turned = _turned(document, source)
    keywords = [f"{seal.NAME}: {seal.EMPTY}"]
    if document.audience:
        keywords.append(f"{seal.AUDIENCE_NAME}: {document.audience}")
    settings = {
        "title": string(document.title),
        "subtitle": string(document.subtitle),
        "kind": string(document.kind),
        "marking": string(document.marking),
        "author": string(document.author),
        "series": string(document.series),
        "month": string(document.month),
        "stamp": array(f"({string(label)}, {string(value)})" for label, value in document.stamp),
        "keywords": array(map(string, keywords)),
        "language": string(language),
        "region": string(region) if region else "none",
        "covers": _truth(document.contents),
        "turned": _truth(turned is not None),
        "contents": _truth(listed and not placed),
        "depth": lowest,
        "numbered": _truth(document.numbered),
    }
    given = ", ".join(f"{name}: {value}" for name, value in settings.items())
    lines = [
        f"#let told = ({given})",
        f"#let contents-of(body) = {f'placed({lowest})' if listed else 'none'}",
    ]
    for mark in source.marks.values():
        if mark.kind == "figure":
            # Typst takes no files that are not on disk; it reads JSON faster than its own lists.
            data = list(document.pictures[mark.attributes["name"]].svg)
            told = f'bytes(json(bytes("{data}"))), {string(mark.attributes["alt"])}'
            lines.append(f"#let {mark.name}(body) = picture({told}, body)")
        elif mark is turned:
            lines.append(f"#let {mark.name}(body) = landscape({{ head(told); body }})")
        else:
            lines.append(f"#let {mark.name} = {_function(mark)}")
    return "\n".join((*lines, "#show: document.with(told)"))


def _turned(document: Document, source: markup.Source) -> markup.Mark | None:
    """The landscape pages that a document without a cover begins with: its head stands there."""
    first = next(iter(source.marks.values()), None)
    if document.contents or first is None or first.kind != "landscape":
        return None
    return first if source.text.lstrip().startswith(f"::: {{#{first.name} ") else None


def _truth(value: object) -> str:
    return "true" if value else "false"


def _design() -> str:
    """The colours and sizes of all documents, as templates/pdf/document.typ reads them."""
    colours = ", ".join(f'{name}: rgb("#{colour}")' for name, colour in COLOURS.items())
    sizes = ", ".join(f"{name}: {size}pt" for name, size in SIZES.items())
    line = f"#let line-of-text = {LINES[FACE_OF_PDF]}mm"
    return f"#let colours = ({colours})\n#let sizes = ({sizes})\n{line}\n"


def _function(mark: markup.Mark) -> str:
    """What a mark is called in templates/pdf/document.typ."""
    look = mark.attributes.get("look", "")
    if look == "cards" and len(numbers(mark.attributes.get("widths", ""))) > _ABREAST:
        return "close-cards"
    if look in _LOOKS:
        return look
    return "headless" if mark.attributes.get("header", "1") == "0" else _FUNCTIONS[mark.kind]
