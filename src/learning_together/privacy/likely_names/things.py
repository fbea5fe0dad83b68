"""What is called by a name and is no person: shops, pubs, wards, medicines, towns, systems.

Takes a text and where a word with a capital stands in it, gives whether it belongs to the name of
such a thing. Some are known by their names alone (`words/things.txt`); those that people are called
as well are known by what stands beside them; all others by what follows: a pub, a ward, Ltd. What
is a street, a school or a house is a place, which others find. Knows no key.
"""

import re
from functools import cache

from learning_together.patterns import regex
from learning_together.privacy.likely_names.name_words import CALLS, PLACES, STREETS
from learning_together.privacy.likely_names.names_or_words import bare_word, does_after
from learning_together.privacy.likely_names.plain_words import is_english, words

#: Words of the longest name in the lists.
_MOST_WORDS = 4
_LOOKED_BACK = 80
_LOOKED_ON = 60
_WORD = regex(r"[^\W_][\w’'&+-]*(?:\.(?=\w))?[\w’'&+-]*|&")
_NEXT = regex(r" ([A-ZÀ-ÞĀ-Ž][\w’'-]*)")
_CAPITALS_ON = regex(r"(?: [A-Z][\w’'-]*){0,3} ([A-Z][a-z]+)(?! [A-Z])\b")
_PREVIOUS = regex(r"([^\W\d_][\w’'-]*)\.? \Z")
#: Firms and bodies, by the word with a capital that ends what they are called.
_BODY = regex(
    r" (?:(?:[A-Z][\w’'-]*|&|and) ){0,3}(?:Ltd|LTD|Limited|plc|PLC|LLP|Holdings|Trust|Foundation|"
    r"Association|Arms|Inn|Tavern|Taxis|Cabs|Motors|Solicitors|Properties|Lettings|Homes|Brewery|"
    r"Pharmacy|Chemists?|Supermarket|Superstore|Stores|Wing|Suite|Railway|Airport|United|Rovers|"
    r"Wanderers|Athletic|City|Council|Zoo|Towers)\b"
)
#: Things by what follows their name, where what stands before it leads to no person.
_KIND = regex(
    r"(?: (?:[A-Z][\w’'-]*)){0,2} (?:[Pp]ub|[Pp]ublic house|inn|tavern|bar|nightclub|hotel|café|"
    r"cafe|[Ww]ard|wing|suite|[Uu]nit|pharmacy|chemist|superstore|supermarket|warehouse|factory|"
    r"branch|knife|blade|vodka|whisky|gin|cider|lager|beer|crisps|trainers|tracksuit|"
    r"tablets?|capsules|syrup|inhaler|patch(?:es)?|ointment|cream|spray|"
    r"app|website|console|games?|handset|SIM|foodbank|food bank|shop|store|garage|restaurant|"
    r"takeaway|charity|helpline|programme|scheme|estate agents?|train|bus)\b"
    r"(?! (?:manager|sister|clerk|staff|nurse|matron|landlord|landlady|owner|worker|man|woman)\b)"
)
#: After “the” a pub may be what does something; without it, somebody may be told of a pub.
_DOES_SOMETHING = regex(r" (?:was|is|had|has|will|would|full|rang|shut|closed)\b")
_ARTICLE = regex(r"\b[Tt]he (?:[A-Z][\w’'-]* ){0,2}\Z")
_LEADS_TO_A_KIND = regex(
    r"(?i:\b(?:the|a|an|another|his|her|their|on|in|at|near|outside|inside|off|onto|into|via|of|"
    r"(?:ward|wing|suite|unit) (?:to|and|or|then)|then|using|"
    r"(?:admit|transfer|discharg|mov|return|back|went|taken|took|convey|step|rush|sent|walk|"
    r"section|detain|recall|escort|leave|admission|discharge|transfer|transport|"
    r"bought|stol|barred|banned|ejected|thrown)\w*(?: (?:back|over|up|down|out))? (?:to|from)) |"
    r"[0-9] )(?:[A-Z][\w’'-]* ){0,2}\Z"
)
#: “the George and Dragon.”, “the Queen Victoria after”: nobody is called with an article.
_OF_A_PUB = regex(
    r"\b(?:in|at|outside|inside|near|behind|from|to|of|off|into) the "
    r"(?:(?:King|Queen|Prince|Princess|Duke|Duchess|Earl|Marquis|Marquess|Lord|Lady|Admiral|General|"
    r"Captain|Sir|Old|Royal|Saint|St\.?)(?: of)? )?(?:[A-Z][\w’'-]* (?:and |& |of )?)?\Z"
)
_PUB_GOES_ON = regex(
    r"(?: (?:and|&|of) (?P<other>[A-Z][\w’-]*)|(?: [A-Z][\w’-]*)?)"
    r"(?:[.,;:!?)]|\Z| (?:and(?! [A-Z])|at|in|on|after|before|with|until|when|for|by|to|from|again|"
    r"all|every|where|since|this|last|then|but|while|as)\b)"
)
_NOBLE = frozenset(
    {"king", "queen", "prince", "princess", "duke", "duchess", "earl", "marquis", "marquess",
     "lord"}
)  # fmt: skip
_PLURAL = regex(r"[^s’']s\Z")
#: What somebody has: “McDonald’s flat”.
_OWNED = regex(
    r" (?:mother|mum|father|dad|parents?|sister|brother|siblings?|aunt|uncle|nan|gran\w*|partner|"
    r"ex|wife|husband|boyfriend|girlfriend|friends?|son|daughter|baby|child\w*|family|flat|house|home|"
    r"room|bed|door|phone|bag|arms?|legs?|hands?|head|face|hair|behaviour|views?|account|school)\b"
)
#: What leads to a place or a shop, whoever else may be called so.
_IN = regex(
    r"(?<!laughed )(?<!shouted )(?<!shouting )(?<!swore )(?<!swearing )(?<!screamed )(?<!looked )"
    r"(?<!angry )(?<!cross )(?<!trust )(?<!confided )(?<!interest )(?<!interested )(?<!threw )"
    r"(?<!disappointed )(?<!knife )(?<!punches )(?<!lunged )(?<!directed )(?<!staring )(?<!stared )"
    r"(?<!it )(?<!them )(?<!this )\b(?:in|at|outside|inside|via) \Z",
    re.IGNORECASE,
)
_NEAR = regex(r"\bnear \Z", re.IGNORECASE)
_MOVES = regex(
    r"\b(?:mov(?:ed?|ing)|travel\w*|trains?|bus|coach|flights?|flew|driv\w+|drove|trips?|outing|"
    r"journey|relocat\w+|deport\w+|born|holiday|placed|rehoused|commut\w+|transferr\w+|arriv\w+|"
    r"originally|day out)(?: (?:up|down|over|out|back|away|home|in|on|off|by|here|alone|again))* "
    r"(?:(?:from [\w’'-]+ )?(?:from|to|near)|(?:from [\w’'-]+ )?by way of) \Z",
    re.IGNORECASE,
)
_GOES = regex(
    r"\b(?:went|gone|going|goes?|came|come|coming|returned|returning|back|family|ties|links|living|lives|lived|"
    r"near)(?: (?:up|down|over|out|back|away|home|on|off|near))* (?:from|to|near) \Z",
    re.IGNORECASE,
)
_BUYS = regex(
    r"\b(?:shoplift\w*|shopping|banned|barred|job|works?|worked|working|shifts?|vouchers?|receipts?|"
    r"delivered|delivery|deliver\w*|sacked|laid off|employed|uniform|season ticket|plays?|playing|"
    r"played|applied|trial|supports?|drinks?|drinking|drank|milk|nappies|food|clothes|shoes|razors|"
    r"perfume|make-?up|toys|goods|groceries|alcohol|prescription)"
    r"(?: [\w’'-]+){0,3}? (?:from|at|for|by|with|to|in) (?:the |an? )?\Z",
    re.IGNORECASE,
)
#: Who somebody is, after a name and a comma.
_SAID_WHO = regex(r", (?:an?|the|his|her|their|our|who|whose|aged|age|aka) ?\b")
#: “an Everton shirt”, “the Burton depot”: nobody is a kind of a thing; but “the Burton family”.
_A_KIND_OF = regex(r"\b(?:an?|some) \Z", re.IGNORECASE)
_THING_AFTER = regex(
    r" (?!(?:child|boy|girl|baby|babies|sibling|brother|sister|famil|mother|father|parent|"
    r"cousin|uncle|aunt|relative|household|lad|man|woman|twin|son|daughter|in|on|at|and|who|was|is|"
    r"to|from|with|for|of|by|or|has|had|but)\w*\b)[a-z]{3,}"
)
#: Systems that keep records, of which some are called as people are.
_SYSTEMS = frozenset(
    {"mosaic", "paris", "rio", "athena", "merlin", "holmes", "connect", "compact", "orchard",
     "eclipse", "storm", "niche", "guardian", "origin", "genie", "vision", "ice", "evolve", "arbor",
     "sims", "iris", "epic", "symphony", "lorenzo", "adam"}
)  # fmt: skip
_ON_A_SYSTEM = regex(
    r"\b(?:entry|entries|record(?:ed|s)?|search(?:ed|es)?|check(?:ed|s)?|log(?:ged)?|not(?:ed|es?)|"
    r"flag(?:ged)?|marker|upload(?:ed)?|added|entered|updated?|found|held|alert|case|reports?|open|"
    r"closed|opened|seen|shown|put|uploaded|nothing|history|written up|(?:not|and|or))"
    r"(?: (?:placed|put|made|raised|held))? (?:on|onto|in|via|against) "
    r"(?:[\w’'-]+,? (?:and|or) )?\Z",
    re.IGNORECASE,
)
_OF_A_SYSTEM = regex(
    r" (?:records?|entry|entries|reports?|notifications?|system|forms?|search(?:es)?|checks?|log|"
    r"alert|number|reference|ref|statement|database|case ?notes|episode|task|screen|shows?|"
    r"(?:created|generated|submitted)(?= (?:and|for|to|on|at)\b|[.,;]|\Z))\b"
)
_LISTED_BEFORE = regex(
    r"([\w’'&+-]+(?: [A-Z][\w’'&+-]+)?)(?:,? (?:and|or|&|then)|,)(?: (?:in|to|at|from|with))? \Z"
)
_LISTED_AFTER = regex(r"(?:,? (?:and|or|&)|,) (?=[A-Z])")


