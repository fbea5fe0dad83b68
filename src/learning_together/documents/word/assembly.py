"""Puts a Word document together: title page, contents, and the body section by section.

Takes the finished body and gives the blocks of the file in their order.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from learning_together.documents.document import Document
from learning_together.documents.word import body as word_body
from learning_together.documents.word import letterhead, page_sections, title_page
from learning_together.documents.word.body_parts import Part
from learning_together.documents.word.contents import contents
from learning_together.documents.word.elements import elements, set_property, style_of, w
from learning_together.documents.word.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element


def assembled(
    parts: dict[str, bytes],
    body: word_body.Body,
    document: Document,
    styles: Styles,
    page: page_sections.Page,
    head: letterhead.Letterhead,
    numbers: Sequence[int] | None,
) -> "list[_Element]":
    """All blocks of a document, in sections.

    Args:
        parts: The file's, which heads and feet are added to.
        body: What it says.
        document: What it is.
        styles: The file's styles.
        page: The size of a page.
        head: The team's own head and foot.
        numbers: Of each heading, its page; None where the contents have no numbers.
    """
    turned = not document.contents and bool(body.parts) and body.parts[0].landscape
    front = title_page.front(document, styles, page.landscape() if turned else page)
    pages = page_sections.Pages(parts, document, styles, page, head, covers=front.covers)
    first = [*front.blocks]
    place = next((one for part in body.parts for one in part.blocks if _is_contents(one)), None)
    above = front.lines if place is None else None
    listed = (
        contents(body.headings, styles, page.room[0], numbers, above) if document.contents else ""
    )
    if place is None:
        first += elements(listed)
    else:
        _replace(body, place, elements(listed))
    bodies = list(body.parts)
    if not front.covers and bodies:
        bodies[0].blocks[:0] = first
    else:
        bodies.insert(0, Part(landscape=False, blocks=first))
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
