"""The schedule of the review's material, as it is handed over to parallel proceedings.

Police and prosecutors ask what there is; having no record of conversations can look like a
cover-up, and passing them on uses what people said for another purpose (SCIE, Learning Together
London pilots, interim report, 2011, section 4, "disclosure issues"). The schedule tells what
exists and what became of it, and nothing of what it says.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from learning_together import english
from learning_together.method.conversations import was_held
from learning_together.records.base import Audience
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.disclosure import Disclosure
from learning_together.records.kinds.meeting import Meeting
from learning_together.records.kinds.proceeding import Proceeding
from learning_together.reports import wording
from learning_together.reports.report import Asked, Prose, Report, Review
from learning_together.reports.views import diary

#: In words, what became of material.
STATUS = {
    "listed": "Listed",
    "requested": "Asked for",
    "on-hold": "On hold",
    "shared": "Shared",
    "refused": "Refused",
}

_RECORDING = {"none": "Not recorded", "notes": "Notes by hand", "audio": "Audio"}


@dataclass(frozen=True, slots=True)
class Material:
    """A line of the schedule.

    Attributes:
        number: Its number on the schedule, through all proceedings.
        records: The records it holds, as far as the reader may see them.
        version: Of a report: draft, audience and file, so that it can be told from others.
        outcome: What became of it, and when.
    """

    number: int
    id: str
    material: str
    records: tuple[str, ...]
    version: str
    held_by: str
    outcome: str
    shared_with: tuple[str, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class Part:
    """The material for one of the proceedings; its id is empty where it is for none of them."""

    id: str
    title: str
    status: str
    contact: str
    agreed: str
    limits: Prose | None
    lines: tuple[Material, ...]


@dataclass(frozen=True, slots=True)
class ConversationLine:
    """How one conversation is handled."""

    id: str
    participant: str
    recording: str
    shared: str
    disclosure: str
    limits: Prose | None


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """Who may not take part in what at a meeting."""

    id: str
    what: str
    date: str
    barred: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """The schedule.

    Attributes:
        conversations: How each is handled; empty for readers who may not see that.
        meetings: The same of meetings.
        missing: Conversations that bear on proceedings and are in no line of the schedule.
    """

    parts: tuple[Part, ...]
    conversations: tuple[ConversationLine, ...]
    meetings: tuple[MeetingLine, ...]
    missing: tuple[str, ...]


def build(review: Review, asked: Asked) -> Schedule:
    """The schedule by proceedings, in the order in which it was kept.

    Args:
        review: As its reader may read it.
        asked: Which proceedings it is handed to: those of others are no business of theirs.
    """
    one = None if asked.subject is None else asked.record(review, Proceeding)
    kept = review.all(Disclosure)
    numbers = {id(line): n for n, line in enumerate(kept, 1)}
    every = review.all(Proceeding)
    chosen = every if one is None else tuple(each for each in every if each is one)
    parts = [_part(review, each, _of(kept, each), numbers) for each in chosen]
    known = {each.id for each in every}
    others = [line for line in kept if line.proceeding not in known]
    if others and one is None:
        lines = tuple(_material(review, line, numbers) for line in others)
        parts.append(Part("", "For no proceedings in particular", "", "", "", None, lines))
    concerned = [
        each
        for each in review.all(Conversation)
        if (each.proceedings or each.disclosure or each.limits)
        and (one is None or not each.proceedings or one.id in each.proceedings)
    ]
    concerned.sort(key=lambda each: (each.date is None, str(each.date or "")))
    listed = {record for line in kept for record in line.records}
    return Schedule(
        parts=tuple(parts),
        conversations=tuple(_conversation(review, each) for each in concerned),
        meetings=tuple(
            _meeting(review, each)
            for each in sorted(review.all(Meeting), key=lambda each: str(each.date or "9"))
            if each.barred
        ),
        missing=tuple(
            each.id_text
            for each in concerned
            if was_held(each, review.today)
            and each.id not in listed
            and each.disclosure != "not-disclosable"
        ),
    )


REPORT = Report(
    name="disclosure",
    title="Schedule of material",
    about="What material there is, who holds it, and what became of it; for proceedings "
    "(--audience proceedings; --for PRO1 for one of them).",
    build=build,
    of=(Disclosure,),
    tells=("parts", "conversations", "meetings", "missing"),
    nothing="there is no material yet, and no proceedings that its readers may know of.",
    then="List the material: lt new disclosures. And what runs beside the review: lt new "
    "proceedings.",
    per=Proceeding,
    whole=True,
    contents=False,
    audience=None,
    fitting=(Audience.PROCEEDINGS, Audience.REVIEWERS),
)


def _of(kept: Sequence[Disclosure], proceeding: Proceeding) -> list[Disclosure]:
    return [one for one in kept if one.proceeding == proceeding.id]


def _part(
    review: Review, one: Proceeding, kept: Sequence[Disclosure], numbers: dict[int, int]
) -> Part:
    agreed = [
        wording.day(one.agreed_on),
        f"with: {one.agreed_with}" if one.agreed_with else "",
    ]
    agreed_limits = " ".join(part for part in agreed if part)
    return Part(
        id=one.id_text,
        title=one.called,
        status=english.label(one.status),
        contact=one.contact or "",
        agreed=wording.marked(agreed_limits, one),
        limits=wording.prose(one.limits),
        lines=tuple(_material(review, line, numbers) for line in kept),
    )


def _material(review: Review, one: Disclosure, numbers: dict[int, int]) -> Material:
    version = [
        f"Draft {one.draft}" if one.draft is not None else "",
        f"for: {one.audience}" if one.audience else "",
        one.file or "",
        f"SHA-256 {one.sha256}" if one.sha256 else "",
    ]
    outcome = [STATUS[one.status] if one.status else "", wording.day(one.date)]
    return Material(
        number=numbers[id(one)],
        id=one.id_text,
        material=one.material or "",
        records=tuple(record.text for record in one.records if review.find(record)),
        version="; ".join(part for part in version if part),
        held_by=one.held_by or "",
        outcome=", ".join(part for part in outcome if part),
        shared_with=one.shared_with,
        basis=one.basis or "",
    )


def _conversation(review: Review, one: Conversation) -> ConversationLine:
    shared = [
        f"shared back {wording.day(one.writeup_shared)}" if one.writeup_shared else "",
        wording.marked(f"agreed {wording.day(one.agreed_on)}", one) if one.agreed_on else "",
    ]
    return ConversationLine(
        id=one.id_text,
        participant=wording.person(review, one.participant),
        recording=_RECORDING[one.recording] if one.recording else "",
        shared=english.label("; ".join(part for part in shared if part)),
        disclosure=english.label(one.disclosure),
        limits=wording.prose(one.limits),
    )


def _meeting(review: Review, one: Meeting) -> MeetingLine:
    line = diary.line(one)
    barred = tuple(
        f"{wording.person(review, bar.person)}: "
        + (english.listed(bar.items) if bar.items else "the whole meeting")
        + (f" ({bar.reason})" if bar.reason else "")
        for bar in one.barred
    )
    return MeetingLine(line.id, line.what, line.date, barred)
