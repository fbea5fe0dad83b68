"""Evidence is something that can be looked up."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.english import starting
from learning_together.records.kinds.finding import Finding
from learning_together.records.placeholders import says_something

CHECK = Check(
    code="LT447",
    name="wider-evidence-without-source",
    steps="analyse: info, report: warning",
    title="Evidence from beyond the case without its source",
    why="A board that doubts a finding asks first where its evidence comes from.",
    mend="Name the audit, the figures, the meeting or the study under “source”, or its record "
    "under “records”.",
    bad={
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  wider_evidence:\n"
        "    - shows: The same is found in most files.  # <- LT447\n",
    },
    good={
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  wider_evidence:\n"
        "    - shows: The same is found in most files.\n"
        "      source: Audit of 20 files, 2023\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Items of wider evidence that name neither a source nor a record."""
    for finding in review.all(Finding):
        for number, wider in enumerate(finding.wider_evidence):
            if not says_something(wider.source) and not wider.records:
                yield CHECK.at(
                    finding.place("wider_evidence", number),
                    starting(
                        f"{name(finding)} does not say where evidence {number + 1} from beyond "
                        "the case comes from."
                    ),
                    record=finding.id,
                    field=f"wider_evidence.{number}.source",
                )
