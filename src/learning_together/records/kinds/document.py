"""A document that the review has, wants or cannot get."""

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import (
    AgencyRef,
    Day,
    PersonRefs,
    Prose,
    Text,
    field,
    several,
)


class Document(Model):
    """A document that the review has, wants or cannot get."""

    KIND = Kind(
        name="documents",
        one="document",
        prefix="DOC",
        holds="A document that the review reads, with its gaps.",
        handling="reviewers team agency proceedings",
        label="title",
        own_agency="agency",
    )

    title: Text | None = field("What it is.", required=True, example="Health visiting record")
    agency: AgencyRef | None = field("Whose it is.", starts=True, label="Whose it is")
    held_at: Text | None = field(
        "Where it is kept.", starts=True, handling="reviewers team agency", label="Where it is kept"
    )
    kept_until: Day | None = field("Until when it is kept.", label="Until when it is kept")
    read_by: PersonRefs = several("Who of the review read it.", starts=True, label="Who read it")
    read_on: Day | None = field("When it was read.", label="When it was read")
    gaps: Prose | None = field(
        "What is missing from it.", starts=True, label="What is missing from it"
    )
