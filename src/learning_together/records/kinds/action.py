"""What is done because of a response."""

from typing import Annotated

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import AgencyRef, Day, Named, Prose, Ref, Text, field

ResponseRef = Annotated[Named, Ref(("responses",))]


class Action(Model):
    """What is done because of a response."""

    KIND = Kind(
        name="actions",
        one="action",
        prefix="ACT",
        holds="What is done because of a response, by whom and by when.",
        handling="all",
        label="what",
    )

    what: Text | None = field(
        "What is to be done.",
        required=True,
        sample="Count the families who wait",
        label="What will be done",
    )
    response: ResponseRef | None = field(
        "Because of which response.", starts=True, label="The response it belongs to"
    )
    agency: AgencyRef | None = field(
        "Which agency does it.", starts=True, label="Whose action it is"
    )
    owner: Text | None = field("Who sees to it, by position.", starts=True, label="Who sees to it")
    due: Day | None = field("By when.", starts=True, label="To be done by")
    done_on: Day | None = field("When it was done.", starts=True)
    progress: Prose | None = field("How far it has come.")
    effect: Prose | None = field(
        "What it has changed, and how that is known.", label="What it has changed"
    )
