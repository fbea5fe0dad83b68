"""Looks for many phrases at once, fast, in what a person wrote in their own words.

Takes phrases, each with what it stands for, and texts; gives the spots. Must not know classes,
records or files.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from learning_together.method.wordlists.index import Index
from learning_together.method.wordlists.needs_met import Needs
from learning_together.method.wordlists.phrases import Phrase, Spot, in_small_letters
from learning_together.method.wordlists.shapes import Shapes
from learning_together.patterns import regex

T = TypeVar("T")

_QUOTED = regex(
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

#: What each of them has.
_SIGN = regex("[>“\"‘'`\\[\\]\n]")

#: From so many characters on shapes, which take some time to make, save more than they take.
_MUCH = 1_000_000


#: So many texts are looked through at once: enough that what is done for all costs little, and few
#: enough that their words take little room.
_AT_ONCE = 1024

#: Where one text in so many holds a phrase, texts are full of them.
_FULL = 4


class Finder(Generic[T]):
    """Looks for many phrases at once.

    Each text is split into words once; only phrases whose words are all there, near one another,
    are looked for in it.

    Args:
        phrases: Each with what it stands for.
        index: The tables of the first of them; worked out where None.
    """

    def __init__(self, phrases: Iterable[tuple[Phrase, T]], index: Index | None = None) -> None:
        self._phrases = list(phrases)
        known = len(index.entries) if index else 0
        if index is None or known < len(self._phrases):
            index = Index.of([phrase for phrase, _ in self._phrases[known:]], index)
        self._index = index
        self._needs = Needs(index)

    def find(self, text: str) -> list[tuple[Spot, T]]:
        """Every phrase in a text, in its order; where two overlap, the longer one."""
        if not self._phrases:
            return []
        return next((found for _, found in self._find_all([text])), [])

    def find_all(self, texts: Sequence[str]) -> Iterator[tuple[int, list[tuple[Spot, T]]]]:
        """The phrases of each text that has any, with its number.

        A text that stands many times, as what is imported does, is looked through once.
        """
        distinct = list(dict.fromkeys(texts))
        much = sum(map(len, distinct)) >= _MUCH
        found: dict[str, list[tuple[Spot, T]]] = {}
        for start in range(0, len(distinct), _AT_ONCE):
            those = distinct[start : start + _AT_ONCE]
            # Where many texts hold a phrase, a look beforehand saves nothing.
            if much and _FULL * len(found) < start:
                those = [those[number] for number in self._shapes.passing(those)]
            found.update((those[number], spots) for number, spots in self._find_all(those))
        for number, text in enumerate(texts):
            if text in found:
                yield number, found[text]

    @cached_property
    def _shapes(self) -> Shapes:
        return Shapes(phrase for phrase, _ in self._phrases)

    def _find_all(self, texts: Sequence[str]) -> Iterator[tuple[int, list[tuple[Spot, T]]]]:
        wanted = self._needs.met(texts)
        for number in sorted(wanted):
            text = texts[number]
            open_text = without_quotations(text)
            small = in_small_letters(open_text)
            found = [
                (spot, of)
                for phrase, of in map(self._phrases.__getitem__, wanted[number])
                for spot in phrase.spots(open_text, small)
            ]
            if found:
                yield number, _apart(found)


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
    if not _SIGN.search(text):  # Most texts have none, and the look for each takes long.
        return text
    return _QUOTED.sub(lambda match: "\x00" * len(match[0]), text)
