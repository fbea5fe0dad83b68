"""Word lists: wording that hides the system, by class, and how strict each field is.

The YAML files beside this module, as `tables` holds them, and a team's own words with them. Knows
nothing of a review; which class belongs to which check is for the rules to say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from learning_together.method.wordlists.finder import Finder
from learning_together.method.wordlists.index import Index
from learning_together.method.wordlists.phrases import Phrase, Spot

__all__ = [
    "CLASSES",
    "Finder",
    "Phrase",
    "Spot",
    "Word",
    "WordClass",
    "finder_of_words",
    "looks_for",
    "own_word",
    "treatment",
    "word_class",
    "words",
]


#: The classes, by the names of their files (SCIE Guide 24, 2008, appendix 1; Bergström's three
#: traps of analysis).
CLASSES = (
    "counterfactual",
    "normative",
    "mechanistic",
    "outcome",
    "blame",
    "labels",
    "terms",
    "staff-matters",
    "court-matters",
)


@dataclass(frozen=True, slots=True)
class WordClass:
    """A class of wording.

    Attributes:
        key: Its name in data.
        label: Its name in sentences ("counterfactual wording").
        hides: Why it hides the system, as half a sentence after the phrase.
        ask: A question to ask instead.
    """

    key: str
    label: str
    hides: str
    ask: str


@dataclass(frozen=True, slots=True)
class Word:
    """A phrase of a word list.

    Attributes:
        phrase: What is looked for.
        of: Its class.
        ask: Its own question; empty: that of the class.
        not_where: Treatments under which it is not looked for.
    """

    phrase: Phrase
    of: str
    ask: str = ""
    not_where: tuple[str, ...] = ()


@cache
def word_class(key: str) -> WordClass:
    """The class of that name."""
    from learning_together.method.wordlists.tables import wording

    return WordClass(key, *wording.CLASSES[key])


@cache
def words() -> tuple[Word, ...]:
    """Every phrase that ships."""
    from learning_together.method.wordlists.tables import wording

    return tuple(
        Word(Phrase(pattern, unless, exact), of, ask, not_where)
        for pattern, unless, exact, of, ask, not_where in wording.WORDS
    )


@lru_cache(maxsize=8)
def finder_of_words(own: tuple[Word, ...] = ()) -> Finder[Word]:
    """Looks for every phrase that ships, and for a team's own; made once for the same words."""
    from learning_together.method.wordlists.tables import wording

    phrases = ((word.phrase, word) for word in (*words(), *own))
    return Finder(phrases, Index(*wording.INDEX))


def own_word(pattern: str, of: str, ask: str = "", unless: Iterable[str] = ()) -> Word:
    """A phrase of a team's own."""
    return Word(Phrase(pattern, tuple(unless)), of, ask)


@cache
def treatment(kind: str, field: str, id_: str = "") -> str:
    """How strict a field is: a name of `fields.yaml`; "never" where it says nothing.

    Args:
        kind: The plural of the kind.
        field: Its name; dotted, without numbers, where nested.
        id_: Of the record, where sections differ by what they are for.
    """
    from learning_together.method.wordlists.tables.fields import FIELDS

    fields = FIELDS.get(kind, {})
    return fields.get(f"{id_}:{field}") or fields.get(field) or "never"


def looks_for(treatment: str) -> frozenset[str]:
    """The classes that a treatment looks for."""
    from learning_together.method.wordlists.tables.fields import TREATMENTS

    return TREATMENTS[treatment]
