"""Word lists: wording that hides the system, by class, and how strict each field is.

Reads the YAML files beside this module and puts a team's own words with them. Knows nothing of a
review; which class belongs to which check is for the rules to say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from learning_together.folder.yaml.shipped import shipped
from learning_together.method.wordlists.finder import Finder
from learning_together.method.wordlists.phrases import Phrase, Spot

__all__ = [
    "CLASSES",
    "Finder",
    "Phrase",
    "Spot",
    "Word",
    "WordClass",
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
    data = _data(key)
    return WordClass(key, data["label"], _line(data["hides"]), _line(data["ask"]))


@cache
def words() -> tuple[Word, ...]:
    """Every phrase that ships."""
    return tuple(_word(key, entry) for key in CLASSES for entry in _data(key)["words"])


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
    fields = _data("fields")["fields"].get(kind) or {}
    found = fields.get(f"{id_}:{field}") or fields.get(field) or "never"
    return str(found)


@cache
def looks_for(treatment: str) -> frozenset[str]:
    """The classes that a treatment looks for."""
    return frozenset((_data("fields")["treatments"][treatment] or "").split())


def _word(key: str, entry: Any) -> Word:
    if isinstance(entry, str):
        return Word(Phrase(_spelt_out(entry)), key)
    unless = tuple(map(_spelt_out, _listed(entry.get("unless"))))
    phrase = Phrase(_spelt_out(entry["words"]), unless, entry.get("exact") == "yes")
    return Word(phrase, key, _line(entry.get("ask") or ""), _listed(entry.get("not_where")))


def _spelt_out(pattern: str) -> str:
    """A phrase with the words that each set of `sets.yaml` stands for."""
    for name, words in _sets().items():
        pattern = pattern.replace(f"<{name}>", words)
    return pattern


@cache
def _sets() -> dict[str, str]:
    return {name: "".join(words.split()) for name, words in _data("sets").items()}


def _listed(value: Any) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (value,) if value else ()


def _line(text: str) -> str:
    return " ".join(text.split())


@cache
def _data(name: str) -> dict[str, Any]:
    return shipped(__package__, f"{name}.yaml")[0].data
