"""A review answers the questions that it set out with."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.english import starting
from learning_together.records.kinds.finding import Finding
from learning_together.records.kinds.question import Question

CHECK = Check(
    code="LT475",
    name="unanswered-research-question",
    steps="report: warning",
    title="A research question that the report does not answer",
    why="The review was commissioned to answer its questions; the board looks for each of "
    "them (SCIE and NSPCC, Quality Markers, 2016, clarity of purpose).",
    mend="Name the findings that answer it under “findings”, or answer it in brief under "
    "“answer”. “It could not be answered, because …” is an answer.",
    bad={
        "questions.yaml": "- id: RQ1  # <- LT475\n  text: How is slow neglect recognised?\n",
    },
    good={
        "questions.yaml": "- id: RQ1\n"
        "  text: How is slow neglect recognised?\n"
        "  findings: [FIN1]\n",
        "findings.yaml": "- id: FIN1\n  statement: Neglect is met visit by visit\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Questions with neither an answer nor a finding that states something."""
    for question in review.all(Question):
        named = review.each(question.findings, Finding)
        stated = question.findings and not (named and all(one.lacks("statement") for one in named))
        if question.lacks("answer") and not stated and "findings" not in question.faulty:
            said = f"No finding is named that answers {name(question)}."
            if named:
                said = f"No finding that is named for {name(question)} has its statement yet."
            yield CHECK.at(
                question.place(),
                starting(said),
                record=question.id,
                field="findings",
            )
