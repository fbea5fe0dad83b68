"""What is called by a name and is no person: shops, pubs, wards, medicines, towns, systems.

Takes a text and where a word with a capital stands in it, gives whether it belongs to the name of
such a thing. It rests on lists, in `words/`. What is called as nobody is (`things`, and `phrases`
of services in which a word is a name) is known by its name alone; towns, shops and systems that
people are called as too (`places_too`, `shops_too`, `systems`) by what leads there and to nobody
(`leads`); all others by what they are said to be (`kinds`, `goods`, `bodies`). Where somebody may
be meant it is a name: one that is overlooked is worse than a shop that is masked, so nothing goes
by “went to” or “playing with”. What is a street, a school or a house is a place, which others
find. Knows no key.
"""

import re
from functools import cache

from learning_together.patterns import regex
from learning_together.privacy.likely_names.name_words import AS_WORDS, CALLS, PLACES, STREETS
from learning_together.privacy.likely_names.names_or_words import bare_word, does_after
from learning_together.privacy.likely_names.plain_words import is_english, words

#: Words of the longest name in the lists, and of the longest lead.
_MOST_WORDS = 4
_LOOKED_BACK = 80
_WORD = regex(r"[^\W_][\w’'&+-]*(?:\.(?=\w))?[\w’'&+-]*|&")
_NEXT = regex(r" ([A-ZÀ-ÞĀ-Ž][\w’'-]*)")
_CAPITALS_ON = regex(r"(?: [A-Z][\w’'-]*){0,3} ([A-Z][a-z]+)(?! [A-Z])\b")
_PREVIOUS = regex(r"([^\W\d_][\w’'-]*)\.? \Z")
_CAPITAL_BEFORE = regex(r"\b[A-Z][\w’'-]* \Z")
_BODY_WORD = regex(r" ([A-Z][\w’'-]*|and|&)(?![\w’'-])")
_SMALL_AFTER = regex(r" ([\w’'-]+)(?: ([\w’'-]+))?")
#: An article, or the number of a ward, before a name of up to three words; where somebody is.
_ARTICLE = regex(r"\b(?:[Tt]he|[Aa]n?|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[0-9]) \Z")
_WHERE = regex(r"\b(?:[Oo]n|[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ii]nside|then) \Z")
#: Who works there: “on Heather ward manager” is no ward's name.
_STAFF = frozenset({"manager", "sister", "clerk", "staff", "nurse", "matron", "landlord",
                    "landlady", "owner", "worker", "man", "woman"})  # fmt: skip
#: “the George and Dragon.”, “the Queen Victoria after”: nobody is called with an article.
_OF_A_PUB = regex(
    r"\b(?:in|at|outside|inside|near|behind|from|to|of|off|into) the "
    r"(?:[A-Z][\w’'.-]* (?:of |and |& )?){0,2}\Z"
)
_PUB_GOES_ON = regex(
    r"(?: (?:of [A-Z][\w’-]*|(?:and|&) (?P<other>[A-Z][\w’-]*))| [A-Z][\w’-]*)?"
    r"(?:[.,;:!?)]|\Z| (?:and(?! [A-Z])|at|in|on|after|before|with|until|when|for|by|to|from|again|"
    r"all|every|where|since|this|last|then|but|while|as)\b)"
)
#: Words that change nothing in what leads to a place: “moved out to”.
_WAYS = frozenset({"up", "down", "over", "out", "away", "alone", "again", "here"})
#: What may stand between: “moved from Hull to”, “searched on Connect and”, “works at the”.
_BETWEEN = regex(
    r"\bfrom (?:[\w’'-]+ ){1,2}(?=to \Z)|(?<= on )[\w’'-]+ (?:and|or) \Z|\b(?:the|an?) \Z"
)
_IN_A_THING = regex(r"(?:([\w’'&-]+) )?([\w’'&-]+) (?:in|at|near) \Z")
#: What somebody has: “McDonald’s flat”.
_OWNED = frozenset(
    {"mother", "mum", "father", "dad", "parents", "sister", "brother", "siblings", "aunt", "uncle",
     "nan", "gran", "partner", "ex", "wife", "husband", "boyfriend", "girlfriend", "friend",
     "friends", "son", "daughter", "baby", "child", "children", "family", "flat", "house", "home",
     "room", "bed", "phone", "bag", "arm", "leg", "hand", "head", "face", "behaviour", "views",
     "account", "school"}
)  # fmt: skip
#: What a system has: “Merlin report”.
_RECORDS = frozenset(
    {"report", "record", "records", "entry", "entries", "notification", "notifications", "system",
     "search", "searches", "log", "database", "reference", "number", "statement"}
)  # fmt: skip


