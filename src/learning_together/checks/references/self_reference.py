"""A record is not its own evidence, manager or second account."""

from learning_together.checks.rule import Check, Problem, Problems, Review, Setting
from learning_together.records.base import Model
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.person import Person

CHECK = Check(
    code="LT108",
    name="self-reference",
    steps="setup: warning",
    title="A record that names itself",
    why="An entry is no second account of itself and nobody is their own manager: another record "
    "was meant, and that link is missing.",
    mend="Name the record that was meant, or remove the id.",
    bad={
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n"
        "  manager: HV1  # <- LT108\n"
    },
    good={
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n"
        "  manager: HVM\n"
        "- id: HVM\n  role: Team leader\n  group: case-group\n"
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Fields that can name a record of the same kind and name the very same."""
    for entry in review.all(Entry):
        for number, id_ in enumerate(entry.same_event_as):
            if entry.id and id_ == entry.id:
                yield _at(entry, "same_event_as", number)
    for person in review.all(Person):
        if person.id and person.manager and person.manager == person.id:
            yield _at(person, "manager")


def _at(record: Model, *path: str | int) -> Problem:
    return CHECK.at(
        record.place(*path),
        f"“{record.id}” names itself here.",
        record=record.id,
        field=".".join(str(step) for step in path),
    )
