"""Supervision of the lead reviewers."""

from typing import Literal

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import (
    AnyRefs,
    Day,
    PersonRefs,
    Prose,
    Text,
    field,
    several,
)

SupervisionType = Literal["individual", "group", "critique"]


class Supervision(Model):
    """Supervision of the lead reviewers."""

    KIND = Kind(
        name="supervision",
        one="supervision session",
        prefix="SUP",
        holds="A supervision session, or a critique of a draft, for the lead reviewers.",
        handling="reviewers",
        label="date",
    )

    date: Day | None = field("When.", required=True)
    type: SupervisionType | None = field("What sort.", starts=True, label="What kind")
    people: PersonRefs = several("Who took part.", starts=True, label="Who took part")
    supervisor: Text | None = field(
        "Who supervised, by position.", starts=True, label="Who supervised"
    )
    about: AnyRefs = several("The records it was about.", label="What it was about")
    learning: Prose | None = field("What was learned.", starts=True, label="What was learned")
