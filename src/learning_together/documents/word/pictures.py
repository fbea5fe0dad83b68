"""Puts pictures into the finished file.

Takes PNG bytes that the caller vouches for; pandoc never sees a picture, so that nothing that a
text names can get into a document.
"""

import struct
from html import escape
from typing import TYPE_CHECKING

from learning_together.documents.word.elements import elements, paragraph
from learning_together.documents.word.styles import Styles
from learning_together.errors import LtError
from learning_together.office import package

if TYPE_CHECKING:
    from lxml.etree import _Element

_EMU = 635  # English Metric Units in a twentieth of a point
_PIXEL = 9525  # EMU of a pixel at 96 to the inch
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def size(png: bytes, name: str) -> tuple[int, int]:
    """Width and height of a picture in EMU, by its own resolution where it states one.

    Raises:
        LtError: It is no PNG file.
    """
    if png[:8] != b"\x89PNG\r\n\x1a\n" or png[12:16] != b"IHDR" or len(png) < 33:
        raise LtError(
            f"The picture “{name}” is no PNG file.",
            "This is a fault of the report that made it. Please report it.",
        )
    wide, high = struct.unpack(">II", png[16:24])
    pixel = _PIXEL
    at = png.find(b"pHYs", 33, 400)
    if at > 0:
        a_metre, _, unit = struct.unpack(">IIB", png[at + 4 : at + 13])
        if unit == 1 and a_metre:
            pixel = round(36_000_000 / a_metre)
    return max(wide, 1) * pixel, max(high, 1) * pixel


def drawing(
    parts: dict[str, bytes], png: bytes, name: str, alt: str, number: int, room: tuple[int, int]
) -> str:
    """Adds a picture to the parts and gives the run that shows it, no larger than the page."""
    wide, high = size(png, name)
    scale = min(1.0, room[0] * _EMU / wide, room[1] * _EMU * 0.8 / high)
    wide, high = round(wide * scale), round(high * scale)
    key = package.add(parts, f"media/figure{number}.png", png, mime="image/png", relation="image")
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{9000 + number}" name="Figure {number}" descr="{escape(alt)}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PIC}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{9000 + number}" name="Figure {number}" descr="{escape(alt)}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{key}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def figure_paragraph(drawing: str, styles: Styles) -> "_Element":
    """The paragraph of a picture, kept with its caption below."""
    return elements(
        paragraph(
            styles["Body Text"],
            drawing,
            '<w:keepNext/><w:spacing w:before="120" w:after="80"/>',
        )
    )[0]
