"""Entries that may tell one event: told by two agencies, or twice by one.

Gives probable pairs with a score, from how near their dates and times are, who took part, and how
they are worded. Only pairs that share a day or nearly so, and a person or a telling word, are
looked at: the work grows with the entries, not with their pairs. Decides nothing: accounts are
linked by people, and never merged (SCIE Guide 24, 2008).
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from learning_together.dates.times import Clock
from learning_together.method.timeline import days
from learning_together.method.word_meanings import meanings, of, words
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.person import Person
from learning_together.review.review import Review, once_per_review

Sort = Literal["event", "repeat"]

#: How many days apart two accounts of one event may be dated.
NEAR = 3
#: Dates vaguer than this many days are no help in finding the same event.
_VAGUE = 31
#: More entries than this that share a day and a person tell nothing: the pair must share more.
_CROWD = 12
#: From which score on a pair is worth a person's time.
LEAST: dict[Sort, float] = {"event": 0.65, "repeat": 0.78}

_WEIGHTS = {"named": 0.16, "date": 0.22, "time": 0.18, "people": 0.22, "words": 0.38}
#: What is compared of every two accounts.
_ALWAYS = _WEIGHTS["date"] + _WEIGHTS["people"] + _WEIGHTS["words"]
#: How well two dates agree that are 1, 2 or 3 days apart: of one agency's entries; where one of
#: two agencies names the other or its staff, so that it tells what it heard, perhaps later; and
#: where neither does, so that they may be two contacts.
_ONE, _NAMED, _UNNAMED = (0.75, 0.5, 0.35), (0.8, 0.6, 0.4), (0.4, 0.1, 0.0)
#: Words in names of agencies and roles that do not tell them apart.
_OFFICIAL = frozenset({"adult", "adults", "and", "association", "board", "care", "community",
                       "council", "department", "general", "group", "health", "home", "homes",
                       "manager", "officer", "service", "services", "team", "the", "trust", "unit",
                       "worker"})  # fmt: skip
#: How much in common says the same: so many of the rarest words, and more for each word of the
#: shorter account.
_ENOUGH = 0.6
_BY_CHANCE = 0.3


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two entries that may tell one event.

    Attributes:
        first: The one that stands first in the files.
        second: The other.
        sort: `event` where two agencies tell it, `repeat` where one tells it twice.
        score: From 0 to 1.
    """

    first: Entry
    second: Entry
    sort: Sort
    score: float


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is compared of an entry; ids as bare text, since they are compared millions of times."""

    number: int
    entry: Entry
    agency: str
    start: int
    end: int
    people: frozenset[str]
    words: frozenset[str]
    roles: frozenset[str]
    text: str


@once_per_review
def alike(review: Review) -> tuple[Likeness, ...]:
    """Every probable pair, the most alike first."""
    roles = {one.id.folded: (one.role or "").lower() for one in review.all(Person) if one.id}
    seen = [
        one
        for number, entry in enumerate(review.all(Entry))
        if (one := _seen(number, entry, roles)) is not None
    ]
    weight = _Weights(seen)
    names = _Names(review)
    found = []
    for one, two in _candidates(seen, weight):
        same = one.agency == two.agency
        score = _repeat(one, two, weight) if same else _event(one, two, weight, names)
        sort: Sort = "repeat" if same else "event"
        if score >= LEAST[sort]:
            found.append(Likeness(one.entry, two.entry, sort, round(score, 2)))
    return tuple(
        sorted(found, key=lambda pair: (-pair.score, pair.first.id_text, pair.second.id_text))
    )


def _seen(number: int, entry: Entry, roles: Mapping[str, str]) -> _Seen | None:
    span = days(entry)
    if span is None or not entry.id or not entry.agency:
        return None
    start, end = span[0].toordinal(), span[1].toordinal()
    if end - start >= _VAGUE:
        return None
    text = " ".join(words((entry.event or "").lower()))
    told = f"{text} {(entry.response or '').lower()}"
    people = [one.folded for one in entry.people]
    who = " ".join(filter(None, map(roles.get, people)))
    return _Seen(
        number,
        entry,
        entry.agency.folded,
        start,
        end,
        frozenset(people),
        meanings(told),
        meanings(who),
        text,
    )


class _Weights:
    """How telling a person or a word is: the rarer over the whole timeline, the more."""

    def __init__(self, seen: list[_Seen]) -> None:
        self.most = math.log(1 + max(len(seen), 1))
        self.people = self._of(Counter(code for one in seen for code in one.people), len(seen))
        self.words = self._of(Counter(word for one in seen for word in one.words), len(seen))

    @staticmethod
    def _of(counts: Counter[str], total: int) -> dict[str, float]:
        return {name: math.log(1 + total / count) for name, count in counts.items()}

    def shared(self, one: Iterable[str], two: Iterable[str]) -> float:
        """How far two sets of people agree, from 0 to 1; few and frequent ones say little."""
        here, there = set(one), set(two)
        common = sum(self.people[code] for code in here & there)
        least = min(sum(map(self.people.__getitem__, side)) for side in (here, there))
        if not least:
            return 0.0
        return common / least * min(1.0, common / (0.6 * self.most))


class _Names:
    """What agencies and their staff are called: who writes of another tells what it heard of it."""

    def __init__(self, review: Review) -> None:
        self.agencies = {one.id.folded: self._of(one.name) for one in review.all(Agency) if one.id}
        self.staff = {
            one.id.folded: self._of(one.role)
            for one in review.all(Person)
            if one.id and one.group != "family"
        }

    @staticmethod
    def _of(name: str | None) -> frozenset[str]:
        return of(word for word in words((name or "").lower()) if word not in _OFFICIAL)

    def named(self, one: _Seen, two: _Seen) -> bool:
        """Whether one of two accounts names the other's agency or those who took part for it."""
        return self._names(one, two) or self._names(two, one)

    def _names(self, one: _Seen, two: _Seen) -> bool:
        called = set(self.agencies.get(two.agency, ()))
        called.update(*(self.staff.get(code, ()) for code in two.people - one.people))
        called.difference_update(self.agencies.get(one.agency, ()))
        called.difference_update(*(self.staff.get(code, ()) for code in one.people))
        return not called.isdisjoint(one.words)


