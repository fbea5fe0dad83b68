"""How an agency's own governance was met."""

from typing import Literal

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import AgencyRef, Day, Prose, Text, Whole, field

AssuranceScope = Literal["seen", "facts-checked", "endorsed"]


class Assurance(Model):
    """How an agency's own governance was met."""

    KIND = Kind(
        name="assurance",
        one="assurance",
        prefix="ASR",
        holds="How an agency's own governance saw the report, apart from the team's sign-off.",
        handling="reviewers team agency board",
        label="agency",
        own_agency="agency",
    )

    agency: AgencyRef | None = field("Which agency.", required=True)
    by: Text | None = field(
        "Who, by position.", starts=True, example="Chief executive", label="By whom"
    )
    what: AssuranceScope | None = field("What was done.", starts=True, label="What was done")
    draft: Whole | None = field("Which draft.", label="Of which draft")
    date: Day | None = field("When.", starts=True)
    remarks: Prose | None = field("What was said.")
