"""Document -> Word file.

Takes a Document, and perhaps a team's own reference file, and gives the bytes of a .docx. Pandoc
makes the text, the tables, lists, links, notes and bookmarks; the modules beside this one finish
what pandoc does not know. Must not know how a report came to be.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from learning_together.documents import markup, packing, pandoc
from learning_together.documents.document import CELL_BREAK, LINE_BREAK, Document, printable
from learning_together.documents.links import tidy
from learning_together.documents.word import (
    answers,
    file_properties,
    heading_numbers,
    letterhead,
    page_sections,
    pictures,
    team_styles,
)
from learning_together.documents.word import body as word_body
from learning_together.documents.word import tables as word_tables
from learning_together.documents.word.assembly import assembled
from learning_together.documents.word.body_parts import FILL
from learning_together.documents.word.elements import (
    HEAD,
    parse,
    w,
)
from learning_together.documents.word.lists import Lists
from learning_together.documents.word.styles import Styles
from learning_together.errors import LtError
from learning_together.office import package
from learning_together.patterns import regex
from learning_together.resources import folder

_TABLE = regex(r"<w:tbl>.*?</w:tbl>", re.DOTALL)
_STAND_IN = regex(r'<w:tbl key="(table-\d+)"\s*/>')
_FILL = regex(rf'<w:{FILL} key="([\w-]+)"\s*/>')
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
    file_properties.put(parts, document)
    for name in sorted(parts):
        if name.startswith("word/media/") and name not in shown:
            package.drop(parts, name)
    tidy(parts)
    file_properties.seal_up(parts, document.audience, document.carried)
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
    for block in assembled(parts, body, document, styles, page, head, pages):
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
