"""The case group are the staff who worked the case."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import none_yet
from learning_together.records.kinds.person import Person

CHECK = Check(
    code="LT612",
    name="no-case-group",
    steps="collect: warning",
    title="The review names nobody of its case group",
    why="Front-line staff and their first-line managers are what gives the findings their "
    "weight; the skeleton chronology helps to find the right people early (SCIE, Learning "
    "Together London pilots, 2011, section 3).",
    mend="Add the staff who appear in the skeleton chronologies to people.yaml, with group: "
    "case-group.",
    bad={
        "review.yaml": "format: 1  # <- LT612\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: collect\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: collect\n",
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n",
    },
)

find = none_yet(
    CHECK,
    Person,
    "Nobody is listed as a member of the case group with their role.",
    where=lambda one: one.group == "case-group" and not one.lacks("role"),
)
