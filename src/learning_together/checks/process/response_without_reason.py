"""A board that does not accept a finding says why."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.english import starting
from learning_together.records.kinds.response import Response

CHECK = Check(
    code="LT642",
    name="response-without-reason",
    steps="board: error",
    title="“No” or “partly” without a reason",
    why="A finding that is not accepted, or not wholly, is owed a reason: to those who took "
    "part, and to the public (SCIE and NSPCC, Quality Markers, 2016, marker 16).",
    mend="Say under “reason” why, in plain English.",
    bad={
        "findings.yaml": "- id: FIN1\n  statement: Neglect is met visit by visit\n",
        "responses.yaml": "- id: RSP1\n  finding: FIN1\n  accepted: partly  # <- LT642\n",
    },
    good={
        "findings.yaml": "- id: FIN1\n  statement: Neglect is met visit by visit\n",
        "responses.yaml": "- id: RSP1\n"
        "  finding: FIN1\n"
        "  accepted: partly\n"
        "  reason: The form was changed in 2023.\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Responses other than yes without a reason."""
    for response in review.all(Response):
        if response.accepted in {"no", "partly"} and response.lacks("reason"):
            yield CHECK.at(
                response.place("accepted"),
                starting(f"{name(response)} says “{response.accepted}” and not why."),
                record=response.id,
                field="reason",
            )
