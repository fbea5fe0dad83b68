"""Entries that may tell one event: told by two agencies, or twice by one.

Gives likely pairs and, for whoever wants to look wider, perhaps pairs: by their dates and the days
they tell of, times, who took part, and what their words mean. Only pairs that share a day or nearly
so, and a person or a telling word, are looked at: the work grows with the entries, not with their
pairs. Decides nothing: accounts are linked by people, and never merged (SCIE Guide 24, 2008).
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from learning_together.dates.told_days import told_days
from learning_together.method.timeline import days
from learning_together.method.word_meanings import Meanings, known, words
from learning_together.patterns import regex
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.person import Person
from learning_together.records.kinds.term import Term
from learning_together.review.review import Review, once_per_review

Sort = Literal["event", "repeat"]
Tier = Literal["likely", "perhaps"]

#: How many days apart two accounts of one event may be dated.
NEAR = 3
#: Dates vaguer than this many days are no help in finding the same event.
_VAGUE = 31
#: More entries than this that share a day and a person tell nothing: the pair must share more.
_CROWD = 12
#: A timeline of fewer entries is weighed as one of so many.
_SHORT = 100
#: By so many of its rarest words an account is looked for.
_TELLING = 16
#: From which score on two agencies' accounts are likely, or perhaps, of one event.
_LEAST: dict[Tier, float] = {"likely": 1.4, "perhaps": 0.15}
#: From which score on an agency has likely entered one event twice.
_REPEAT = 0.78
#: What each sign weighs for two agencies' accounts, together with the limits above: logistic
#: regression over pairs written by hand, rounded.
_WEIGHTS = {
    "words": 1.5, "rarest": 0.8, "share": -0.9, "same words": 2.2, "people": 0.2,
    "rare people": 0.8, "staff": 0.7, "agency named": 0.4, "same day": 0.3, "next day": -1.0,
    "days apart": -1.5, "day told": 1.9, "other day told": -0.5, "heard": 0.2, "near in time": 1.3,
    "far in time": -1.1,
}  # fmt: skip
_START = -2.3
#: From which share of their words on two accounts are worded alike, if so many are the same.
_SAME_WORDS, _MANY = 0.5, 6
#: What a pair loses of which either account has a better one with the other's agency.
_RIVAL = 1.5
#: How well two dates of one agency's entries agree that are 1, 2 or 3 days apart.
_APART = (0.75, 0.5, 0.35)
#: Words by which an account says that it tells what somebody else told.
_HEARD = regex(
    r"\b(?:letter|notif|inform|report|rang|rung|told|discharge summary|referr|shared|call from"
    r"|contacted by|received|ppn|merlin|e-?mail|copied|heard|aware)",
)
#: Words in names of agencies and roles that do not tell them apart.
_OFFICIAL = frozenset(
    {"adult", "adults", "and", "association", "board", "care", "community", "council", "department",
     "general", "group", "health", "home", "homes", "manager", "officer", "service", "services",
     "team", "the", "trust", "unit", "worker"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two entries that may tell one event.

    Attributes:
        first: The one that stands first in the files.
        second: The other.
        sort: `event` where two agencies tell it, `repeat` where one tells it twice.
        tier: How sure that is.
        score: From 0 to 1; it orders pairs, and is no probability.
    """

    first: Entry
    second: Entry
    sort: Sort
    tier: Tier
    score: float


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is compared of an entry; ids as bare text, since they are compared millions of times."""

    number: int
    entry: Entry
    agency: str
    start: int
    end: int
    told: frozenset[int]
    people: frozenset[str]
    words: frozenset[str]
    roles: frozenset[str]
    text: str
    heard: bool


@once_per_review
def alike(review: Review) -> tuple[Likeness, ...]:
    """Every likely pair and every perhaps pair, the most alike first."""
    roles = {one.id.folded: one.role or "" for one in review.all(Person) if one.id}
    own = [(one.term, *one.also) for one in review.all(Term) if one.term and one.also]
    meanings = Meanings(own) if own else known()
    seen = [
        one
        for number, entry in enumerate(review.all(Entry))
        if (one := _seen(number, entry, roles, meanings)) is not None
    ]
    weight = _Weights(seen)
    names = _Names(review, meanings)
    found = []
    scores: dict[tuple[int, int], float] = {}
    by_number = {one.number: one for one in seen}
    for one, two in _candidates(seen, weight):
        if one.agency != two.agency:
            scores[one.number, two.number] = _event(one, two, weight, names)
        elif (score := _repeat(one, two)) >= _REPEAT:
            found.append(Likeness(one.entry, two.entry, "repeat", "likely", round(score, 2)))
    for (first, second), score in _without_rivals(scores, by_number):
        tier: Tier = "likely" if score >= _LEAST["likely"] else "perhaps"
        if score >= _LEAST["perhaps"]:
            pair = by_number[first].entry, by_number[second].entry
            found.append(Likeness(*pair, "event", tier, _from_0_to_1(score)))
    return tuple(
        sorted(found, key=lambda pair: (-pair.score, pair.first.id_text, pair.second.id_text))
    )


def _without_rivals(
    scores: Mapping[tuple[int, int], float], seen: Mapping[int, _Seen]
) -> Iterator[tuple[tuple[int, int], float]]:
    """The pairs with their scores; an agency tells an event once, as a rule."""
    best: dict[tuple[int, str], float] = {}
    for pair, score in scores.items():
        for here, there in (pair, pair[::-1]):
            key = here, seen[there].agency
            best[key] = max(score, best.get(key, score))
    for pair, score in scores.items():
        rival = any(best[here, seen[there].agency] > score for here, there in (pair, pair[::-1]))
        yield pair, score - _RIVAL if rival else score


def _from_0_to_1(score: float) -> float:
    return round(1 / (1 + math.exp(-score)), 2)


def _seen(number: int, entry: Entry, roles: Mapping[str, str], meanings: Meanings) -> _Seen | None:
    span = days(entry)
    if span is None or not entry.id or not entry.agency:
        return None
    start, end = span[0].toordinal(), span[1].toordinal()
    if end - start >= _VAGUE:
        return None
    event = (entry.event or "").lower()
    text = f"{event} {(entry.response or '').lower()}"
    people = [one.folded for one in entry.people]
    return _Seen(
        number,
        entry,
        entry.agency.folded,
        start,
        end,
        frozenset(day.toordinal() for day in told_days(text, span[0])) - {start},
        frozenset(people),
        meanings.of(text),
        meanings.of(" ".join(filter(None, map(roles.get, people)))),
        " ".join(words(event)),
        _HEARD.search(text) is not None,
    )


class _Weights:
    """How telling a person or a word is: the rarer over the whole timeline, the more."""

    def __init__(self, seen: list[_Seen]) -> None:
        # In a timeline of a few entries each word is as telling as it would be in a long one.
        self.total = max(len(seen), _SHORT)
        self.people = self._of(code for one in seen for code in one.people)
        self.words = self._of(word for one in seen for word in one.words)
        #: How telling all words of an account are together, as the length of a vector.
        self.length = {
            one.number: math.sqrt(sum(self.words[word] ** 2 for word in one.words)) for one in seen
        }

    def _of(self, names: Iterable[str]) -> dict[str, float]:
        return {
            name: math.log((self.total + 1) / (count + 0.5))
            for name, count in Counter(names).items()
        }


class _Names:
    """What agencies and their staff are called: who writes of another tells what it heard of it."""

    def __init__(self, review: Review, meanings: Meanings) -> None:
        self._meanings = meanings
        self.agencies = {one.id.folded: self._of(one.name) for one in review.all(Agency) if one.id}
        staff = [one for one in review.all(Person) if one.id and one.group != "family"]
        self.staff = {one.id.folded: self._of(one.role) for one in staff if one.id}
        self.works_for = {
            one.id.folded: one.agency.folded for one in staff if one.id and one.agency
        }

    def _of(self, name: str | None) -> frozenset[str]:
        told = " ".join(words(name or ""))
        official = " ".join(_OFFICIAL & frozenset(told.split()))
        return self._meanings.of(told) - self._meanings.of(official)

    def agency(self, one: _Seen, two: _Seen) -> bool:
        """Whether one of two accounts names the other's agency."""
        return any(
            self.agencies.get(there.agency, frozenset()) & here.words
            for here, there in ((one, two), (two, one))
        )

    def of_staff(self, one: _Seen, two: _Seen) -> bool:
        """Whether one of two accounts tells of the other agency's staff, by code or by role."""
        return any(
            any(self.works_for.get(code) == there.agency for code in here.people)
            or any(
                self.staff.get(code, frozenset()) & here.words
                for code in there.people - here.people
            )
            for here, there in ((one, two), (two, one))
        )


