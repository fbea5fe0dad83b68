"""What readers of a published text may know a family by, each by itself.

Takes a text, gives details: charges, courts, brothers and sisters by the list beside this module;
small counts of people, exact ages, and exact dates of rare events by their shape.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from learning_together.method.wordlists.finder import Finder
from learning_together.method.wordlists.identifying import DATE, Detail
from learning_together.method.wordlists.index import Index
from learning_together.method.wordlists.phrases import Phrase
from learning_together.patterns import regex

#: A count below this may tell who is meant.
FEW = 5
_PEOPLE = (
    r"(?:child(?:ren)?|bab(?:y|ies)|infants?|toddlers?|teenagers?|young people|young person|boys?|"
    r"girls?|sons?|daughters?|men|man|women|woman|adults?|people|persons?|parents?|carers?|"
    r"families|family|households?|couples?|residents?|tenants?|patients?|pupils?|neighbours?|"
    r"staff|nurses?|midwives|midwife|doctors?|GPs?|consultants?|social workers?|health visitors?|"
    r"police officers?|officers?|teachers?|practitioners|workers?|managers?|professionals|"
    r"victims?|deaths?)"
)
_FEW = r"(?:[1-4]|two|three|four|only one|just one|a single)"
#: Up to two words that say more of them: two senior managers.
_MORE = r"(?:(?!(?:the|a|an|of|to|for|with|that|which|who|in|on|and|or|by) )[a-z-]+ ){0,2}?"
_SMALL = (
    r"(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)"
)
_YEARS = r"(?:years?|months?|weeks?|days?)"
_SHAPES = {
    "count": (
        f"a count of people below {FEW}",
        regex(
            rf"(?<![\w.,/:-]){_FEW} {_MORE}{_PEOPLE}\b(?![-’'])"
            rf"|\b(?:[1-4]|one|two|three|four) (?:out )?of (?:the |these |those |our |its |[0-9]+ |"
            rf"{_SMALL} )*{_MORE}{_PEOPLE}\b",
            re.IGNORECASE,
        ),
    ),
    "age": (
        "an exact age",
        regex(
            rf"\b(?:aged|at the age of|age) {_SMALL}\b(?: {_YEARS})?"
            rf"(?:,? (?:and )?{_SMALL} {_YEARS})?"
            rf"|\b{_SMALL}[- ]{_YEARS}[- ]olds?\b"
            rf"|\b{_SMALL} years,? (?:and )?{_SMALL} (?:months|weeks)\b"
            r"|\b(?:he|she|they|child|baby|mother|father|sibling)\W(?:\w+ )?"
            rf"(?:was|were|is|turned) {_SMALL}(?= (?:when|at|and|years old)|[.,;])",
            re.IGNORECASE,
        ),
    ),
}
#: Words for one of several.
_ONE = regex(
    r"\b(?:child|baby|infant|toddler|teenager|young person|boy|girl|son|daughter|man|woman|adult|"
    r"person|parent|carer|family|household|couple|resident|tenant|patient|pupil|neighbour|nurse|"
    r"midwife|doctor|gp|consultant|worker|visitor|officer|teacher|manager|professional|victim|"
    r"death)\Z",
    re.IGNORECASE,
)
_MORE_PEOPLE = regex(rf" {_PEOPLE}\b", re.IGNORECASE)
_EVENT = regex(
    r"\b(?:died|dies|death|dead|born|birth|killed|drowned|stabbed|shot|injur\w+|collapsed|scald\w+|"
    r"burn(?:s|ed|t)?|fire|fell|suicide|own life|overdose|arrest\w*|charged|sentenced|convicted|"
    r"inquest|trial|funeral|post[- ]mortem|removed|adopted|missing|assault\w*|attack\w*|rape\w*|"
    r"hospital|intensive care|resuscitat\w+)\b",
    re.IGNORECASE,
)
_DAY = regex(rf"(?:{DATE.pattern})(?:,? (?:19|20)[0-9]{{2}}\b)?")
_SENTENCE = regex(r"(?:[^.!?\n]|\.(?=\w))+")
_EVENTS = "an exact date of something rare"


@cache
def labels() -> dict[str, str]:
    """The classes, each with what sentences call it, in the order in which they are told."""
    from learning_together.method.wordlists.tables.telling import LABELS

    return {key: label for key, (label, _) in _SHAPES.items()} | {"date": _EVENTS} | LABELS


def find(text: str, silenced: Iterable[str] = ()) -> list[Detail]:
    """What a text tells, in its order.

    Args:
        text: The text.
        silenced: Phrases that are to be left alone.
    """
    found = [Detail(spot.start, spot.end, of, spot.words) for spot, of in _finder().find(text)]
    for of, (_, shape) in _SHAPES.items():
        found += (
            Detail(*match.span(), of, match[0])
            for match in shape.finditer(text)
            if of != "count" or not _numbers_an_item(text, match)
        )
    found += _dated(text)
    left = [Phrase(words) for words in silenced]
    quiet = Finder((one, one) for one in left if one.sound).find(text) if left else []
    return sorted(
        (
            one
            for one in found
            if not any(spot.start < one.end and one.start < spot.end for spot, _ in quiet)
        ),
        key=lambda one: one.start,
    )


def _numbers_an_item(text: str, match: "re.Match[str]") -> bool:
    """Whether what looks like a count is the number of an item or a heading: “4 Named nurse”."""
    said = match[0]
    if not said[0].isdigit() or " of " in said:
        return False
    if said[0] != "1" and _ONE.search(said):
        return _MORE_PEOPLE.match(text, match.end()) is None  # 4 nurse, but 2 parent families
    begins = not text[: match.start()].rpartition("\n")[2].strip(" \t>#*-")
    words = said.split()
    # A count goes on in small letters.
    return begins and words[1] != words[-1] and words[1].istitle()


def _dated(text: str) -> Iterator[Detail]:
    """Exact dates in whose sentence something rare is told."""
    for sentence in _SENTENCE.finditer(text):
        if _EVENT.search(sentence[0]):
            for day in _DAY.finditer(sentence[0]):
                start = sentence.start() + day.start()
                yield Detail(start, start + len(day[0]), "date", day[0])


@cache
def _finder() -> Finder[str]:
    from learning_together.method.wordlists.tables import telling

    phrases = (
        (Phrase(pattern, unless, exact), key) for pattern, unless, exact, key in telling.WORDS
    )
    return Finder(phrases, Index(*telling.INDEX))
