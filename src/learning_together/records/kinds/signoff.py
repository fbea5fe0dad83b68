"""The sign-off of a draft by a member of the review team."""

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import Day, PersonRefs, Prose, Whole, field, several


class SignOff(Model):
    """The sign-off of a draft by a member of the review team."""

    KIND = Kind(
        name="signoffs",
        one="sign-off",
        prefix="SGN",
        holds="A member's sign-off of the report, before it goes to the board.",
        handling="reviewers team board",
        label="by",
    )

    by: PersonRefs = several("Who signs off.", required=True, label="Who signs it off")
    draft: Whole | None = field("Which draft.", starts=True, label="Which draft")
    date: Day | None = field("When.", starts=True)
    remarks: Prose | None = field("Reservations, if any.")
