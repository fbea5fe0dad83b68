"""The summary of the review, for those who read no more: at most two pages."""

from dataclasses import dataclass

from learning_together import english
from learning_together.english import counted
from learning_together.records.kinds.finding import Finding
from learning_together.records.kinds.section import Section
from learning_together.reports.report import Asked, Report, Review
from learning_together.reports.views import family_part, in_brief
from learning_together.reports.views.in_brief import InBrief
from learning_together.stages import Stage


@dataclass(frozen=True, slots=True)
class Summary:
    """The summary.

    Attributes:
        decision: What was decided, by whom and when.
        done: How the review was done, a sentence each.
        family: What came of asking the family, each with whom.
        asks: What the findings leave the board with, in a sentence.
    """

    decision: str
    why: str
    brief: InBrief
    how: str
    done: tuple[str, ...]
    family_heading: str
    family: tuple[tuple[str, str], ...]
    asks: str


def build(review: Review, asked: Asked) -> Summary:
    """The summary of a review, as its reader may read it."""
    headings = review.framework.headings
    return Summary(
        decision=in_brief.decision(review),
        why=headings["introduction"],
        brief=in_brief.build(review),
        how=headings["methodology"],
        done=how_done(review),
        family_heading=headings["family"],
        family=family_part.in_lines(review),
        asks=_asks(review),
    )


REPORT = Report(
    name="summary",
    title="Summary of the review",
    about="What happened, what the review found and what it asks, on at most two pages.",
    stage=Stage.REPORT,
    build=build,
    of=(Finding, Section),
    contents=False,
    takes=("numbered",),
    pages=2,
)


_SCIE = "Social Care Institute for Excellence"


def how_done(review: Review) -> tuple[str, ...]:
    """How a review was done, a sentence each."""
    option = english.starting(review.option.label)
    looked, drew = in_brief.period(review), in_brief.scale(review)
    return tuple(
        said
        for said in (
            f"{option}, by the Learning Together model ({_SCIE}).",
            f"It looks at the period {looked}." if looked else "",
            f"It drew on {drew}." if drew else "",
        )
        if said
    )


def _asks(review: Review) -> str:
    """How many questions and recommendations the findings end with; empty for none.

    So also where the reader may not see all of them: the numbers would be wrong.
    """
    if not review.shows(Finding.KIND.name):
        return ""
    found = review.all(Finding)
    counts = (
        (sum(len(one.questions) for one in found), "question"),
        (sum(len(one.recommendations) for one in found), "recommendation"),
    )
    told = english.listed(counted(number, one) for number, one in counts if number)
    board = review.facts.board or f"the {review.framework.word('board')}"
    return f"With its findings the review puts {told} to {board}." if told else ""
