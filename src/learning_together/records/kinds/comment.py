"""What a reader of a draft said, and what was done about it."""

from typing import Literal

from learning_together.records.base import Kind, Model, Part
from learning_together.records.field_types import AnyRef, Code, Day, Text, Whole, several
from learning_together.records.field_types import field as field_

CommentStatus = Literal["open", "accepted", "partly", "declined", "noted"]


class Rewording(Part):
    """Paragraphs of a draft as they were sent, and as a reader would have them."""

    record: Code | None = field_("Where they stand, where that is not where the comment stands.")
    field: Code | None = field_("The field there.", example="appraisal")
    was: Code | None = field_(
        "The paragraphs as they were sent, a line each.", label="As it was sent"
    )
    would_be: Code | None = field_(
        "The same as the reader would have them.", label="As the reader would have it"
    )


class Comment(Model):
    """What a reader of a draft said, and what was done about it."""

    KIND = Kind(
        name="comments",
        one="comment",
        prefix="COM",
        holds="What a reader of a draft said, and what was done about it.",
        handling="reviewers team",
        label="text",
    )

    record: AnyRef | None = field_(
        "The record it is about.", starts=True, label="The record it is about"
    )
    field: Code | None = field_(
        "The field it is about.", example="appraisal", label="The field it is about"
    )
    draft: Whole | None = field_("The number of the draft.", label="Of which draft")
    author: Text | None = field_(
        "Who said it, by role or role code.", starts=True, label="Who made it"
    )
    date: Day | None = field_("When.", starts=True, label="When it was made")
    quoted: Text | None = field_(
        "The words of the draft that it stands on.", label="The words it stands at"
    )
    text: Text | None = field_("What was said.", required=True, as_said=True, label="The comment")
    proposed: Text | None = field_(
        "The wording that the reader proposes.", label="The words proposed"
    )
    rewordings: tuple[Rewording, ...] = several(
        "The paragraphs that a change in a draft touches, so that it can be put in; set by lt.",
        by_lt=True,
        label="What it would change",
    )
    status: CommentStatus | None = field_(
        "What became of it.", starts=True, label="What became of it"
    )
    answer: Text | None = field_("What was done about it, and why.", starts=True)
    answered_on: Day | None = field_("When.")
    applied_on: Day | None = field_(
        "When lt put the proposed words in.", by_lt=True, label="When it was put in"
    )
    mark: Code | None = field_(
        "Tells this comment from others when a draft is read again; set by lt.", by_lt=True
    )
