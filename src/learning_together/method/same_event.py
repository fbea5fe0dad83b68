"""Accounts of one event: entries that `same_event_as` links.

Two agencies' accounts are linked, never merged: a merged chronology erases differences of view
(SCIE Guide 24, narratives). A link typed on one side is enough.
"""

from typing import NamedTuple

from learning_together.ids import Id
from learning_together.records.kinds.entry import Entry
from learning_together.review.review import Review, once_per_review


class Link(NamedTuple):
    """One link between two accounts.

    Attributes:
        entry: In which it is typed.
        number: Which of its `same_event_as`, from 0.
        other: The account that it names.
    """

    entry: Entry
    number: int
    other: Entry


@once_per_review
def links(review: Review) -> tuple[Link, ...]:
    """Every link between two entries, once, where it is typed first."""
    found: list[Link] = []
    seen: set[frozenset[Id]] = set()
    for entry in review.all(Entry):
        if not entry.same_event_as or not entry.id:
            continue
        for number, id_ in enumerate(entry.same_event_as):
            other = review.get(id_, Entry)
            pair = frozenset((entry.id, id_))
            if other is not None and len(pair) == 2 and pair not in seen:
                seen.add(pair)
                found.append(Link(entry, number, other))
    return tuple(found)


@once_per_review
def events(review: Review) -> tuple[tuple[Entry, ...], ...]:
    """The accounts of each event that has more than one, in the order of the files.

    What is linked over a third account is linked.
    """
    leader: dict[Id | None, Id | None] = {}

    def lead(id_: Id | None) -> Id | None:
        while (up := leader.setdefault(id_, id_)) != id_:
            leader[id_] = id_ = leader[up]
        return id_

    for entry, _, other in links(review):
        leader[lead(other.id)] = lead(entry.id)
    members = {each.id: each for link in links(review) for each in (link.entry, link.other)}
    groups: dict[Id | None, list[Entry]] = {}
    for here, entry in members.items():
        groups.setdefault(lead(here), []).append(entry)
    return tuple(tuple(sorted(group, key=_as_typed)) for group in groups.values())


def _as_typed(entry: Entry) -> tuple[str, int]:
    return entry.origin.source.path, entry.origin.node


def accounts(review: Review, entry: Entry) -> tuple[Entry, ...]:
    """The other accounts of the event that an entry tells."""
    return tuple(other for other in _event_of(review).get(id(entry), ()) if other is not entry)


@once_per_review
def _event_of(review: Review) -> dict[int, tuple[Entry, ...]]:
    return {id(entry): event for event in events(review) for entry in event}
