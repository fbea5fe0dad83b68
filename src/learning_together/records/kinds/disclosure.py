"""Material of the review that was, or may be, passed on."""

from typing import Literal

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import (
    AnyRefs,
    Code,
    Day,
    ProceedingRef,
    Text,
    Texts,
    Whole,
    field,
    several,
)

DisclosureStatus = Literal["listed", "requested", "on-hold", "shared", "refused"]


class Disclosure(Model):
    """Material of the review that was, or may be, passed on."""

    KIND = Kind(
        name="disclosures",
        one="disclosure",
        prefix="DIS",
        holds="What material exists, who holds it, and to whom it was passed on what basis.",
        handling="reviewers proceedings",
        label="material",
    )

    material: Text | None = field(
        "What it is.",
        required=True,
        sample="The timeline up to June",
        label="What it is",
    )
    records: AnyRefs = several("The records it holds.", label="The records it holds")
    held_by: Text | None = field("Who holds it.", starts=True, label="Who holds it")
    proceeding: ProceedingRef | None = field(
        "For which proceedings.", starts=True, label="The proceeding"
    )
    status: DisclosureStatus | None = field("What became of it.", starts=True)
    shared_with: Texts = several(
        "To whom it went, by position.", starts=True, label="With whom it is shared"
    )
    basis: Text | None = field("On what basis.", starts=True, label="On what basis")
    date: Day | None = field("When.", starts=True)
    draft: Whole | None = field("The number of the draft, for a report.", label="Of which draft")
    audience: Code | None = field(
        "The audience it was made for, for a report.", label="For whom it was made"
    )
    file: Code | None = field("The file's name, for a report.", label="The file")
    found: Texts = several(
        "What was found in the file, masked, or could not be read in it.",
        label="What the look-through found",
    )
    anyway: Text | None = field(
        "Why it was issued all the same.", label="Why it went out all the same"
    )
    printed: Code | None = field(
        "Which record goes by which number in the file; lt writes this.",
        handling="reviewers",
        label="The numbers it is printed under",
    )
    sha256: Code | None = field("The file's SHA-256, for a report.", label="Its SHA-256")
    form: Code | None = field(
        "Of a form: the kind that it is of, and the record.",
        example="conversations CV4",
        label="What the form is of",
    )
    due: Day | None = field("By when a form is to come back.", label="To come back by")
    returned: Day | None = field("When the form came back.", label="Came back on")
