"""A review team of several agencies does the review."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import none_yet
from learning_together.checks.shared.examples import TWO_MEMBERS
from learning_together.records.kinds.person import Person

CHECK = Check(
    code="LT611",
    name="no-review-team",
    steps="collect: warning",
    title="The review names nobody of its review team",
    why="The multi-agency review team works together from the start; its roles belong into "
    "the terms of reference (SCIE, Learning Together London pilots, 2011, sections 3 and "
    "5).",
    mend="Add the members to people.yaml with group: review-team, their agency and their tasks.",
    bad={
        "review.yaml": "format: 1  # <- LT611\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: collect\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: collect\n",
        **TWO_MEMBERS,
    },
)

find = none_yet(
    CHECK,
    Person,
    "Nobody is listed as a member of the review team with their role.",
    where=lambda one: one.group == "review-team" and not one.lacks("role"),
)
