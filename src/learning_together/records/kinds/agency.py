"""An agency that knew the family, or that takes part in the review."""

from typing import Literal

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import Flag, PersonRef, Prose, Text, field

Sector = Literal[
    "health",
    "police",
    "social-care",
    "education",
    "housing",
    "probation",
    "justice",
    "voluntary",
    "board",
    "other",
]


class Agency(Model):
    """An agency that knew the family, or that takes part in the review."""

    KIND = Kind(
        name="agencies",
        one="agency",
        prefix="",
        holds="An agency that knew the family or takes part in the review.",
        handling="all",
        label="name",
    )

    name: Text | None = field(
        "The agency's name in reports.", required=True, example="Health visiting"
    )
    general_name: Text | None = field(
        "What reports call it where places are to be told less exactly, if its name tells where "
        "it is.",
        example="a primary school",
        label="Its name for the public",
    )
    sector: Sector | None = field("What sort of agency it is.", starts=True)
    duty_to_see: Flag | None = field(
        "Whether it is among its duties to see the person whom the review is about. Where nothing is "
        "said: yes for health, social care and education.",
        label="Whether it has a duty to see the person",
    )
    contact: Text | None = field(
        "Who to ask, by position (no name).",
        example="Named nurse",
        handling="reviewers team agency",
        label="Whom to write to",
    )
    champion: PersonRef | None = field(
        "Who in the agency speaks up for the review and frees people's time.",
        handling="reviewers team agency",
        label="Its champion",
    )
    governance: Prose | None = field(
        "How the agency's own governance is met, since no single agency signs off the report.",
        handling="reviewers team agency board",
        label="How its own governance is met",
    )
    earlier_reviews: Text | None = field(
        "Earlier systems reviews that it took part in.",
        handling="reviewers team",
        label="Earlier reviews it took part in",
    )
