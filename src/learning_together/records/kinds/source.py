"""Literature, guidance or statute that the review cites."""

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import Text, field


class Source(Model):
    """Literature, guidance or statute that the review cites."""

    KIND = Kind(
        name="sources",
        one="source",
        prefix="",
        holds="Literature, guidance or statute that the review cites.",
        handling="all",
        label="citation",
    )

    citation: Text | None = field(
        "The full reference.",
        required=True,
        sample="Munro, E. (2011) The Munro Review of Child Protection",
        label="As it is cited",
    )
    short: Text | None = field(
        "How the report's text refers to it.",
        starts=True,
        example="Working Together 2018",
        label="In short",
    )
    url: Text | None = field("Where it can be read.", label="Address on the web")
