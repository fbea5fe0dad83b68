"""Proceedings that run beside the review."""

from typing import Literal

from learning_together.records.base import Kind, Model, Part
from learning_together.records.field_types import (
    Code,
    Day,
    PersonRef,
    PersonRefs,
    Prose,
    Text,
    agreed_words,
    field,
    several,
)

ProceedingType = Literal[
    "criminal",
    "coroner",
    "family-court",
    "domestic-homicide-review",
    "professional-regulation",
    "civil",
    "other",
]
ProceedingStatus = Literal["open", "closed"]


class Cleared(Part):
    """Somebody concerned in proceedings who may take part in the review, as was agreed."""

    person: PersonRef | None = field(
        "Who may take part.", required=True, example="PC1", label="Who"
    )
    by: Text | None = field(
        "Who agreed to it, by position.",
        required=True,
        example="The reviewing lawyer",
        label="Who agreed to it",
    )
    on: Day | None = field("When they agreed to it.", required=True, label="When")
    limits: Text | None = field(
        "What they may not speak of, if anything.", label="Within what limits"
    )


class Proceeding(Model):
    """Proceedings that run beside the review."""

    KIND = Kind(
        name="proceedings",
        one="parallel proceeding",
        prefix="PRO",
        holds="Criminal, coroner's or other proceedings that run beside the review, and the limits they set.",
        handling="reviewers team board proceedings",
        label="title",
        agreed="agreed_on",
        words=("limits",),
    )

    title: Text | None = field("What they are.", required=True, example="Criminal prosecution")
    type: ProceedingType | None = field("What sort.", starts=True, label="What kind")
    status: ProceedingStatus | None = field("Whether they are still open.", starts=True)
    contact: Text | None = field(
        "Who to speak to, by position.",
        starts=True,
        handling="reviewers team proceedings",
        label="Whom to ask",
    )
    opened: Day | None = field("When they began.", label="When it was opened")
    closed: Day | None = field("When they ended.", label="When it was closed")
    people: PersonRefs = several(
        "Who is, or may be, a witness or otherwise concerned.",
        handling="reviewers team proceedings",
        label="People concerned",
    )
    cleared: tuple[Cleared, ...] = several(
        "Who of them may take part in meetings and conversations, and who agreed to it when; "
        "others are barred in the meetings.",
        handling="reviewers team proceedings",
        label="Who may be spoken to all the same",
    )
    limits: Prose | None = field(
        "What was agreed: what may be discussed, by whom, what is recorded.",
        starts=True,
        label="Limits agreed",
    )
    agreed_on: Day | None = field(
        "When that was agreed.", starts=True, label="When the limits were agreed"
    )
    agreed_words: Code | None = agreed_words("the limits")
    agreed_with: Text | None = field(
        "With whom, by position.",
        starts=True,
        handling="reviewers team proceedings",
        label="With whom they were agreed",
    )
