"""A finding leaves the board with questions."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import lacking
from learning_together.records.kinds import Finding

CHECK = Check(
    code="LT449",
    name="finding-without-question",
    steps="report: error",
    title="A finding without a question to the board",
    why="Learning Together gives no recommendations: the board considers the questions that "
    "each finding raises and takes ownership of what follows (SCIE, Learning Together "
    "London pilots, 2011, section 7).",
    mend="Write one or more questions for the board under “questions”.",
    bad={
        "findings.yaml": "- id: FIN1  # <- LT449\n  statement: Neglect is met visit by visit\n",
    },
    good={
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  questions: Does the board know how many families are on the cover list?\n",
    },
)

find = lacking(CHECK, Finding, "questions", "{name} puts no question to the board.")
