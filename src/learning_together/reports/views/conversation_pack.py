"""The pack for the pair that holds a conversation: prompts, timeline, limits, who may hold it.

Topics follow SCIE Guide 24, appendix 3: overview and part played, turning points, mindset,
contributory factors by group, what went well, queries, suggested changes.
"""

from dataclasses import dataclass

from learning_together import english
from learning_together.ids import Id
from learning_together.method import staff, timeline_order
from learning_together.privacy.audience import reads_all
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.person import Person
from learning_together.records.kinds.proceeding import Proceeding
from learning_together.records.kinds.query import Query
from learning_together.reports import wording
from learning_together.reports.report import Asked, Prose, Report, Review
from learning_together.stages import Stage

_RECORDING = {
    "none": "Nothing is noted down",
    "notes": "Notes by hand, written up and shared back",
    "audio": "Sound recording, written up and shared back",
}

#: Title, field of the conversation, prompts; `{family}` is whom the framework says they knew.
_TOPICS = (
    (
        "Overview, and the part they played",
        "part_played",
        (
            "Tell us about your work at the time: your role, your team, your workload.",
            "How did you come to know the {family}? What was your part?",
        ),
    ),
    (
        "Turning points",
        "turning_points",
        (
            "Which moments stand out to you? When did things change, or could have?",
            "What did you see and hear then? What did you take it to mean?",
            "What were you trying to do? What else did you think of doing?",
            "What was pressing on you that day?",
        ),
    ),
    (
        "How it looked then",
        "mindset",
        (
            "What did you think was going on?",
            "What held your attention? What else had to be dealt with?",
            "What were you hoping for? What were you worried about?",
        ),
    ),
    (
        "What influenced the work",
        "influences",
        (
            "The {family}: how they were with you, and you with them.",
            "Yourself: what you knew, how you felt, how tired you were.",
            "Your role: how often and where you could meet them.",
            "Conditions: time, staffing, workload, systems and forms.",
            "Your team and your manager: whom could you ask?",
            "Other agencies: what did you expect of them, and they of you?",
            "Your organisation, and beyond: priorities, targets, policy.",
        ),
    ),
    (
        "What went well",
        "went_well",
        ("What are you glad about? What made that possible?",),
    ),
    (
        "Questions that the records raise",
        "queries",
        ("Go through the timeline below together. What is missing, or reads wrongly?",),
    ),
    (
        "What would help",
        "suggestions",
        ("What would make it easier to do this work well?",),
    ),
    ("Anything else", "other", ("What else should we know?",)),
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with its prompts, and what was noted if the conversation has been written up.

    Attributes:
        field: Of the conversation.
        written_up: What stands above what was noted.
        turns: Of the topic of turning points: those that were noted.
    """

    title: str
    field: str
    prompts: tuple[str, ...]
    noted: Prose | None
    written_up: str
    turns: tuple["TurnLine", ...] = ()


@dataclass(frozen=True, slots=True)
class TurnLine:
    """A turning point as the participant told it."""

    when: str
    saw: Prose | None
    took_it_to_mean: Prose | None
    was_trying_to: Prose | None
    pressed_by: Prose | None


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A question of the pair's own, and what was answered."""

    question: str
    answer: Prose | None


@dataclass(frozen=True, slots=True)
class Unsuited:
    """A member of the team who should not hold it, and why."""

    who: str
    why: str


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A timeline entry that concerns the participant."""

    id: str
    date: str
    agency: str
    event: str


@dataclass(frozen=True, slots=True)
class ProceedingLine:
    """Proceedings that bear on the conversation."""

    title: str
    status: str
    limits: Prose | None


@dataclass(frozen=True, slots=True)
class QueryLine:
    """An unanswered question to the participant's agency."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Pack:
    """The pack; `id` is the conversation's, and `noted` says whether there is a write-up.

    Attributes:
        everybody: Whether the reader may know of everybody who could hold it.
        timeline: Whether the reader may read every entry.
    """

    id: str
    code: str
    participant: str
    agency: str
    date: str
    held_by: tuple[str, ...]
    everybody: bool
    timeline: bool
    recording: str
    noted: bool
    limits: Prose | None
    proceedings: tuple[ProceedingLine, ...]
    may_hold: tuple[str, ...]
    may_not: tuple[Unsuited, ...]
    topics: tuple[Topic, ...]
    own_questions: tuple["OwnLine", ...]
    entries: tuple[EntryLine, ...]
    queries: tuple[QueryLine, ...]
    shared: str
    agreed: str
    changes: Prose | None


def topics(review: Review) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What a conversation is to touch, by the field that holds it: a title, and prompts."""
    family = review.framework.word("family")
    return {
        name: (title, tuple(one.format(family=family) for one in prompts))
        for title, name, prompts in _TOPICS
    }


def build(review: Review, asked: Asked) -> Pack:
    """The pack for one conversation."""
    conversation = asked.record(review, Conversation)
    person = review.get(conversation.participant, Person)
    code = person.id if person else conversation.participant
    fit, unfit = _team(review, person)
    entries = _entries(review, person) if person else ()
    return Pack(
        id=conversation.id_text,
        code=str(code or ""),
        participant=wording.person(review, conversation.participant),
        agency=wording.agency(review, person.agency) if person else "",
        date=wording.day(conversation.date) or "Not set yet",
        held_by=tuple(wording.person(review, id) for id in conversation.held_by),
        everybody=reads_all(review, asked.reader, Person),
        timeline=reads_all(review, asked.reader, Entry),
        recording=_RECORDING.get(conversation.recording or "", "Not settled yet"),
        noted=conversation.recording != "none",
        limits=wording.prose(conversation.limits),
        proceedings=_proceedings(review, conversation, code),
        may_hold=(
            fit if all(reads_all(review, asked.reader, one) for one in (Agency, Proceeding)) else ()
        ),
        may_not=unfit,
        topics=tuple(
            _topic(conversation, title, name, prompts)
            for name, (title, prompts) in topics(review).items()
        ),
        own_questions=tuple(
            OwnLine(one.question or "", wording.prose(one.answer))
            for one in conversation.own_questions
        ),
        entries=tuple(
            EntryLine(
                one.id_text,
                wording.entry_date(one),
                wording.agency(review, one.agency),
                one.event or "",
            )
            for one in timeline_order.in_order(entries)
        ),
        queries=_queries(review, person),
        shared=wording.day(conversation.writeup_shared),
        agreed=wording.marked(wording.day(conversation.agreed_on), conversation),
        changes=wording.prose(conversation.changes_asked),
    )


REPORT = Report(
    name="conversation",
    title="Conversation pack",
    about="For the pair that holds a conversation (--for CV4): prompts, timeline, limits.",
    stage=Stage.COLLECT,
    build=build,
    per=Conversation,
    contents=False,
)


def _topic(conversation: Conversation, title: str, field: str, prompts: tuple[str, ...]) -> Topic:
    written_up = wording.marked("As written up", conversation)
    if field != "turning_points":
        noted = wording.prose(getattr(conversation, field))
        return Topic(title, field, prompts, noted, written_up)
    turns = tuple(
        TurnLine(
            wording.when(one.on),
            wording.prose(one.saw),
            wording.prose(one.took_it_to_mean),
            wording.prose(one.was_trying_to),
            wording.prose(one.pressed_by),
        )
        for one in conversation.turning_points
    )
    return Topic(title, field, prompts, None, written_up, turns)


def _entries(review: Review, person: Person) -> tuple[Entry, ...]:
    """The entries that concern somebody: they took part, are spoken of, or were told of it."""
    sources = {id(one.source): one.source for one in review.naming(person.id)}
    return tuple(one for one in sources.values() if isinstance(one, Entry))


def _team(review: Review, person: Person | None) -> tuple[tuple[str, ...], tuple[Unsuited, ...]]:
    """Who of the team may hold it, and who should not and why."""
    agency = person.agency if person else None
    concerned = {
        id for one in review.all(Proceeding) if one.status != "closed" for id in one.people
    }
    fit, unfit = [], []
    for member in staff.of_group(review, *staff.TEAM):
        who = wording.person(review, member.id)
        if agency and member.agency == agency:
            unfit.append(Unsuited(who, "is from the participant's own agency."))
        elif person and person.manager and person.manager == member.id:
            unfit.append(Unsuited(who, "was the participant's manager."))
        elif member.id in concerned:
            unfit.append(Unsuited(who, "is concerned in open proceedings."))
        else:
            fit.append(who)
    return tuple(fit), tuple(unfit)


def _proceedings(
    review: Review, conversation: Conversation, code: Id | None
) -> tuple[ProceedingLine, ...]:
    """Open proceedings that bear on a conversation.

    It names them, or the participant is concerned in them; or nothing says who is, so that their
    limits hold for everybody.
    """
    named = conversation.proceedings
    return tuple(
        ProceedingLine(
            one.called, wording.marked(english.label(one.status), one), wording.prose(one.limits)
        )
        for one in review.all(Proceeding)
        if one.status != "closed" and (one.id in named or not one.people or code in one.people)
    )


def _queries(review: Review, person: Person | None) -> tuple[QueryLine, ...]:
    if person is None or not person.agency:
        return ()
    return tuple(
        QueryLine(one.id_text, one.question or "")
        for one in review.all(Query)
        if one.agency == person.agency and not one.answer
    )
