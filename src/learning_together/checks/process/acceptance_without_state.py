"""An acceptance holds for the record as it was seen."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.examples import TWO_MEMBERS
from learning_together.checks.shared.words import name
from learning_together.english import starting
from learning_together.records.fingerprint import fingerprint
from learning_together.records.kinds.decision import Decision

CHECK = Check(
    code="LT624",
    name="acceptance-without-state",
    steps="setup: info",
    title="An acceptance that does not say in which state the record was",
    why="A result that was accepted should be shown again when the record changes. Without "
    "“seen” it stays accepted whatever the record comes to say.",
    mend="Add “seen” with the state of the record.",
    bad={
        "decisions.yaml": "- id: DEC1\n"
        "  what: To leave it so\n"
        "  by: [RT1]\n"
        "  date: 2024-01-05\n"
        "  accepts:\n"
        "    - check: LT445  # <- LT624\n"
        "      record: FIN1\n"
        "      reason: Seen\n",
        **TWO_MEMBERS,
        "findings.yaml": "- id: FIN1\n  statement: One\n",
    },
    good={
        "decisions.yaml": "- id: DEC1\n"
        "  what: To leave it so\n"
        "  by: [RT1]\n"
        "  date: 2024-01-05\n"
        "  accepts:\n"
        "    - check: LT602\n"
        "      reason: Seen\n",
        **TWO_MEMBERS,
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Acceptances that name a record and not its state."""
    for decision in review.all(Decision):
        for number, accepts in enumerate(decision.accepts):
            record = review.find(accepts.record)
            if record is not None and not accepts.seen and "accepts" not in decision.faulty:
                yield CHECK.at(
                    decision.place("accepts", number),
                    starting(
                        f"{name(decision)} accepts {accepts.check or 'a result'} for "
                        f"{name(record)}, whatever {name(record)} comes to say."
                    ),
                    f"To accept it as it stands now, add: seen: {fingerprint(record)}",
                    record=decision.id,
                    field=f"accepts.{number}.seen",
                )
