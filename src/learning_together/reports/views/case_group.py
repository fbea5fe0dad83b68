"""The case group: staff who took part in the case, found early from the skeleton chronology.

"The creation of a skeleton chronology at the start of the process significantly aids the timely
identification of the appropriate staff" (SCIE, Learning Together London pilots, interim report,
2011, section 3).
"""

from dataclasses import dataclass

from learning_together import english
from learning_together.ids import Id
from learning_together.method import staff, timeline_order
from learning_together.method.conversations import are_held, held_with
from learning_together.privacy.audience import reads_all
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.person import Person
from learning_together.reports import wording
from learning_together.reports.report import Asked, Report, Review
from learning_together.stages import Stage


@dataclass(frozen=True, slots=True)
class Member:
    """One member of staff.

    Attributes:
        period: From the first to the last timeline entry that names them.
        entries: How many there are.
        conversation: Whether there is, or will be, a conversation, or why not.
    """

    id: str
    role: str
    level: str
    period: str
    entries: int
    manager: str
    conversation: str


@dataclass(frozen=True, slots=True)
class AgencyGroup:
    """The staff of one agency."""

    agency: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class CaseGroup:
    """The case group by agency.

    Attributes:
        count: How many people it has, in words; empty where the reader may not know.
        timeline: Whether the reader knows the whole timeline.
        managers: Whether the reader may know who manages whom.
        conversations: Whether people are spoken with one by one, and the reader may know with whom.
        without_manager: Codes of front-line staff whose first-line manager is not on the list yet.
        silent: Names of agencies none of whose staff is on the list.
    """

    agencies: tuple[AgencyGroup, ...]
    count: str
    timeline: bool
    managers: bool
    conversations: bool
    without_manager: tuple[str, ...]
    silent: tuple[str, ...]


def build(review: Review, asked: Asked) -> CaseGroup:
    """The case group, by agency, each in the order in which they came into the case."""
    people = staff.case_staff(review)
    conversations: dict[Id | None, Conversation] = {}
    for one in review.all(Conversation):
        conversations.setdefault(one.participant, one)
    groups = []
    for agency in review.all(Agency):
        own = [one for one in people if one.agency == agency.id]
        if own:
            own.sort(key=lambda one: _first(review, one))
            members = tuple(_member(review, one, conversations) for one in own)
            groups.append(AgencyGroup(agency.called, members))
    agencies = reads_all(review, asked.reader, Agency)
    elsewhere = [one for one in people if review.get(one.agency, Agency) is None]
    if elsewhere:
        members = tuple(_member(review, one, conversations) for one in elsewhere)
        groups.append(AgencyGroup("Agency not given" if agencies else "Other staff", members))
    present = {one.agency for one in people}
    timeline = reads_all(review, asked.reader, Entry)
    everybody = timeline and agencies and reads_all(review, asked.reader, Person)
    managers = reads_all(review, asked.reader, Person, "manager")
    return CaseGroup(
        agencies=tuple(groups),
        count=(
            english.counted(len(people), "member of staff", "members of staff") if everybody else ""
        ),
        timeline=timeline,
        managers=managers,
        conversations=are_held(review)
        and reads_all(review, asked.reader, Conversation)
        and reads_all(review, asked.reader, Person, "conversation", "no_conversation_because"),
        without_manager=tuple(
            one.id_text
            for one in people
            if managers and one.level == "front-line" and not one.manager
        ),
        silent=tuple(
            agency.called
            for agency in review.all(Agency)
            if everybody and agency.id not in present and agency.sector != "board"
        ),
    )


REPORT = Report(
    name="case-group",
    title="Case group",
    about="Staff who took part in the case, found from the timeline, with manager and period.",
    stage=Stage.COLLECT,
    build=build,
    of=(Person,),
    tells=("agencies",),
    nothing="nobody is in the case group yet.",
    then="Put role codes into the entries of the timeline, and the people, with “group: "
    "case-group”, into people.yaml.",
    contents=False,
)


def _first(review: Review, person: Person) -> timeline_order.Key:
    """When somebody came into the case; those whom no entry names come last."""
    return min(
        map(timeline_order.key, staff.entries_with(review, person)), default=timeline_order.LAST
    )


def _member(review: Review, person: Person, conversations: dict[Id | None, Conversation]) -> Member:
    entries = timeline_order.in_order(staff.entries_with(review, person))
    period = ""
    if entries:
        period = wording.from_to(entries[0].date, entries[-1].date)
    return Member(
        id=person.id_text,
        role=person.role or "",
        level=english.label(person.level),
        period=period,
        entries=len(entries),
        manager=wording.person(review, person.manager),
        conversation=_conversation(review, person, conversations.get(person.id)),
    )


def _conversation(review: Review, person: Person, first: Conversation | None) -> str:
    held = held_with(review, person)
    if one := held[0] if held else first:
        day = wording.day(one.date) or "no date yet"
        return f"{one.id}, {day}{'' if held else ' (not held)'}"
    if person.no_conversation_because:
        return f"None: {person.no_conversation_because}"
    return {"planned": "Planned", "held": "Held, not on record", "none": "None"}.get(
        person.conversation or "", "Open"
    )
