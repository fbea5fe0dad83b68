"""A response says yes, partly or no, and when."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import unsaid
from learning_together.records.kinds.response import Response

CHECK = Check(
    code="LT641",
    name="response-without-answer",
    steps="board: warning",
    title="A response that does not say whether the board accepts, or when it decided",
    why="Readers of a board's response look first for whether it accepts the finding (SCIE and "
    "NSPCC, Quality Markers, 2016, marker 16).",
    mend="Fill in “accepted” (yes, partly, no) and “date”.",
    bad={
        "findings.yaml": "- id: FIN1\n  statement: Neglect is met visit by visit\n",
        "responses.yaml": "- id: RSP1  # <- LT641\n  finding: FIN1\n  accepted: yes\n",
    },
    good={
        "findings.yaml": "- id: FIN1\n  statement: Neglect is met visit by visit\n",
        "responses.yaml": "- id: RSP1\n  finding: FIN1\n  accepted: yes\n  date: 2024-01-10\n",
    },
)

find = unsaid(
    CHECK,
    Response,
    {"accepted": "whether the board accepts the finding", "date": "when it decided"},
)
