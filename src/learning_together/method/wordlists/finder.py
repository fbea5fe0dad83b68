"""Looks for many phrases at once, fast, in what a person wrote in their own words.

Takes phrases, each with what it stands for, and texts; gives the spots. Must not know classes,
records or files.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Generic, TypeVar

from learning_together.method.wordlists.phrases import ENDINGS, SPLIT, Phrase, Spot
from learning_together.method.wordlists.prefilter import AFTER, BEFORE, Screen

T = TypeVar("T")

_APART = "\x01"

_QUOTED = re.compile(
    r"(?m:^[ ]{0,3}>.*(?:\n(?![ ]*\n)(?!$).+)*)"  # a block quotation, to its paragraph's end
    r"|“[^“”]*?(?:”|\n[^\S\n]*\n|\Z)"  # what is left open ends with the paragraph
    r'|(?<![\w"])"(?=\S)(?:[^"\n]|\n(?![^\S\n]*\n))+"'
    r"|(?<!\w)‘(?=\w)(?:[^’]|(?<=\w)’(?=\w)){1,1000}’(?!\w)"
    r"|(?<!\w)'(?=\w)(?:[^'\n]|(?<=\w)'(?=\w)){1,1000}'(?!\w)"
    r"|`[^`\n]+`"
    r"|\[\[[^\[\]\n]{1,60}\]\]"
    r"|\]\([^()\s]+\)"
    r"|\n[^\S\n]*\n"  # no phrase reaches over the end of a paragraph
)

#: From so many characters on a screen, which takes some time to make, saves more than it takes.
_MUCH = 1_000_000


class Finder(Generic[T]):
    """Looks for many phrases at once.

    A text is split into words once; only phrases whose rarest word is among them are looked for.

    Args:
        phrases: Each with what it stands for.
    """

    def __init__(self, phrases: Iterable[tuple[Phrase, T]]) -> None:
        self._by_word: dict[str, list[int]] = {}
        self._by_capitals: dict[str, list[int]] = {}
        self._phrases: list[tuple[Phrase, T]] = []
        for phrase, meaning in phrases:
            by = self._by_capitals if phrase.exact else self._by_word
            for word in phrase.triggers:
                by.setdefault(word, []).append(len(self._phrases))
            self._phrases.append((phrase, meaning))
        self._words = frozenset(self._by_word)
        capitals = sorted(self._by_capitals)
        self._capitals = [
            word
            for word in capitals
            if not any(word.startswith(other) for other in capitals if other != word)
        ]

    def find(self, text: str) -> list[tuple[Spot, T]]:
        """Every phrase in a text, in its order; where two overlap, the longer one."""
        return self._among(text, text.lower().translate(SPLIT).split())

    def find_all(self, texts: Sequence[str]) -> Iterator[tuple[int, list[tuple[Spot, T]]]]:
        """The phrases of each text that has any, with its number."""
        if sum(map(len, texts)) < _MUCH:
            yield from self._find_all(texts)
            return
        numbers = [number for number, text in enumerate(texts) if self._screen.passes(text)]
        for number, found in self._find_all([texts[number] for number in numbers]):
            yield numbers[number], found

    @cached_property
    def _screen(self) -> Screen:
        """What every text passes that has one of the words, or more of such a stem."""
        stems = {word for word in self._words if self._words.issuperset(map(word.__add__, ENDINGS))}
        rest = self._words - stems - {stem + ending for stem in stems for ending in ENDINGS}
        shapes = [*map(re.escape, self._capitals)]
        if stems:
            shapes.append(f"{BEFORE}(?i:{'|'.join(map(re.escape, sorted(stems)))})")
        if rest:
            shapes.append(f"{BEFORE}(?i:{'|'.join(map(re.escape, sorted(rest)))}){AFTER}")
        return Screen(shapes)

    def _find_all(self, texts: Sequence[str]) -> Iterator[tuple[int, list[tuple[Spot, T]]]]:
        # Cleaned in one go: a table is looked up anew for each string that is translated.
        cleaned = _APART.join(texts).lower().translate(SPLIT).split(_APART)
        if len(cleaned) != len(texts):  # Somebody typed the sign that parts them.
            cleaned = [text.lower().translate(SPLIT) for text in texts]
        none_of = self._words.isdisjoint
        capital = self._with_capitals(texts)
        for number, clean in enumerate(cleaned):
            words = clean.split()
            if none_of(words) and number not in capital:
                continue
            if found := self._among(texts[number], words):
                yield number, found

    def _with_capitals(self, texts: Sequence[str]) -> set[int]:
        """The numbers of the texts in which a phrase may be whose capitals matter."""
        joined = _APART.join(texts)
        ends = list(accumulate(len(text) + 1 for text in texts))
        found: set[int] = set()
        for word in self._capitals:
            at = joined.find(word)
            while at >= 0:
                number = bisect_right(ends, at)
                found.add(number)
                at = joined.find(word, ends[number])
        return found

    def _among(self, text: str, words: Sequence[str]) -> list[tuple[Spot, T]]:
        there = frozenset(words)
        numbers = {number for word in self._words & there for number in self._by_word[word]}
        for word, those in self._by_capitals.items():
            if word in text:
                numbers.update(those)
        wanted = [
            phrase
            for phrase in map(self._phrases.__getitem__, sorted(numbers))
            if not any(forms.isdisjoint(there) for forms in phrase[0].needs)
        ]
        if not wanted:
            return []
        places: dict[str, list[int]] = {}
        for place, word in enumerate(words):
            places.setdefault(word, []).append(place)
        wanted = [phrase for phrase in wanted if phrase[0].may_stand_in(places)]
        if not wanted:
            return []
        open_text = without_quotations(text)
        found = [(spot, of) for phrase, of in wanted for spot in phrase.spots(open_text)]
        return _apart(found) if len(found) > 1 else found


def _apart(found: Sequence[tuple[Spot, T]]) -> list[tuple[Spot, T]]:
    kept: list[tuple[Spot, T]] = []
    for one in sorted(found, key=lambda one: (one[0].start, one[0].start - one[0].end)):
        if kept and one[0].start < kept[-1][0].end:
            if one[0].end - one[0].start > kept[-1][0].end - kept[-1][0].start:
                kept[-1] = one
            continue
        kept.append(one)
    return kept


def without_quotations(text: str) -> str:
    """The text with what is quoted, code and references made unreadable; every place stays."""
    return _QUOTED.sub(lambda match: "\x00" * len(match[0]), text)
