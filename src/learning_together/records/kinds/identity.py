"""The key: who or what stands behind a code. Never in git, never in a report."""

from typing import Literal

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import Day, OwnId, Text, Texts, field, several
from learning_together.records.placeholders import says_something

IdentityType = Literal["person", "place"]


class Identity(Model):
    """The key: who or what stands behind a code. Never in git, never in a report."""

    KIND = Kind(
        name="identities",
        one="identity",
        prefix="",
        holds="The real names behind a role code or a place; kept in private/identities.yaml, outside git.",
        handling="reviewers",
        label="code",
        given=("id",),
    )

    id: OwnId | None = field("Not needed: nothing refers to an identity.")
    code: Text | None = field(
        "The code or wording to use instead.", required=True, example="HV1", label="Code"
    )
    type: IdentityType | None = field(
        "Whether it is a person or a place.", starts=True, label="Who or what it is"
    )
    names: Texts = several("Full names, as written anywhere.", required=True, label="Real names")
    former_names: Texts = several(
        "Names before a marriage, an adoption or a change of name.", label="Former names"
    )
    spellings: Texts = several(
        "Other spellings that stand in records, wrong ones too.", label="Other spellings"
    )
    known_as: Texts = several(
        "Nicknames and short forms.", starts=True, label="What they are called"
    )
    user_names: Texts = several("Names in e-mail, games, chats and on computers.")
    initials: Texts = several("Initials that point to the person.")
    addresses: Texts = several("Addresses and postcodes.")
    born: Day | None = field("Date of birth.", label="Date of birth")
    nhs: Texts = several("NHS numbers.", example="943 476 5910", label="NHS numbers")
    upn: Texts = several(
        "Numbers that schools know somebody by (UPN).",
        example="B123456789012",
        label="Unique pupil numbers (UPN)",
    )
    lcs: Texts = several(
        "Numbers in the system of social care (LCS, Mosaic and others).",
        label="Numbers in the social care system (LCS)",
    )
    pnc: Texts = several(
        "Numbers on the Police National Computer.",
        example="2009/0123456X",
        label="Police National Computer numbers (PNC)",
    )
    hospital_numbers: Texts = several("Numbers that hospitals and practices have given.")
    numbers: Texts = several("Case and other numbers.", label="Other numbers")
    schools: Texts = several("Schools and other places that point to the person.")

    @property
    def every_name(self) -> tuple[str, ...]:
        """Every name by which somebody or a place is written, full ones first.

        Not “tbc” in `names`, which LT023 tells: it would be found in every text.
        """
        names = filter(says_something, self.names)
        return (*names, *self.former_names, *self.spellings, *self.known_as)

    @property
    def numbered(self) -> dict[str, tuple[str, ...]]:
        """Every number that points to the person, by what it is."""
        return {
            "an NHS number": self.nhs,
            "a number of schools (UPN)": self.upn,
            "a number in social care": self.lcs,
            "a number of the police": self.pnc,
            "a hospital number": self.hospital_numbers,
            "a number": self.numbers,
        }
