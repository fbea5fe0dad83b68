"""The report of the review, in the order of published Learning Together reports.

Headings are the framework's; a part without text is left out.
"""

from dataclasses import dataclass

from learning_together import english
from learning_together.documents.templates.cited import Cited
from learning_together.method import unwritten
from learning_together.method.conversations import was_held
from learning_together.method.unwritten import Gap
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.finding import Finding
from learning_together.records.kinds.person import Person
from learning_together.records.kinds.question import Question
from learning_together.records.kinds.response import Response
from learning_together.records.kinds.section import Section
from learning_together.records.kinds.source import Source
from learning_together.records.kinds.synopsis import Synopsis
from learning_together.records.kinds.term import Term
from learning_together.reports import wording
from learning_together.reports.report import Asked, Prose, Report, Review
from learning_together.reports.views import (
    board_response,
    diary,
    family_part,
    findings,
    groups,
    in_brief,
)
from learning_together.reports.views.board_response import BoardResponse
from learning_together.reports.views.diary import MeetingLine
from learning_together.reports.views.family_part import FamilyPart
from learning_together.reports.views.findings import Findings
from learning_together.reports.views.groups import Incident, RoleLine
from learning_together.reports.views.in_brief import InBrief, Part
from learning_together.stages import Stage

_TEAM = ("lead-reviewer", "review-team")


@dataclass(frozen=True, slots=True)
class Relative:
    """A member of the family, without a name."""

    id: str
    role: str
    relation: str
    age: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A research question and where it is answered."""

    id: str
    text: str
    findings: Cited[str]
    answer: Prose | None


@dataclass(frozen=True, slots=True)
class Period:
    """One part of the synopsis."""

    id: str
    title: str
    dates: str
    text: Prose | None
    good_practice: Prose | None
    benchmark: tuple[str, ...]
    episodes: Cited[str]
    findings: Cited[str]


@dataclass(frozen=True, slots=True)
class AppendixLine:
    """A line of a list: a word and what it says."""

    id: str
    term: str
    text: str


@dataclass(frozen=True, slots=True)
class CaseReview:
    """The report.

    Attributes:
        glance: What it looked at, as few numbers: each with the width of its column of 100, and
            what it counts. Only such as the reader may see all of.
        parts: Sections of prose by id; an id without text has no part.
        headings: What the framework calls each part of the report.
        decision: What was decided, when and by whom, in a sentence.
        scale: What the review drew on, in a sentence; empty where the reader may not see all of it.
        placed: The sections of the team's own by the part behind which each stands.
        incidents: For the part of that name, where the team writes one; so the groups.
        response: The board's response, where it is bound in.
        gaps: What is still to be written, for those who write it.
        missing: Its parts that are still to be written, by name.
    """

    subject: str
    glance: tuple[tuple[str, int, str], ...]
    foreword: Prose | None
    brief: InBrief
    headings: dict[str, str]
    parts: dict[str, Part]
    decision: str
    decision_reason: Prose | None
    period: str
    period_reason: Prose | None
    relatives: tuple[Relative, ...]
    questions: tuple[QuestionView, ...]
    agencies: tuple[str, ...]
    scale: str
    team: tuple[Relative, ...]
    meetings: tuple[MeetingLine, ...]
    family: FamilyPart
    synopsis: tuple[Period, ...]
    findings: Findings
    glossary: tuple[AppendixLine, ...]
    sources: tuple[AppendixLine, ...]
    placed: dict[str, tuple[Part, ...]]
    incidents: Cited[Incident]
    reviewers: tuple[RoleLine, ...]
    groups: tuple[RoleLine, ...]
    response: BoardResponse | None
    gaps: tuple[Gap, ...]
    missing: dict[str, Gap]


def build(review: Review, asked: Asked) -> CaseReview:
    """The report of a review, as its reader may read it."""
    facts = review.facts
    headings = review.framework.headings
    parts = in_brief.sections(review)
    gaps = () if asked.reader.beyond_team else unwritten.unwritten(review)
    return CaseReview(
        subject=facts.subject or "",
        glance=_glance(review, asked),
        foreword=wording.prose(facts.published.foreword) if facts.published else None,
        brief=in_brief.build(review),
        headings=headings,
        parts=parts,
        decision=in_brief.decision(review),
        decision_reason=wording.prose(facts.decision_reason),
        period=in_brief.period(review),
        period_reason=wording.prose(facts.period.reason) if facts.period else None,
        relatives=_people(review, ("family",)),
        questions=tuple(_question(review, question) for question in review.all(Question)),
        agencies=tuple(agency.called for agency in review.all(Agency)),
        scale=in_brief.scale(review),
        team=_people(review, _TEAM),
        meetings=diary.timetable(review),
        family=family_part.build(review, asked.reader),
        synopsis=_synopsis(review),
        findings=findings.build(review, asked),
        glossary=tuple(
            AppendixLine(term.id_text, term.term or "", term.meaning or "")
            for term in sorted(review.all(Term), key=lambda term: (term.term or "").lower())
        ),
        sources=tuple(
            AppendixLine(source.id_text, source.citation or "", source.url or "")
            for source in sorted(review.all(Source), key=lambda one: (one.citation or "").lower())
        ),
        placed=in_brief.placed(review),
        incidents=groups.incidents(review),
        reviewers=groups.by_role(review, "lead-reviewer"),
        groups=groups.by_role(review, "review-team", "case-group"),
        response=_response(review, asked),
        gaps=gaps,
        missing={gap.part: gap for gap in gaps if gap.kind},
    )


REPORT = Report(
    name="review",
    title="Report of the review",
    about="The report itself, in the order of published Learning Together reports.",
    stage=Stage.REPORT,
    build=build,
    of=(Finding, Section, Synopsis),
    then="Write its parts as sections/NAME.md, and its findings: lt new findings.",
    unwritten=unwritten.unwritten,
    in_grey=True,
    drafted=True,
    takes=("numbered",),
)


def _response(review: Review, asked: Asked) -> BoardResponse | None:
    """The board's response, where the team wants it bound in and there is one to read."""
    wanted = facts.response if (facts := review.facts.published) else False
    if not wanted or not review.all(Response):
        return None
    return board_response.build(review, asked)


