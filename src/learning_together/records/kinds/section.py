"""A piece of the report's own prose."""

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import Code, Prose, Text, field


class Section(Model):
    """A piece of the report's own prose."""

    KIND = Kind(
        name="sections",
        one="section",
        prefix="",
        holds="A piece of the report's prose that is no record of the case: summary, methodology, conclusion.",
        handling="all",
        label="title",
        body="text",
        apart=True,
    )

    title: Text | None = field("Its heading, where it is not the usual one.")
    after: Code | None = field(
        "The part of the report behind which it stands, if it is none that every report has; "
        "otherwise it stands behind the conclusion.",
        example="methodology",
        label="What it stands after",
    )
    text: Prose | None = field("The prose.")
