"""A text as it reads once line ends, coded signs and joined letters hide its words no more."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import unquote

from learning_together.patterns import regex
from learning_together.privacy.contents.piece import Piece

#: A word with hyphens at ends of lines; long rows of such are no name.
_HYPHENED = regex(r"(?<!\w)\w{1,40}(?:[-‐][ \t\r]{0,4}\n[ \t]{0,40}\w{1,40}){1,3}(?!\w)")
#: Signs of an address, coded; letters that print joins.
_CODED = regex("%[0-9A-Fa-f]{2}")
_JOINED = regex("[ﬀ-ﬆﬓ-ﬗ]")
_APART = "\n\ue000\n"


def with_readings(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces, each followed by its other readings where it has any."""
    for piece in pieces:
        yield piece
        for text in _readings(piece.text):
            yield replace(piece, text=text, typed=False, unread="", tells="")


def _readings(text: str) -> Iterator[str]:
    """Words that a hyphen parts are given whole, and without the rest."""
    if words := _HYPHENED.findall(text):
        yield _APART.join(re.sub(r"[-‐]\s+", "", word) for word in words)
    if "%" in text and _CODED.search(text):
        yield unquote(text)
    if _JOINED.search(text):
        yield _JOINED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