def _glance(review: Review, asked: Asked) -> tuple[tuple[str, int, str], ...]:
    """What the review looked at and came to, in up to four numbers."""
    counts: list[tuple[int, str, str]] = []
    period = review.facts.period
    # Told less exactly, the days of the period would give a number that is not so.
    if period and period.start and period.end and asked.dates is None:
        months = 12 * (period.end.year - period.start.year) + period.end.month - period.start.month
        counts.append((months + 1, "month looked at", "months looked at"))
    if review.shows("agencies"):
        entries = english.counted(len(review.all(Entry)), "entry", "entries")
        told = f", with {entries} in the timeline" if review.shows("timeline") else ""
        counts.append((len(review.all(Agency)), f"agency{told}", f"agencies{told}"))
    if review.shows("conversations"):
        held = sum(was_held(one, review.today) for one in review.all(Conversation))
        counts.append((held, "conversation with staff", "conversations with staff"))
    if review.shows("findings"):
        every = review.all(Finding)
        counts.append((len(every), "finding", "findings"))
        # In the place of the conversations, for those who may not know of them.
        if not review.shows("conversations"):
            questions = sum(len(one.questions) for one in every)
            counts.append((questions, "question to answer", "questions to answer"))
    found = [(number, one if number == 1 else many) for number, one, many in counts if number]
    return tuple((str(number), 100 // len(found), words) for number, words in found)


def _people(review: Review, groups: tuple[str, ...]) -> tuple[Relative, ...]:
    return tuple(
        Relative(
            person.id_text,
            person.role or "",
            person.relation or wording.agency(review, person.agency),
            person.age or "",
        )
        for person in review.all(Person)
        if person.group in groups
    )


def _question(review: Review, question: Question) -> QuestionView:
    return QuestionView(
        question.id_text,
        question.text or "",
        wording.cited(
            review,
            Question,
            "findings",
            (one.id_text for one in review.all(Finding) if one.id in question.findings),
        ),
        wording.prose(question.answer),
    )


def _synopsis(review: Review) -> tuple[Period, ...]:
    ordered = sorted(
        review.all(Synopsis),
        key=lambda one: (one.start is None, one.start.order if one.start else ()),
    )
    return tuple(
        Period(
            id=part.id_text,
            title=part.title or "",
            dates=wording.from_to(part.start, part.end),
            text=wording.prose(part.text),
            good_practice=wording.prose(part.good_practice),
            benchmark=part.benchmark,
            episodes=wording.cited(review, Synopsis, "episodes", map(str, part.episodes)),
            findings=wording.cited(review, Synopsis, "findings", map(str, part.findings)),
        )
        for part in ordered
    )
