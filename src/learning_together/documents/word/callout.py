"""A box: the air within it, and what of it stays on one page.

Takes its finished paragraphs.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from learning_together.documents.word.elements import set_property, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST, _LETTERS = 18, 60  # lines: a box of no more is kept on one page; letters of a line in it


def air(boxed: "Sequence[_Element]") -> None:
    """Gives a box its air: above, below, and between what is in it."""
    last = len(boxed) - 1
    lines = sum(1 + len(text_of(one)) // _LETTERS for one in boxed)
    for place, block in enumerate(boxed):
        before, after = 160 if place == 0 else 0, 240 if place == last else 80
        set_property(block, f'<w:spacing w:before="{before}" w:after="{after}"/>')
        if place < last and lines <= _MOST:
            set_property(block, "<w:keepNext/>")
