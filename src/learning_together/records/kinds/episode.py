"""A key practice episode: significant for how the case developed or was handled."""

from typing import Annotated, Literal

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import (
    AgencyRefs,
    Date,
    EntryRefs,
    EvidenceRefs,
    FactorRefs,
    Many,
    Prose,
    Text,
    Texts,
    field,
    several,
)

KeyTo = Annotated[tuple[Literal["developed", "handled"], ...], Many]
Valence = Literal["good", "mixed", "problematic"]


class Episode(Model):
    """A key practice episode: significant for how the case developed or was handled."""

    KIND = Kind(
        name="episodes",
        one="key practice episode",
        prefix="KPE",
        holds="A key practice episode: significant for how the case developed or was handled; good, mixed or problematic.",
        handling="reviewers team case-group participant board",
        label="title",
        apart=True,
    )

    title: Text | None = field(
        "A neutral name.", required=True, example="The first report of concern"
    )
    start: Date | None = field("When it began.", starts=True, label="First day")
    end: Date | None = field("When it ended.", starts=True, label="Last day")
    key_to: KeyTo = several(
        "Whether it is key to how the case developed, how it was handled, or both.",
        starts=True,
        label="What it is key to",
    )
    why_key: Prose | None = field("Why this episode is key.", starts=True, label="Why it is key")
    timeline: EntryRefs = several(
        "The timeline entries it is made of.",
        starts=True,
        example="[health-012, police-003]",
        label="Entries in the timeline",
    )
    agencies: AgencyRefs = several(
        "The agencies whose practice it is about.", label="Agencies involved"
    )
    what_happened: Prose | None = field(
        "What was done and not done, without judgement.", starts=True
    )
    known_at_the_time: Prose | None = field(
        "What was known, and by whom, at the time.", starts=True, label="What was known at the time"
    )
    appraisal: Prose | None = field(
        "How good practice was, held against the benchmark.",
        starts=True,
        label="Appraisal of practice",
    )
    benchmark: Texts = several(
        "The standard, guidance or research that the appraisal uses.",
        starts=True,
        label="What practice is measured against",
    )
    valence: Valence | None = field(
        "Good, mixed or problematic practice.", starts=True, label="How good practice was"
    )
    local_rationality: Prose | None = field(
        "Why it made sense to those involved at the time.",
        starts=True,
        label="Why it made sense at the time",
    )
    factors: FactorRefs = several(
        "The contributory factors. May also be named on the factor's side.",
        starts=True,
        label="Contributory factors",
    )
    evidence: EvidenceRefs = several(
        "Conversations, documents and entries that the account rests on.",
        starts=True,
        label="What it rests on",
    )
