"""Each priority is given once."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.records.kinds.finding import Finding

CHECK = Check(
    code="LT451",
    name="shared-priority",
    steps="analyse: warning",
    title="Two findings with one priority",
    why="A rank that two findings share leaves the order open that the report and the board go by.",
    mend="Decide which comes first, and say why under “priority_reason”.",
    bad={
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  priority: 1\n"
        "- id: FIN2\n"
        "  statement: Fathers are not asked about\n"
        "  priority: 1  # <- LT451\n",
    },
    good={
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  priority: 1\n"
        "- id: FIN2\n"
        "  statement: Fathers are not asked about\n"
        "  priority: 2\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Findings whose priority an earlier one has."""
    first: dict[int, Finding] = {}
    for finding in review.all(Finding):
        if finding.priority is None:
            continue
        earlier = first.setdefault(finding.priority, finding)
        if earlier is not finding:
            yield about(
                CHECK,
                finding,
                f"{name(finding)} and {name(earlier)} both have priority {finding.priority}.",
                "priority",
            )