def _candidates(seen: list[_Seen], weight: _Weights) -> Iterator[tuple[_Seen, _Seen]]:
    """Pairs that share a day, or nearly so, and a person or a telling word; each once."""
    blocks: dict[tuple[int, str], list[_Seen]] = {}
    for one in seen:
        telling = sorted(one.words, key=lambda word: (-weight.words[word], word))[:_TELLING]
        reached = {*range(one.start, one.end + NEAR + 1), *one.told}
        for key in (*one.people, *(f"={word}" for word in telling)):
            for day in reached:
                blocks.setdefault((day, key), []).append(one)
    met: set[int] = set()
    size = len(seen) and seen[-1].number + 1
    for block in blocks.values():
        if 1 < len(block) <= _CROWD:
            for place, one in enumerate(block):
                for two in block[place + 1 :]:
                    pair = one.number * size + two.number
                    if pair not in met:
                        met.add(pair)
                        if _gap(one, two) <= NEAR or _tells_of(one, two):
                            yield one, two


def _gap(one: _Seen, two: _Seen) -> int:
    return max(one.start - two.end, two.start - one.end, 0)


def _tells_of(one: _Seen, two: _Seen) -> bool:
    """Whether one of two accounts tells of the day on which the other is dated."""
    return any(
        here.start == here.end and here.start in there.told
        for here, there in ((one, two), (two, one))
    )


