"""Words of the language after which nobody is called: “Fireworks”, “Screaming”, “Hamster”.

Takes words with a capital and what stands around them, gives which of them are a thing's or a
deed's where they stand. The evidence is that no list of names has the word, the long one of the
census among them. Where a sentence leads to somebody all the same (“seen with Hamster”), it may be
what somebody goes by, and is left to others. Knows no key.
"""

import re
from functools import cache, lru_cache

from learning_together.patterns import regex
from learning_together.privacy.likely_names.name_words import (
    AS_WORDS,
    CALLS,
    PLACES,
    STREETS,
    TITLES,
)
from learning_together.privacy.likely_names.names_or_words import (
    bare_word,
    does_after,
    is_of_somebody,
    is_somehow_after,
)
from learning_together.privacy.likely_names.plain_words import is_english, is_plain, words

#: What a word becomes when there are several of it, or it is done; nobody is called so.
_INFLECTIONS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"),
    ("ied", "y"), ("ness", ""), ("iness", "y"), ("ly", ""), ("ily", "y"), ("ive", ""), ("ive", "e"),
    ("ful", ""), ("less", ""), ("able", ""), ("able", "e"),
)  # fmt: skip
#: How words end that say what something is like.
_LIKE = ("ous", "ical", "ible", "able", "less", "istic", "ative", "utive", "usive", "ional",
         "ental", "ential", "orial", "etic", "atic", "ific")  # fmt: skip
_SHORTEST_STEM = 3
_LONG = 7
_AS_NAMES_END = ("y", "r", "en", "an", "in", "on", "a", "o")
_LOOKED_BACK = 48
#: What leads to somebody even before such a word: “seen with Hamster”, “letter from Hamster”. What
#: is done to things as well (“had Pizza”, “made Pasta”) is none of it.
_LEADS = regex(
    r"\b(?:[a-z]+ed|[a-z]+ing|to|from|beside|behind|near|without|with|by|and|or|that|told|tells?|asked|rang|met|"
    r"saw|seen|sees|said|says|thinks|thought|when|because|but|if|while|although|where|than|like|both|"
    r"between|against|towards|hit|about|re|regarding|named|spoke|spoken|"
    r"(?:mother|father|friend|care|home|death|voice|presence|bruis[a-z]+|marks?|check|update|"
    r"pressure|assaults?|attacks?|information|info|reports?|concerns?|views?|wishes|picture|photo|"
    r"weight) (?:of|on)) \Z",
    re.IGNORECASE,
)
#: “Toys for Larder” is somebody's, “used for storage” nobody's.
_FOR = regex(
    r"(?<!used)(?<!arrested)(?<!charged)(?<!convicted)(?<!stopped)(?<!treated)(?<!tested)"
    r"(?<!positive)(?<!negative)(?<!prescribed)(?<!screened)(?<!reported)(?<!wanted) for \Z",
    re.IGNORECASE,
)
#: What is counted, smelt, drunk or had: never of somebody.
_OF_A_THING = regex(
    r"\b(?:(?:quantit(?:y|ies)|amounts?|bags?|wraps?|traces?|smell|smells|smelt|smelling|stinks|stank|"
    r"reeked|supply|possession|supplier|deals?|bottles?|cans?|glass|pints?|litres?|packets?|boxe?s?|"
    r"tablets?|overdose|doses?|diagnosis|symptoms?|signs?|risk|levels?|lack|plate|bowl|tin|grams?|"
    r"piece|pieces|pair|pile|piles|roll) of|use of|using|owing to|allergic to|addicted to|"
    r"positive for|negative for|tested for|intoxicated on|lapsed? on|high on|spent on|out of date|"
    r"wearing|eating|smoking|injecting|sniffing|"
    r"(?:fell|fallen|falling|falls?|jumped|jumping|climbed|climbing|slipped|tripped) "
    r"(?:from|off|over|down|onto|through|into)) \Z",
    re.IGNORECASE,
)
#: Words that end as those for somebody do: “told the carer Larder”, but “after Fireworks”.
_NOBODY = frozenset(
    {"her", "after", "over", "under", "other", "another", "either", "whether", "number", "per",
     "order", "never", "ever", "rather", "together", "later", "further", "however", "offer"}
)  # fmt: skip
#: What another thing stands beside: “Shotgun and Rifle”.
_BESIDE = regex(r"\b([A-Z][a-z]+)(?: and|,| or| &|/) ?\Z")
_ARTICLE = regex(r"\b(?:the|an?|this|that|another|some|any|every|each) \Z", re.IGNORECASE)
#: A word with a capital within a sentence, by itself.
_WITHIN = regex(r"(?<=[a-z] )[A-Z][a-z]{3,}\b(?! [A-Z])")
_SO_MANY_WORDS = 8
_ONE_IN = 50
#: A number that is no age.
_NUMBERED = regex(
    r" [0-9]{1,3}\b(?!/|[ -]?(?:days?|weeks?|months?|years?|wks?|mths?|yrs?|y/?o|m/?o|hours?|"
    r"hrs?|times?|minutes?|mins?|more|other|of)\b)"
)
_NEXT_WORD = regex(r" ([a-z]+)", re.IGNORECASE)
_LAST_WORD = regex(r"([a-z]+),? \Z", re.IGNORECASE)
#: What families and what is theirs are called by: “Grant family”, “Page children”.
_OF_A_FAMILY = frozenset(
    {"family", "families", "children", "child", "household", "siblings", "sibling", "parents",
     "brothers", "sisters", "twins", "girls", "boys", "couple", "case", "file", "residence",
     "address", "home", "property", "flat", "baby", "junior", "senior", "mother", "father", "mum",
     "dad", "partner"}
)  # fmt: skip


