"""Document -> Word file.

Takes a Document, and perhaps a team's own reference file, and gives the bytes of a .docx. Pandoc
makes the text, the tables, lists, links, notes and bookmarks; the modules beside this one finish
what pandoc does not know. Must not know how a report came to be.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from learning_together import seal
from learning_together.documents import markup, packing, pandoc
from learning_together.documents.document import CELL_BREAK, LINE_BREAK, Document, printable
from learning_together.documents.links import tidy
from learning_together.documents.word import (
    answers,
    heading_numbers,
    letterhead,
    page_sections,
    pictures,
    team_styles,
    title_page,
)
from learning_together.documents.word import body as word_body
from learning_together.documents.word import tables as word_tables
from learning_together.documents.word.contents import contents
from learning_together.documents.word.elements import (
    HEAD,
    elements,
    parse,
    set_property,
    style_of,
    w,
)
from learning_together.documents.word.lists import Lists
from learning_together.documents.word.styles import Styles
from learning_together.errors import LtError
from learning_together.office import package
from learning_together.patterns import regex
from learning_together.resources import folder

if TYPE_CHECKING:
    from lxml.etree import _Element

_TABLE = regex(r"<w:tbl>.*?</w:tbl>", re.DOTALL)
_STAND_IN = regex(r'<w:tbl key="(table-\d+)"\s*/>')
_FILL = regex(rf'<w:{word_body.FILL} key="([\w-]+)"\s*/>')
_ATTRIBUTE = regex(f'="[^"<>]*[{LINE_BREAK}{CELL_BREAK}][^"<>]*"')
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
#: A bookmark where a cell's words begin; comments are read by the beginnings of places.
_PLACE = (
    '</w:t></w:r><w:bookmarkStart w:id="{key}" w:name="{name}"/><w:bookmarkEnd w:id="{key}"/>'
    '<w:r><w:t xml:space="preserve">{text}'
)
_NOTHING = '<w:r><w:t xml:space="preserve"></w:t></w:r>'
_DRAWING = regex(r"<w:drawing>.*?</w:drawing>", re.DOTALL)


def to_docx(
    document: Document, reference: Path | None = None, pages: Sequence[int] | None = None
) -> bytes:
    """A document as a Word file.

    Args:
        document: What to write.
        reference: A team's own Word file whose styles and page size are used instead of ours.
        pages: The page of each heading, for the contents; empty while they are to be found out,
            None where the contents have no numbers.

    Raises:
        LtError: The reference file is no Word file, or pandoc is missing or failed.
    """
    document = printable(document)
    ours = folder("templates") / "word" / "reference.docx"
    if reference is not None:
        team_styles.check(reference)
    source = markup.prepare(document)
    packed = packing.pack(source.text)
    try:
        written = pandoc.convert(
            packed.text,
            "docx",
            f"--reference-doc={reference or ours}",
            "--syntax-highlighting=none",
        )
    except LtError:
        if reference is not None:
            team_styles.check(reference, by_trial=True)  # It is theirs, or else ours.
        raise
    parts = package.read(written)
    own = package.read(ours.read_bytes())
    styles = Styles(parts["word/styles.xml"], own["word/styles.xml"], document.language)
    if reference is None and not document.contents:
        styles.step_down()
    lists = Lists(parts["word/numbering.xml"], own["word/numbering.xml"], styles)
    text = _DRAWING.sub(_in_words, parts[package.DOCUMENT].decode("utf-8"))
    shown = _finish(parts, text, packed, source, document, styles, lists, pages)
    parts["word/styles.xml"] = styles.part()
    _properties(parts, document)
    for name in sorted(parts):
        if name.startswith("word/media/") and name not in shown:
            package.drop(parts, name)
    tidy(parts)
    _seal(parts, document.audience, document.carried)
    return package.write(parts)


def _in_words(drawing: re.Match[str]) -> str:
    """The alt text of a picture that the text brought along, in its place."""
    said = re.search(r'<wp:docPr\b[^>]*\bdescr="([^"]*)"', drawing[0])
    return f'<w:t xml:space="preserve">{said[1] if said else ""}</w:t>'


def _finish(
    parts: dict[str, bytes],
    text: str,
    packed: packing.Packed,
    source: markup.Source,
    document: Document,
    styles: Styles,
    lists: Lists,
    pages: Sequence[int] | None,
) -> set[str]:
    """Finishes the text, and gives the names of the pictures that the file shows."""
    from lxml import etree

    tables: list[str] = []

    def put_aside(found: re.Match[str]) -> str:
        tables.append(found[0])
        return f'<w:tbl key="{word_body.TABLE}{len(tables) - 1}"/>'

    root = parse(
        _breaks(packed.unpack(_TABLE.sub(put_aside, text)).replace(CELL_BREAK, LINE_BREAK))
    )
    holder = root.find(w("body"))
    if holder is None:
        raise LtError("Pandoc wrote a Word file without a body.", "Please report this.")
    blocks = list(holder)
    page = page_sections.page_of(holder.find(w("sectPr")))
    head = letterhead.taken(parts, holder.find(w("sectPr")))
    body = word_body.Body(blocks, source.marks, styles, lists, numbered=document.numbered)
    numbering = lists.part()
    parts["word/numbering.xml"] = (
        heading_numbers.numbering(numbering) if document.numbered else numbering
    )
    rooms = {False: page.room, True: page.landscape().room}
    levels = {styles[f"heading {n}"] for n in range(1, 5)}
    _pictures(parts, body, document, styles, rooms)
    for block in list(holder):
        holder.remove(block)
    for block in _sections(parts, body, document, styles, page, head, pages):
        holder.append(answers.locked_heading(block, levels) if document.fills else block)
    written = etree.tostring(root, encoding="unicode")
    used = {"table": styles["Review Table"], "text": styles["Table Text"]}
    used["heading"] = styles["Table Heading"]
    used |= {"number": styles["Number"], "card": styles["Card"]}

    def put_back(found: re.Match[str]) -> str:
        place = body.tables[found[1]]
        table = packed.unpack(tables[int(found[1].removeprefix(word_body.TABLE))], _PLACE)
        table = table.replace(_NOTHING, "")
        done = word_tables.finish(
            table, place.attributes, used, rooms[place.landscape], place.caption
        )
        return _breaks(done.replace(CELL_BREAK, LINE_BREAK))

    written = _STAND_IN.sub(put_back, written)
    if document.fills:
        fills = answers.made(document.fills, body.fills, styles, rooms)
        written = _FILL.sub(lambda found: fills[found[1]], written)
    parts[package.DOCUMENT] = (HEAD + written).encode("utf-8")
    for name in ("word/footnotes.xml",):
        if name in parts:
            note = parts[name].decode("utf-8").replace(CELL_BREAK, LINE_BREAK)
            parts[name] = _breaks(note).encode("utf-8")
    return {name for name in parts if name.startswith("word/media/figure")} | head.pictures


def _breaks(xml: str) -> str:
    """Line breaks as Word has them; in an attribute there is no such thing."""
    if LINE_BREAK not in xml:
        return xml
    xml = _ATTRIBUTE.sub(lambda found: found[0].replace(LINE_BREAK, " "), xml)
    return xml.replace(LINE_BREAK, _BREAK)


def _pictures(
    parts: dict[str, bytes],
    body: word_body.Body,
    document: Document,
    styles: Styles,
    rooms: dict[bool, tuple[int, int]],
) -> None:
    for number, picture in enumerate(body.pictures, 1):
        wide, high = rooms[picture.landscape]
        drawing = pictures.drawing(
            parts,
            document.pictures[picture.name].png,
            picture.name,
            picture.alt,
            number,
            (wide, high // 2 if picture.short else high),
        )
        blocks = next(part.blocks for part in body.parts if picture.caption in part.blocks)
        place = blocks.index(picture.caption)
        blocks.insert(place, pictures.figure_paragraph(drawing, styles))


def _sections(
    parts: dict[str, bytes],
    body: word_body.Body,
    document: Document,
    styles: Styles,
    page: page_sections.Page,
    head: letterhead.Letterhead,
    numbers: Sequence[int] | None,
) -> "list[_Element]":
    turned = not document.contents and bool(body.parts) and body.parts[0].landscape
    front = title_page.front(document, styles, page.landscape() if turned else page)
    pages = page_sections.Pages(parts, document, styles, page, head, covers=front.covers)
    first = [*front.blocks]
    listed = contents(body.headings, styles, page.room[0], numbers) if document.contents else ""
    place = next((one for part in body.parts for one in part.blocks if _is_contents(one)), None)
    if place is None:
        first += elements(listed)
    else:
        _replace(body, place, elements(listed))
    bodies = list(body.parts)
    if not front.covers and bodies:
        bodies[0].blocks[:0] = first
    else:
        bodies.insert(0, word_body.Part(landscape=False, blocks=first))
    out: list[_Element] = []
    wider = page.landscape().room[0] - page.room[0]
    for number, part in enumerate(bodies):
        if part.landscape:
            _as_long(part.blocks, styles, wider)
        section = pages.section(landscape=part.landscape, begins=not number)
        if number < len(bodies) - 1:
            out += pages.close(part.blocks, section)
        else:
            out += [*pages.end(part.blocks), section]
    return out


def _as_long(blocks: "list[_Element]", styles: Styles, wider: int) -> None:
    """Keeps lines of text on a wider page as long as they are on the others."""
    free = {
        key: styles.beside(key)
        for key in {style_of(block) for block in blocks if block.tag == w("p")}
    }
    for block in blocks:
        if block.tag == w("p") and (beside := free[style_of(block)]) and not _has_indent(block):
            set_property(block, f'<w:ind w:right="{beside + wider}"/>')


def _has_indent(block: "_Element") -> bool:
    return block.find(f"{w('pPr')}/{w('ind')}") is not None


def _is_contents(block: "_Element") -> bool:
    return bool(block.tag == w(word_body.CONTENTS))


def _replace(body: word_body.Body, place: "_Element", blocks: "list[_Element]") -> None:
    for part in body.parts:
        if place in part.blocks:
            at = part.blocks.index(place)
            part.blocks[at : at + 1] = blocks


_SETTINGS = regex(
    r"<w:(updateFields|attachedTemplate|linkStyles|documentProtection|mailMerge|compat|rsids"
    r"|savePreviewPicture|proofState|trackRevisions|evenAndOddHeaders|mirrorMargins)\b"
    r"(?:[^>]*/>|.*?</w:\1>)",
    re.DOTALL,
)
_AFTER_COMPAT = regex(
    r"<w:(?:docVars|rsids|attachedSchema|themeFontLang|clrSchemeMapping|doNotIncludeSubdocsInStats"
    r"|doNotAutoCompressPictures|forceUpgrade|captions|readModeInkLockDown|smartTagType"
    r"|shapeDefaults|doNotEmbedSmartTags|decimalSymbol|listSeparator)\b|<m:mathPr\b|</w:settings>"
)
_COMPATIBLE = (
    '<w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)


def _properties(parts: dict[str, bytes], document: Document) -> None:
    settings = _SETTINGS.sub("", parts["word/settings.xml"].decode("utf-8"))
    settings = re.sub(
        r"<w:themeFontLang\b[^>]*/>",
        lambda _: f'<w:themeFontLang w:val="{_language(document)}"/>',
        settings,
    )
    # Without it Word opens the file in “Compatibility Mode”, with a layout of 2007.
    settings = _AFTER_COMPAT.sub(lambda found: _COMPATIBLE + found[0], settings, count=1)
    parts["word/settings.xml"] = settings.encode("utf-8")
    package.drop(parts, "word/_rels/settings.xml.rels")
    parts["docProps/core.xml"] = page_sections.core_properties(document)
    parts["docProps/app.xml"] = (
        f"{HEAD}<Properties"
        ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion>"
        "</Properties>"
    ).encode()


def _language(document: Document) -> str:
    return re.sub(r"[^A-Za-z0-9-]", "", document.language) or "en-GB"


def _seal(parts: dict[str, bytes], audience: str, carried: Mapping[str, str]) -> None:
    package.declare(
        parts,
        f"/{seal.CUSTOM}",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    )
    told = [(seal.PROPERTY, seal.EMPTY)]
    if audience:
        told.append((seal.AUDIENCE_PROPERTY, escape(audience)))
    told += ((escape(name), escape(value)) for name, value in carried.items())
    properties = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}"'
        f' name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property>'
        for number, (name, value) in enumerate(told, 2)
    )
    parts[seal.CUSTOM] = (
        f"{HEAD}<Properties"
        ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f"{properties}</Properties>"
    ).encode()
    seal.put_in(parts)
