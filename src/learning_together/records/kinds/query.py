"""An open question to an agency."""

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import (
    AgencyRef,
    AnyRefs,
    Day,
    PersonRef,
    Text,
    field,
    several,
)


class Query(Model):
    """An open question to an agency."""

    KIND = Kind(
        name="queries",
        one="query",
        prefix="QRY",
        holds="A question that the review puts to an agency.",
        handling="reviewers team agency",
        label="question",
        own_agency="agency",
    )

    agency: AgencyRef | None = field("Who is asked.", required=True, label="Which agency is asked")
    question: Text | None = field(
        "What is asked.",
        required=True,
        sample="Who took the call on 14 June?",
        label="What is asked",
    )
    about: AnyRefs = several("The records it is about.", starts=True, label="What it is about")
    asked_by: PersonRef | None = field("Who asks.", label="Who asks")
    asked_on: Day | None = field("When it was asked.", starts=True, label="When it was asked")
    due: Day | None = field("When the answer is needed.", starts=True, label="Answer due by")
    answer: Text | None = field("What was answered.", starts=True)
    answered_on: Day | None = field(
        "When it was answered.", starts=True, label="When it was answered"
    )
