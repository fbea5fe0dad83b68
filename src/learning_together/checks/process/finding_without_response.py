"""The board responds to every finding."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.meetings import first, is_to_come
from learning_together.records.kinds.finding import Finding
from learning_together.records.kinds.response import Response

CHECK = Check(
    code="LT640",
    name="finding-without-response",
    steps="board: warning",
    title="A finding to which the board has not responded",
    why="The board takes a more active role than before, in reflecting on the findings and "
    "deciding on action (SCIE, Learning Together London pilots, 2011, section 7; SCIE and "
    "NSPCC, Quality Markers, 2016, marker 16).",
    mend="Record what the board decided: lt new responses.",
    bad={
        "findings.yaml": "- id: FIN1  # <- LT640\n"
        "  statement: Neglect is met visit by visit\n"
        "- id: FIN2\n"
        "  statement: Fathers are not asked about\n",
        "responses.yaml": "- id: RSP1\n  finding: FIN2\n",
    },
    good={
        "findings.yaml": "- id: FIN1\n  statement: Neglect is met visit by visit\n",
        "responses.yaml": "- id: RSP1\n  finding: FIN1\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Findings without a response, once the board has met or begun to respond."""
    responses = review.all(Response)
    board = first(review, "board")
    if not review.whole("responses", "meetings"):
        return
    if not responses and board is not None and is_to_come(board, setting.today):
        return
    answered = {response.finding for response in responses if response.finding}
    for finding in review.all(Finding):
        if not finding.id or finding.id not in answered:
            yield about(CHECK, finding, f"{name(finding)} has no response of the board.")
