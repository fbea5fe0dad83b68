"""Words by their meaning: endings off, and one word for what professions call by several.

Takes words, gives words to compare; knows no review. What means the same is data: `meanings.txt`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from learning_together.patterns import regex

_WORD = regex(r"[a-z0-9]+(?:['&/.-][a-z0-9]+)*|#")
#: Endings that words of one stem differ by, the longest first.
_ENDINGS = ("ations", "ation", "ings", "ing", "ments", "ment", "ies", "ied", "ers", "ed", "es",
            "er", "ly", "s", "e", "y")  # fmt: skip
#: What is left of a word without its ending has at least so many letters.
_STEM = 4


@dataclass(frozen=True, slots=True)
class _Meanings:
    """What words and phrases mean.

    Attributes:
        words: Single words.
        stems: The same without their endings.
        phrases: Several words, by the first of them, the longest first.
        empty: Words that tell nothing of an event, and those in which everything is recorded.
    """

    words: dict[str, str]
    stems: dict[str, str]
    phrases: dict[str, list[tuple[list[str], str]]]
    empty: frozenset[str]


def words(text: str) -> list[str]:
    """The words of a text, in small letters.

    >>> words("DNA'd A&E appt; HV rang.")
    ["dna'd", 'a&e', 'appt', 'hv', 'rang']
    """
    return _WORD.findall(text.lower().replace("’", "'"))


def meanings(text: str) -> frozenset[str]:
    """What the words of a text mean, those that mean nothing left out.

    >>> meanings("WNB to A&E") == meanings("Did not attend the emergency department")
    True
    """
    return frozenset(_meant(words(text), _known()))


def _meant(told: list[str], known: _Meanings) -> Iterator[str]:
    place = 0
    while place < len(told):
        word = told[place]
        for phrase, meaning in known.phrases.get(word, ()):
            if told[place : place + len(phrase)] == phrase:
                yield meaning
                place += len(phrase)
                break
        else:
            place += 1
            yield from _of_word(word)


@cache
def _of_word(word: str) -> tuple[str, ...]:
    return tuple(_each_of_word(word, _known()))


def _each_of_word(word: str, known: _Meanings) -> Iterator[str]:
    parts = [word] if word in known.words or "-" not in word else [word, *word.split("-")]
    for part in parts:
        meaning = known.words.get(part) or known.stems.get(_stem(part))
        if meaning:
            yield meaning
        elif part.isdigit():
            if 2 <= len(part) <= 4:  # An amount, an age; no number that all letters bear.
                yield part
        elif len(part) > 2 and part not in known.empty and not part[0].isdigit():
            yield _stem(part)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word


@cache
def _known() -> _Meanings:
    known = _Meanings({}, {}, {}, frozenset(" ".join(_lines("empty_words.txt")).split()))
    for line in _lines("meanings.txt"):
        called = [words(phrase) for phrase in line.split(",")]
        meaning = f"={' '.join(called[0])}"
        for phrase in filter(None, called):
            if len(phrase) > 1:
                known.phrases.setdefault(phrase[0], []).append((phrase, meaning))
                continue
            known.words.setdefault(phrase[0], meaning)
            if len(phrase[0]) > _STEM:
                known.stems.setdefault(_stem(phrase[0]), meaning)
    for phrases in known.phrases.values():
        phrases.sort(key=lambda one: -len(one[0]))
    return known


def _lines(name: str) -> list[str]:
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("# ")]
