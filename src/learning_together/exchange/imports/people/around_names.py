"""What stands around a name, and whether it makes it another's, part of one, or no name at all.

Takes a text and where a name stands in it. Knows no key.
"""

import re

from learning_together.patterns import regex
from learning_together.privacy.likely_names.name_words import CALLS, PLACES, STREETS, TITLES
from learning_together.privacy.likely_names.names_or_words import (
    as_name,
    bare_word,
    does_after,
    is_grade,
    is_of_somebody,
    is_somehow_after,
    is_with_somebody,
)
from learning_together.privacy.likely_names.plain_words import is_english, is_plain, words
from learning_together.privacy.likely_names.plainly_words import MONTHS, is_month
from learning_together.privacy.likely_names.things import called_by_kind

#: Names that are words as well: only with a capital are they taken for names.
_WORDS_TOO = frozenset(
    {"amber", "angel", "april", "art", "august", "autumn", "baker", "ball", "banks", "bell",
     "bill", "bird", "black", "blessing", "bond", "brown", "bush", "carter", "case", "chase",
     "christian", "cook", "cross", "daisy", "dawn", "day", "dean", "don", "drew", "earl", "faith",
     "field", "fields", "ford", "fox", "frank", "gates", "gene", "grace", "grant", "gray",
     "green", "grey", "guy", "hall", "harry", "heather", "hill", "holly", "hope", "ivy", "jack",
     "jade", "joy", "june", "king", "lane", "lily", "little", "long", "love", "major", "march",
     "mark", "mason", "max", "may", "miles", "nick", "noble", "north", "page", "park", "parks",
     "pat", "pearl", "peg", "penny", "pool", "precious", "price", "ray", "read", "rich", "rivers",
     "rob", "rose", "ruby", "sandy", "sharp", "short", "skip", "star", "stone", "storm", "street",
     "sue", "summer", "swift", "true", "wade", "ward", "wells", "west", "white", "will", "winter",
     "wise", "wood", "worth", "young"}
)  # fmt: skip
#: Of these, the ones that hardly ever are words where lives are told of.
_HARDLY_WORDS = frozenset(
    {"amber", "daisy", "dean", "gene", "harry", "heather", "holly", "ivy", "jack", "jade", "lily",
     "mason", "max", "pat", "pearl", "ray", "ruby", "sandy", "sue"}
)  # fmt: skip
#: What stands before things and not before somebody.
_OF_THINGS = regex(r"(?i)\b(?:the|an?|this|that|each|every|no|any|of|to|some|one|two|[0-9]+) \Z")
#: Who is named next is told, seen or met.
_TOLD = regex(
    r"\b(?:told|tells|asked|saw|sees|seen|met|rang|with|by|that|for|from|and|hit|when|while|if|when|"
    r"because|but|visited|collected|advised|informed|called|named) \Z"
)
#: Places that are written small after what they are called.
_SMALL_PLACES = frozenset({"estate", "road", "street", "avenue", "close", "lane", "flats", "house"})
_PLACE_AFTER = regex(r"[ \u00a0]([A-Za-z]+)(?![\w’'-])")
_AFTER_NAME = regex(r" ([A-ZÀ-ÞĀ-Ž][\w’'-]+)")
#: A word with a capital before another, and what shows that it only begins a sentence.
_BEFORE_NAME = regex(r"(\A|[.!?:;\n]\s*)?\b([A-ZÀ-ÞĀ-Ž][\w’'-]+) \Z")
_INITIALS = regex(
    r"(?<![\w’'])(?:[B-HJ-Z]{2} |(?:[B-HJ-Z]|A(?=\.))(?:\. ?| )|A (?!\w+ (?:and|was|is|had))|"
    r"(?:van|von|der|den|de|da|di|du|la|le|bin|ibn|al|el|ap|ab|dos|ter|ten)[ -])+\Z"
)
#: SURNAME, First: the capitals before a name belong to it.
_SURNAME_BEFORE = regex(r"(?<![\w’'-])([A-ZÀ-Þ][A-ZÀ-Þ’'-]{2,}), \Z")
_INITIAL_AFTER = regex(r",? [A-Z]\.?(?=\Z|[,;)/])|, [A-Z]\.(?= [a-z])")
_LETTERS = regex(r"[A-Z]{2} \Z")


