"""A finding: a prioritised underlying pattern that the board must act on."""

from typing import ClassVar, Literal

from learning_together.records.base import Kind, Model, Part
from learning_together.records.field_types import (
    AnyRefs,
    Code,
    EpisodeRefs,
    EvidenceRefs,
    FactorRefs,
    Flag,
    PersonRef,
    Prose,
    Proses,
    Text,
    Whole,
    agreed_words,
    field,
    several,
)

Reach = Literal["team", "local", "regional", "national"]


class Rank(Part):
    """One member's rank for a finding."""

    by: PersonRef | None = field("Who.", label="By whom")
    rank: Whole | None = field("The rank given.")
    reason: Text | None = field("Why.", label="Why")


class WiderEvidence(Part):
    """Evidence from outside of the case."""

    shows: Prose | None = field("What it shows.", label="What it shows")
    source: Text | None = field(
        "Where it comes from.", example="Audit of 20 files, 2023", label="Where it comes from"
    )
    reach: Reach | None = field("How far it reaches.", label="How far it reaches")
    found: Whole | None = field(
        "Where it counts: how many there were.", example="17", label="How many there were"
    )
    of: Whole | None = field(
        "Of how many that were looked at.", example="40", label="Out of how many"
    )
    what: Text | None = field(
        "What was counted, in few words; they follow the numbers beside the finding.",
        example="contacts had an earlier one within a year",
        label="What was counted",
    )
    records: AnyRefs = several("Records it stands in, if any.", label="Records it stands in")


class Quotation(Part):
    """One thing that somebody said, on the page of a finding."""

    CONSENT: ClassVar[str] = "may_quote"

    text: Text | None = field("What was said, without quotation marks.", label="What was said")
    who: Text | None = field(
        "Who said it, by role; no name.", example="A health visitor", label="Who said it"
    )
    may_quote: Flag | None = field(
        "Whether they agreed to be quoted, in these words; until then the team alone reads it.",
        label="May be quoted",
    )


class Finding(Model):
    """A finding: a prioritised underlying pattern that the board must act on."""

    KIND = Kind(
        name="findings",
        one="finding",
        prefix="FIN",
        holds="A finding: an underlying pattern of the local system that makes good practice more or less likely.",
        handling="all",
        label="title",
        apart=True,
        agreed="quotation.may_quote",
        words=("quotation",),
    )

    title: Text | None = field("A short name.", starts=True)
    statement: Text | None = field(
        "One sentence that names the pattern: a system, not a person.",
        required=True,
        sample="Neglect is met visit by visit, so that its whole is not seen",
        label="The finding in one sentence",
    )
    category: Code | None = field(
        "The category of the review's typology that it belongs to.",
        starts=True,
        label="Its place in the typology",
    )
    priority: Whole | None = field(
        "Rank: 1 is the greatest need for improvement.", starts=True, label="Rank"
    )
    priority_reason: Prose | None = field("Why it has this rank.", label="Why it has this rank")
    number: Whole | None = field(
        "The number it is printed under, for every reader and in the response; where it has none, "
        "the next that is free, by priority.",
        label="Printed number",
    )
    ranks: tuple[Rank, ...] = several(
        "How members of the team ranked it.",
        handling="reviewers team",
        label="How the team ranked it",
    )
    episodes: EpisodeRefs = several("The episodes in which it showed.", starts=True)
    factors: FactorRefs = several(
        "The contributory factors it gathers.", starts=True, label="Contributory factors"
    )
    manifestation: Prose | None = field(
        "How did it show in this case?", starts=True, label="How it showed in this case"
    )
    quotation: Quotation | None = field(
        "One thing that somebody said and that shows it best.", label="One thing that somebody said"
    )
    agreed_words: Code | None = agreed_words("the quotation")
    underlying: Prose | None = field(
        "What makes it underlying: not peculiar to this case or these people?",
        starts=True,
        label="What makes it underlying",
    )
    prevalence: Prose | None = field(
        "How usual is it, and how many cases does it touch?", starts=True, label="How usual it is"
    )
    spread: Prose | None = field(
        "How wide is it: a team, the area, the region, the nation?",
        starts=True,
        label="How widespread it is",
    )
    evidence: EvidenceRefs = several(
        "Evidence for it in this case, beyond its episodes and factors.",
        starts=True,
        label="Evidence in this case",
    )
    wider_evidence: tuple[WiderEvidence, ...] = several(
        "Evidence that it reaches beyond this case.", starts=True, label="Evidence beyond this case"
    )
    still_current: Prose | None = field(
        "Does it still happen?", starts=True, label="Whether it still happens"
    )
    impact: Prose | None = field(
        "Why does it matter for how reliably people are kept safe?",
        starts=True,
        label="Why it matters",
    )
    questions: Proses = several(
        "Questions for the board to consider.", starts=True, label="Questions for the board"
    )
    practice: Proses = several(
        "What people can do about it in their own work; the learning brief tells it.",
        label="What people can do about it",
    )
    team_questions: Proses = several(
        "Questions for a team to talk over; the learning brief asks them.",
        label="Questions for a team",
    )
    recommendations: Proses = several("Recommendations, where the review gives them.")
