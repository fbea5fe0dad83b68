"""A review sets out with questions."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import none_yet
from learning_together.records.kinds.question import Question

CHECK = Check(
    code="LT614",
    name="no-research-questions",
    steps="collect: warning",
    title="The review has no research questions",
    why="Learning Together works from specific questions rather than detailed terms of "
    "reference (Scottish guidance on significant case reviews, 2015, annex 4); without "
    "them nobody can say in the end whether it did what it was for.",
    mend="Agree with the commissioning board on a few questions about the local system: lt new "
    "questions.",
    bad={
        "review.yaml": "format: 1  # <- LT614\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: collect\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: collect\n",
        "questions.yaml": "- id: RQ1\n  text: How is slow neglect recognised?\n",
    },
)

find = none_yet(
    CHECK,
    Question,
    "No research questions are recorded yet.",
    where=lambda one: not one.lacks("text"),
)
