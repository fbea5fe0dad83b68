"""How a member of the family, or someone close, was asked to take part."""

from typing import Annotated, Literal

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import (
    Code,
    Day,
    Many,
    PersonRef,
    PersonRefs,
    Prose,
    Text,
    agreed_words,
    field,
    several,
)

FamilyAnswer = Literal[
    "taking-part", "declined", "no-answer", "not-feasible", "not-offered", "awaited"
]
#: SCIE, Learning Together London pilots: interim report, 2011, section 3, "Involving children,
#: young people and family members, friends and community".
Obstacles = Annotated[
    tuple[
        Literal[
            "grief",
            "new-placement",
            "imprisonment",
            "media-interest",
            "ongoing-engagement",
            "criminal-proceedings",
            "other",
        ],
        ...,
    ],
    Many,
]


class FamilyContact(Model):
    """How a member of the family, or someone close, was asked to take part."""

    KIND = Kind(
        name="family",
        one="family contact",
        prefix="FAM",
        holds="How the person whom the review is about, the family or others close to them were asked to take part, and what they said.",
        handling="reviewers team family board",
        label="person",
        own_person="",
        agreed="agreed_on",
        words=("person", "views", "feedback", "in_report"),
        later_words=("in_report",),
    )

    person: PersonRef | None = field(
        "Who was, or could have been, asked.", required=True, label="Who"
    )
    offered_on: Day | None = field(
        "When taking part was offered.", starts=True, label="When it was offered"
    )
    offered_by: PersonRefs = several("Who offered it.", label="Who offered it")
    how: Text | None = field(
        "How it was offered, and in what form or language.", starts=True, label="How"
    )
    answer: FamilyAnswer | None = field("What came of it.", starts=True, label="What they answered")
    obstacles: Obstacles = several(
        "What stood in the way.", handling="reviewers team board", label="What stood in the way"
    )
    reason: Prose | None = field(
        "Why they are not involved, if they are not.",
        starts=True,
        handling="reviewers team board",
        label="Why not",
    )
    met_on: Day | None = field("When they were met.", label="When they were spoken to")
    supported_by: Text | None = field("Who supports them, by position.", label="Who supported them")
    views: Prose | None = field(
        "What they said, in their own terms.", starts=True, label="What they said"
    )
    in_report: Prose | None = field(
        "What the published report says of their part, in words that they agreed to; the public "
        "reads it once `lt agree` has noted so.",
        label="Their words for the report",
    )
    agreed_on: Day | None = field(
        "When they agreed to how their words, and what they said of the draft, are put here.",
        label="When they agreed to the words",
    )
    agreed_words: Code | None = agreed_words("these words")
    influence: Prose | None = field(
        "What their views changed in the review.", label="What it changed in the review"
    )
    draft_shared: Day | None = field(
        "When the draft, or its findings, were shared with them.",
        starts=True,
        label="When they were shown the draft",
    )
    feedback: Prose | None = field(
        "What they said of the draft.", starts=True, label="What they said of the draft"
    )
