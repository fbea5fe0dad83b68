"""Questions to agencies get answers."""

from learning_together import english
from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.english import starting
from learning_together.records.kinds.query import Query
from learning_together.stages import Stage

CHECK = Check(
    code="LT632",
    name="unanswered-query",
    steps="setup: warning",
    title="A query to an agency that is overdue, or open when the report is written",
    why="A gap or a contradiction in the accounts that nobody answered is still in the "
    "analysis, unseen.",
    mend="Ask the agency again, or record under “answer” what it said, even if it is that "
    "nothing is known.",
    bad={
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
        "queries.yaml": "- id: QRY1\n"
        "  agency: health\n"
        "  question: Who took the call?\n"
        "  due: 2024-01-05  # <- LT632\n",
    },
    good={
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
        "queries.yaml": "- id: QRY1\n"
        "  agency: health\n"
        "  question: Who took the call?\n"
        "  due: 2024-02-05\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Queries without an answer, past their day or at the stage of the report."""
    writing = setting.stage.reached(Stage.REPORT)
    for query in review.all(Query):
        if not query.lacks("answer"):
            continue
        overdue = query.due is not None and query.due < setting.today
        if overdue or writing:
            whom = review.find(query.agency)
            yield CHECK.at(
                query.place("due"),
                starting(
                    f"{name(query)} to {whom.called if whom else 'an agency'} is not answered"
                    + (
                        f"; it was due on {english.day(query.due)}."
                        if overdue and query.due
                        else "."
                    )
                ),
                record=query.id,
                field="answer",
            )
