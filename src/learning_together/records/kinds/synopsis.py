"""The appraisal of practice by period, before the findings."""

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import (
    Date,
    EpisodeRefs,
    FindingRefs,
    Prose,
    Text,
    Texts,
    field,
    several,
)


class Synopsis(Model):
    """The appraisal of practice by period, before the findings."""

    KIND = Kind(
        name="synopsis",
        one="part of the synopsis",
        prefix="SYN",
        holds="The appraisal of professional practice in one period of the case.",
        handling="all",
        label="title",
    )

    title: Text | None = field("What the period is called.", starts=True)
    start: Date | None = field("When the period began.", required=True, label="First day")
    end: Date | None = field("When it ended.", starts=True, label="Last day")
    text: Prose | None = field(
        "How practice is judged in this period, and why it was as it was.", starts=True
    )
    good_practice: Prose | None = field(
        "Good practice in this period.", starts=True, label="Good practice seen"
    )
    benchmark: Texts = several(
        "The standards that the judgement uses.", label="What practice is measured against"
    )
    episodes: EpisodeRefs = several("The episodes of this period.", starts=True, label="Episodes")
    findings: FindingRefs = several("The findings that it leads to.", label="Findings")
