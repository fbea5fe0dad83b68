"""A term of the glossary."""

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import Text, Texts, field, several


class Term(Model):
    """A term of the glossary."""

    KIND = Kind(
        name="glossary",
        one="glossary term",
        prefix="",
        holds="A term or abbreviation explained for readers.",
        handling="all",
        label="term",
    )

    term: Text | None = field("The term or abbreviation.", required=True, example="MASH")
    meaning: Text | None = field(
        "What it means.", required=True, sample="Those who meet to follow a child protection plan"
    )
    also: Texts = several(
        "Other words for it, as the agencies write it in their records; lt conflicts takes all of "
        "them for one thing.",
        example="front door",
        label="Other words for it",
    )