def _event(one: _Seen, two: _Seen, weight: _Weights, names: _Names) -> float:
    """How much speaks for one event; the day told counts, not the day it was written on."""
    signs = dict.fromkeys(_WEIGHTS, 0.0)
    gap = _gap(one, two)
    common = one.words & two.words
    told = common | (one.words & two.roles) | (one.roles & two.words)
    signs["words"] = min(sum(weight.words.get(word, 0.0) for word in told), 12) / 6
    signs["rarest"] = max((weight.words[word] for word in common), default=0.0) / 4
    lengths = weight.length[one.number] * weight.length[two.number]
    signs["share"] = sum(weight.words[word] ** 2 for word in common) / lengths if lengths else 0.0
    signs["same words"] = len(common) >= _MANY and signs["share"] >= _SAME_WORDS
    people = one.people & two.people
    signs["people"] = len(people) / (min(len(one.people), len(two.people)) or 1)
    signs["rare people"] = min(sum(weight.people[code] for code in people), 6) / 3
    signs["same day"] = gap == 0
    signs["day told"] = _tells_of(one, two)
    signs["other day told"] = gap > 0 and not signs["day told"] and bool(one.told or two.told)
    signs["next day"] = gap == 1
    signs["days apart"] = 1 < gap <= NEAR
    signs["heard"] = gap > 0 and (one.heard or two.heard)
    apart = _minutes(one, two)
    signs["near in time"] = gap == 0 and apart is not None and apart <= 60
    signs["far in time"] = gap == 0 and apart is not None and apart > 180
    score = _START + sum(_WEIGHTS[name] * sign for name, sign in signs.items() if sign)
    # Names cost most, and are asked for only where they can still decide.
    if score + _WEIGHTS["staff"] + _WEIGHTS["agency named"] < _LEAST["perhaps"]:
        return score
    score += _WEIGHTS["staff"] * names.of_staff(one, two)
    return score + _WEIGHTS["agency named"] * names.agency(one, two)


def _minutes(one: _Seen, two: _Seen) -> int | None:
    """How far apart two times of day are; None where one is not known."""
    here, there = one.entry.time, two.entry.time
    if here is None or there is None:
        return None
    return max(here.earliest - there.latest, there.earliest - here.latest, 0)


def _repeat(one: _Seen, two: _Seen) -> float:
    """One agency's entries of one day differ by their words, or they are one entry twice."""
    gap = _gap(one, two)
    if gap > NEAR or (one.start != two.start and gap and _APART[gap - 1] < 0.5):
        return 0.0
    exact = one.start == one.end == two.start == two.end
    dates = _APART[gap - 1] if gap else 1.0 if exact else 0.8
    apart = _minutes(one, two)
    clock = 0.5 if apart is None else 1.0 if apart <= 15 else 0.6 if apart <= 60 else 0.0
    least = min(len(one.people), len(two.people))
    people = len(one.people & two.people) / least if least else 0.5
    others = 0.2 * dates + 0.1 * clock + 0.1 * people
    if others + 0.6 < _REPEAT:
        return 0.0
    return others + 0.6 * _ratio(one.text, two.text)


def _ratio(one: str, two: str) -> float:
    from rapidfuzz import fuzz

    return max(fuzz.ratio(one, two), fuzz.token_sort_ratio(one, two)) / 100
