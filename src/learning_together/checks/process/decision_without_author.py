"""A decision is recorded with who took it, and when."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import unsaid
from learning_together.checks.shared.examples import TWO_MEMBERS
from learning_together.records.kinds import Decision

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

# A meeting tells both who and when.
find = unsaid(
    CHECK, Decision, {"by": "who took it", "date": "when"}, where=lambda one: one.lacks("meeting")
)
