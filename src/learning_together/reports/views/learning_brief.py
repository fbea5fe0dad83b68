"""The learning brief: two pages for those who do the work, to read and to talk over in their team.

Boards publish one with each review; they know it as a 7-minute briefing. Since thousands read it,
it goes to nobody beyond the team while proceedings are open.
"""

from dataclasses import dataclass

from learning_together.ids import Id
from learning_together.method import priorities, unwritten
from learning_together.records.base import Audience
from learning_together.records.kinds.finding import Finding
from learning_together.reports.report import Asked, Prose, Report, Review
from learning_together.reports.views import in_brief
from learning_together.reports.views.in_brief import FoundLine, Part
from learning_together.stages import Stage

#: Sections of the team's own that stand in place of what the records tell.
_OWN = (
    "brief-why",
    "brief-what-happened",
    "brief-findings",
    "brief-practice",
    "brief-questions",
    "brief-more",
)


@dataclass(frozen=True, slots=True)
class Point:
    """Something to do or to ask, and the finding that it comes from."""

    id: str
    field: str
    text: Prose


@dataclass(frozen=True, slots=True)
class LearningBrief:
    """The brief.

    Attributes:
        headings: Of its parts, by id.
        own: What the team writes itself, by the id of the part.
        why: What was decided, in a sentence.
        summary: What happened.
        practice: What people can do.
        questions: What a team can talk over.
        more: Where to read more, in a sentence.
    """

    headings: dict[str, str]
    own: dict[str, Part]
    why: str
    summary: Part | None
    found: tuple[FoundLine, ...]
    practice: tuple[Point, ...]
    questions: tuple[Point, ...]
    more: str


def build(review: Review, asked: Asked) -> LearningBrief:
    """The brief of a review, as its reader may read it."""
    parts = in_brief.sections(review)
    brief = in_brief.build(review)
    return LearningBrief(
        headings=review.framework.headings,
        own={name: parts[Id(name).folded] for name in _OWN if Id(name).folded in parts},
        why=" ".join(filter(None, (in_brief.decision(review), _looked(review)))),
        summary=brief.case,
        found=brief.found,
        practice=_points(review, "practice"),
        questions=_points(review, "team_questions"),
        more=_more(review),
    )


REPORT = Report(
    name="learning-brief",
    title="Learning brief",
    about="Two pages for practitioners: what happened, what was found, what to do, what to ask.",
    stage=Stage.REPORT,
    build=build,
    of=(Finding,),
    contents=False,
    audience=Audience.PUBLIC,
    waits=True,
    unwritten=unwritten.of_brief,
    pages=2,
)


def _looked(review: Review) -> str:
    looked = in_brief.period(review)
    return f"It looks at the period {looked}." if looked else ""


def _points(review: Review, name: str) -> tuple[Point, ...]:
    return tuple(
        Point(one.id_text, name, Prose(text))
        for _, one in priorities.numbered(review)
        for text in getattr(one, name)
    )


def _more(review: Review) -> str:
    published = review.facts.published
    board = review.facts.board
    said = [f"The report of the review is published by {board}." if board else ""]
    if published and published.contact:
        said.append(f"Write to: {published.contact.rstrip('.')}.")
    return " ".join(filter(None, said))
