"""What is still to be written before a report of the review is whole.

Takes a review, as a member of the team may read it; gives places without a text. What a reader may
not see was typed all the same, and is not told as missing.
"""

from dataclasses import dataclass

from learning_together.ids import Id
from learning_together.method import priorities
from learning_together.records.agreement import stands
from learning_together.records.base import Model
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.finding import Finding
from learning_together.records.kinds.question import Question
from learning_together.records.kinds.section import Section
from learning_together.records.kinds.synopsis import Synopsis
from learning_together.records.placeholders import says_something
from learning_together.records.shape import fields
from learning_together.review.review import Review

#: Sections that every report of a review has.
SECTIONS = ("summary", "methodology", "limitations", "conclusion")
#: The part of a report that tells practice by period.
SYNOPSIS = Synopsis.KIND.name
_OF_EPISODES = (
    "How practice is judged, period by period. What was typed in the key practice episodes stands "
    "in the report of episodes, and not in this one."
)
#: What a finding owes its readers.
_OF_FINDING = (
    "title",
    "statement",
    "category",
    "priority",
    "manifestation",
    "underlying",
    "prevalence",
    "spread",
    "still_current",
    "impact",
)


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where something is still to be written.

    Attributes:
        id: Of the record; of the section that is not there yet; empty for another kind's first.
        field: Of the record; empty where all of it is missing.
        asks: What belongs there.
        label: What the field, or the section, is called.
        guidance: What belongs there, beside the label; empty where that says it already.
        kind: The plural of the kind of a record that is not there yet; empty where it is.
    """

    id: str
    field: str
    asks: str
    label: str
    guidance: str
    kind: str = ""

    @property
    def called(self) -> str:
        """What it is, in words: a part of the report, or what a record is to say."""
        if not self.kind:
            return f"{self.id} ({self.label.lower()})"
        return f"the {self.part}" if self.part in (*SECTIONS, SYNOPSIS) else f"“{self.label}”"

    @property
    def part(self) -> str:
        """The part of the report that is missing, by the name of its section or kind."""
        return self.id or self.kind


def sections(review: Review) -> tuple[Gap, ...]:
    """The sections that every report has, and this one not yet."""
    if not review.whole(Section.KIND.name):
        return ()
    written = {one.id for one in review.all(Section) if _has(one, "text")}
    return tuple(
        _section(review, name)
        for name in SECTIONS
        if Id(name) not in written and Id(name) not in review.withheld
    )


def of_finding(review: Review, finding: Finding) -> tuple[Gap, ...]:
    """What a finding does not answer yet."""
    empty = [name for name in _OF_FINDING if not _has(finding, name)]
    leaves = {"none": (), "questions": ("questions",)}
    left = leaves.get(review.recommendations, ("questions", "recommendations"))
    if left and not any(_has(finding, name) for name in left):
        empty.append(left[0])
    gaps = [_gap(finding, name) for name in empty]
    if finding.quotation and not stands(finding):
        gaps.append(_waits(finding))
    return tuple(gaps)


def _waits(finding: Finding) -> Gap:
    asks = (
        "The quotation waits until who said it agrees to be quoted in these words: "
        f"lt agree {finding.id_text}"
    )
    return Gap(finding.id_text, "quotation", asks, "Quotation", asks)


def _section(review: Review, name: str) -> Gap:
    heading = review.framework.headings[name]
    return Gap(name, "", heading, heading, "", Section.KIND.name)


def unwritten(review: Review) -> tuple[Gap, ...]:
    """All that is still to be written, in the order of the report."""
    questions = [
        _gap(one, "answer")
        for one in review.all(Question)
        if not _has(one, "answer") and not one.origin.data.get("findings")
    ]
    return (*sections(review), *questions, *_periods(review), *of_findings(review))


def _periods(review: Review) -> tuple[Gap, ...]:
    """The synopsis where there is none, though there are episodes; its empty parts."""
    periods = review.all(Synopsis)
    known = review.whole(SYNOPSIS) and review.shows(SYNOPSIS)
    if periods or not review.all(Episode) or not known:
        return tuple(_gap(one, "text") for one in periods if not _has(one, "text"))
    heading = review.framework.headings[SYNOPSIS]
    return (Gap("", "", heading, heading, _OF_EPISODES, SYNOPSIS),)


def of_findings(review: Review) -> tuple[Gap, ...]:
    """What the findings do not answer yet, in their order."""
    return tuple(gap for _, one in priorities.numbered(review) for gap in of_finding(review, one))


def of_brief(review: Review) -> tuple[Gap, ...]:
    """What a learning brief of the review leaves out, since nobody has written it."""
    written = {one.id for one in review.all(Section) if _has(one, "text")}
    told = {
        "brief-what-happened": Id("summary") in written,
        "brief-practice": any(_has(one, "practice") for one in review.all(Finding)),
        "brief-questions": any(_has(one, "team_questions") for one in review.all(Finding)),
    }
    return tuple(
        _section(review, name)
        for name, is_told in told.items()
        if not is_told and Id(name) not in written
    )


def _gap(record: Model, name: str) -> Gap:
    shape = fields(type(record))[name]
    return Gap(record.id_text, name, shape.explains, shape.label, shape.guidance)


def _has(record: Model, name: str) -> bool:
    """Whether something was typed there, or is faulty, which is reported otherwise."""
    typed = record.origin.data.get(name)
    return not record.lacks(name) or says_something(
        tuple(typed) if isinstance(typed, list) else typed
    )
