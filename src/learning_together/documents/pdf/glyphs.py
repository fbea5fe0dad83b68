"""Characters that no font of a PDF has are written in words, since a gap would say nothing.

Knows what `coverage` says of the fonts in templates/pdf/fonts. Nothing else of a character counts:
one that is nowhere to be seen (a joiner, a variant's mark) is left out.
"""

import unicodedata
from bisect import bisect_right
from functools import cache

from learning_together.documents.document import CELL_BREAK, LINE_BREAK, Document, with_texts
from learning_together.documents.pdf.coverage import COVERED

_STARTS = tuple(start for start, _ in COVERED)
_BREAKS = {"\n", "\t", LINE_BREAK, CELL_BREAK}
#: The general category of what is nowhere to be seen, and the marks of variants beside it.
_UNSEEN = "Cf"
_VARIANTS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


def missing(document: Document) -> tuple[str, ...]:
    """Characters of a document that are written in words, each once."""
    seen: set[str] = set()

    def note(text: str) -> str:
        seen.update(text)
        return text

    with_texts(document, note, note)
    return tuple(sorted(one for one in seen if _written(one) not in {one, ""}))


def in_words(document: Document) -> Document:
    """The same document with such characters in words."""
    return with_texts(document, of_text, of_text)


def of_text(text: str) -> str:
    """A text with such characters in words."""
    if text.isascii():
        return text
    return "".join(map(_written, text))


@cache
def _written(character: str) -> str:
    if character in _BREAKS or _is_covered(character):
        return character
    code = ord(character)
    if unicodedata.category(character) == _UNSEEN or any(code in one for one in _VARIANTS):
        return ""
    name = unicodedata.name(character, f"character {code:X}").lower()
    return f"({name})"


def _is_covered(character: str) -> bool:
    code = ord(character)
    place = bisect_right(_STARTS, code) - 1
    return place >= 0 and code <= COVERED[place][1]