def of_thing(text: str, start: int, end: int) -> bool:
    """Whether a word with a capital belongs to the name of a thing.

    >>> texts = ["Food from Trussell Trust", "lives in Chester", "saw Chester", "the Rook pub"]
    >>> spots = [(10, 18), (9, 16), (4, 11), (4, 8)]
    >>> [of_thing(text, *spot) for text, spot in zip(texts, spots, strict=True)]
    [True, True, False, True]
    """
    previous = _PREVIOUS.search(text[max(0, start - _LOOKED_BACK) : start])
    if previous and bare_word(previous[1]) in CALLS:
        return False
    return (
        _listed(text, start, end)
        or called_by_kind(text, start, end)
        or _goes_on(text, start, end, previous)
    )


def _goes_on(text: str, start: int, end: int, previous: "re.Match[str] | None") -> bool:
    """Whether a word of the language goes on with what a thing is called: “Facebook Messenger”."""
    if previous is None or not previous[1][0].isupper():
        return False
    word = text[start:end].lower()
    return (
        _key(previous[1]) in words_of("things")
        and not (word in words("first_names") or word in words("surnames") or word in AS_WORDS)
        and (is_english(word) or word in words("names_too") | words("rare_names") | words("wishes"))
        and not does_after(text[end : end + 30])
    )


def called_by_kind(text: str, start: int, end: int) -> bool:
    """Whether what stands around a word tells that a pub, a ward or a firm is called so.

    >>> called_by_kind("at the King Arthur pub", 12, 18), called_by_kind("Told Kelly, ward", 5, 10)
    (True, False)
    """
    before = text[max(0, start - _LOOKED_BACK) : start]
    ends = [end]
    while len(ends) <= _MOST_WORDS and (one := _BODY_WORD.match(text, ends[-1])):
        ends.append(one.end())
        if one[1].lower() in words("bodies"):
            return True
    for stop in ends[:3]:
        following = _SMALL_AFTER.match(text, stop)
        if following and _is_kind(before, following[1].lower(), (following[2] or "").lower()):
            return True
    goes_on = _PUB_GOES_ON.match(text, end)
    word = text[start:end].lower()
    family = word.endswith("s") and word[-2:-1] not in "s’'" and not is_english(word)
    return (
        goes_on is not None
        and not family
        and _OF_A_PUB.search(before) is not None
        and (goes_on["other"] is None or is_english(goes_on["other"].lower()))
    )


def _is_kind(before: str, word: str, next_word: str) -> bool:
    """Whether a word says what is called by the words with capitals before it."""
    for kind, then in ((f"{word} {next_word}", ""), (word, next_word)):
        place = kind in words_of("kinds")
        if then not in _STAFF and (place or kind in words_of("goods")):
            return any(
                _ARTICLE.search(one) or (place and (_WHERE.search(one) or _led_to(one)))
                for one in _without_capitals(before)
            )
    return False


def _without_capitals(before: str) -> list[str]:
    """What stands before a name, if none, one or two words with capitals belong to it as well."""
    all_of_it = [before]
    while len(all_of_it) < 3 and (one := _CAPITAL_BEFORE.search(all_of_it[-1])):
        all_of_it.append(all_of_it[-1][: one.start()])
    return all_of_it


def _led_to(before: str) -> bool:
    """Whether what stands before a name leads to a place or a system, and to nobody.

    >>> [_led_to(one) for one in ("train to ", "moved out to ", "moved from Hull to ", "told ")]
    [True, True, True, False]
    """
    said = _BETWEEN.sub("", before).lower()
    if said[-1:] != " ":
        return False
    last = [one for one in said.split()[-2 * _MOST_WORDS :] if one not in _WAYS]
    leads = words_of("leads")
    return any(" ".join(last[-many:]) in leads for many in range(1, _MOST_WORDS + 1))


