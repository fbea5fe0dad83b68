"""Actions are done by their day."""

from learning_together import english
from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.english import starting
from learning_together.records.kinds.action import Action

CHECK = Check(
    code="LT645",
    name="overdue-action",
    steps="setup: warning",
    title="An action that is overdue",
    why="What the board promised because of a finding is public; an action that is late "
    "without a word is how learning gets lost.",
    mend="Note under “done_on” when it was done, or say under “progress” how it stands and "
    "agree on a new day.",
    bad={
        "actions.yaml": "- id: ACT1\n"
        "  what: Count the families on the cover list\n"
        "  due: 2024-01-05  # <- LT645\n",
    },
    good={
        "actions.yaml": "- id: ACT1\n"
        "  what: Count the families on the cover list\n"
        "  due: 2024-01-05\n"
        "  done_on: 2024-01-05\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Actions past their day and not done."""
    for action in review.all(Action):
        if action.due is not None and action.due < setting.today and action.lacks("done_on"):
            yield CHECK.at(
                action.place("due"),
                starting(
                    f"{name(action)} was due on {english.day(action.due)} and is not "
                    "marked as done."
                ),
                record=action.id,
                field="done_on",
            )
