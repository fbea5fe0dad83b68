"""A decision is recorded with who took it, and when."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.empty_field import unsaid
from learning_together.checks.shared.examples import TWO_MEMBERS
from learning_together.checks.shared.words import about, name
from learning_together.method.meetings import was_held
from learning_together.records.kinds.decision import Decision
from learning_together.records.kinds.meeting import Meeting

CHECK = Check(
    code="LT621",
    name="decision-without-author",
    steps="setup: warning",
    title="A decision without a date, or without who took it",
    why="Later readers need to know whether a decision was the team's or one person's, and "
    "what was known by then.",
    mend="Fill in “by” and “date”; “meeting” in place of “by” will do.",
    bad={
        "decisions.yaml": "- id: DEC1  # <- LT621\n"
        "  what: To leave the school's bulletins out\n"
        "  reason: They do not mention the family.\n"
        "  date: 2024-01-05\n",
    },
    good={
        "decisions.yaml": "- id: DEC1\n"
        "  what: To leave the school's bulletins out\n"
        "  reason: They do not mention the family.\n"
        "  date: 2024-01-05\n"
        "  by: [RT1]\n",
        **TWO_MEMBERS,
    },
)

_by_nobody = unsaid(
    CHECK, Decision, {"by": "who took it", "date": "when"}, where=lambda one: one.lacks("meeting")
)


def find(review: Review, setting: Setting) -> Problems:
    """Decisions that say neither, nor name a meeting: one that was held tells both."""
    yield from _by_nobody(review, setting)
    for decision in review.all(Decision):
        meeting = review.find(decision.meeting) if decision.meeting else None
        if (
            isinstance(meeting, Meeting)
            and not was_held(meeting, setting.today)
            and (decision.lacks("by") or decision.lacks("date"))
        ):
            yield about(
                CHECK,
                decision,
                f"{name(decision)} was taken, it says, at {name(meeting)}; no record says that "
                "the meeting was held.",
                "meeting",
            )
