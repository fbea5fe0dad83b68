"""Which words a text must have, and how near one another, before a phrase is looked for in it.

Takes phrases in the notation of `learning_together.method.wordlists.phrases`, gives tables of plain
data: those of the lists that ship are written down as a module, and not worked out at every start.
What the tables let through is looked at with the phrase itself; what they hold back has no spot.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from learning_together.method.wordlists.phrases import (
    CONTRACTED,
    TOKEN,
    Phrase,
    is_solid,
    parted,
)

#: Words that hold sentences together: nearly every text has them.
GRAMMAR = frozenset(
    """
    a about all an and any as at be been by but did do does for from had has have he her him his
    if in into is it its made no not of on or out she so that the their them there they this to
    up was were what when which who with would could you
    """.split()  # noqa: SIM905 - a list of strings is no easier to read
)
#: Words so usual in a timeline that looking for them would single out few texts.
_USUAL = GRAMMAR | frozenset(
    """
    practice family child mother time
    social assessment assessments referral referred through street standard standards
    information needed herself himself themselves assessed later down advised considered
    supervision worker workers work care risk report support service services school health
    police visit home plan review told asked said seen record records meeting team parents
    parent father agency agencies staff professional professionals case decision response
    management nurse gp action called heard weight rang spoke saw
    """.split()  # noqa: SIM905 - a list of strings is no easier to read
)
#: Into how many parts a word may fall where a text is split: "mother-in-law's".
_PARTS = 4


class Need(NamedTuple):
    """The forms of which a text must have one, in small letters, as a text is split.

    Attributes:
        words: As they are.
        stems: With any usual ending, or none.
    """

    words: frozenset[str]
    stems: frozenset[str]


#: What a text needs for one phrase: in the order of its words the number of each need, and how far
#: behind the one before it may stand, in words. Never too near: a text's words are counted with
#: their hyphens and apostrophes parted.
Entry = tuple[tuple[int, int], ...]


class Index(NamedTuple):
    """The tables of many phrases.

    Attributes:
        words: The needs that a word meets, by the word.
        stems: The same of words with any usual ending.
        entries: What each phrase needs, in their order.
    """

    words: dict[str, tuple[int, ...]]
    stems: dict[str, tuple[int, ...]]
    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, phrases: Sequence[Phrase], base: "Index | None" = None) -> "Index":
        """The tables of phrases.

        Args:
            phrases: In any number.
            base: The tables of phrases that stand before them.
        """
        words = {word: list(those) for word, those in base.words.items()} if base else {}
        stems = {stem: list(those) for stem, those in base.stems.items()} if base else {}
        entries = list(base.entries) if base else []
        numbers: dict[Need, int] = {}
        first = 1 + max((need for entry in entries for need, _ in entry), default=-1)
        for phrase in phrases:
            needed = needs(phrase.pattern)
            for need in needed:
                if need in numbers:
                    continue
                number = numbers[need] = first + len(numbers)
                for word in need.words:
                    words.setdefault(word, []).append(number)
                for stem in need.stems:
                    stems.setdefault(stem, []).append(number)
            of = (numbers[need] for need in needed)
            entries.append(tuple(zip(of, reaches(phrase.pattern), strict=True)))
        return cls(_frozen(words), _frozen(stems), tuple(entries))


def _frozen(lists: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {word: tuple(lists[word]) for word in sorted(lists)}


def needs(pattern: str) -> tuple[Need, ...]:
    """What a text must have for each of the words of a phrase."""
    tokens = TOKEN.findall(pattern)
    return tuple(
        _not_after(before) if word == "not" else _need(word, contracted=after == "not")
        for before, word, after in zip(("", *tokens), tokens, (*tokens[1:], ""), strict=False)
        if is_solid(word)
    )


def reaches(pattern: str) -> tuple[int, ...]:
    """For each of its words how far behind the one before it may stand, in words."""
    found: list[int] = []
    before = between = 0
    for token in TOKEN.findall(pattern):
        if is_solid(token):
            found.append(max(before - 1, 0) + between + _parts(token))
            # "wasn't acted upon": the word before "not" may have taken it in, and falls into two.
            before, between = _parts(token) + (token == "not"), 0  # noqa: S105 - a word
        elif token == "…":  # noqa: S105 - the sign of the notation
            between += 4 * _PARTS
        else:
            between += _parts(token)
    return tuple(found)


def _parts(token: str) -> int:
    """Of how many words, as a text is split, a token is at most."""
    return max(len(parted(word).split()) or 1 for word in token.strip("()").split("/"))


@cache
def _need(token: str, *, contracted: bool) -> Need:
    """The words that a token may be, as a text is split: "couldn't" into "couldn" and "t"."""
    words: set[str] = set()
    stems: set[str] = set()
    for word in token.lower().split("/"):
        stem = _stem(word)
        (stems if word.endswith("*") else words).add(stem)
        if contracted:
            words.update((f"{stem}n", f"{stem}nt"))
    return Need(frozenset(words), frozenset(stems))


@cache
def _stem(word: str) -> str:
    """What of a word singles it out; many phrases share their words."""
    bare = word.rstrip("*")
    parts = parted(bare).split()
    return max(parts, key=lambda part: (part not in _USUAL, len(part)), default=bare)


def _not_after(token: str) -> Need:
    """The same of "not", which the word before it may have taken in."""
    shortened = set(token.lower().split("/")) & CONTRACTED
    ends = {f"{word}{end}" for word in shortened for end in ("n", "nt")}
    return Need(frozenset({"not", *ends}), frozenset())
