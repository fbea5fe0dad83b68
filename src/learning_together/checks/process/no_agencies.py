"""A review begins with the agencies that knew the family."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import none_yet
from learning_together.records.kinds.agency import Agency

CHECK = Check(
    code="LT610",
    name="no-agencies",
    steps="collect: warning",
    title="The review names no agency",
    why="A skeleton chronology of each agency's involvement is built right at the start "
    "(SCIE, Learning Together London pilots, 2011, section 5); for that the agencies must "
    "be known.",
    mend="List in agencies.yaml the agencies that knew the family or take part: lt new agencies.",
    bad={
        "review.yaml": "format: 1  # <- LT610\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: collect\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: collect\n",
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
    },
)

find = none_yet(
    CHECK,
    Agency,
    "No agency is listed yet by its name.",
    where=lambda one: not one.lacks("name"),
)
