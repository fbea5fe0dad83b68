"""Conflict cards: two accounts side by side, what agrees, what differs, and what was decided.

Likely accounts of one event, likely repeats within an agency, and linked accounts that
contradict each other. What the team has decided is not asked again.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from learning_together import english
from learning_together.errors import LtError
from learning_together.method import two_accounts
from learning_together.method.same_event import events
from learning_together.method.similar_accounts import alike
from learning_together.privacy.audience import reads_all
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.decision import Decision
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.person import Person
from learning_together.records.kinds.term import Term
from learning_together.reports import wording
from learning_together.reports.report import Asked, Report, Review
from learning_together.stages import Stage

#: What a card is about, as its heading.
SORTS = {
    "linked": "Linked accounts that differ",
    "event": "Likely one event, told by two agencies",
    "repeat": "Likely one event, entered twice by one agency",
}
#: What was decided, in words.
VERDICTS = {
    "same": "the same event",
    "different": "different events",
    "ask": "the agency is asked",
}
SEEN = {
    "yes": "Yes",
    "no": "No",
    "not-recorded": "Not recorded",
    "not-applicable": "Not applicable",
}


@dataclass(frozen=True, slots=True)
class FieldPair:
    """One thing that both tell, or one of them.

    Attributes:
        field: Its name in the records.
        label: As it is printed.
        first: What the first account says.
        second: What the second says.
        says: `agrees`, `differs`, or empty where only reading tells.
    """

    field: str
    label: str
    first: str
    second: str
    says: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two accounts."""

    id: str
    agency: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Decided:
    """The team's decision on a pair."""

    id: str
    verdict: str
    by: str
    date: str
    reason: str


@dataclass(frozen=True, slots=True)
class Card:
    """Two accounts side by side.

    Attributes:
        pair: What `lt conflicts --decide` calls it by.
        sort: `linked`, `event` or `repeat`.
        tier: `likely` or `perhaps`; empty for linked accounts.
        score: What orders the pairs, to 100; no probability. None for linked accounts.
        agrees: Labels of what agrees.
        differs: What differs, in words.
        decided: None while it is open.
    """

    pair: str
    sort: str
    tier: str
    score: int | None
    first: Side
    second: Side
    lines: tuple[FieldPair, ...]
    agrees: tuple[str, ...]
    differs: tuple[str, ...]
    decided: Decided | None


@dataclass(frozen=True, slots=True)
class Group:
    """The open cards of one sort."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Every card.

    Attributes:
        groups: The open ones, by sort; of what may be one event the likely ones.
        perhaps: The open ones that are perhaps of one event, for whoever looks wider.
        settled: Those that were decided.
        all: Whether the reader may read whatever a card could be made of; else it has no accounts
            that are only likely to be of one event.
    """

    groups: tuple[Group, ...]
    perhaps: tuple[Card, ...]
    settled: tuple[Card, ...]
    all: bool

    @property
    def open(self) -> tuple[Card, ...]:
        """The open cards in their order."""
        return tuple(card for group in self.groups for card in group.cards)


def build(review: Review, asked: Asked) -> Conflicts:
    """Every card of a review.

    Args:
        review: As its reader may read it.
        asked: Of which agencies: only cards with an account of one of these.

    Raises:
        LtError: There is no such agency, or the reader may not read what was decided.
    """
    if not all(reads_all(review, asked.reader, one) for one in (Decision, Agency)):
        raise LtError(
            "The report “conflicts” would tell accounts as open on which somebody has decided: its "
            f"readers ({asked.reader.words(review)}) may not read every decision and every agency.",
            "Make it for the lead reviewers: --audience reviewers",
        )
    wanted = set()
    for id in asked.agencies:
        found = review.get(id, Agency)
        if found is None:
            known = english.listed(one.id_text for one in review.all(Agency))
            raise LtError(f"There is no agency “{id}”.", f"This review has: {known or 'none yet'}.")
        wanted.add(found.id)
    # How alike accounts are depends on all of these: with some withheld, others would seem alike.
    whole = all(reads_all(review, asked.reader, one) for one in (Entry, Person, Term))
    cards = [
        _card(review, sort, tier, score, one, two)
        for sort, tier, score, one, two in _pairs(review, whole=whole)
        if not wanted or wanted & {one.agency, two.agency}
    ]
    waiting = [card for card in cards if card.decided is None]
    return Conflicts(
        groups=tuple(
            Group(title, chosen)
            for sort, title in SORTS.items()
            if (chosen := tuple(c for c in waiting if c.sort == sort and c.tier != "perhaps"))
        ),
        perhaps=tuple(card for card in waiting if card.tier == "perhaps"),
        settled=tuple(card for card in cards if card.decided is not None),
        all=whole,
    )


