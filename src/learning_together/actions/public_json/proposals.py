"""The public JSON of `lt comments --apply`."""

from collections.abc import Sequence
from typing import ClassVar, Literal

from pydantic import Field

from learning_together.actions.comments.apply import Proposal
from learning_together.actions.public_json.form import Form, Part


class NewWords(Part):
    """A value that a comment changes."""

    record: str = Field(description="The id of its record.")
    field: str = Field(description="The field, dotted.")
    before: str = Field(description="As it was typed.")
    after: str = Field(description="As it is to be typed.")


class Proposed(Part):
    """What came of a comment."""

    id: str = Field(description="The comment's.")
    author: str = Field(description="A role code, or “Reader” and a number.")
    outcome: Literal["applied", "already", "asks", "not-applied"] = Field(
        description="Put in; said so already; waits for somebody's yes; not put in."
    )
    why: tuple[str, ...] = Field(description="Why not, or what is asked, in sentences.")
    values: tuple[NewWords, ...] = Field(description="What it changes.")


class ProposalsForm(Form):
    """What came of comments that were to be put in, or what would come of all that wait."""

    COMMAND: ClassVar = "lt comments --apply"

    dry_run: bool = Field(description="Whether nothing was to be written.")
    comments: tuple[Proposed, ...] = Field(description="Each comment, in the order asked for.")

    @classmethod
    def of(cls, found: Sequence[Proposal], *, dry: bool) -> "ProposalsForm":
        """The form of what came of comments."""
        return cls(
            version=1,
            dry_run=dry,
            comments=tuple(
                Proposed(
                    id=one.comment.id_text,
                    author=one.comment.author or "",
                    outcome=one.outcome,
                    why=one.why,
                    values=tuple(
                        NewWords(
                            record=value.record.id_text or value.record.KIND.name,
                            field=".".join(map(str, value.steps)),
                            before=value.before,
                            after=value.after,
                        )
                        for value in one.values
                    ),
                )
                for one in found
            ),
        )
