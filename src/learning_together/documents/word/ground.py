"""Words on a ground of colour: paragraphs that follow each other, as one block.

A form that comes back is read by its tables, so that a block of words is none. Takes paragraphs;
must not know what they say.
"""

from typing import TYPE_CHECKING

from learning_together.documents.design import COLOURS
from learning_together.documents.word.elements import elements, set_property, w
from learning_together.documents.word.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

BLOCK = "Cover"
"""The style of a cover's block; a file of a team's own that has none gets no ground anywhere."""
_WORDS = "Cover Words"
_SIDES = ("top", "left", "bottom", "right")
_NAVY = f'w:color="{COLOURS["navy"]}" w:themeColor="accent1"'
_EDGES = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="8" {_NAVY}/>' for side in _SIDES)
_PROPERTIES = (
    f"<w:pBdr>{_EDGES}</w:pBdr>",
    f'<w:shd w:val="clear" w:color="auto" w:fill="{COLOURS["navy"]}" w:themeFill="accent1"/>',
    '<w:ind w:left="180" w:right="180"/>',
)


def look(styles: Styles) -> str:
    """Properties of a run that stands on a ground; empty where there are no grounds."""
    return f'<w:rStyle w:val="{styles[_WORDS]}"/>' if styles.has(BLOCK) else ""


def lay(paragraph: "_Element", styles: Styles) -> None:
    """Puts a paragraph on its ground, kept with what follows it."""
    if not styles.has(BLOCK):
        return
    for one in _PROPERTIES:
        set_property(paragraph, one)
    set_property(paragraph, "<w:keepNext/>")
    for run in paragraph.iter(w("r")):
        properties = run.find(w("rPr"))
        if properties is None:
            properties = elements("<w:rPr/>")[0]
            run.insert(0, properties)
        for old in properties.findall(w("rStyle")):
            properties.remove(old)
        properties.insert(0, elements(look(styles))[0])
