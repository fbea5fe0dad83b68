"""An acceptance lapses when the record changes."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.examples import TWO_MEMBERS
from learning_together.checks.shared.words import about, name
from learning_together.records.fingerprint import fingerprint, is_as_seen
from learning_together.records.kinds.decision import Decision

CHECK = Check(
    code="LT625",
    name="acceptance-lapsed",
    steps="setup: info",
    title="An acceptance whose record has changed since",
    why="The team accepted the result for the record as it was. It has changed, so its "
    "results are shown again until the team has looked at it.",
    mend="Look at the record again. Bring “seen” up to date, or take the acceptance off the list.",
    bad={
        "decisions.yaml": "- id: DEC1\n"
        "  what: To leave it so\n"
        "  by: [RT1]\n"
        "  date: 2024-01-05\n"
        "  accepts:\n"
        "    - check: LT445\n"
        "      record: FIN1\n"
        "      reason: Seen\n"
        "      seen: 00000000  # <- LT625\n",
        **TWO_MEMBERS,
        "findings.yaml": "- id: FIN1\n  statement: One\n",
    },
    good={
        "decisions.yaml": "- id: DEC1\n"
        "  what: To leave it so\n"
        "  by: [RT1]\n"
        "  date: 2024-01-05\n"
        "  accepts:\n"
        "    - check: LT445\n"
        "      record: FIN1\n"
        "      reason: Seen\n"
        "      seen: ca8d8ee9\n",
        **TWO_MEMBERS,
        "findings.yaml": "- id: FIN1\n  statement: One\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Acceptances whose state is not the record's."""
    for decision in review.all(Decision):
        for number, accepts in enumerate(decision.accepts):
            record = review.find(accepts.record)
            if record is not None and accepts.seen and not is_as_seen(record, accepts.seen):
                yield about(
                    CHECK,
                    decision,
                    f"{name(record)} has changed since {name(decision)} accepted "
                    f"{accepts.check or 'a result'} for it.",
                    "accepts",
                    number,
                    "seen",
                    help=f"If it is still accepted, write: seen: {fingerprint(record)}",
                )
