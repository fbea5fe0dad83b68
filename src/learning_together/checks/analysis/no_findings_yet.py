"""The report of a review consists of its findings."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import none_yet
from learning_together.records.kinds.finding import Finding

CHECK = Check(
    code="LT440",
    name="no-findings-yet",
    steps="report: error",
    title="The review has no findings",
    why="Findings, the underlying patterns, are the last of the four layers and what the "
    "board acts on (SCIE, Learning Together London pilots, 2011, section 3).",
    mend="Ask of the episodes and factors what in them is usual beyond this case: lt new findings.",
    bad={
        "review.yaml": "format: 1  # <- LT440\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: report\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: report\n",
        "findings.yaml": "- id: FIN1\n  statement: Neglect is met visit by visit\n",
    },
)

find = none_yet(
    CHECK,
    Finding,
    "No finding is recorded yet that states something.",
    lambda one: not one.lacks("statement"),
)
