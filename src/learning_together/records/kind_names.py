"""Finds the kind that somebody means: plural, singular, prefix, or nearly so."""

from functools import cache

from learning_together.errors import LtError
from learning_together.records.did_you_mean import near
from learning_together.records.kinds import KINDS, kind_of

#: Words that people use for a kind besides its own.
_ALSO = {
    "agency": "agencies",
    "entry": "timeline",
    "entries": "timeline",
    "event": "timeline",
    "chronology": "timeline",
    "episode": "episodes",
    "factor": "factors",
    "question": "questions",
    "contact": "family",
    "proceeding": "proceedings",
    "term": "glossary",
    "synopses": "synopsis",
    "session": "supervision",
    "signoff": "signoffs",
    "identity": "identities",
    "key": "identities",
}


@cache
def _words() -> dict[str, str]:
    words = dict(_ALSO)
    for name in KINDS:
        kind = kind_of(name)
        words[name] = name
        words[_plain(kind.one)] = name
        if kind.prefix:
            words[kind.prefix.lower()] = name
    return words


def _plain(word: str) -> str:
    return "".join(letter for letter in word.lower() if letter.isalnum())


def find_kind(word: str) -> str:
    """The plural of the kind that a word stands for.

    >>> find_kind("KPE"), find_kind("Finding"), find_kind("sign-off")
    ('episodes', 'findings', 'signoffs')

    Raises:
        LtError: There is no such kind; the hint has the nearest, or all of them.
    """
    words = _words()
    found = words.get(word.strip().lower()) or words.get(_plain(word))
    if found:
        return found
    guess = near(word, tuple(words))
    hint = f"Did you mean “{words[guess]}”? " if guess else ""
    raise LtError(f"“{word}” is not a kind of record.", f"{hint}The kinds are: {', '.join(KINDS)}.")
