"""A finding leaves the board with questions."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.records.kinds.finding import Finding

CHECK = Check(
    code="LT449",
    name="finding-without-question",
    steps="report: error",
    title="A finding without a question to the board",
    why="The board considers the questions that each finding raises and takes ownership of what "
    "follows (SCIE, Learning Together London pilots, 2011, section 7). Where the review gives "
    "recommendations, these may stand in their place.",
    mend="Write one or more questions for the board under “questions”. If this review leaves the "
    "board with findings alone, write in review.yaml: recommendations: none.",
    bad={
        "findings.yaml": "- id: FIN1  # <- LT449\n  statement: Neglect is met visit by visit\n",
    },
    good={
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  questions: Does the board know how many families are on the cover list?\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Findings that leave the board with nothing of what this review leaves it with."""
    if review.recommendations == "none":
        return
    or_recommended = review.recommendations == "recommendations"
    for finding in review.all(Finding):
        if finding.lacks("questions") and not (
            or_recommended and not finding.lacks("recommendations")
        ):
            either = " and gives no recommendation" if or_recommended else ""
            yield about(
                CHECK,
                finding,
                f"{name(finding)} puts no question to the board{either}.",
                "questions",
            )
