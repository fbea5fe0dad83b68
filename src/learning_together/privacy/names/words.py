"""The words of a text, once each, and the text in the form in which names are looked for.

Texts of ten megabytes are looked through on every check: they are split into words only once
something may stand in them (`Screen`), as bytes in one step, and only the few words that are not
plain ASCII are looked at again.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property

from learning_together.patterns import Screen, regex
from learning_together.privacy.names.lookalikes import LOOKALIKES

WORD = regex(r"[^\W_]+")
_RUN = regex(r"\d[\d \u00a0\u2007\u2009\u202f\u2010-\u2013\-().+/_]{4,}\d")
_CAPITAL = regex(rb" [A-Z][0-9A-Za-z]{3,}")
_CAPITAL_WITHIN = Screen(["[a-z][A-Z]"])
_ASCII = bytes(range(128))
_SPLIT = bytes(c if c >= 128 or chr(c).isalnum() else 32 for c in range(256))
#: The same where no letter is but plain ASCII.
_SPLIT_PLAIN = _SPLIT[:128] + b" " * 128
#: Marks that are seen by nobody or belong to the letter before: soft hyphen, zero width, accents.
UNSEEN = regex("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u0300-\u036f\ufeff]+")

#: Letters that Unicode does not take apart, each with the letter that others write for it.
_STROKES = str.maketrans("đĐðÐøØłŁıħĦŧŦŋŊ", "dDdDoOlLihHtTnN")
#: Letters that others write as two.
_TWO = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
_AS_TWO = {**_TWO, "ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "đ": "dj"}
#: Where a name that is typed OBrien or DArcy has its apostrophe.
_LACKING = regex(r"(?<=\b[OD])(?=[A-ZÀ-Þ][a-zß-ÿ])")
_APOSTROPHES = regex("['’‘ʼʻʽʹ′`´＇ˈꞌ]")


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


def spellings(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of a name in every way in which people spell its letters, plain.

    >>> spellings("Jörg O’Straß")[:3]
    (('jorg', 'o', 'straß'), ('jorg', 'ostraß'), ('joerg', 'o', 'strass'))
    """
    whole = unicodedata.normalize("NFC", name)
    lower = whole.lower()
    written = plain(lower)
    single = "".join({**_TWO, "ß": "s", "þ": "t"}.get(char, char)[0] for char in written)
    foreign = written
    for letter, two in _TWO.items():
        foreign = foreign.replace(two, letter)
    ways = [lower, "".join(_AS_TWO.get(char, char) for char in lower), single, foreign]
    ways.append("".join(_TWO.get(char, char) for char in written))
    ways.append(_LACKING.sub("’", whole).lower())
    typed = (way for each in ways for way in (each, _APOSTROPHES.sub("", each)))
    return tuple(dict.fromkeys(words for way in typed if (words := split(way))))


def _base(char: str) -> str:
    """A letter without its accent, where that is one letter; ours for one that looks like it."""
    if char.isascii():
        return char
    parts = unicodedata.normalize("NFKD", char).translate(_STROKES).translate(LOOKALIKES)
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
        #: The characters that are not plain ASCII.
        self.strange: set[str] = set()
        if not text.isascii():
            strange = text.encode("utf-8", "replace").translate(None, _ASCII)
            self.strange = set(strange.decode("utf-8"))
        self.cleaned = self._clean(text) if any(map(UNSEEN.match, self.strange)) else text
        self._accents = {
            char: base for char in self.strange if (base := _base(char)) != char and len(base) == 1
        }

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
    def once(self) -> set[str]:
        """Every word once, as it is written but for accents."""
        found = set(self.cleaned.encode("utf-8", "replace").translate(_SPLIT).split())
        words = {word.decode() for word in found if word.isascii()}
        for word in found:
            if not word.isascii():
                words.update(WORD.findall(self._unaccented(word.decode("utf-8", "replace"))))
        return words

    @cached_property
    def capitalised(self) -> set[str]:
        """Every word of four letters or more with a capital in it, once."""
        bases = {self._accents.get(char, char) for char in self.strange}
        foreign = any(char.isalpha() and not char.isascii() for char in bases)
        if foreign or _CAPITAL_WITHIN.passes(self.cased):
            return {word for word in self.once if word != word.lower()}
        # Behind a sign that is always the same they are found faster than by themselves.
        plain = b" " + self.cased.encode("utf-8", "replace").translate(_SPLIT_PLAIN)
        return {word[1:].decode() for word in set(_CAPITAL.findall(plain))}

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
