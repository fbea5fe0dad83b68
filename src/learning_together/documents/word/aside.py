"""What stands beside a text: paragraphs in a frame at the right, where lines leave the page free.

A frame is paragraphs, so that comments can be made on them and they are read aloud in their place;
its words and the text's never meet, since lines of text end before it. Takes paragraphs; must not
know what they say.
"""

from typing import TYPE_CHECKING

from learning_together.documents.column_widths import LETTER
from learning_together.documents.word.elements import set_property, text_of
from learning_together.documents.word.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_GUTTER = 380
_INSIDE = 200  # at both sides of what is in the frame
_NARROWEST = 1700  # 30 mm: less would not hold a word on many a line
_LINES = 36  # what a page has room for below the head of what it stands beside


def put(paragraphs: "list[_Element]", styles: Styles) -> None:
    """Puts paragraphs that follow each other beside the text below them.

    They stay above it where a line of text leaves no room, or they would need more than a page has.
    """
    wide = styles.beside(styles["Body Text"]) - _GUTTER
    letters = max(1, (wide - _INSIDE) // LETTER)
    lines = sum(1 + len(text_of(one)) // letters for one in paragraphs)
    if not paragraphs or wide < _NARROWEST or lines > _LINES:
        return
    set_property(paragraphs[0], '<w:spacing w:before="0" w:after="40"/>')
    for one in paragraphs:
        set_property(
            one,
            f'<w:framePr w:w="{wide}" w:hSpace="0" w:wrap="around" w:vAnchor="text"'
            ' w:hAnchor="margin" w:xAlign="right" w:y="1"/>',
        )
        set_property(one, '<w:ind w:left="100" w:right="100"/>')
