"""The board's response to a finding."""

from typing import Literal

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import Day, FindingRef, Flag, Prose, Text, Whole, field

Acceptance = Literal["yes", "partly", "no"]


class Response(Model):
    """The board's response to a finding."""

    KIND = Kind(
        name="responses",
        one="response",
        prefix="RSP",
        holds="The board's response to a finding or to one of its questions.",
        handling="all",
        label="finding",
    )

    finding: FindingRef | None = field("To which finding.", required=True, label="The finding")
    question: Whole | None = field(
        "To which of its questions: 1 for the first; empty for the finding as a whole.",
        label="The question it answers",
    )
    accepted: Acceptance | None = field(
        "Whether the board accepts it.", starts=True, label="Whether it is accepted"
    )
    reason: Prose | None = field("Why.", starts=True, label="Why")
    priority: Text | None = field(
        "Its priority, and how it fits the wider plans for improvement.", starts=True
    )
    monitoring: Prose | None = field(
        "How the effect will be judged.", starts=True, label="How it is followed up"
    )
    national_issue: Flag | None = field(
        "Whether it has to be raised nationally.", label="What is for the nation to settle"
    )
    date: Day | None = field("When the board decided.", starts=True)
