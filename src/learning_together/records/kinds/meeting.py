"""A meeting of the review."""

from typing import Literal

from learning_together.records.base import Kind, Model, Part
from learning_together.records.field_types import (
    AnyRefs,
    Day,
    PersonRef,
    PersonRefs,
    ProceedingRef,
    Prose,
    Text,
    Texts,
    Time,
    field,
    several,
)

MeetingType = Literal[
    "planning",
    "introductory",
    "analysis",
    "follow-on-1",
    "follow-on-2",
    "sign-off",
    "board",
    "family",
    "supervision",
    "other",
]
MeetingStatus = Literal["planned", "held", "cancelled"]


class AgendaItem(Part):
    """One item of a meeting."""

    title: Text | None = field("What it is called.", required=True, sample="The first home visit")
    about: AnyRefs = several("The records it is about.", label="What it is about")


class Barred(Part):
    """A person who may not take part in a meeting, or in some of its items."""

    person: PersonRef | None = field("Who.", required=True, label="Who")
    items: Texts = several(
        "From which items, by title; from all where empty.", label="From which items"
    )
    reason: Text | None = field("Why.", label="Why")
    proceeding: ProceedingRef | None = field(
        "Because of which proceedings.", label="The proceeding"
    )


class Meeting(Model):
    """A meeting of the review."""

    KIND = Kind(
        name="meetings",
        one="meeting",
        prefix="MTG",
        holds="A meeting of the review; all dates are set at the start.",
        handling="reviewers team case-group participant board",
        label="type",
    )

    type: MeetingType | None = field(
        "What meeting it is.", required=True, label="What kind of meeting"
    )
    date: Day | None = field("When.", starts=True)
    time: Time | None = field("From when.", example="10:00", label="Time of day")
    duration: Text | None = field("How long.", example="3 hours")
    venue: Text | None = field("Where.")
    status: MeetingStatus | None = field(
        "Whether it is planned, was held or was cancelled.",
        starts=True,
        label="Whether it was held",
    )
    attendees: PersonRefs = several("Who takes part.", starts=True, label="Who takes part")
    apologies: PersonRefs = several("Who could not.", label="Who sent apologies")
    agenda: tuple[AgendaItem, ...] = several("What is discussed.")
    barred: tuple[Barred, ...] = several(
        "Who may not take part in what, and why; on the sheet for whoever chairs.",
        handling="reviewers",
        label="Who may not hear what",
    )
    notes: Prose | None = field("What was said and done.", handling="reviewers team", label="Notes")
