"""A research question of the review."""

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import FindingRefs, Prose, Text, field, several


class Question(Model):
    """A research question of the review."""

    KIND = Kind(
        name="questions",
        one="research question",
        prefix="RQ",
        holds="A question that the review sets out to answer.",
        handling="all",
        label="text",
    )

    text: Text | None = field(
        "The question.",
        required=True,
        sample="How did the services know what life was like at home?",
        label="The question",
    )
    why: Prose | None = field("Why it is asked.", label="Why it is asked")
    findings: FindingRefs = several("The findings that answer it.", label="Findings that answer it")
    answer: Prose | None = field("The answer in brief, if it is no finding.")
