"""Some faults cannot be accepted."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.examples import TWO_MEMBERS
from learning_together.checks.shared.words import about, name
from learning_together.records.kinds.decision import Decision

CHECK = Check(
    code="LT623",
    name="acceptance-not-possible",
    steps="setup: warning",
    title="A decision accepts what cannot be accepted",
    why="What cannot be read (LT0), what leads nowhere (LT1) and what may give a name away "
    "(LT7) harms readers whatever the team decides; it is shown until it is mended.",
    mend="Mend it, and take it off the list that the decision accepts.",
    bad={
        "decisions.yaml": "- id: DEC1\n"
        "  what: To leave it so\n"
        "  by: [RT1]\n"
        "  date: 2024-01-05\n"
        "  accepts:\n"
        "    - check: LT704  # <- LT623\n"
        "      reason: Seen\n",
        **TWO_MEMBERS,
    },
    good={
        "decisions.yaml": "- id: DEC1\n"
        "  what: To leave it so\n"
        "  by: [RT1]\n"
        "  date: 2024-01-05\n"
        "  accepts:\n"
        "    - check: LT445\n"
        "      reason: Seen\n",
        **TWO_MEMBERS,
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Codes of checks whose results no decision can wave through."""
    for decision in review.all(Decision):
        for number, accepts in enumerate(decision.accepts):
            check = setting.checks().get((accepts.check or "").upper())
            if check is not None and not check.acceptable:
                yield about(
                    CHECK,
                    decision,
                    f"{name(decision)} accepts {check.code}, which cannot be "
                    "accepted and is still shown.",
                    "accepts",
                    number,
                    "check",
                )
