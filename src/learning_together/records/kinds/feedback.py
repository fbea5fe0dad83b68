"""What participants say of the review itself."""

from typing import Literal

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import (
    Code,
    Day,
    Flag,
    Prose,
    Text,
    agreed_words,
    field,
)

FeedbackGroup = Literal["lead-reviewer", "review-team", "case-group", "family", "board", "other"]


class Feedback(Model):
    """What participants say of the review itself."""

    KIND = Kind(
        name="feedback",
        one="feedback",
        prefix="FBK",
        holds="What a participant says of the review itself; quoted only with consent, and then to the team, the case group and the board too.",
        handling="reviewers",
        label="question",
        consent="may_quote",
        consented="team case-group board",
        agreed="may_quote",
        words=("role", "question", "answer"),
    )

    role: Text | None = field(
        "The role of who says it; no name.",
        required=True,
        example="Case group member",
        label="Who, by role",
    )
    group: FeedbackGroup | None = field("Their part in the review.", starts=True, label="Group")
    date: Day | None = field("When.")
    question: Text | None = field("What they were asked.", starts=True, label="The question")
    answer: Prose | None = field(
        "What they said.", required=True, as_said=True, label="What they said"
    )
    may_quote: Flag | None = field(
        "Whether they agreed to be quoted.", starts=True, label="May be quoted"
    )
    agreed_words: Code | None = agreed_words("the answer")
    anonymous: Flag | None = field(
        "Whether it came on a form that says nothing of who filled it in; reports tell of such "
        "answers to a question once there are five.",
        label="Came without a name",
    )
