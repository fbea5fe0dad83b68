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

    material: Text | None = field("What it is.", required=True, sample="The timeline up to June")
    records: AnyRefs = several("The records it holds.")
    held_by: Text | None = field("Who holds it.", starts=True)
    proceeding: ProceedingRef | None = field("For which proceedings.", starts=True)
    status: DisclosureStatus | None = field("What became of it.", starts=True)
    shared_with: Texts = several("To whom it went, by position.", starts=True)
    basis: Text | None = field("On what basis.", starts=True)
    date: Day | None = field("When.", starts=True)
    draft: Whole | None = field("The number of the draft, for a report.")
    audience: Code | None = field("The audience it was made for, for a report.")
    file: Code | None = field("The file's name, for a report.")
    found: Texts = several("What was found in the file, masked, or could not be read in it.")
    anyway: Text | None = field("Why it was issued all the same.")
    printed: Code | None = field(
        "Which record goes by which number in the file; lt writes this.", handling="reviewers"
    )
    sha256: Code | None = field("The file's SHA-256, for a report.")
