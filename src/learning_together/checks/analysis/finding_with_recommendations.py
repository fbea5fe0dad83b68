"""Learning Together asks questions and gives no recommendations."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.records.kinds.finding import Finding
from learning_together.records.placeholders import says_something

_QUESTIONS = {
    "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: analyse\n"
    "recommendations: questions\n"
}
CHECK = Check(
    code="LT454",
    name="finding-with-recommendations",
    steps="analyse: info",
    title="A finding with recommendations in a review that gives none",
    why="A Learning Together report puts findings and questions to the board, which chooses "
    "the action and owns it, “rather than just struggling to implement” somebody's "
    "recommendations (SCIE, Learning Together London pilots, 2011, section 7).",
    mend="Turn each recommendation into a question under “questions”. If the commission asks for "
    "recommendations, write in review.yaml: recommendations: recommendations.",
    bad={
        **_QUESTIONS,
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  recommendations: Fill the posts.  # <- LT454\n",
    },
    good={
        **_QUESTIONS,
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  questions: How will the board know that the posts are filled?\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Findings with recommendations in a review without."""
    if review.recommendations == "recommendations":
        return
    instead = " and puts questions instead" if review.recommendations == "questions" else ""
    for finding in review.all(Finding):
        if says_something(finding.recommendations):
            yield about(
                CHECK,
                finding,
                f"{name(finding)} has recommendations; this review gives none{instead}.",
                "recommendations",
            )
