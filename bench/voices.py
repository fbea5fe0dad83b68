"""Whose words a made-up review is written in.

Words at random hold nothing that a check of wording looks for, which is kind to whatever looks for
it; so the same review is written in the large example's own prose too, over and over, as it is
typed and as Word would set it, and with more such phrases than it has records.
"""

import random
import re
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any, Protocol

import yaml

_EXAMPLE = Path(__file__).parents[1] / "examples" / "harbour-street"
_WORDS = """
the health visitor saw child and mother at home weight was on the second centile and had been noted
before by a colleague who rang the school nurse about attendance that week while police were called
to the flat by a neighbour who heard shouting and the officer spoke with both adults then sent a
notification which reached the duty team on monday morning
""".split()  # noqa: SIM905 - a list of sixty strings is no easier to read
#: A phrase or two of every class of wording.
_PHRASES = (
    "should have been seen", "could have asked", "failed to act", "missed opportunity",
    "did not consider", "inappropriate", "poor communication", "lack of challenge", "careless",
    "communication breakdown", "fell through the net", "lost situational awareness",
    "the tragic outcome", "it was inevitable", "to blame", "was at fault", "was negligent",
    "hard to reach", "did not engage", "non-compliant", "attention seeking", "disguised compliance",
)  # fmt: skip
#: A sentence of prose, to its end; and what in one would be something else to YAML.
_SENTENCE = re.compile(r"[A-Z][^.!?]{15,}[.!?](?=\s|\Z)")
_OTHER_TO_YAML = re.compile(r": |:$| #|\[\[")


class Voice(Protocol):
    """Gives text."""

    def sentence(self, words: int, field: str = "") -> str:
        """A sentence of about so many words, as it may stand in a field."""

    def line(self, words: int, field: str = "") -> str:
        """The same, of which YAML takes no sign for one of its own."""


class Random:
    """Words at random."""

    def __init__(self, made: random.Random) -> None:
        self.made = made

    def sentence(self, words: int, field: str = "") -> str:  # noqa: ARG002 - all fields are one
        """A sentence of so many words."""
        return " ".join(self.made.choices(_WORDS, k=words)).capitalize() + "."

    line = sentence


class Prose:
    """The sentences of each field of the large example, one after the other, again and again."""

    def __init__(self, _made: random.Random) -> None:
        pools = _sentences()
        self._all = {field: cycle(those) for field, those in pools.items()}
        self._plain = cycle(
            one for those in pools.values() for one in those if not _OTHER_TO_YAML.search(one)
        )

    def sentence(self, words: int, field: str = "") -> str:  # noqa: ARG002 - it is as long as it is
        """The next sentence of the field, however long."""
        return next(self._all[field])

    def line(self, words: int, field: str = "") -> str:  # noqa: ARG002 - all fields are one
        """The next that stands on a line by itself, cut to so many words."""
        return " ".join(next(self._plain).split()[:words])


class Typeset(Prose):
    """The same with the apostrophes and dashes of print, which Word puts in as people type.

    No letter of them is plain ASCII, and Python does much with plain ASCII alone faster.
    """

    def sentence(self, words: int, field: str = "") -> str:
        """The next sentence of the field, however long."""
        return _typeset(super().sentence(words, field))

    def line(self, words: int, field: str = "") -> str:
        """The next that stands on a line by itself, cut to so many words."""
        return _typeset(super().line(words, field))


def _typeset(text: str) -> str:
    return text.replace("'", "’").replace(" - ", " – ")


class Wording(Random):
    """Words at random, with something for the checks of wording in every fourth sentence."""

    def __init__(self, made: random.Random) -> None:
        super().__init__(made)
        self._phrases = cycle([shown for one in _PHRASES for shown in (one, "", "", "")])

    def sentence(self, words: int, field: str = "") -> str:  # noqa: ARG002 - all fields are one
        """A sentence of about so many words, some with a phrase among them."""
        phrase = next(self._phrases)
        rest = self.made.choices(_WORDS, k=max(2, words - len(phrase.split())))
        at = len(rest) // 2
        return " ".join([*rest[:at], phrase, *rest[at:]]).capitalize() + "."

    line = sentence


#: The data sets, each with whose words it is made of.
VOICES: dict[str, Callable[[random.Random], Voice]] = {
    "generated": Random,
    "prose": Prose,
    "typeset": Typeset,
    "wording": Wording,
}


def _sentences() -> dict[str, list[str]]:
    """The sentences of the example by the field in which they stand."""
    found: dict[str, list[str]] = {}
    for path in sorted(_EXAMPLE.rglob("*.yaml")):
        for field, text in _texts("", yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)):
            # What is named there is not in the made-up review.
            plain = re.sub(r"\[\[[^\]]*\]\]", "[[S1]]", " ".join(text.split()))
            found.setdefault(field, []).extend(_SENTENCE.findall(plain))
    return {field: those for field, those in found.items() if those}


def _texts(field: str, data: Any) -> Iterator[tuple[str, str]]:
    if isinstance(data, str):
        yield field, data
    elif isinstance(data, list):
        for value in data:
            yield from _texts(field, value)
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from _texts(name, value)
