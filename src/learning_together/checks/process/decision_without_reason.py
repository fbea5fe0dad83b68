"""A decision is recorded with its reason."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.records.kinds.decision import Decision

CHECK = Check(
    code="LT620",
    name="decision-without-reason",
    steps="setup: warning",
    title="A decision without its reason",
    why="A decision whose reason is not recorded is asked again at the next meeting, and "
    "cannot be explained a year later.",
    mend="Say in a sentence under “reason” why it was decided.",
    bad={
        "decisions.yaml": "- id: DEC1  # <- LT620\n  what: To leave the school's bulletins out\n",
    },
    good={
        "decisions.yaml": "- id: DEC1\n"
        "  what: To leave the school's bulletins out\n"
        "  reason: They do not mention the family.\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Decisions without a reason, but for those that only accept results of checks."""
    for decision in review.all(Decision):
        if decision.lacks("reason") and not decision.accepts and "accepts" not in decision.faulty:
            yield about(
                CHECK, decision, f"{name(decision)} does not say why it was decided.", "reason"
            )
