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
    Text,
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

    on: Date | None = field("When.", example="2023-06-14", label="When")
    saw: Prose | None = field("What they saw or heard.", label="What they saw")
    took_it_to_mean: Prose | None = field(
        "What they took it to mean.", label="What they took it to mean"
    )
    was_trying_to: Prose | None = field(
        "What they were trying to do.", label="What they were trying to do"
    )
    pressed_by: Prose | None = field(
        "What pressed on them at the time.", label="What pressed on them"
    )
    entries: EntryRefs = several("The timeline entries concerned.", label="Entries in the timeline")
    episode: EpisodeRef | None = field(
        "The key practice episode it belongs to.", label="The episode"
    )


class OwnQuestion(Part):
    """A question that the pair wants to put, and what was answered."""

    question: Text | None = field(
        "What they want to ask.", required=True, sample="Who was told?", label="What is asked"
    )
    answer: Prose | None = field("What was answered.", label="What was answered")


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
            "own_questions",
            "other",
        ),
        later_words=("own_questions", "other"),
    )

    participant: PersonRef | None = field(
        "Who was spoken to.", required=True, example="HV1", label="With whom"
    )
    held_by: PersonRefs = several(
        "The two members of the review team who held it.",
        starts=True,
        example="[RT1, RT2]",
        label="Who held it",
    )
    date: Day | None = field("When it was held, or is to be.", starts=True)
    recording: Recording | None = field(
        "How it was recorded.", starts=True, label="How it was recorded"
    )
    writeup_shared: Day | None = field(
        "When the write-up was shared with the participant.",
        starts=True,
        label="When they were sent the write-up",
    )
    agreed_on: Day | None = field(
        "When the participant agreed to the write-up.", starts=True, label="When they agreed to it"
    )
    agreed_words: Code | None = agreed_words("the write-up")
    changes_asked: Prose | None = field(
        "Changes that the participant asked for, and what was done.", label="Changes they asked for"
    )
    limits: Prose | None = field(
        "What may not be discussed, and why.",
        handling="reviewers team",
        label="What may not be discussed",
    )
    proceedings: ProceedingRefs = several(
        "Parallel proceedings that bear on it.", handling="reviewers team", label="Open proceedings"
    )
    disclosure: Disclosure | None = field(
        "Whether the notes may be passed on to proceedings.",
        handling="reviewers team",
        label="Whether the notes may be passed on",
    )
    introduction: Prose | None = field(
        "How purpose and confidentiality were explained.", label="How it was introduced"
    )
    part_played: Prose | None = field(
        "Overview of the case and the part the participant played.",
        starts=True,
        label="Their part in the case",
    )
    turning_points: tuple[TurningPoint, ...] = several(
        "Moments that mattered, as the participant saw them then.", starts=True
    )
    mindset: Prose | None = field(
        "What they thought was happening, what held their attention, competing concerns, aims, options seen.",
        starts=True,
        label="How things looked to them at the time",
    )
    influences: Prose | None = field(
        "What influenced their work, by group of factors: family, personal, role, conditions, team, other agencies, organisation, wider context.",
        starts=True,
        label="What shaped what they did",
    )
    went_well: Prose | None = field("What went well, and what made that possible.", starts=True)
    queries: Prose | None = field(
        "Answers to questions that the records raised.",
        label="Answers to what the records left open",
    )
    suggestions: Prose | None = field(
        "Changes that the participant suggests.", label="What they suggest"
    )
    own_questions: tuple[OwnQuestion, ...] = several(
        "What the two who hold it want to ask besides, and what was answered.",
        label="Questions of this pair's own",
    )
    other: Prose | None = field(
        "What else was said, under headings of its own.", label="What else was said"
    )
    factors: FactorRefs = several(
        "Contributory factors that this conversation supports.", label="Contributory factors"
    )
