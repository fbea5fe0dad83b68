"""Two accounts side by side: what agrees, what differs, and what the team decided about them.

A decision holds as long as both entries tell the same facts as when it was made: who, when, and
whether the child or adult was seen. Better wording, links, remarks and the reviewers' own notes do
not count; nor do ids, which may be given anew. Accounts are linked, never merged, so that
differences of view stay visible (SCIE Guide 24, 2008).
"""

import hashlib
import json
from typing import Any

from learning_together.ids import Id
from learning_together.method.same_event import accounts
from learning_together.method.timeline import days
from learning_together.records.kinds.decision import Decision
from learning_together.records.kinds.entry import Entry
from learning_together.review.review import Review, once_per_review

#: The facts that an entry tells; a change in any of these brings a pair back.
FACTS = ("date", "end_date", "time", "people", "child_seen")
#: Its wording: an entry that has got another id is known again by it.
WORDING = ("event", "response", "voice")
#: Of what was seen of a pair. As with a seal, a later one has its number before it (`2:…`); this
#: one, as in 0.1.0, has none. One of another number fits nothing, and the team is asked again.
VERSION = 1
#: Signs of each mark. What was seen of an entry is two of them, its facts and its wording; what was
#: noted before 0.1.0 has the facts alone.
_LENGTH = 8


Pair = frozenset[Id | None]


def pair_of(one: Entry, two: Entry) -> Pair:
    """What a pair is known by, whichever comes first."""
    return frozenset((one.id, two.id))


def state(one: Entry, two: Entry) -> str:
    """A word that says what the two tell: their facts, and their wording."""
    return "-".join(sorted((_state(one), _state(two))))


def _state(entry: Entry) -> str:
    return _mark(entry, FACTS) + _mark(entry, WORDING)


def _mark(entry: Entry, names: tuple[str, ...]) -> str:
    said: dict[str, Any] = {name: entry.origin.data.get(name) for name in names}
    if "people" in said:
        said["people"] = sorted(id.folded for id in entry.people)
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:_LENGTH]


def _facts(seen: str) -> list[str]:
    return sorted(part[:_LENGTH] for part in seen.split("-"))


def linked(review: Review, one: Entry, two: Entry) -> bool:
    """Whether the two are accounts of one event already, or one repeats the other."""
    if any(other is two for other in accounts(review, one)):
        return True
    pair = pair_of(one, two)
    return any(
        each.duplicate_of and frozenset((each.id, each.duplicate_of)) == pair for each in (one, two)
    )


def compared(one: Entry, two: Entry) -> dict[str, bool]:
    """The fields that both tell something of, and whether they agree on it."""
    found: dict[str, bool] = {}
    here, there = days(one), days(two)
    if here and there:
        found["date"] = here[0] <= there[1] and there[0] <= here[1]
    if one.time and two.time:
        found["time"] = (
            one.time.earliest <= two.time.latest and two.time.earliest <= one.time.latest
        )
        if one.time.about or two.time.about:
            apart = max(one.time.earliest - two.time.latest, two.time.earliest - one.time.latest, 0)
            found["time"] = apart <= 30
    if one.people and two.people:
        found["people"] = set(one.people) == set(two.people)
    seen = (one.child_seen, two.child_seen)
    if all(value in {"yes", "no"} for value in seen):
        found["child_seen"] = seen[0] == seen[1]
    return found


def at_odds(one: Entry, two: Entry) -> bool:
    """Whether linked accounts contradict each other.

    Each agency names its own staff first, so that a difference of people alone contradicts nothing.
    """
    return any(not same for name, same in compared(one, two).items() if name != "people")


@once_per_review
def decided(review: Review) -> dict[Pair, Decision]:
    """The decision that stands on each pair; a later one takes the place of an earlier one."""
    found: dict[Pair, Decision] = {}
    for decision in review.all(Decision):
        if decision.pair is None:
            continue
        entries = review.each(decision.about, Entry)
        if len(entries) < 2 and decision.pair_seen:
            entries = _known_again(review, decision.pair_seen)
        if len(entries) != 2:
            continue
        one, two = entries
        seen = decision.pair_seen
        if seen is None or _facts(seen) == _facts(state(one, two)):
            found[pair_of(one, two)] = decision
        else:
            found.pop(pair_of(one, two), None)
    return found


def _known_again(review: Review, seen: str) -> tuple[Entry, ...]:
    """The two entries that were looked at, where they have other ids by now.

    Both, or none: an entry that tells just what another tells is not known again.
    """
    states = _states(review)
    parts = seen.split("-")
    found = tuple(entry for part in parts for entry in states.get(part, ()))
    return found if len(found) == len(set(parts)) == 2 else ()


@once_per_review
def _states(review: Review) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in review.all(Entry):
        found.setdefault(_state(entry), []).append(entry)
    return found


def stands(review: Review, one: Entry, two: Entry) -> Decision | None:
    """The decision by which two accounts that differ are left as they are, or settled otherwise.

    Besides decisions on the pair: one without a verdict that names both, or that accepts what a
    check says of one of them.
    """
    pair = pair_of(one, two)
    found = decided(review).get(pair)
    if found is not None:
        return found
    for decision in review.all(Decision):
        if decision.pair is None:
            accepted = {each.record for each in decision.accepts if each.record}
            if pair <= set(decision.about) or pair & accepted:
                return decision
    return None
