"""Wording in text that belongs to others."""

from learning_together.checks.rule import Check
from learning_together.checks.wording.problems import phrases

CHECK = Check(
    code="LT510",
    name="wording-of-others",
    steps="report: info",
    title="Words that belong to others name faults or labels",
    why="What the board answers and what an agency remarks are printed as theirs. They are not "
    "for the review to change; but their readers will take them for its own.",
    mend="Leave the words as they are. Where it helps, speak with those who wrote them before "
    "the report goes out.",
    bad={
        "findings.yaml": "- id: FIN1\n  statement: Neglect is met visit by visit\n",
        "responses.yaml": "- id: RSP1\n"
        "  finding: FIN1\n"
        "  reason: The service failed to see it.  # <- LT510\n",
    },
    good={
        "findings.yaml": "- id: FIN1\n  statement: Neglect is met visit by visit\n",
        "responses.yaml": "- id: RSP1\n  finding: FIN1\n  reason: Audits of 2023 show the same.\n",
    },
)

find = phrases(CHECK, "others")
