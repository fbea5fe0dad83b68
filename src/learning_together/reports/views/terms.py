"""The terms of reference: what the review asks, over which period, who does what and by when.

Lead reviewers of the London pilots wanted "review team member roles in the Terms of Reference"
and "all meeting dates at the start" (SCIE, Learning Together London pilots, interim report, 2011,
section 5).
"""

from dataclasses import dataclass

from learning_together import english
from learning_together.method import staff
from learning_together.method.conversations import are_held
from learning_together.privacy.audience import reads_all
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.contact import FamilyContact
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.person import Person
from learning_together.records.kinds.proceeding import Proceeding
from learning_together.records.kinds.question import Question
from learning_together.reports import wording
from learning_together.reports.report import Asked, Prose, Report, Review
from learning_together.reports.views import diary
from learning_together.reports.views.diary import MeetingLine
from learning_together.stages import Stage


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A research question."""

    id: str
    text: str
    why: Prose | None


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Somebody who does the review."""

    id: str
    role: str
    agency: str
    tasks: tuple[str, ...]
    time: str
    training: str


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """An agency and its route of governance."""

    id: str
    name: str
    contact: str
    champion: str
    governance: Prose | None


@dataclass(frozen=True, slots=True)
class ProceedingLine:
    """Parallel proceedings and what was agreed about them."""

    id: str
    title: str
    status: str
    contact: str
    agreed: str
    limits: Prose | None


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of reference."""

    review: str
    board: str
    subject: str
    framework: str
    option: str
    decision: str
    decided_on: str
    decision_reason: Prose | None
    proportionality: Prose | None
    questions: tuple[QuestionLine, ...]
    period: str
    period_reason: Prose | None
    agencies: tuple[AgencyLine, ...]
    team: tuple[TeamMember, ...]
    case_group: Prose | None
    staff: str
    conversations: bool
    family_heading: str
    family: Prose | None
    relatives: tuple[str, ...]
    proceedings: tuple[ProceedingLine, ...]
    information: Prose | None
    owner: str
    controller: str
    kept_until: str
    destroyed_by: str
    timetable: tuple[MeetingLine, ...]
    publication: Prose | None


def build(review: Review, asked: Asked) -> Terms:
    """The terms of reference of a review, as far as it has them."""
    facts = review.facts
    period, retention = facts.period, facts.retention
    counted = all(reads_all(review, asked.reader, one) for one in (Entry, Person, Agency))
    number = len(staff.case_staff(review)) if counted else 0
    return Terms(
        review=review.title,
        board=facts.board or "",
        subject=facts.subject or "",
        framework=review.framework.label,
        option=review.option.label,
        decision=facts.decision or "",
        decided_on=wording.day(facts.decided_on),
        decision_reason=wording.prose(facts.decision_reason),
        proportionality=wording.prose(facts.proportionality),
        questions=tuple(
            QuestionLine(one.id_text, one.text or "", wording.prose(one.why))
            for one in review.all(Question)
        ),
        period=wording.from_to(period.start, period.end) if period else "",
        period_reason=wording.prose(period.reason) if period else None,
        agencies=tuple(
            AgencyLine(
                one.id_text,
                one.called,
                one.contact or "",
                wording.person(review, one.champion),
                wording.prose(one.governance),
            )
            for one in review.all(Agency)
        ),
        team=tuple(
            _member(review, one)
            for one in staff.of_group(review, "lead-reviewer", "review-team", "administrator")
        ),
        case_group=wording.prose(facts.case_group),
        staff=english.counted(number, "member of staff", "members of staff") if number else "",
        conversations=are_held(review),
        family_heading=review.framework.headings["family"],
        family=wording.prose(facts.family_involvement),
        relatives=tuple(
            wording.person(review, one.person) for one in review.all(FamilyContact) if one.person
        ),
        proceedings=tuple(_proceeding(one) for one in review.all(Proceeding)),
        information=wording.prose(facts.information_handling),
        owner=facts.owner or "",
        controller=facts.controller or "",
        kept_until=wording.day(retention.until) if retention else "",
        destroyed_by=(retention.destroy_by or "") if retention else "",
        timetable=diary.timetable(review),
        publication=wording.prose(facts.publication),
    )


REPORT = Report(
    name="terms",
    title="Terms of reference",
    about="What the review asks, over which period, who does what, and all dates.",
    stage=Stage.SETUP,
    build=build,
)


def _member(review: Review, person: Person) -> TeamMember:
    return TeamMember(
        person.id_text,
        person.role or "",
        wording.agency(review, person.agency),
        person.tasks,
        person.time_commitment or "",
        person.training or "",
    )


def _proceeding(one: Proceeding) -> ProceedingLine:
    agreed = " ".join(
        part
        for part in (
            wording.day(one.agreed_on),
            f"with {one.agreed_with}" if one.agreed_with else "",
        )
        if part
    )
    return ProceedingLine(
        one.id_text,
        one.called,
        english.label(one.status),
        one.contact or "",
        wording.marked(agreed, one),
        wording.prose(one.limits),
    )
