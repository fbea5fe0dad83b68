"""The public JSON of `lt clean`."""

from typing import ClassVar

from pydantic import Field

from learning_together.actions.clean import Copy
from learning_together.actions.public_json.form import Form, Part
from learning_together.actions.public_json.leaks import LeakCounts, LeaksForm, LookedThroughFile


class CleanedThing(Part):
    """Something of one kind in a file."""

    what: str = Field(description="What it is, in words that may change.")
    number: int = Field(description="How many there are.")


class CleanForm(Form):
    """What was taken out of a file, and what its copy still holds."""

    COMMAND: ClassVar = "lt clean"

    taken: tuple[CleanedThing, ...] = Field(description="What was taken out.")
    kept: tuple[CleanedThing, ...] = Field(
        description="What is still in it and may tell something: for somebody to look at."
    )
    was_sealed: bool = Field(
        description="Whether the file bore a seal of `lt`, which the copy does not."
    )
    names: bool = Field(description="Whether real names were looked for in the copy.")
    file: LookedThroughFile = Field(description="The copy, looked through as by `lt leaks`.")
    summary: LeakCounts = Field(description="How many leaks there are in the copy.")

    @classmethod
    def of(cls, made: Copy) -> "CleanForm":
        """The form of a copy."""
        looked = LeaksForm.of(made.examined)
        (copy,) = looked.files
        return cls(
            version=1,
            taken=_things(made.cleaned.taken),
            kept=_things(made.cleaned.kept),
            was_sealed=made.was_sealed,
            names=looked.names,
            file=copy,
            summary=looked.summary,
        )


def _things(found: tuple[tuple[str, int], ...]) -> tuple[CleanedThing, ...]:
    return tuple(CleanedThing(what=what, number=number) for what, number in found)
