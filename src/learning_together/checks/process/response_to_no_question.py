"""A response answers a question that its finding asks."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.english import counted
from learning_together.records.kinds.finding import Finding
from learning_together.records.kinds.response import Response

CHECK = Check(
    code="LT665",
    name="response-to-no-question",
    steps="setup: error",
    title="A response answers a question that its finding does not have",
    why="The response of the board is read beside the questions; an answer to none of them, or to "
    "another one since a question was taken out, says something the board did not decide.",
    mend="Correct the number under “question”: 1 is the finding's first question. Leave it out for "
    "a response to the finding as a whole.",
    bad={
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  questions: [Who adds it up?]\n",
        "responses.yaml": "- id: RSP1\n"
        "  finding: FIN1\n"
        "  question: 2  # <- LT665\n"
        "  accepted: yes\n",
    },
    good={
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  questions: [Who adds it up?]\n",
        "responses.yaml": "- id: RSP1\n  finding: FIN1\n  question: 1\n  accepted: yes\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Responses whose number is beyond the questions of their finding."""
    for one in review.all(Response):
        finding = review.get(one.finding, Finding)
        if one.question is None or finding is None or "questions" in finding.faulty:
            continue
        if not 1 <= one.question <= len(finding.questions):
            asked = counted(len(finding.questions), "question") if finding.questions else "none"
            yield about(
                CHECK,
                one,
                f"{name(one)} answers question {one.question} of {name(finding)}, which asks "
                f"{asked}.",
                "question",
            )
