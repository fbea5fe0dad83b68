"""The case group are the staff who worked the case."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.records.kinds import Person

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


def find(review: Review, _setting: Setting) -> Problems:
    """A review in which there is none."""
    if review.whole("people") and not any(one.group == "case-group" for one in review.all(Person)):
        yield CHECK.at(review.facts.place(), "Nobody is listed as a member of the case group.")