def _candidates(seen: list[_Seen], weight: _Weights) -> Iterator[tuple[_Seen, _Seen]]:
    """Pairs that share a day, or nearly so, and a person or a telling word; each once."""
    blocks: dict[tuple[int, str], list[_Seen]] = {}
    for one in seen:
        telling = sorted(one.words, key=lambda word: (-weight.words[word], word))[:4]
        for key in (*one.people, *(f"={word}" for word in telling)):
            for day in range(one.start, one.end + NEAR + 1):
                blocks.setdefault((day, key), []).append(one)
    told: set[int] = set()
    size = len(seen) and seen[-1].number + 1
    for block in blocks.values():
        if 1 < len(block) <= _CROWD:
            for place, one in enumerate(block):
                for two in block[place + 1 :]:
                    pair = one.number * size + two.number
                    if pair not in told:
                        told.add(pair)
                        if _gap(one, two) <= NEAR:
                            yield one, two


def _gap(one: _Seen, two: _Seen) -> int:
    return max(one.start - two.end, two.start - one.end, 0)


def _event(one: _Seen, two: _Seen, weight: _Weights, names: _Names) -> float:
    people = weight.shared(one.people, two.people)
    clock = _times(one.entry.time, two.entry.time)
    gap = _gap(one, two)
    known, total = _WEIGHTS["people"] * people, _ALWAYS
    if clock is not None:
        known, total = known + _WEIGHTS["time"] * clock, total + _WEIGHTS["time"]
    # What costs most is asked for only where it can still decide: names, and then the wording.
    extra = _WEIGHTS["named"] if people else 0.0
    least = LEAST["event"]
    date = _dates(one, two, _NAMED)
    known += _WEIGHTS["date"] * date
    if (known + extra + _WEIGHTS["words"]) / (total + extra) < least:
        return 0.0
    if names.named(one, two):
        # That an account does not name the other agency tells nothing; that it does, much.
        known, total = known + extra, total + extra
    elif gap:
        known -= _WEIGHTS["date"] * (date - _dates(one, two, _UNNAMED))
    if (known + _WEIGHTS["words"]) / total < least:
        return 0.0
    return (known + _WEIGHTS["words"] * _wording(one, two, weight)) / total


def _repeat(one: _Seen, two: _Seen, weight: _Weights) -> float:
    """One agency's entries of one day differ by their words, or they are one entry twice."""
    if one.start != two.start and _dates(one, two, _ONE) < 0.5:
        return 0.0
    clock = _times(one.entry.time, two.entry.time)
    others = 0.2 * _dates(one, two, _ONE) + 0.1 * (0.5 if clock is None else clock)
    if one.people or two.people:
        others += 0.1 * weight.shared(one.people, two.people)
    else:
        others += 0.05
    if others + 0.6 < LEAST["repeat"]:
        return 0.0
    return others + 0.6 * _ratio(one.text, two.text)


def _dates(one: _Seen, two: _Seen, apart: tuple[float, ...]) -> float:
    """How far two dates agree, from 0 to 1; `apart` says it of those that are days apart."""
    gap = _gap(one, two)
    if gap:
        return apart[gap - 1]
    return 1.0 if one.start == one.end == two.start == two.end else 0.8


def _times(one: Clock | None, two: Clock | None) -> float | None:
    """How near two times of day are, from 0 to 1; None where one is not known."""
    if one is None or two is None:
        return None
    apart = max(one.earliest - two.latest, two.earliest - one.latest, 0)
    return 1.0 if apart <= 15 else 0.6 if apart <= 60 else 0.3 if apart <= 120 else 0.0


def _wording(one: _Seen, two: _Seen, weight: _Weights) -> float:
    """How far two accounts use words of the same meanings; the rarer ones count for more."""
    common = (one.words & two.words) | (one.words & two.roles) | (one.roles & two.words)
    shared = sum(map(weight.words.__getitem__, common))
    # Two long accounts share more words by chance than two short ones.
    by_chance = _BY_CHANCE * min(len(one.words), len(two.words))
    return max(0.0, min(1.0, shared / ((_ENOUGH + by_chance) * weight.most)))


def _ratio(one: str, two: str) -> float:
    from rapidfuzz import fuzz

    return max(fuzz.ratio(one, two), fuzz.token_sort_ratio(one, two)) / 100
