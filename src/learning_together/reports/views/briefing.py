"""The briefing note for the case group: what the review is, what is asked, what is promised.

"The briefing session for the case group is so crucial" (SCIE, Learning Together London pilots,
interim report, 2011, section 6). What is promised follows SCIE's letter to participants (SCIE Guide
24, appendix 2), as far as `lt` and the team keep it, and says what a court may order all the same.
"""

from dataclasses import dataclass

from learning_together.method import staff
from learning_together.method.conversations import are_held
from learning_together.records.agreement import stands
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.proceeding import Proceeding
from learning_together.records.kinds.question import Question
from learning_together.reports import wording
from learning_together.reports.report import Asked, Report, Review
from learning_together.reports.views import diary
from learning_together.reports.views.diary import MeetingLine
from learning_together.stages import Stage


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Somebody who does the review."""

    id: str
    role: str
    agency: str


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A research question, or one to an agency."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """The briefing note.

    Attributes:
        family: Whom those who worked the case knew.
        conversations: Whether people are spoken with one by one.
        introduction: Whether there is an introductory meeting.
        follow_on: Whether there are follow-on meetings.
        proceedings: What runs beside the review, by title.
        settled: Whether limits are agreed for all of it.
        general_places: Whether reports tell places in general words, as this one does.
    """

    review: str
    board: str
    questions: tuple[QuestionLine, ...]
    family: str
    period: str
    conversations: bool
    introduction: bool
    follow_on: bool
    timetable: tuple[MeetingLine, ...]
    proceedings: tuple[str, ...]
    settled: bool
    general_places: bool
    agencies: tuple[str, ...]
    team: tuple[TeamMember, ...]


def build(review: Review, asked: Asked) -> Briefing:
    """The briefing note of a review."""
    period = review.facts.period
    types = diary.types(review)
    open_ = [one for one in review.all(Proceeding) if one.status != "closed"]
    return Briefing(
        review=review.title,
        board=review.facts.board or "",
        questions=tuple(
            QuestionLine(one.id_text, one.text) for one in review.all(Question) if one.text
        ),
        family=review.framework.word("family"),
        period=wording.from_to(period.start, period.end) if period else "",
        conversations=are_held(review),
        introduction="introductory" in types,
        follow_on=not types.isdisjoint({"follow-on-1", "follow-on-2"}),
        timetable=diary.timetable(review, case_group=True),
        proceedings=tuple(one.called for one in open_),
        settled=all(one.limits and stands(one) for one in open_),
        general_places=asked.places,
        agencies=tuple(one.called for one in review.all(Agency)),
        team=tuple(
            TeamMember(one.id_text, one.role or "", wording.agency(review, one.agency))
            for one in staff.of_group(review, "lead-reviewer", "review-team")
        ),
    )


REPORT = Report(
    name="briefing",
    title="Briefing note for the case group",
    about="What the review is, what is asked of staff, what is promised, and the dates.",
    stage=Stage.SETUP,
    build=build,
    contents=False,
)