def of_thing(text: str, start: int, end: int) -> bool:
    """Whether a word with a capital belongs to the name of a thing.

    >>> texts = ["Food from Trussell Trust", "in Chester", "saw Chester", "the Rook pub", "Rook"]
    >>> spots = [(10, 18), (3, 10), (4, 11), (4, 8), (0, 4)]
    >>> [of_thing(text, *spot) for text, spot in zip(texts, spots, strict=True)]
    [True, True, False, True, False]
    """
    before = text[max(0, start - _LOOKED_BACK) : start]
    previous = _PREVIOUS.search(before)
    if previous and bare_word(previous[1]) in CALLS:
        return False
    return (
        _listed(text, start, end)
        or called_by_kind(text, start, end)
        or _of_a_system(text, before, start, end)
    )


def called_by_kind(text: str, start: int, end: int) -> bool:
    """Whether what stands around a word tells that a pub, a ward or a firm is called so.

    >>> called_by_kind("at the King Arthur pub", 12, 18), called_by_kind("Told Kelly, ward", 5, 10)
    (True, False)
    """
    before = text[max(0, start - _LOOKED_BACK) : start]
    after = text[end : end + _LOOKED_ON]
    if _BODY.match(after):
        return True
    kind = _KIND.match(after)
    if (
        kind
        and _LEADS_TO_A_KIND.search(before)
        and (not _DOES_SOMETHING.match(after, kind.end()) or _ARTICLE.search(before))
    ):
        return True
    pub = _PUB_GOES_ON.match(after)
    if pub is None or _PLURAL.search(text[start:end]) or not _OF_A_PUB.search(before):
        return False
    noble = text[start:end].lower() in _NOBLE
    return noble or not pub["other"] or is_english(pub["other"].lower())


