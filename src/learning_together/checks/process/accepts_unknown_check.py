"""What a decision accepts is a check that exists."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.examples import TWO_MEMBERS
from learning_together.checks.shared.words import about, name
from learning_together.records.did_you_mean import near
from learning_together.records.kinds.decision import Decision

CHECK = Check(
    code="LT622",
    name="accepts-unknown-check",
    steps="setup: warning",
    title="A decision accepts a check that does not exist",
    why="The acceptance has no effect: what the team meant to accept is still shown.",
    mend="Write the code as `lt validate` shows it, for example LT445.",
    bad={
        "decisions.yaml": "- id: DEC1\n"
        "  what: To leave it so\n"
        "  by: [RT1]\n"
        "  date: 2024-01-05\n"
        "  accepts:\n"
        "    - check: LT499  # <- LT622\n"
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
    """Codes of no check."""
    every = setting.checks()
    for decision in review.all(Decision):
        for number, accepts in enumerate(decision.accepts):
            if not accepts.check:
                continue
            if accepts.check.upper() not in every:
                by_name = {check.name: code for code, check in every.items()}
                meant = by_name.get(accepts.check.lower()) or near(
                    accepts.check.upper(), tuple(every)
                )
                yield about(
                    CHECK,
                    decision,
                    f"{name(decision)} accepts “{accepts.check}”, which is no check.",
                    "accepts",
                    number,
                    "check",
                    help=f"Did you mean {meant} ({every[meant].name})?" if meant else "",
                )
