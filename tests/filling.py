"""Fills in forms in Word as people do, with python-docx: the places are found by their tags."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell

from learning_together.exchange.forms import tags


def cells(document: Any) -> Iterator[tuple[str, Any]]:
    """The places of a form, each its tag without its mark, and its cell."""
    for cell in document.element.body.iter(qn("w:tc")):
        tag = tag_of(cell)
        if tag:
            yield tag, cell


def tag_of(cell: Any) -> str:
    """The tag of the place that a cell is, without its mark; empty for none."""
    around = cell.getparent().getparent()
    if around is not None and around.tag != qn("w:sdt"):
        around = None
    for place in (*([around] if around is not None else ()), cell):
        for one in place.iter(qn("w:tag")):
            found = tags.read(one.get(qn("w:val")))
            return ".".join((found.record, *found.steps)) if found else ""
    return ""


def filled(data: bytes, texts: Mapping[str, str]) -> bytes:
    """A form with texts written into places, by tag; a line a paragraph."""
    document = docx.Document(io.BytesIO(data))
    left = dict(texts)
    for tag, element in list(cells(document)):
        if tag in left:
            write(document, element, left.pop(tag))
    assert not left, f"no such place: {sorted(left)}"
    return saved(document)


def write(document: Any, element: Any, text: str) -> None:
    """Writes a text into a cell, a line a paragraph; where one is chosen, it is chosen."""
    control = next(iter(element.iter(qn("w:sdtContent"))), None)
    if control is not None:
        for one in list(control):
            control.remove(one)
        run = OxmlElement("w:r")
        words = OxmlElement("w:t")
        words.text = text
        run.append(words)
        control.append(run)
        return
    cell = _Cell(element, document)
    first, *rest = text.split("\n")
    for one in cell.paragraphs[1:]:
        one._p.getparent().remove(one._p)
    paragraph = cell.paragraphs[0]
    for run in paragraph._p.findall(qn("w:r")):
        paragraph._p.remove(run)
    paragraph.style = "Table Text"
    if first:
        paragraph.add_run(first)
    for line in rest:
        cell.add_paragraph(line, style="Table Text")


def saved(document: Any) -> bytes:
    """A document's bytes."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