def _listed(text: str, start: int, end: int) -> bool:
    """Whether a list has what is called so here."""
    for first, last, known in _those_around(text, start, end):
        if _of_a_place(text, last):
            continue  # Westfield Primary School
        if known in words_of("things"):
            if known.endswith("'s") and _OWNED.match(text, last):
                continue  # McDonald’s mother
            if " " in known or not _named_beside(text, first, last):
                return True
        elif _is_that_here(text, first, last, known):
            return True
    return False


def _of_a_place(text: str, end: int) -> bool:
    """Whether the words with capitals that follow end with what a school or a house is."""
    following = _CAPITALS_ON.match(text, end)
    return following is not None and following[1].lower() in PLACES | STREETS


def _is_that_here(text: str, start: int, end: int, known: str) -> bool:
    """Whether a thing or a place is meant by a word that may be somebody's name."""
    before, after = text[max(0, start - _LOOKED_BACK) : start], text[end : end + _LOOKED_ON]
    if (
        does_after(after)
        or _SAID_WHO.match(after)
        or after[:2] in {"’s", "'s"}
        or _named_beside(text, start, end)
    ):
        return False
    first = known in words("first_names")
    if not first and _beside_a_thing(text, start, end):
        return True
    if not first and _NEAR.search(before) and known in words_of("places_too"):
        return True
    if _IN.search(before) or (_A_KIND_OF.search(before) and _THING_AFTER.match(after)):
        return True
    if known in words_of("places_too"):
        return bool(_MOVES.search(before)) or (not first and bool(_GOES.search(before)))
    return not first and bool(_BUYS.search(before))


def _of_a_system(text: str, before: str, start: int, end: int) -> bool:
    if text[start:end].lower() not in _SYSTEMS:
        return False
    return bool(_ON_A_SYSTEM.search(before)) or _OF_A_SYSTEM.match(text, end) is not None


def _beside_a_thing(text: str, start: int, end: int) -> bool:
    """Whether a thing that is nobody stands in one list with a word: “Xanax and Lyrica”."""
    before = _LISTED_BEFORE.search(text[max(0, start - _LOOKED_BACK) : start])
    if before and _is_sure(before[1]):
        return True
    after = _LISTED_AFTER.match(text, end)
    return after is not None and any(
        known in words_of("things") for _, _, known in _from(text, after.end())
    )


def _is_sure(said: str) -> bool:
    one = _key(said)
    return one in words_of("things") or one.rpartition(" ")[2] in words_of("things")


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
        for known in dict.fromkeys((said, said.removesuffix("'s"))):
            if any(known in words_of(name) for name in ("things", "places_too", "shops_too")):
                cut = end - (len(said) - len(known))
                found.append((start, cut, known))
                break
    return found


@cache
def words_of(name: str) -> frozenset[str]:
    """The names of a list, with the spaces that they have."""
    return frozenset(one.replace("_", " ") for one in words(name))


def _key(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").rstrip(".").split())
