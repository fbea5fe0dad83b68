"""A conversation with someone who worked the case: how it looked to them at the time."""

from typing import Literal

from learning_together.records.base import Kind, Model, Part
from learning_together.records.field_types import (
    Code,
    Date,
    Day,
    EntryRefs,
    EpisodeRef,
    FactorRefs,
    PersonRef,
    PersonRefs,
    ProceedingRefs,
    Prose,
    agreed_words,
    field,
    several,
)

Recording = Literal["none", "notes", "audio"]
Disclosure = Literal[
    "not-considered", "not-disclosable", "may-be-disclosed", "disclosed", "on-hold"
]


class TurningPoint(Part):
    """A moment at which the participant's view of the case, or the case, turned."""

    on: Date | None = field("When.", example="2023-06-14")
    saw: Prose | None = field("What they saw or heard.")
    took_it_to_mean: Prose | None = field("What they took it to mean.")
    was_trying_to: Prose | None = field("What they were trying to do.")
    pressed_by: Prose | None = field("What pressed on them at the time.")
    entries: EntryRefs = several("The timeline entries concerned.")
    episode: EpisodeRef | None = field("The key practice episode it belongs to.")


class Conversation(Model):
    """A conversation with someone who worked the case: how it looked to them at the time."""

    KIND = Kind(
        name="conversations",
        one="conversation",
        prefix="CV",
        holds="A conversation with someone who worked the case; its aim is to see how things looked to them.",
        handling="reviewers team participant",
        label="participant",
        apart=True,
        own_person="participant",
        agreed="agreed_on",
        words=(
            "participant",
            "part_played",
            "turning_points",
            "mindset",
            "influences",
            "went_well",
            "queries",
            "suggestions",
        ),
    )

    participant: PersonRef | None = field("Who was spoken to.", required=True, example="HV1")
    held_by: PersonRefs = several(
        "The two members of the review team who held it.", starts=True, example="[RT1, RT2]"
    )
    date: Day | None = field("When it was held, or is to be.", starts=True)
    recording: Recording | None = field("How it was recorded.", starts=True)
    writeup_shared: Day | None = field(
        "When the write-up was shared with the participant.", starts=True
    )
    agreed_on: Day | None = field("When the participant agreed to the write-up.", starts=True)
    agreed_words: Code | None = agreed_words("the write-up", "CV1")
    changes_asked: Prose | None = field(
        "Changes that the participant asked for, and what was done."
    )
    limits: Prose | None = field("What may not be discussed, and why.", handling="reviewers team")
    proceedings: ProceedingRefs = several(
        "Parallel proceedings that bear on it.", handling="reviewers team"
    )
    disclosure: Disclosure | None = field(
        "Whether the notes may be passed on to proceedings.", handling="reviewers team"
    )
    introduction: Prose | None = field("How purpose and confidentiality were explained.")
    part_played: Prose | None = field(
        "Overview of the case and the part the participant played.", starts=True
    )
    turning_points: tuple[TurningPoint, ...] = several(
        "Moments that mattered, as the participant saw them then.", starts=True
    )
    mindset: Prose | None = field(
        "What they thought was happening, what held their attention, competing concerns, aims, options seen.",
        starts=True,
    )
    influences: Prose | None = field(
        "What influenced their work, by group of factors: family, personal, role, conditions, team, other agencies, organisation, wider context.",
        starts=True,
    )
    went_well: Prose | None = field("What went well, and what made that possible.", starts=True)
    queries: Prose | None = field("Answers to questions that the records raised.")
    suggestions: Prose | None = field("Changes that the participant suggests.")
    factors: FactorRefs = several("Contributory factors that this conversation supports.")
