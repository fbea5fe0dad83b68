"""What stays on a page: a line with what it leads to, a short list, the ends of a longer one.

Takes the finished blocks of a part; must not know what they say.
"""

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from learning_together.documents.word.elements import local, set_property, style_of, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_FEW, _LINES = 4, 12  # items and lines of a list that stays whole: a quarter of a page
_LINE = 66  # letters
_SHORT = 70  # letters: a line below a heading, such as a date


def keep(blocks: "Sequence[_Element]", headings: Collection[str], lists: Collection[str]) -> None:
    """Keeps together what is read together.

    Args:
        blocks: In their order.
        headings: Ids of the styles of headings.
        lists: Ids of the styles of lists.
    """
    content = [block for block in blocks if local(block) in {"p", "tbl"}]
    for before, block, after in zip([None, *content], content, [*content[1:], None], strict=False):
        if local(block) != "p" or after is None or style_of(block) in lists:
            continue
        text = text_of(block)
        follows = before is not None and style_of(before) in headings
        leads = style_of(after) in lists and text.endswith(":")
        if leads or (follows and 0 < len(text) <= _SHORT):
            _with_next(block)
    for listed, items in groupby(content, lambda block: style_of(block) in lists):
        whole = list(items) if listed else []
        for together in [whole] if len(whole) <= _FEW else [whole[:2], whole[-2:]]:
            if sum(1 + len(text_of(item)) // _LINE for item in together) <= _LINES:
                for block in together[:-1]:
                    _with_next(block)


def _with_next(block: "_Element") -> None:
    set_property(block, "<w:keepNext/>")
