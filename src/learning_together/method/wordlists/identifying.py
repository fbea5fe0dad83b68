"""What singles a person out when several such things are told together.

Takes the list beside this module, puts a team's own words with it, and finds where in a text things
of several classes stand close to each other. How rare a thing is where a family lives it cannot
know: it shows what to look at.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from learning_together.english import MONTHS
from learning_together.method.wordlists.finder import Finder
from learning_together.method.wordlists.index import Index
from learning_together.method.wordlists.phrases import Phrase, Spot
from learning_together.patterns import regex

#: How many classes together are worth a look, where a team says nothing else.
TOGETHER = 3
#: How far apart they may stand, in characters: about a hundred words.
_NEAR = 600

_MONTHS = "|".join(MONTHS)
_YEAR = r"(?:19|20)[0-9]{2}"
_SMALL = (
    r"(?:[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)"
)
#: A day, with its month at least.
DATE = regex(
    rf"\b[0-3]?[0-9](?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})\b"
    rf"|\b(?:{_MONTHS}) [0-3]?[0-9](?:st|nd|rd|th)?,? {_YEAR}\b"
    rf"|\b[0-3]?[0-9]/[01]?[0-9]/{_YEAR}\b"
)
#: Classes whose members have a shape and no words.
_SHAPES = {
    "age": (
        "an exact age",
        regex(
            rf"\b{_SMALL}[ -](?:days?|weeks?|months?)[ -]old\b"
            rf"|\b(?:aged|at the age of) {_SMALL} (?:days|weeks|months)\b"
            rf"|\b{_SMALL} years,? (?:and )?{_SMALL} (?:weeks|months)\b"
            r"|\b(?:aged|at the age of) (?:1[89]|[2-9][0-9])\b"
            r"|\b(?:1[89]|[2-9][0-9])[ -]years?[ -]old\b"
            r"|\b(?:man|woman|mother|father) of (?:1[89]|[2-9][0-9])\b(?! years)",
            re.IGNORECASE,
        ),
    ),
    "date": ("an exact date", DATE),
}


@dataclass(frozen=True, slots=True)
class Detail:
    """One such thing in a text.

    Attributes:
        start: Where it stands.
        end: Where it ends.
        of: Its class.
        words: As it stands there, safe to repeat.
    """

    start: int
    end: int
    of: str
    words: str


@cache
def labels() -> dict[str, str]:
    """The classes, each with what sentences call it."""
    from learning_together.method.wordlists.tables import identifying

    return identifying.LABELS | {key: label for key, (label, _) in _SHAPES.items()}


class Identifying:
    """Finds what singles somebody out.

    Args:
        own: Phrases of a team's own, each with its class.
        silenced: Phrases that are to be left alone.
        together: How many classes are worth a look.
    """

    def __init__(
        self,
        own: Iterable[tuple[str, str]] = (),
        silenced: Iterable[str] = (),
        together: int = TOGETHER,
    ) -> None:
        from learning_together.method.wordlists.tables import identifying

        self._own = tuple((Phrase(words), of) for words, of in own)
        self._finder = Finder(
            (*_listed(), *(one for one in self._own if one[0].sound)), Index(*identifying.INDEX)
        )
        left = [Phrase(words) for words in silenced]
        self._silenced = Finder((one, one) for one in left if one.sound)
        self._together = max(together, 2)

    def together(self, texts: Sequence[str]) -> Iterator[tuple[int, tuple[Detail, ...]]]:
        """Things of several classes that stand close to each other, one of each class.

        Args:
            texts: Each of a record, or of a file.

        Yields:
            The number of the text, and what stands together in it.
        """
        listed = dict(self._finder.find_all(texts))
        for number, text in enumerate(texts):
            found = listed.get(number, [])
            # Shapes are dear to look for: only where they could make up the number.
            if len({of for _, of in found}) + len(_SHAPES) >= self._together:
                for near in self._near(self._told(text, found)):
                    yield number, near

    def _told(self, text: str, listed: Iterable[tuple[Spot, str]]) -> list[Detail]:
        """Every such thing in a text, in its order: what the lists found there, and the shapes."""
        found = [Detail(spot.start, spot.end, of, spot.words) for spot, of in listed]
        for of, (_, shape) in _SHAPES.items():
            found += (Detail(*match.span(), of, match[0]) for match in shape.finditer(text))
        if not found:
            return found
        quiet = [(spot.start, spot.end) for spot, _ in self._silenced.find(text)]
        return sorted(
            (
                one
                for one in found
                if not any(start < one.end and one.start < end for start, end in quiet)
            ),
            key=lambda one: one.start,
        )

    def _near(self, every: Sequence[Detail]) -> Iterator[tuple[Detail, ...]]:
        at = 0
        while at < len(every):
            near = [one for one in every[at:] if one.end - every[at].start <= _NEAR]
            first: dict[str, Detail] = {}
            for one in near:
                first.setdefault(one.of, one)
            if len(first) >= self._together:
                yield tuple(first.values())
                at += len(near)
            else:
                at += 1


def said(found: Iterable[Detail]) -> str:
    """Things that stand together, in words: “twins” (the size or make-up of the family)."""
    return ", ".join(f"“{one.words}” ({labels()[one.of]})" for one in found)


@cache
def _listed() -> tuple[tuple[Phrase, str], ...]:
    from learning_together.method.wordlists.tables import identifying

    return tuple(
        (Phrase(pattern, unless, exact), key) for pattern, unless, exact, key in identifying.WORDS
    )
