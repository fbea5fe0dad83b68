"""A person, known only by a role code."""

from typing import Literal

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import AgencyRef, PersonRef, Text, Texts, field, several

Group = Literal[
    "lead-reviewer", "review-team", "case-group", "family", "board", "administrator", "other"
]
Level = Literal["front-line", "first-line-manager", "senior-manager"]
ConversationPlan = Literal["planned", "held", "none"]


class Person(Model):
    """A person, known only by a role code."""

    KIND = Kind(
        name="people",
        one="person",
        prefix="",
        holds="A person in the case or in the review, known only by a role code (HV1).",
        handling="all",
        label="role",
        alike=("group",),
        asked=("relation", "age"),
    )

    role: Text | None = field(
        "The person's role or position; never a name.",
        required=True,
        example="Health visitor",
        label="Role",
    )
    agency: AgencyRef | None = field(
        "The agency the person works for.", starts=True, label="Agency"
    )
    group: Group | None = field(
        "The person's part in the review.",
        required=True,
        example="case-group",
        label="Group in the review",
    )
    level: Level | None = field(
        "Where in the agency the person works: front line or management.",
        starts=True,
        label="Level",
    )
    manager: PersonRef | None = field(
        "The first-line manager at the time.", handling="reviewers team", label="Their manager"
    )
    relation: Text | None = field(
        "For the family: how related to the person whom the review is about.",
        example="Mother",
        label="How related",
    )
    age: Text | None = field(
        "For the family: age at the end of the period, or a range.", example="34", label="Age"
    )
    tasks: Texts = several(
        "For the review team: what the member does, at meetings and between them.",
        handling="reviewers team",
        label="Tasks in the review",
    )
    time_commitment: Text | None = field(
        "For the review team: how much time is asked for.",
        handling="reviewers team",
        label="Time they can give",
    )
    training: Text | None = field(
        "Training in the model, accreditation, independence.",
        handling="reviewers team board",
        label="Training they have had",
    )
    conversation: ConversationPlan | None = field(
        "For the case group: whether a conversation is planned, was held, or will not be held.",
        handling="reviewers team",
        label="Their conversation",
    )
    no_conversation_because: Text | None = field(
        "Why there will be no conversation.",
        handling="reviewers team",
        label="Why there is no conversation",
    )
