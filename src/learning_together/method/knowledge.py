"""Who knew what by when: the view from the tunnel.

A worker or an agency knew what stands in their own account, what they took part in, and what
`known_to` says reached them, from the day that it did. Reading a case this way makes local
rationality visible and hindsight hard (SCIE Guide 24, appendix 1; Woods and Cook's "tunnel").
"""

from dataclasses import dataclass
from datetime import date

from learning_together.ids import Id
from learning_together.method import timeline_order
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.conversation import Conversation, TurningPoint
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.person import Person
from learning_together.review.review import Review


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What somebody knew by the end of a day, and what was known elsewhere.

    Attributes:
        own: Entries that they took part in; of an agency: its own account.
        reached: Entries that reached them otherwise.
        colleagues: Of a person: what else their agency's records held.
        elsewhere: Entries that were written down by then, but not known to them.
        undated: Entries that cannot be placed before or after the day for certain.
        saw: How it looked to them: turning points of their conversations.
    """

    own: tuple[Entry, ...]
    reached: tuple[Entry, ...]
    colleagues: tuple[Entry, ...]
    elsewhere: tuple[Entry, ...]
    undated: tuple[Entry, ...]
    saw: tuple[tuple[Conversation, TurningPoint], ...]


def by_day(review: Review, knower: Person | Agency, day: date) -> Knowledge:
    """What a person or an agency knew by the end of a day.

    An entry whose date is a span or vague counts from its last possible day: nobody is said to
    have known a thing that may not have happened yet.

    Args:
        review: All of it.
        knower: Who.
        day: The day.
    """
    person = knower if isinstance(knower, Person) else None
    agency = person.agency if person else knower.id
    here = knower.id
    staff = {one.id for one in review.all(Person) if one.id and one.agency and one.agency == agency}
    own, reached, colleagues, elsewhere, undated = [], [], [], [], []
    for entry in timeline_order.in_order(review.all(Entry)):
        if entry.date is None or entry.date.earliest > day:
            continue
        if entry.date.latest > day:
            undated.append(entry)
            continue
        first_hand, told = _how(entry, knower, here, agency, staff, day)
        if first_hand:
            own.append(entry)
        elif told:
            reached.append(entry)
        elif agency and entry.agency == agency:
            colleagues.append(entry)
        else:
            elsewhere.append(entry)
    return Knowledge(
        tuple(own),
        tuple(reached),
        tuple(colleagues),
        tuple(elsewhere),
        tuple(undated),
        _saw(review, staff if person is None else {here} if here else set(), day),
    )


def _how(
    entry: Entry,
    knower: Person | Agency,
    here: Id | None,
    agency: Id | None,
    staff: set[Id],
    day: date,
) -> tuple[bool, bool]:
    """Whether an entry was known at first hand, and whether it reached them otherwise."""
    taking_part, told = set(entry.people), set(entry.known_to)
    by_then = entry.known_on is None or entry.known_on.latest <= day
    if isinstance(knower, Person):
        return here in taking_part, by_then and (here in told or agency in told)
    its_own = agency is not None and entry.agency == agency
    # What one of its people took part in, an agency knows, whoever wrote it down.
    return its_own, bool(taking_part & staff) or (by_then and bool(told & {agency, *staff}))


def _saw(
    review: Review, people: set[Id], day: date
) -> tuple[tuple[Conversation, TurningPoint], ...]:
    found = [
        (point.on, conversation, point)
        for conversation in review.all(Conversation)
        if conversation.participant in people
        for point in conversation.turning_points
        if point.on is not None and point.on.latest <= day
    ]
    found.sort(key=lambda one: one[0].order)
    return tuple((conversation, point) for _, conversation, point in found)