@cache
def _names() -> frozenset[str]:
    lists = ("names_too", "rare_names", "wishes", "first_names", "surnames")
    return frozenset().union(*map(words, lists)) | AS_WORDS


@cache
def _usual_names() -> frozenset[str]:
    return (words("first_names") | words("surnames")) - AS_WORDS


@lru_cache(maxsize=65536)
def is_nobodys(word: str) -> bool:
    """Whether a word in small letters is one of the language and on no list of names.

    >>> [is_nobodys(word) for word in ("hamster", "fennel", "zbyk", "wetting")]
    [True, False, False, True]
    """
    if word in _names():
        return False
    # Rare names end as words do, but few of that length and with other ends than these.
    long = len(word) >= _LONG and not word.endswith(_AS_NAMES_END)
    return is_english(word) or is_inflected(word) or (long and is_plain(word))


@lru_cache(maxsize=65536)
def is_inflected(word: str) -> bool:
    """Whether a word says that there are several, or what is done, and no name ends so.

    >>> [is_inflected(word) for word in ("fireworks", "wetting", "harding", "glass", "hamster")]
    [True, True, False, False, False]
    """
    return word not in _names() and any(
        word.endswith(ending) and _comes_from(word.removesuffix(ending), ending, instead)
        for ending, instead in _INFLECTIONS
    )


@lru_cache(maxsize=65536)
def is_like(word: str) -> bool:
    """Whether a word says what something is like, and no name ends so.

    >>> [is_like(word) for word in ("unanimous", "conclusive", "precious", "hamster")]
    [True, True, False, False]
    """
    return word.endswith(_LIKE) and word not in _names() and is_english(word)


def _is_numbered(text: str, found: "list[re.Match[str]]", bare: str) -> bool:
    """Whether a word of the language stands alone and is counted: “Ground 8 notice”, “on Bay 3”."""
    return (
        len(found) == 1
        and _NUMBERED.match(text, found[0].end()) is not None
        and bare not in _usual_names()
        and bare not in AS_WORDS
        and _is_word(bare)
    )


def _comes_from(stem: str, ending: str, instead: str) -> bool:
    if len(stem) < _SHORTEST_STEM or (ending == "s" and stem.endswith("s")):
        return False
    doubled = ending in {"ing", "ed"} and not instead and stem[-1] == stem[-2]
    return _is_word(stem + instead) or (doubled and _is_word(stem[:-1]))


def _is_word(word: str) -> bool:
    lists = ("dictionary", "names_too", "common", "openings", "terms")
    return word in AS_WORDS or any(word in words(name) for name in lists)


def stands_for_nobody(
    text: str, found: "list[re.Match[str]]", number: int, *, starts: bool, habit: bool = False
) -> bool:
    """Whether one of some words with capitals side by side stands for a thing or a deed.

    Args:
        text: In which they stand.
        found: The words.
        number: Which of them it is.
        starts: Whether a sentence starts with the first of them.
        habit: Whether whoever wrote this writes things with a capital anyhow.

    >>> texts = ["left after Fireworks", "seen with Hamster", "her Hamster died", "Foster Carers"]
    >>> runs = [list(re.finditer("[A-Z][a-z]+", text)) for text in texts]
    >>> both = zip(texts, runs, strict=True)
    >>> [stands_for_nobody(text, run, 0, starts=False) for text, run in both]
    [True, False, True, True]
    """
    bare = bare_word(found[number][0])
    before = _before(text, found[number].start())
    own = found[number][0].endswith(("’s", "'s"))
    if _called(before) or (own and bare in words("first_names")):
        return False
    if _OF_A_THING.search(before) and not own and bare not in _usual_names():
        return True
    if _is_numbered(text, found, bare):
        return True
    if not is_nobodys(bare):
        alone = len(found) == 1 and not own
        return bare in _names() - _usual_names() and (
            _says_which(text, found, number)
            or (habit and alone and not starts and _is_by_itself(text, found[0], bare, before))
            or _is_of_which(text, found, number, bare, starts=starts)
            or (alone and _has_article(text, before, found[0], bare))
        )
    if is_inflected(bare) or is_like(bare):
        return True
    if habit:
        # Who writes things with a capital anyhow: nobody is called so, where no title stands.
        return not is_of_somebody(before)
    if own or does_after(text[found[-1].end() :][:30]):
        return False
    if not all(is_nobodys(bare_word(one[0])) for one in found[:number]):
        return False
    if number == 0 and starts:
        # The word that begins a sentence has its capital from there.
        others = [bare_word(one[0]) for one in found[1:]]
        return bool(others) and all(is_nobodys(one) and one not in PLACES for one in others)
    return not _leads(before)


