"""Which phrases the words of texts may make up, before a text itself is looked at.

The words of many texts stand in one row. Of each phrase the word is sought that stands there least
often; around each of its places the others are looked for.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import compress

from learning_together.method.wordlists.index import Entry, Index
from learning_together.method.wordlists.phrases import ENDINGS, parted

#: Stands between two texts, as a word of its own.
_APART = "\x01"


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

    def met(self, texts: Sequence[str]) -> dict[int, list[int]]:
        """The phrases that each text may hold, by its number; texts without any are left out."""
        row = _words(texts)
        times = Counter(row)
        words: dict[int, set[str]] = defaultdict(set)
        for word in times.keys() & self._met_by.keys():
            for need in self._met_by[word]:
                words[need].add(word)
        often = {need: sum(map(times.__getitem__, those)) for need, those in words.items()}
        sought: dict[str, list[tuple[int, int]]] = {_APART: []}
        for number, entry in enumerate(self._entries):
            # Most phrases lack a word.
            if all(need in often for need, _ in entry):
                least = min(range(len(entry)), key=lambda at: often[entry[at][0]])
                for word in words[entry[least][0]]:
                    sought.setdefault(word, []).append((number, least))
        found: dict[int, set[int]] = defaultdict(set)
        text = 0
        for place, word in compress(enumerate(row), map(sought.__contains__, row)):
            text += word == _APART
            for number, least in sought[word]:
                if number not in found[text] and _fits(
                    self._entries[number], least, words, row, place
                ):
                    found[text].add(number)
        return {text: sorted(numbers) for text, numbers in found.items() if numbers}


def _words(texts: Sequence[str]) -> list[str]:
    """The words of texts, in small letters, with the sign between two texts."""
    apart = f" {_APART} "
    joined = apart.join(texts)
    if joined.count(_APART) >= len(texts):  # Somebody typed the sign.
        joined = apart.join(text.replace(_APART, " ") for text in texts)
    return parted(joined.lower()).split()


def _fits(
    entry: Entry, least: int, words: Mapping[int, set[str]], row: Sequence[str], place: int
) -> bool:
    """Whether the other words of a phrase stand around one of them, in order and near enough.

    Args:
        entry: What the phrase needs.
        least: The need that is met at that place.
        words: Those that meet each need.
        row: In which to look.
        place: Where the one stands.
    """
    behind = before = {place}
    for need, reach in entry[least + 1 :]:
        those = words[need]
        behind = {
            at
            for from_ in behind
            # To look at the whole stretch first is fast, and mostly enough.
            if not those.isdisjoint(row[from_ : from_ + reach + 1])
            for at in range(from_, min(from_ + reach + 1, len(row)))
            if row[at] in those
        }
        if not behind:
            return False
    for at_need in range(least, 0, -1):
        those, reach = words[entry[at_need - 1][0]], entry[at_need][1]
        before = {
            at
            for from_ in before
            if not those.isdisjoint(row[max(from_ - reach, 0) : from_ + 1])
            for at in range(max(from_ - reach, 0), from_ + 1)
            if row[at] in those
        }
        if not before:
            return False
    return True
