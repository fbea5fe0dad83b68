"""What a board accepts leads to something."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.records.kinds.action import Action
from learning_together.records.kinds.response import Response

CHECK = Check(
    code="LT643",
    name="response-without-action",
    steps="board: info",
    title="A finding is accepted, and nothing follows from it",
    why="The board owns the follow-up (SCIE, Learning Together London pilots, 2011, section "
    "7). A response names actions, or says how the effect will be judged (SCIE and NSPCC, "
    "Quality Markers, 2016, marker 16).",
    mend="Record actions with “response”, or say under “monitoring”, or where the finding is "
    "accepted in full under “reason”, why none is needed.",
    bad={
        "findings.yaml": "- id: FIN1\n  statement: Neglect is met visit by visit\n",
        "responses.yaml": "- id: RSP1  # <- LT643\n  finding: FIN1\n  accepted: yes\n",
    },
    good={
        "findings.yaml": "- id: FIN1\n  statement: Neglect is met visit by visit\n",
        "responses.yaml": "- id: RSP1\n  finding: FIN1\n  accepted: yes\n",
        "actions.yaml": "- id: ACT1\n"
        "  what: Count the families on the cover list\n"
        "  response: RSP1\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Accepted findings with no action, no reason and no way to judge the effect."""
    if not review.whole("actions"):
        return
    led_to = {one.response for one in review.all(Action) if one.response and not one.lacks("what")}
    for response in review.all(Response):
        if (
            response.accepted in {"yes", "partly"}
            # Why a finding is accepted in part is no word on what follows from that part.
            and (response.accepted == "partly" or response.lacks("reason"))
            and response.lacks("monitoring")
            and not (response.id and response.id in led_to)
        ):
            yield about(
                CHECK,
                response,
                f"{name(response)} accepts the finding, and no action follows from it.",
            )
