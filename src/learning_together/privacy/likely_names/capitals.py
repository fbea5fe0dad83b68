"""Words with capitals where they stand: where their sentence ends, and what is no person's.

Takes a text and its words, tells of them. Must not know what a delivery writes small.
"""

import re
from collections.abc import Iterator
from functools import cache

from learning_together.patterns import regex
from learning_together.privacy.likely_names.name_words import (
    AS_WORDS,
    CALLS,
    COURTS,
    MONTHS_AND_MORE,
    PLACES,
    ROADS,
    STREETS,
    TITLES,
)
from learning_together.privacy.likely_names.names_or_words import (
    bare_word,
    does_after,
    is_acronym_of_thing,
    is_called_after,
    is_grade,
    is_no_name,
    within_as_words,
)
from learning_together.privacy.likely_names.plain_words import words
from learning_together.privacy.likely_names.things import of_thing

#: DfE, MoJ: no name ends in a capital.
_ABBREVIATION = regex(
    r"[A-Z]{1,3}[a-z]{1,2}[A-Z]{1,2}|(?!Ma?c|De|Di|Du|La|Le|Fitz|Van)[A-Z][a-z]{1,3}[A-Z]{2,4}"
)
#: Clipped words; one name has no vowel, and St. begins those of places.
_NO_VOWEL = regex("(?!(?:ng|st)$)[b-df-hj-np-tv-xz]+")
#: ACE-III: which of several.
_NUMERAL = regex("-(?:I{1,3}|IV|VI{0,3})$")
#: What stands before words and not before names.
_PREFIXES = frozenset({"anti", "inter", "mid", "multi", "non", "post", "pre", "semi", "sub"})
#: First names that are words, too.
FIRST_AND_WORD = AS_WORDS - MONTHS_AND_MORE


@cache
def known_names() -> frozenset[str]:
    """The first names and surnames that the lists hold."""
    return words("first_names") | words("surnames")


def sentences(text: str, found: "list[re.Match[str]]") -> Iterator[tuple[int, int]]:
    """Neighbouring words with capitals by sentence: where each starts among them, and ends."""
    first = 0
    for number, word in enumerate(found, 1):
        if number == len(found) or _ends_sentence(text, word):
            yield first, number
            first = number


def of_street(text: str, found: "list[re.Match[str]]", bare: list[str]) -> int | None:
    """The first of the words with capitals that are the name of a street; None where none are."""
    if not bare or bare[-1] not in STREETS:
        return None
    at = max((n + 1 for n in range(len(bare) - 1) if _ends_sentence(text, found[n])), default=0)
    if bare[at] == "the":
        at += 1
    own = bare[at:-1]
    kind = {"court": COURTS, "road": ROADS}.get(bare[-1], frozenset())
    return at if own and not kind.issuperset(own) else None


def is_thing(text: str, found: "list[re.Match[str]]", *, starts: bool) -> bool:
    """Whether words with capitals are no person's where they stand, but a thing's or a grade's."""
    if len(found) == 1 and is_acronym_of_thing(text, found[0]):
        return True
    if is_grade(text, found[-1]) and all(is_no_name(one[0]) for one in found[:-1]):
        return True
    unlisted = len(found) == 1 and bare_word(found[0][0]) not in known_names() | AS_WORDS
    if unlisted and is_called_after(text, found[0]):
        return True
    # The word that begins a sentence has its capital from there: “Visited Fennel”.
    return (not starts or len(found) > 2) and within_as_words(text, found)


def is_of_thing(text: str, word: "re.Match[str]") -> bool:
    """Whether a word belongs to a thing that is called after somebody, its “’s” left aside."""
    own = word[0][:-2] if word[0][-2:].lower() in {"’s", "'s"} else word[0]
    return of_thing(text, word.start(), word.start() + len(own))


def is_clipped(bare: str, parts: list[str]) -> bool:
    """Whether a word is clipped, or begins as words do and names do not: Wt, Bldg, Non-Mol."""
    if _NO_VOWEL.fullmatch(bare):
        return bare not in known_names()
    return parts[0] in _PREFIXES and known_names().isdisjoint(parts[1:])


def of_both(
    text: str, found: "list[re.Match[str]]", bare: list[str], marks: list[bool]
) -> list[bool]:
    """The marks of two words that may be words both, where they do what people do: Rose Tilling."""
    if len(found) != 2 or bare[0] not in FIRST_AND_WORD:
        return marks
    usual = (words(name) for name in ("common", "openings", "terms", "no_names", "bodies"))
    person = not any(bare[1] in one for one in (*usual, STREETS, PLACES)) and does_after(
        text[found[1].end() :][:30]
    )
    return [True, True] if person else marks


def ends(text: str, word: "re.Match[str]") -> bool:
    """Whether a full stop after a word ends what may be a name: no title, no initial, no “St.”."""
    bare = bare_word(word[0])
    stops = text[word.end() : word.end() + 1] == "." and len(bare) > 1
    return stops and bare not in CALLS and bare not in TITLES and bare not in {"st", "jr", "snr"}


def _ends_sentence(text: str, word: "re.Match[str]") -> bool:
    """Whether a full stop after a word ends a sentence, rather than a title or an initial."""
    after = text[word.end() : word.end() + 1]
    long = len(word[0]) > 3 or (len(word[0]) > 1 and word[0].isupper())
    return after == "." and long and bare_word(word[0]) not in CALLS


def is_within(text: str, start: int) -> bool:
    """Whether a capital stands within a word; a quotation mark before it does not make it one."""
    sign = text[start - 1]
    return sign.isalnum() or (sign in "_’'-" and start > 1 and text[start - 2].isalnum())


def is_acronym(word: str) -> bool:
    """Whether a word is of capitals as an acronym is: GPs and DfE, too."""
    word = word.removesuffix("’s").removesuffix("'s")
    # GPs, IMRs: in the plural, the letters alone are capitals.
    if len(word) > 2 and word[:-1].isupper():
        word = word.removesuffix("s")
    short = len(_NUMERAL.sub("", word)) <= 6 or any(map(str.isdigit, word))
    return (word.isupper() and short) or _ABBREVIATION.fullmatch(word) is not None


def word_before(text: str, start: int) -> str:
    """The word before a place in a text, small and without its stop; empty at the start."""
    before = text[max(0, start - 24) : start].split()
    return before[-1].lower().strip(".,") if before else ""