def writes_things_with_capitals(text: str) -> bool:
    """Whether so many plain words within sentences have a capital that it tells nothing.

    >>> text = "at the Window in no Coat or Shoes or Gloves or Chairs or Glasses by Doors or Beds"
    >>> writes_things_with_capitals(text), writes_things_with_capitals(text.lower())
    (True, False)
    """
    capitals = [
        one
        for one in _WITHIN.findall(text)
        if one.lower() in _usual_words() or is_inflected(one.lower())
    ]
    return len(set(capitals)) >= _SO_MANY_WORDS and len(capitals) * _ONE_IN >= text.count(" ")


@cache
def _usual_words() -> frozenset[str]:
    usual = words("common") | words("openings")
    return usual - words("no_names") - words("terms") - _names()


def _says_which(text: str, found: "list[re.Match[str]]", number: int) -> bool:
    """Whether a name that is a word says which thing is meant by the next: “Foster Carers”."""
    if number + 1 == len(found) or bare_word(found[number][0]) in words("first_names") - AS_WORDS:
        return False
    following = bare_word(found[number + 1][0])
    after = text[found[number].end() :][:40].lower()
    return (
        is_nobodys(following)
        and following not in _OF_A_FAMILY | PLACES | STREETS
        and not following.endswith(("ed", "ing", "ly"))
        and not does_after(after)
        and not is_somehow_after(after)
        and (number == 0 or is_nobodys(bare_word(found[number - 1][0])))
        and not _leads(_before(text, found[0].start()))
    )


def _is_said_which(text: str, found: "list[re.Match[str]]", number: int) -> bool:
    """Whether the word before says which thing a name that is a word stands for: “Evidence Kit”."""
    if number == 0 or number + 1 < len(found) or does_after(text[found[number].end() :][:40]):
        return False
    other = bare_word(found[number - 1][0])
    return (
        (is_nobodys(other) or other in words("no_names"))
        and not other.endswith(("ed", "ing"))
        and not _leads(_before(text, found[number].start()))
    )


def _is_of_which(
    text: str, found: "list[re.Match[str]]", number: int, bare: str, *, starts: bool
) -> bool:
    # “Left Sorrel alone”: the first has its capital from there.
    stands = number > starts or (number == 1 and is_like(bare_word(found[0][0])))
    rare = bare in words("rare_names") | words("wishes")
    return rare and stands and _is_said_which(text, found, number)


def _is_by_itself(text: str, word: "re.Match[str]", bare: str, before: str) -> bool:
    """Whether a rare surname that is a word stands by itself, where nothing tells of somebody.

    >>> texts = ["found Foil on table", "found Foil, said no", "told her aunt Foil"]
    >>> words_ = [re.search("Foil", text) for text in texts]
    >>> [_is_by_itself(one.string, one, "foil", one.string[: one.start()]) for one in words_]
    [False, True, False]
    """
    after = text[word.end() :][:40].lower()
    beside = after.startswith((" and ", " or "))
    return (
        bare in words("rare_names")
        and not does_after(after)
        and (beside or not is_somehow_after(after))
        and not is_of_somebody(before)
    )


def _has_article(text: str, before: str, word: "re.Match[str]", bare: str) -> bool:
    """Whether a word has an article and is nobody's family: “the Canal”, but “the Canal family”."""
    after = text[word.end() :][:40]
    following = _NEXT_WORD.match(after)
    return (
        _ARTICLE.search(before) is not None
        and not bare.endswith("s")
        and not does_after(after)
        and (following is None or following[1].lower() not in _OF_A_FAMILY)
    )


def _before(text: str, start: int) -> str:
    return text[max(0, start - _LOOKED_BACK) : start]


def _called(before: str) -> bool:
    last = before.split()[-1:]
    return bool(last) and bare_word(last[0]) in CALLS | TITLES.keys()


def _leads(before: str) -> bool:
    """Whether what stands before a word leads to somebody: “seen with”, “letter from”."""
    beside = _BESIDE.search(before)
    if beside and is_nobodys(beside[1].lower()) and not is_of_somebody(beside[1] + " "):
        return False
    last = _LAST_WORD.search(before)
    if last and last[1].lower() in _NOBODY:
        return False
    return (
        is_of_somebody(before)
        or _LEADS.search(before) is not None
        or _FOR.search(before) is not None
    )
