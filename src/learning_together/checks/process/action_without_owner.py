"""An action has an owner and a day."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.english import listed
from learning_together.records.kinds.action import Action

CHECK = Check(
    code="LT644",
    name="action-without-owner",
    steps="board: warning",
    title="An action without an owner or a date",
    why="What is everybody's task is nobody's, and what has no date is never late (SCIE and "
    "NSPCC, Quality Markers, 2016, marker 16).",
    mend="Fill in “owner” (by position) or “agency”, and “due”.",
    bad={
        "actions.yaml": "- id: ACT1  # <- LT644\n"
        "  what: Count the families on the cover list\n"
        "  owner: Head of health visiting\n",
    },
    good={
        "actions.yaml": "- id: ACT1\n"
        "  what: Count the families on the cover list\n"
        "  owner: Head of health visiting\n"
        "  due: 2024-06-30\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Actions that nobody in particular sees to, or that have no day and are not done."""
    for action in review.all(Action):
        missing = []
        if action.lacks("owner") and action.lacks("agency"):
            missing.append("owner")
        if action.lacks("due") and action.lacks("done_on"):
            missing.append("due")
        if missing:
            words = {"owner": "who sees to it", "due": "by when"}
            yield about(
                CHECK,
                action,
                f"{name(action)} does not say {listed(words[one] for one in missing)}.",
                missing[0],
            )
