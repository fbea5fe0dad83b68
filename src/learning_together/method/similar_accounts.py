"""Entries that may tell one event: told by two agencies, or twice by one.

Gives likely pairs and, for whoever wants to look wider, perhaps pairs: by their dates and the days
they tell of, times, who took part and whom they speak of, and what their words mean. Only pairs
that share a day or nearly so, and a person, a telling word or an agency, are looked at: the work
grows with the entries, not with their pairs. Decides nothing: accounts are linked by people, and
never merged (SCIE Guide 24, 2008).
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from learning_together.method.accounts import Account, Names, Weights, account_of
from learning_together.method.one_event import (
    NEAR,
    PERHAPS,
    gap_of,
    minutes_apart,
    score_of,
    tells_of,
)
from learning_together.method.who_is_meant import WhoIsMeant
from learning_together.method.word_meanings import Meanings, known
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.person import Person
from learning_together.records.kinds.term import Term
from learning_together.review.review import Review, once_per_review

Sort = Literal["event", "repeat"]
Tier = Literal["likely", "perhaps"]

#: More entries than this that share a day and a person tell nothing: the pair must share more.
_CROWD = 12
#: By so many of its rarest words an account is looked for.
_TELLING = 16
#: From which score on two agencies' accounts are likely of one event.
_LIKELY = 1.4
#: From which score on an agency has likely entered one event twice.
_REPEAT = 0.78
#: What a pair loses of which either account has a better one with the other's agency.
_RIVAL = 3.5
#: And one of an account that tells of another day, where that has a better one of that day.
_RIVAL_OF_DAY = 2.5
#: How well two dates of one agency's entries agree that are 1, 2 or 3 days apart.
_APART = (0.75, 0.5, 0.35)


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


@once_per_review
def alike(review: Review) -> tuple[Likeness, ...]:
    """Every likely pair and every perhaps pair, the most alike first."""
    roles = {one.id.folded: one.role or "" for one in review.all(Person) if one.id}
    own = [(one.term, *one.also) for one in review.all(Term) if one.term and one.also]
    meanings = Meanings(own) if own else known()
    who = WhoIsMeant(meanings)
    seen = [
        one
        for number, entry in enumerate(review.all(Entry))
        if (one := account_of(number, entry, roles, meanings, who)) is not None
    ]
    weight = Weights(seen)
    names = Names(review, meanings, who, seen)
    found = []
    scores: dict[tuple[int, int], float] = {}
    by_number = {one.number: one for one in seen}
    for one, two in _candidates(seen, weight, names):
        if one.agency != two.agency:
            scores[one.number, two.number] = score_of(one, two, weight, names)
        elif (score := _repeat(one, two)) >= _REPEAT:
            found.append(Likeness(one.entry, two.entry, "repeat", "likely", round(score, 2)))
    for (first, second), score in _without_rivals(scores, by_number):
        tier: Tier = "likely" if score >= _LIKELY else "perhaps"
        if score >= PERHAPS:
            pair = by_number[first].entry, by_number[second].entry
            found.append(Likeness(*pair, "event", tier, _from_0_to_1(score)))
    return tuple(
        sorted(found, key=lambda pair: (-pair.score, pair.first.id_text, pair.second.id_text))
    )


def _without_rivals(
    scores: Mapping[tuple[int, int], float], seen: Mapping[int, Account]
) -> Iterator[tuple[tuple[int, int], float]]:
    """The pairs with their scores; an agency tells an event once, as a rule."""
    best: dict[tuple[int, str], float] = {}
    for pair, score in scores.items():
        for here, there in (pair, pair[::-1]):
            key = here, seen[there].agency
            best[key] = max(score, best.get(key, score))
    # What an account tells of another day is one event of that day, whoever else has one of it.
    telling = {pair: those for pair in scores if (those := _telling(*pair, seen))}
    of_day: dict[tuple[int, int], float] = {}
    for pair, those in telling.items():
        for day in those:
            of_day[day] = max(scores[pair], of_day.get(day, scores[pair]))
    for pair, score in scores.items():
        first, second = pair
        if max(best[first, seen[second].agency], best[second, seen[first].agency]) > score:
            score -= _RIVAL
        elif any(of_day[day] > score for day in telling.get(pair, ())):
            score -= _RIVAL_OF_DAY
        yield pair, score


def _telling(first: int, second: int, seen: Mapping[int, Account]) -> list[tuple[int, int]]:
    """Whichever of two accounts tells of the day of the other, with that day."""
    one, two = seen[first], seen[second]
    if not (one.told or two.told):
        return []
    pairs = ((one, two), (two, one))
    return [(here.number, there.start) for here, there in pairs if there.start in here.told]


def _from_0_to_1(score: float) -> float:
    return round(1 / (1 + math.exp(-score)), 2)


def _candidates(
    seen: list[Account], weight: Weights, names: Names
) -> Iterator[tuple[Account, Account]]:
    """Pairs that share a day, or nearly, and a person, a telling word or an agency; each once."""
    blocks: dict[tuple[int, str], list[Account]] = {}
    for one in seen:
        for key in _keys(one, weight, names):
            blocks.setdefault(key, []).append(one)
    met: set[int] = set()
    size = len(seen) and seen[-1].number + 1
    for block in blocks.values():
        if 1 < len(block) <= _CROWD:
            for place, one in enumerate(block):
                for two in block[place + 1 :]:
                    pair = one.number * size + two.number
                    if pair not in met:
                        met.add(pair)
                        if gap_of(one, two) <= NEAR or tells_of(one, two):
                            yield one, two


def _keys(one: Account, weight: Weights, names: Names) -> Iterator[tuple[int, str]]:
    """The days that an account reaches, each with its people, its telling words, its agencies."""
    telling = sorted(one.words, key=lambda word: (-weight.words[word], word))[:_TELLING]
    reached = {*range(one.start, one.end + NEAR + 1), *one.told}
    for key in (*one.people, *(f"={word}" for word in telling)):
        for day in reached:
            yield day, key
    # Who speaks of another agency meets what that has of the very day, or of the night.
    own = names.sorts.get(one.agency, frozenset())
    for sort in one.speaks_of | own:
        for day in {*range(one.start, one.end + 1), *one.told}:
            yield day, f"@{sort}"


def _repeat(one: Account, two: Account) -> float:
    """One agency's entries of one day differ by their words, or they are one entry twice."""
    gap = gap_of(one, two)
    if gap > NEAR or (one.start != two.start and gap and _APART[gap - 1] < 0.5):
        return 0.0
    exact = one.start == one.end == two.start == two.end
    dates = _APART[gap - 1] if gap else 1.0 if exact else 0.8
    apart = minutes_apart(one, two)
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
