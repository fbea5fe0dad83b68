"""The words of a text, once each, and the text in the form in which names are looked for.

Texts of ten megabytes are looked through on every check: words are split as bytes, in one step,
and only the few that are not plain ASCII are looked at again.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property

WORD = re.compile(r"[^\W_]+")
_RUN = re.compile(r"\d[\d \u00a0\-().+/_]{4,}\d")
_SPLIT = bytes(c if c >= 128 or chr(c).isalnum() else 32 for c in range(256))
#: Marks that are seen by nobody or belong to the letter before: soft hyphen, zero width, accents.
UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u0300-\u036f\ufeff]+"
)


def plain(text: str) -> str:
    """A text in lower case, without accents and unseen marks.

    >>> plain("Zoë O’Brien")
    'zoe o’brien'
    """
    text = unicodedata.normalize("NFKC", UNSEEN.sub("", text))
    return "".join(_base(char) for char in text).lower()


def split(text: str) -> tuple[str, ...]:
    """The words of a short text, plain.

    >>> split("O’Brien-Smith, Zoë")
    ('o', 'brien', 'smith', 'zoe')
    """
    return tuple(WORD.findall(plain(text)))


def _base(char: str) -> str:
    """A letter without its accent, where that is one letter."""
    if char.isascii():
        return char
    parts = unicodedata.normalize("NFKD", char)
    return parts[0] if all(map(unicodedata.combining, parts[1:])) else char


class Words:
    """A text, its words, and its plain form, whose places can be told back.

    Args:
        text: As it stands.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        #: Where unseen marks were taken out: places in the cleaned text, and how many before.
        self._cuts: list[tuple[int, int]] = []
        found = set(text.encode("utf-8", "replace").translate(_SPLIT).split())
        strange = [word.decode("utf-8", "replace") for word in found if not word.isascii()]
        letters = set("".join(strange)) if strange else set()
        self.cleaned = self._clean(text) if any(map(UNSEEN.match, letters)) else text
        if self.cleaned is not text:
            found = set(self.cleaned.encode("utf-8", "replace").translate(_SPLIT).split())
            strange = [word.decode("utf-8", "replace") for word in found if not word.isascii()]
        self._accents = {
            char: base for char in letters if (base := _base(char)) != char and len(base) == 1
        }
        #: Every word once, as it is written but for accents.
        self.once: set[str] = {word.decode() for word in found if word.isascii()}
        for word in strange:
            self.once.update(WORD.findall(self._unaccented(word)))

    def _clean(self, text: str) -> str:
        parts, at, taken = [], 0, 0
        for match in UNSEEN.finditer(text):
            parts.append(text[at : match.start()])
            taken += match.end() - match.start()
            self._cuts.append((match.end() - taken, taken))
            at = match.end()
        return "".join([*parts, text[at:]])

    def _unaccented(self, text: str) -> str:
        for char, base in self._accents.items():
            text = text.replace(char, base)
        return text

    @cached_property
    def cased(self) -> str:
        """The text without accents and unseen marks."""
        return self._unaccented(self.cleaned)

    @cached_property
    def lowered(self) -> str:
        """The same in lower case, letter for letter."""
        lower = self.cased.lower()
        if len(lower) == len(self.cased):
            return lower
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in self.cased)

    @cached_property
    def lower(self) -> dict[str, list[str]]:
        """Every word in lower case, with the ways in which it is written."""
        found: dict[str, list[str]] = {}
        for word in self.once:
            found.setdefault(word.lower(), []).append(word)
        return found

    @cached_property
    def runs(self) -> dict[str, str]:
        """Rows of digits, with what may stand between them; their digits alone by the row."""
        return {run: re.sub(r"\D", "", run) for run in set(_RUN.findall(self.cleaned))}

    def place(self, at: int) -> int:
        """Where a place of the plain form stands in the text."""
        if not self._cuts:
            return at
        number = bisect_right(self._cuts, (at, len(self.text)))
        return at + (self._cuts[number - 1][1] if number else 0)