REPORT = Report(
    name="conflicts",
    title="Accounts side by side",
    about="Accounts that may tell one event, or that differ, side by side for the team to decide.",
    stage=Stage.COLLECT,
    build=build,
    of=(Entry,),
    tells=("groups", "settled"),
    nothing="no two accounts are waiting for a decision, and none has been decided.",
    then="It has something to tell once an import or a link brings accounts that may be one event.",
    contents=False,
    exact=True,
    takes=("agencies",),
)


def open_links(review: Review) -> Iterator[tuple[Entry, Entry]]:
    """Linked accounts that contradict each other, and that no decision speaks of."""
    for one, two in _linked(review):
        if two_accounts.at_odds(one, two) and two_accounts.stands(review, one, two) is None:
            yield one, two


def differences(review: Review, one: Entry, two: Entry) -> tuple[str, ...]:
    """What differs between two accounts, a sentence each."""
    said = {line.field: line for line in _lines(review, one, two) if line.says == "differs"}
    found = []
    for name, line in said.items():
        if name == "people":
            alone = _only(one, two)
            parts = [f"{id} alone names {names}" for id, names in alone]
            found.append(f"{line.label}: {'; '.join(parts)}")
        else:
            found.append(f"{line.label}: {line.first} ({one.id}), {line.second} ({two.id})")
    return tuple(found)


def _only(one: Entry, two: Entry) -> list[tuple[str, str]]:
    sides = []
    for here, there in ((one, two), (two, one)):
        alone = [code.text for code in here.people if code not in there.people]
        if alone:
            sides.append((here.id_text, english.listed(alone)))
    return sides


def _linked(review: Review) -> Iterator[tuple[Entry, Entry]]:
    for event in events(review):
        for place, one in enumerate(event):
            for two in event[place + 1 :]:
                yield one, two


def _pairs(review: Review, *, whole: bool) -> Iterator[tuple[str, str, int | None, Entry, Entry]]:
    """What there is to be looked at, or was; of a part of a review, what is linked or decided."""
    told = set()
    for one, two in _linked(review):
        told.add(two_accounts.pair_of(one, two))
        if two_accounts.at_odds(one, two):
            yield "linked", "", None, one, two
    for found in alike(review):
        pair = two_accounts.pair_of(found.first, found.second)
        if pair in told:
            continue
        decision = two_accounts.decided(review).get(pair)
        if decision is None and (
            not whole or two_accounts.linked(review, found.first, found.second)
        ):
            continue
        yield found.sort, found.tier, round(found.score * 100), found.first, found.second


def _card(review: Review, sort: str, tier: str, score: int | None, one: Entry, two: Entry) -> Card:
    lines = tuple(_lines(review, one, two))
    return Card(
        pair=f"{one.id}+{two.id}",
        sort=sort,
        tier=tier,
        score=score,
        first=_side(review, one),
        second=_side(review, two),
        lines=lines,
        agrees=tuple(line.label for line in lines if line.says == "agrees"),
        differs=differences(review, one, two),
        decided=_decided(review, sort, one, two),
    )


def _side(review: Review, entry: Entry) -> Side:
    place = entry.place()
    return Side(entry.id_text, wording.agency(review, entry.agency), place.file, place.line)


def _decided(review: Review, sort: str, one: Entry, two: Entry) -> Decided | None:
    linked = sort == "linked"
    found = (
        two_accounts.stands(review, one, two)
        if linked
        else two_accounts.decided(review).get(two_accounts.pair_of(one, two))
    )
    if found is None:
        return None
    verdict = VERDICTS[found.pair] if found.pair else "the difference stands"
    by = english.listed(map(str, found.by))
    return Decided(found.id_text, verdict, by, wording.day(found.date), found.reason or "")


def _lines(review: Review, one: Entry, two: Entry) -> Iterator[FieldPair]:
    same = two_accounts.compared(one, two)
    seen = review.framework.word("child_seen")
    told = (
        ("date", "Date", wording.entry_date(one), wording.entry_date(two)),
        ("time", "Time", *(each.time.words() if each.time else "" for each in (one, two))),
        ("people", "Who was there", *(", ".join(map(str, each.people)) for each in (one, two))),
        ("event", "What happened", one.event or "", two.event or ""),
        ("response", "Outcome", one.response or "", two.response or ""),
        ("child_seen", seen, *(SEEN.get(each.child_seen or "", "") for each in (one, two))),
        ("voice", "What was said or shown", one.voice or "", two.voice or ""),
        ("source", "Source", one.source or "", two.source or ""),
    )
    for name, label, first, second in told:
        if first or second:
            says = {True: "agrees", False: "differs"}[same[name]] if name in same else ""
            yield FieldPair(name, label, first.strip(), second.strip(), says)
