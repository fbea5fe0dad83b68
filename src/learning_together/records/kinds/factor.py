"""A contributory factor: what made good practice harder or easier."""

from typing import Literal

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import (
    EpisodeRefs,
    EvidenceRefs,
    Prose,
    Text,
    field,
    several,
)

#: SCIE Guide 24 (Fish, Munro and Bairstow 2008), appendices 3 and 5.
FactorType = Literal[
    "family",
    "personal",
    "role",
    "conditions",
    "own-team",
    "interagency",
    "organisation",
    "political",
    "other",
]
FactorLevel = Literal["frontline", "local-strategic", "national"]
Effect = Literal["hinders", "helps"]


class Factor(Model):
    """A contributory factor: what made good practice harder or easier."""

    KIND = Kind(
        name="factors",
        one="contributory factor",
        prefix="CF",
        holds="A contributory factor: something that made good practice harder, or helped it.",
        handling="reviewers team case-group participant board",
        label="summary",
    )

    summary: Text | None = field(
        "The factor in a sentence.",
        required=True,
        sample="Two posts in the team were vacant",
        label="The factor in a sentence",
    )
    type: FactorType | None = field("Where it lies.", starts=True, label="Where it lies")
    level: FactorLevel | None = field(
        "At which level it can be changed.", starts=True, label="At which level it can be changed"
    )
    effect: Effect | None = field(
        "Whether it hindered good practice or helped it.",
        starts=True,
        label="Whether it hindered or helped",
    )
    explanation: Prose | None = field(
        "How it worked on what people did.", starts=True, label="How it worked on what people did"
    )
    episodes: EpisodeRefs = several(
        "The episodes in which it was at work. May also be named on the episode's side.",
        starts=True,
    )
    evidence: EvidenceRefs = several(
        "Conversations, documents and entries that show it.", starts=True, label="What shows it"
    )
