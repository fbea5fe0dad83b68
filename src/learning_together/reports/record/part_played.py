"""The part that a person or an agency played: conversations, timeline entries, episodes, people.

Takes a review; gives plain words. Formats nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from learning_together import english
from learning_together.method import timeline_order
from learning_together.method.conversations import conversations_with, was_held
from learning_together.method.staff import entries_with
from learning_together.method.timeline import by_agency
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.person import Person
from learning_together.reports import wording
from learning_together.reports.record.one_line import called
from learning_together.review.review import Review


@dataclass(frozen=True, slots=True)
class ListedRecord:
    """A record in a list.

    Attributes:
        id: Its id.
        called: What it is called.
        note: What else there is to say.
    """

    id: str
    called: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class PartPlayed:
    """The part that a person or an agency played.

    Attributes:
        people: Of an agency: who works for it; of a person: who worked under them.
        conversations: Those with the person, or with the agency's staff.
        entries: Timeline entries that name the person, or of the agency's account, in order of
            time.
        first: The date of the first of them, in words.
        last: The date of the last.
        episodes: Episodes in which they took part, with how that is known.
    """

    people: tuple[ListedRecord, ...]
    conversations: tuple[ListedRecord, ...]
    entries: tuple[ListedRecord, ...]
    first: str
    last: str
    episodes: tuple[ListedRecord, ...]


def of_person(review: Review, person: Person, today: date) -> PartPlayed:
    """The part that a person played."""
    under = (one for one in review.all(Person) if one.manager and one.manager == person.id)
    return _part(
        review,
        people=under,
        conversations=conversations_with(review, person),
        entries=entries_with(review, person),
        agency=None,
        today=today,
    )


def of_agency(review: Review, agency: Agency, today: date) -> PartPlayed:
    """The part that an agency played."""
    people = [one for one in review.all(Person) if one.agency and one.agency == agency.id]
    return _part(
        review,
        people=people,
        conversations=tuple(
            conversation for one in people for conversation in conversations_with(review, one)
        ),
        entries=by_agency(review).get(agency.id, ()) if agency.id else (),
        agency=agency,
        today=today,
    )


def _part(
    review: Review,
    *,
    people: Iterable[Person],
    conversations: tuple[Conversation, ...],
    entries: tuple[Entry, ...],
    agency: Agency | None,
    today: date,
) -> PartPlayed:
    ordered = timeline_order.in_order(entries)
    dated = [entry for entry in ordered if entry.date]
    return PartPlayed(
        people=tuple(ListedRecord(one.id_text, called(review, one)) for one in people),
        conversations=tuple(
            ListedRecord(one.id_text, called(review, one), conversation_note(review, one, today))
            for one in conversations
        ),
        entries=tuple(ListedRecord(one.id_text, called(review, one)) for one in ordered),
        first=wording.entry_date(dated[0]) if dated else "",
        last=wording.entry_date(dated[-1]) if dated else "",
        episodes=tuple(_episodes(review, ordered, conversations, agency)),
    )


def conversation_note(review: Review, conversation: Conversation, today: date) -> str:
    """How far a conversation has come: held by whom, shared, agreed."""
    held = was_held(conversation, today)
    by = english.listed(wording.person(review, one) for one in conversation.held_by)
    due = conversation.date is not None and conversation.date <= today
    parts = ["held" if held else "nothing is written up" if due else "not held yet"]
    if by:
        parts[0] += f" by {by}" if held else f"; to be held by {by}"
    if conversation.writeup_shared:
        parts.append(f"write-up shared {wording.day(conversation.writeup_shared)}")
    elif held:
        parts.append("write-up not shared yet")
    if conversation.agreed_on:
        parts.append(wording.marked(f"agreed {wording.day(conversation.agreed_on)}", conversation))
    elif conversation.writeup_shared:
        parts.append("not agreed yet")
    return ", ".join(parts)


def _episodes(
    review: Review,
    entries: tuple[Entry, ...],
    conversations: tuple[Conversation, ...],
    agency: Agency | None,
) -> Iterable[ListedRecord]:
    own = {entry.id for entry in entries}
    turned = {turn.episode for one in conversations for turn in one.turning_points if turn.episode}
    for episode in review.all(Episode):
        shared = own & set(episode.timeline)
        why = []
        if agency and agency.id in episode.agencies:
            why.append("named in it")
        if shared:
            why.append(
                english.counted(len(shared), "entry of its timeline", "entries of its timeline")
            )
        if episode.id and episode.id in turned:
            why.append("turning point of a conversation")
        if why:
            yield ListedRecord(episode.id_text, called(review, episode), english.listed(why))
