"""The case-group list says where each member works."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.english import listed
from learning_together.records.kinds.person import Person

CHECK = Check(
    code="LT613",
    name="case-group-member-unplaced",
    steps="collect: warning",
    title="A member of the case group without agency or level",
    why="Who may hold a conversation depends on the participant's agency, and whether front "
    "line and management bear each other out depends on the level.",
    mend="Fill in “agency” and “level” (front-line, first-line-manager, senior-manager).",
    bad={
        "people.yaml": "- id: HV1  # <- LT613\n"
        "  role: Health visitor\n"
        "  group: case-group\n"
        "  agency: health\n",
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
    },
    good={
        "people.yaml": "- id: HV1\n"
        "  role: Health visitor\n"
        "  group: case-group\n"
        "  agency: health\n"
        "  level: front-line\n",
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Members of the case group with an empty field; one problem a person."""
    for person in review.all(Person):
        if person.group != "case-group":
            continue
        missing = [field for field in ("agency", "level") if person.lacks(field)]
        if missing:
            yield about(
                CHECK,
                person,
                f"{name(person)} of the case group has no {listed(missing)}.",
                missing[0],
            )
