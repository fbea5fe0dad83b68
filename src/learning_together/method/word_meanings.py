"""Words by their meaning: endings off, and one word for what professions call by several.

Takes words, gives words to compare; knows no review. What means the same is data: `meanings.txt`,
and what a team adds to it.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from learning_together.patterns import regex

_WORD = regex(r"[a-z0-9]+(?:['&/.-][a-z0-9]+)*|#")
#: Endings that words of one stem differ by, the longest first.
_ENDINGS = ("ations", "ation", "ings", "ing", "ments", "ment", "ies", "ied", "ers", "ed", "es",
            "er", "ly", "s", "e", "y")  # fmt: skip
#: What is left of a word without its ending has at least so many letters.
_STEM = 4


def words(text: str) -> list[str]:
    """The words of a text, in small letters.

    >>> words("DNA'd A&E appt; HV rang.")
    ["dna'd", 'a&e', 'appt', 'hv', 'rang']
    """
    return _WORD.findall(text.lower().replace("’", "'"))


class Meanings:
    """What words and phrases mean.

    Args:
        own: What a team says means the same, besides what is known to: several words or phrases
            each.

    >>> Meanings().of("WNB to A&E") == Meanings().of("Did not attend the emergency department")
    True
    >>> ours = Meanings([("the Hub", "MASH")])
    >>> ours.of("Sent to the Hub") == ours.of("Sent to MASH")
    True
    """

    def __init__(self, own: Iterable[Iterable[str]] = ()) -> None:
        self._words: dict[str, str] = {}
        #: The same without their endings.
        self._stems: dict[str, str] = {}
        #: Several words, by the first of them, the longest first.
        self._phrases: dict[str, list[tuple[list[str], str]]] = {}
        #: Those of each word that was asked for.
        self._of_words: dict[str, tuple[str, ...]] = {}
        for line in _lines("meanings.txt"):
            called = [words(phrase) for phrase in line.split(",")]
            self._add(called, f"={' '.join(called[0])}")
        for several in own:
            if called := [each for one in several if (each := words(one))]:
                meant = (one for each in called for one in self._meant(each) if one[0] == "=")
                self._add(called, next(meant, f"={' '.join(called[0])}"))
                self._of_words.clear()

    def of(self, text: str) -> frozenset[str]:
        """What the words of a text mean, those that mean nothing left out."""
        return self.of_words(words(text))

    def of_words(self, told: list[str]) -> frozenset[str]:
        """The same of words that were taken from a text."""
        return frozenset(self._meant(told))

    def _add(self, called: list[list[str]], meaning: str) -> None:
        """Notes a meaning of words and phrases that have none yet."""
        for phrase in filter(None, called):
            if len(phrase) > 1:
                those = self._phrases.setdefault(phrase[0], [])
                those.append((phrase, meaning))
                those.sort(key=lambda one: -len(one[0]))
                continue
            self._words.setdefault(phrase[0], meaning)
            if len(phrase[0]) > _STEM:
                self._stems.setdefault(_stem(phrase[0]), meaning)

    def _meant(self, told: list[str]) -> Iterator[str]:
        place = 0
        while place < len(told):
            word = told[place]
            for phrase, meaning in self._phrases.get(word, ()):
                if told[place : place + len(phrase)] == phrase:
                    yield meaning
                    place += len(phrase)
                    break
            else:
                place += 1
                if (found := self._of_words.get(word)) is None:
                    found = self._of_words[word] = tuple(self._of_word(word))
                yield from found

    def _of_word(self, word: str) -> Iterator[str]:
        parts = [word] if word in self._words or "-" not in word else [word, *word.split("-")]
        for part in parts:
            meaning = self._words.get(part) or self._stems.get(_stem(part))
            if meaning:
                yield meaning
            elif part.isdigit():
                if 2 <= len(part) <= 4:  # An amount, an age; no number that all letters bear.
                    yield part
            elif len(part) > 2 and part not in _empty() and not part[0].isdigit():
                yield _stem(part)


@cache
def known() -> Meanings:
    """What is known to mean the same, without anybody's own."""
    return Meanings()


@cache
def _empty() -> frozenset[str]:
    """Words that tell nothing of an event, and those in which everything is recorded."""
    return frozenset(" ".join(_lines("empty_words.txt")).split())


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word


def _lines(name: str) -> list[str]:
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("# ")]
