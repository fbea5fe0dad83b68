"""Phrases for the engine that only says whether a text may hold one: what most texts do not.

A shape is of words in small letters with spaces alone between them, so that many shapes fit into
one pattern, and one look at a text stands for hundreds of phrases. It takes in all that its phrase
finds.
"""

from collections.abc import Iterable, Iterator, Sequence

from learning_together.method.wordlists.index import GRAMMAR
from learning_together.method.wordlists.phrases import (
    CONTRACTED,
    SIGNS,
    TOKEN,
    Phrase,
    any_participle,
    parted,
)
from learning_together.patterns import Screen, Spaces

#: What may stand around a word of a plain text.
_BEFORE, _AFTER = "(?:^|[^0-9a-z])", "(?:[^0-9a-z]|$)"
#: Of so many characters a pattern is fast; the engine keeps no table for a much longer one.
_LONGEST = 50_000
_SPACES = (*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028,
           0x2029, 0x202F, 0x205F, 0x3000)  # fmt: skip
_plain = Spaces(SIGNS + "".join(map(chr, _SPACES)))
_APART = "\x01"


class Shapes:
    """Whether a text may hold one of many phrases.

    Args:
        phrases: In any number.
    """

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        shapes = sorted({shape(phrase.pattern) for phrase in phrases})
        self._screens = [
            Screen([f"{_BEFORE}(?:{'|'.join(some)}){_AFTER}"]) for some in _parted(shapes)
        ]

    def passing(self, texts: Sequence[str]) -> list[int]:
        """The numbers of the texts that may hold one."""
        plain = _plain(_APART.join(texts).lower()).split(_APART)
        if len(plain) != len(texts):  # Somebody typed the sign that parts them.
            plain = [_plain(text.lower()) for text in texts]
        return sorted({number for screen in self._screens for number in screen.passing(plain)})


def _parted(shapes: Iterable[str]) -> Iterator[list[str]]:
    some: list[str] = []
    for one in shapes:
        if some and sum(map(len, some)) + len(some) + len(one) > _LONGEST:
            yield some
            some = []
        some.append(one)
    if some:
        yield some


def shape(pattern: str) -> str:
    """A pattern of the most telling words of a phrase that stand in a row."""
    return max(_rows(pattern.lower()), key=lambda row: row[0])[1]


def _rows(pattern: str) -> Iterator[tuple[float, str]]:
    """The words between two gaps of a phrase: how telling, and their pattern."""
    telling, parts = 0.0, ""
    left_out = ""
    tokens = iter(zip(tokens_ := TOKEN.findall(pattern), (*tokens_[1:], ""), strict=False))
    for token, after in tokens:
        if token == "^":  # noqa: S105 - the sign of the notation
            continue
        if token == "…":  # noqa: S105 - the sign of the notation
            if parts:
                yield telling, parts.removesuffix(" +")
            telling, parts, left_out = 0.0, "", ""
        elif token.startswith("("):
            # Where nothing stands before it, what may be left out tells nothing.
            left_out += f"(?:{_choice(token[1:-1])} +)?" if parts else ""
        else:
            parts += left_out + _choice(token)
            left_out = ""
            telling += 0.2 if GRAMMAR.issuperset(token.split("/")) else 1
            if after == "not" and CONTRACTED.issuperset(token.split("/")):
                parts += "(?: +not|n *t)"
                next(tokens)
            parts += " +"
    if parts:
        yield telling, parts.removesuffix(" +")


def _choice(token: str) -> str:
    return f"(?:{'|'.join(dict.fromkeys(_word(word) for word in token.split('/')))})"


def _word(word: str) -> str:
    if word == "<done>":
        return any_participle()
    plain = " +".join(parted(word).split())
    return f"{plain}[a-z]*" if word.endswith("*") else plain
