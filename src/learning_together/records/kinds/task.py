"""Something that a member does between meetings."""

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import (
    AnyRefs,
    Day,
    MeetingRef,
    PersonRefs,
    Text,
    field,
    several,
)


class Task(Model):
    """Something that a member does between meetings."""

    KIND = Kind(
        name="tasks",
        one="task",
        prefix="TSK",
        holds="What a member of the team does between meetings.",
        handling="reviewers team",
        label="what",
    )

    what: Text | None = field(
        "What is to be done.",
        required=True,
        sample="Ask the school for its record",
        label="What is to be done",
    )
    who: PersonRefs = several("Who does it.", starts=True, label="Who does it")
    due: Day | None = field("By when.", starts=True, label="To be done by")
    meeting: MeetingRef | None = field("For which meeting.", starts=True, label="For which meeting")
    about: AnyRefs = several("The records it is about.", label="What it is about")
    done_on: Day | None = field("When it was done.", starts=True)