def with_initials(text: str, start: int, end: int, least: int) -> tuple[int, int]:
    """A name with the initials and the small words beside it, of which nothing is left over."""
    before = _INITIALS.search(text, max(least, start - 24), start)
    if before and _LETTERS.fullmatch(before[0]) and _says_who(before[0].strip().lower()):
        before = None  # PS Okoro, SW Ade
    surname = _SURNAME_BEFORE.search(text, max(least, start - 30), start)
    if surname and (surname[1].lower() in words("surnames") or not is_plain(surname[1].lower())):
        before = surname
    after = _INITIAL_AFTER.match(text, end)
    return (before.start() if before else start), (after.end() if after else end)


def _says_who(letters: str) -> bool:
    """Whether two letters before a name are what somebody is, or a usual abbreviation."""
    return letters in TITLES or letters in CALLS or letters in words("abbreviations")


def are_words(name: str) -> bool:
    """Whether words that are a name as well are written as words: “Will hope to come”."""
    own = name.split()
    small = [word for word in own if word in _WORDS_TOO]
    return bool(small) and (len(small) == len(own) or any(word != word.lower() for word in own))


def _opens_sentence(found: "re.Match[str]") -> bool:
    """Whether a word that is a name as well opens a sentence, and is used as a word there."""
    text, start = found.string, found.start(1)
    if start and not re.search(r"[.!?:;\n]\s*\Z", text[max(0, start - 4) : start]):
        return False
    token = re.compile(r"[\w’'-]+").match(text, start)
    return token is not None and not as_name(text, [token], 0, starts=True)


def _is_somebody_small(found: "re.Match[str]") -> bool:
    """Whether a name in small letters that is a word as well is somebody: “told jade that”.

    What is never a noun with a capital is one only where somebody does or has something; a stone,
    a colour or a flower is a name but for what stands before things.
    """
    text, (start, end) = found.string, found.span(1)
    before, after = text[max(0, start - 30) : start], text[end : end + 30]
    if _OF_THINGS.search(before) or is_grade(text, found):
        return False
    if after.startswith(("’s ", "'s ")) or does_after(after) or is_of_somebody(before):
        return True
    leads = _TOLD.search(before) is not None or is_with_somebody(after)
    return found[1] in _HARDLY_WORDS and (leads or is_somehow_after(after))


def without_apostrophe(name: str) -> str:
    """What somebody's is called without the apostrophe, Leahs; nothing where that is a word.

    >>> [without_apostrophe(name) for name in ("leah", "jade", "mark", "jack", "chris")]
    ['leahs', 'jades', '', 'jacks', '']
    """
    word = f"{name}s"
    own = name in _HARDLY_WORDS or not (name in _WORDS_TOO or is_english(word))
    return word if own and not name.endswith("s") else ""


def has_title(text: str, start: int) -> bool:
    """Whether a title stands before a word, which is then a surname."""
    before = text[max(0, start - 12) : start].split()
    return bool(before) and text[start - 1] == " " and before[-1].lower().strip(".") in CALLS


def named_beside(text: str, start: int, end: int) -> bool:
    """Whether another name stands beside one, so that together they are somebody else's."""
    after = _AFTER_NAME.match(text, end)
    if after and _may_name(after[1]):
        return True
    before = _BEFORE_NAME.search(text, max(0, start - 40), start)
    return before is not None and before[1] is None and _may_name(before[2])


def names_place(text: str, start: int, end: int) -> bool:
    """Whether a street, a house, a pub or a ward is called by a name: “Rose Hill Road”.

    >>> names_place("Rose Hill Road", 0, 9), names_place("Rose Hill rang", 0, 9)
    (True, False)
    >>> names_place("at the King Arthur pub", 12, 18)
    True
    """
    if called_by_kind(text, start, end):
        return True
    after = _PLACE_AFTER.match(text, end)
    return after is not None and (
        after[1].lower() in _SMALL_PLACES
        or (after[1][0].isupper() and after[1].lower() in STREETS | PLACES)
    )


def _may_name(word: str) -> bool:
    """Whether a word with a capital may be a name: no title, no ordinary word, no acronym."""
    bare = bare_word(word)
    if bare in CALLS or len(bare) < 2 or (word.isupper() and len(word) <= 4):
        return False
    return bare in words("first_names") or bare in words("surnames") or not is_plain(bare)


def is_word_here(found: "re.Match[str]") -> bool:
    """Whether a single name, the first group of a match, is a word or a month where it stands."""
    name, lower = found[1], found[1].lower()
    if lower in _WORDS_TOO and lower not in MONTHS:
        if name == lower:
            return not _is_somebody_small(found)
        if _opens_sentence(found):
            return True
    if lower.endswith("s") and lower[:-1] in _WORDS_TOO:
        return name == lower
    return lower in MONTHS and (
        name == name.lower() or is_month(found.string, found.start(1), found.end(1))
    )
