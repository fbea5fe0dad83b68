"""Which phrases the words of texts may make up, before a text itself is looked at: by bits.

The words of many texts stand in one row. Of each need it is noted at which places it is met, a
place a bit, so that all places of a need are held against all those of the next at once.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress

from learning_together.method.wordlists.index import Entry, Index
from learning_together.method.wordlists.phrases import ENDINGS, SPLIT
from learning_together.patterns import regex

#: Stands between two texts, as a word of its own.
_APART = "\x01"
_MET = regex(rb"[^\0]")


class Needs:
    """The needs of phrases, by the words that meet them.

    Args:
        index: The tables of the phrases.
    """

    def __init__(self, index: Index) -> None:
        self._entries = index.entries
        self._met_by = dict(index.words)
        for stem, needs in index.stems.items():
            for end in ("", *ENDINGS):
                word = stem + end
                self._met_by[word] = self._met_by.get(word, ()) + needs
        self._met_by[_APART] = ()

    def met(self, texts: Sequence[str]) -> dict[int, list[int]]:
        """The phrases that each text may hold, by its number; texts without any are left out."""
        row = _words(texts)
        where: dict[str, list[int]] = defaultdict(list)
        known = self._met_by
        for place, word in compress(enumerate(row), map(known.__contains__, row)):
            where[word].append(place)
        ends = where.pop(_APART, [])
        met = _Met(where, known, len(row))
        found: dict[int, list[int]] = {}
        for number, entry in enumerate(self._entries):
            if here := met.in_order(entry):
                for text in {bisect_left(ends, place) for place in _places(here)}:
                    found.setdefault(text, []).append(number)
        return found


def _words(texts: Sequence[str]) -> list[str]:
    """The words of texts, in small letters, with the sign between two texts."""
    apart = f" {_APART} "
    joined = apart.join(texts)
    if joined.count(_APART) >= len(texts):  # Somebody typed the sign.
        joined = apart.join(text.replace(_APART, " ") for text in texts)
    # Cleaned in one go: a table is looked up anew for each string that is translated.
    return joined.lower().translate(SPLIT).split()


class _Met:
    """At which places of a row of words each need is met.

    Args:
        where: The places of each word that meets one.
        known: The needs that each word meets.
        size: How many words the row has.
    """

    def __init__(
        self, where: Mapping[str, Sequence[int]], known: Mapping[str, Sequence[int]], size: int
    ) -> None:
        self._where = where
        self._size = size
        self._words: dict[int, list[str]] = defaultdict(list)
        for word in where:
            for need in known[word]:
                self._words[need].append(word)
        self._bits_of_word: dict[str, int] = {}
        self._bits_of_need: dict[int, int] = {}

    def in_order(self, entry: Entry) -> int:
        """The places at which the last need of a phrase is met, the others near before it."""
        # Most phrases lack a word, and for those no place need be looked at.
        if not all(need in self._words for need, _ in entry):
            return 0
        (first, _), *rest = entry
        here = self._bits(first)
        for need, reach in rest:
            if not here:
                return 0
            here = _behind(here, reach) & self._bits(need)
        return here

    def _bits(self, need: int) -> int:
        if need not in self._bits_of_need:
            found = 0
            for word in self._words[need]:
                if word not in self._bits_of_word:
                    self._bits_of_word[word] = _bits(self._where[word], self._size)
                found |= self._bits_of_word[word]
            self._bits_of_need[need] = found
        return self._bits_of_need[need]


def _behind(places: int, reach: int) -> int:
    """The places, and those up to so many behind each."""
    covered = 0
    while covered < reach:
        step = min(covered + 1, reach - covered)
        places |= places << step
        covered += step
    return places


def _bits(places: Iterable[int], size: int) -> int:
    row = bytearray(size // 8 + 1)
    for place in places:
        row[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(row, "little")


def _places(bits: int) -> Iterator[int]:
    row = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
    for byte in _MET.finditer(row):
        at = byte.start()
        yield from (at * 8 + bit for bit in range(8) if row[at] >> bit & 1)
