"""Which sorts of agency a text speaks of, by what their staff and places are called, and meetings.

Takes words and what they mean; knows no review. What belongs to which sort is data:
`who_is_meant.txt`.
"""

from collections import Counter
from collections.abc import Iterable
from importlib import resources

from learning_together.method.word_meanings import Meanings, words

#: The line that names meetings.
_MEETING = "a meeting"
#: What several words that mean one thing count for, where one word counts once.
_PHRASE = 2


class WhoIsMeant:
    """Sorts of agency, and the words by which others write of them.

    Args:
        meanings: What words mean.

    >>> who = WhoIsMeant(Meanings())
    >>> told = words("SW rang, crew on scene")
    >>> sorted(who.spoken_of(told, Meanings().of_words(told)))
    ['adult social care', 'ambulance', "children's social care"]
    >>> who.of_name("School Nursing")
    frozenset({'school nursing'})
    """

    def __init__(self, meanings: Meanings) -> None:
        self._meanings = meanings
        self._sorts: dict[str, set[str]] = {}
        self._meetings: set[str] = set()
        for line in _lines():
            sort, _, called = line.partition(": ")
            for one in called.split(", "):
                for key in self._keys(one):
                    if sort == _MEETING:
                        self._meetings.add(key)
                    else:
                        self._sorts.setdefault(key, set()).add(sort)

    def _keys(self, called: str) -> Iterable[str]:
        """What a word or a phrase is known by; none where a phrase has no meaning of its own."""
        meant = [one for one in self._meanings.of(called) if one[0] == "="]
        return meant or ([called] if " " not in called else [])

    def spoken_of(self, told: Iterable[str], meant: Iterable[str]) -> frozenset[str]:
        """The sorts of agency that a text speaks of.

        Args:
            told: Its words.
            meant: What they mean.
        """
        known = self._sorts.keys()
        return frozenset(sort for one in known & {*told, *meant} for sort in self._sorts[one])

    def of_name(self, name: str) -> frozenset[str]:
        """The sorts that an agency of that name is of: those for which most of its words speak."""
        found: Counter[str] = Counter()
        for one in words(name):
            found.update(self._sorts.get(one, ()))
        for one in self._meanings.of(name):
            if one[0] == "=":
                found.update(dict.fromkeys(self._sorts.get(one, ()), _PHRASE))
        most = max(found.values(), default=0)
        return frozenset(sort for sort, count in found.items() if count == most)

    def meetings(self, meant: Iterable[str]) -> frozenset[str]:
        """The meetings among what a text means."""
        return frozenset(one for one in meant if one in self._meetings)


def _lines() -> list[str]:
    text = resources.files(__package__).joinpath("who_is_meant.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("# ")]
