"""The key: who or what stands behind a code. Never in git, never in a report."""

from typing import Literal

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import Day, OwnId, Text, Texts, field, several

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
    code: Text | None = field("The code or wording to use instead.", required=True, example="HV1")
    type: IdentityType | None = field("Whether it is a person or a place.", starts=True)
    names: Texts = several("Full names, former names, as written anywhere.", required=True)
    known_as: Texts = several("Nicknames and short forms.", starts=True)
    initials: Texts = several("Initials that point to the person.")
    addresses: Texts = several("Addresses and postcodes.")
    born: Day | None = field("Date of birth.")
    numbers: Texts = several("NHS, case and other numbers.")
    schools: Texts = several("Schools and other places that point to the person.")
