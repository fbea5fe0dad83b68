"""An accepted finding says how the effect will be judged."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.english import starting
from learning_together.records.kinds.response import Response

CHECK = Check(
    code="LT664",
    name="response-without-monitoring",
    steps="board: info",
    title="A response does not say how its effect will be judged",
    why="An action can be done and change nothing. The board says beforehand how it will know "
    "(SCIE and NSPCC, Quality Markers, 2016, marker 18).",
    mend="Say under “monitoring” what will be looked at, by whom and when.",
    bad={
        "findings.yaml": "- id: FIN1\n  statement: Neglect is met visit by visit\n",
        "responses.yaml": "- id: RSP1  # <- LT664\n"
        "  finding: FIN1\n"
        "  accepted: yes\n"
        "  reason: So it is\n",
    },
    good={
        "findings.yaml": "- id: FIN1\n  statement: Neglect is met visit by visit\n",
        "responses.yaml": "- id: RSP1\n"
        "  finding: FIN1\n"
        "  accepted: yes\n"
        "  reason: So it is\n"
        "  monitoring: Twenty files are read each spring\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Responses that accept a finding, and say nothing of how the effect will be judged."""
    for one in review.all(Response):
        if one.accepted in {"yes", "partly"} and one.lacks("monitoring"):
            yield CHECK.at(
                one.place(),
                starting(f"{name(one)} does not say how the effect will be judged."),
                record=one.id,
                field="monitoring",
            )
