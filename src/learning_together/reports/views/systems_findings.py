"""The report of systems findings: five or six pages, as focused and rapid reviews write them.

As in SCIE's Safeguarding Adults Reviews in Rapid Time (2020): the case in brief, how the review was
done and what limits it had, and each finding with what it rests on and what it asks.
"""

from dataclasses import dataclass

from learning_together.method import unwritten
from learning_together.records.kinds.finding import Finding
from learning_together.reports.report import Asked, Report, Review
from learning_together.reports.views import family_part, findings, in_brief
from learning_together.reports.views.findings import FindingView
from learning_together.reports.views.in_brief import Part
from learning_together.reports.views.summary import how_done
from learning_together.stages import Stage


@dataclass(frozen=True, slots=True)
class SystemsFindings:
    """The report.

    Attributes:
        told: How the review was done, a sentence each.
        family: What came of asking the family, each with whom.
        parts: The sections that it takes over, in their order.
        questions: The heading of the questions, in the framework's words.
    """

    decision: str
    why: str
    how: str
    told: tuple[str, ...]
    before: tuple[Part, ...]
    family_heading: str
    family: tuple[tuple[str, str], ...]
    findings_heading: str
    findings: tuple[FindingView, ...]
    questions: str
    after: tuple[Part, ...]


def build(review: Review, asked: Asked) -> SystemsFindings:
    """The systems findings of a review, as its reader may read them."""
    headings = review.framework.headings
    parts = in_brief.sections(review)
    found = findings.build(review, asked)
    return SystemsFindings(
        decision=in_brief.decision(review),
        why=headings["introduction"],
        how=headings["methodology"],
        told=how_done(review),
        before=tuple(parts[name] for name in ("summary", "limitations") if name in parts),
        family_heading=headings["family"],
        family=family_part.in_lines(review),
        findings_heading=headings["findings"],
        findings=found.findings,
        questions=found.questions,
        after=tuple(parts[name] for name in ("conclusion",) if name in parts),
    )


REPORT = Report(
    name="systems-findings",
    title="Systems findings",
    about="Five or six pages for focused and rapid reviews: the case in brief and the findings.",
    stage=Stage.REPORT,
    build=build,
    of=(Finding,),
    contents=False,
    takes=("numbered",),
    pages=6,
    unwritten=unwritten.of_findings,
    in_grey=True,
)
