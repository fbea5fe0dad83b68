"""Time and money that the review took."""

from typing import Annotated, Literal

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import (
    AgencyRef,
    Amount,
    Date,
    Named,
    PersonRef,
    Prose,
    Ref,
    Text,
    field,
)

#: SCIE, Learning Together London pilots: interim report, 2011, section 7, rows of the table.
EffortIssue = Literal[
    "chair",
    "overview-author",
    "review-team",
    "panel",
    "timespan",
    "chronology",
    "staff",
    "board",
    "other",
]
EffortCompared = Literal["more", "less", "same"]
EffortRef = Annotated[Named, Ref(("effort",))]


class Effort(Model):
    """Time and money that the review took."""

    KIND = Kind(
        name="effort",
        one="effort",
        prefix="EFF",
        holds="Time and money spent, by role and activity, against the usual process.",
        handling="reviewers team board",
        label="issue",
    )

    issue: EffortIssue | None = field(
        "Where it belongs in the table of time and cost.",
        required=True,
        label="What it was spent on",
    )
    activity: Text | None = field(
        "What was done.", starts=True, example="Conversations", label="The activity"
    )
    person: PersonRef | None = field("Who spent it.", label="Who")
    agency: AgencyRef | None = field("Which agency spent it.")
    hours: Amount | None = field("Hours spent.", starts=True, label="Hours spent")
    cost: Amount | None = field("Money spent, in pounds.", label="What it cost")
    usual_hours: Amount | None = field(
        "Hours that the usual process would have taken, as the team judges.",
        starts=True,
        label="Hours it usually takes",
    )
    usual_cost: Amount | None = field(
        "Money that the usual process would have cost, in pounds.", label="What it usually costs"
    )
    compared: EffortCompared | None = field(
        "Whether it took more or less than the usual process, where hours and money do not say.",
        example="less",
        label="What it is compared with",
    )
    part_of: EffortRef | None = field(
        "The effort that this one is a part of, told apart for its contrast: totals leave it out.",
        label="The effort it is a part of",
    )
    date: Date | None = field("When.")
    value_added: Prose | None = field("What it added.", starts=True, label="What it was worth")