def _listed(text: str, start: int, end: int) -> bool:
    """Whether a list has what is called so here."""
    return any(
        _is_it_here(text, first, last, known)
        for first, last, known in _those_around(text, start, end)
        if not _of_a_place(text, last)  # Westfield Primary School
    )


def _is_it_here(text: str, start: int, end: int, known: str) -> bool:
    """Whether what a list has is meant, and nobody who is called so."""
    following = _SMALL_AFTER.match(text, end)
    after = following[1].lower() if following else ""
    if known in words_of("phrases"):
        return True
    if known in words_of("things"):
        shop = known.endswith("'s")
        family = shop and text[end - 2] not in "'’" and _ARTICLE.search(text[:start][-8:])
        owned = shop and after in _OWNED  # McDonald’s mother
        return not owned and not family and (" " in known or not _named_beside(text, start, end))
    if known in words("systems") and after in _RECORDS:
        return True
    return (
        known not in words("first_names")
        and text[end : end + 2] not in {"’s", "'s"}
        and not _named_beside(text, start, end)
        and _led_there(text, start)
    )


def _led_there(text: str, start: int) -> bool:
    """Whether a town or a shop is meant by what stands before it: “works at”, “Butlins in”."""
    before = text[max(0, start - _LOOKED_BACK) : start]
    if _led_to(before):
        return True
    beside = _IN_A_THING.search(before)
    if beside is None:
        return False
    name = _key(beside[2])
    sure = {name, f"{(beside[1] or '').lower()} {name}"} & words_of("things")
    return bool(sure) or (name in words_of("shops_too") and _led_to(before[: beside.start(2)]))


def _of_a_place(text: str, end: int) -> bool:
    """Whether the words with capitals that follow end with what a school or a house is."""
    following = _CAPITALS_ON.match(text, end)
    return following is not None and following[1].lower() in PLACES | STREETS


def _named_beside(text: str, start: int, end: int) -> bool:
    """Whether a name stands beside a word, so that together they are somebody."""
    names = words("first_names") | words("surnames")
    following = _NEXT.match(text, end)
    if following and bare_word(following[1]) in names:
        return True
    previous = _PREVIOUS.search(text[max(0, start - 30) : start])
    return (
        previous is not None
        and previous[1][0].isupper()
        and bare_word(previous[1]) in words("first_names")
    )


def _those_around(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """What the lists have of which a word is a part: where it starts and ends, and its key."""
    found = []
    begins = [one.start() for one in _WORD.finditer(text, max(0, start - 40), start)]
    for at in (*begins[-_MOST_WORDS + 1 :], start):
        if at and (text[at - 1].isalnum() or text[at - 1] in "’'-_"):
            continue
        found += [one for one in _from(text, at) if one[1] >= end or one[1] + 2 >= end]
    return found


def _from(text: str, start: int) -> list[tuple[int, int, str]]:
    """What the lists have that begins at a place in a text, the longest first."""
    found: list[tuple[int, int, str]] = []
    ends: list[int] = []
    at = start
    while len(ends) < _MOST_WORDS:
        word = _WORD.match(text, at)
        if word is None:
            break
        ends.append(word.end())
        at = word.end() + 1
        if text[word.end() : word.end() + 1] not in {" ", "\u00a0"}:
            break
    for end in reversed(ends):
        said = _key(text[start:end])
        whole = f"{said[:-1]}'s" if said.endswith("s") else said  # Sainsburys
        for known in dict.fromkeys((said, said.removesuffix("'s"), whole)):
            if any(known in words_of(name) for name in _LISTS):
                cut = min(end, end - (len(said) - len(known)))
                found.append((start, cut, known))
                break
    return found


_LISTS = ("things", "phrases", "places_too", "shops_too", "systems")


@cache
def words_of(name: str) -> frozenset[str]:
    """The names of a list, with the spaces that they have."""
    return frozenset(one.replace("_", " ") for one in words(name))


def _key(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").rstrip(".").split())
