"""A finding says what makes it more than this case."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import lacking
from learning_together.records.kinds.finding import Finding

CHECK = Check(
    code="LT448",
    name="finding-without-underlying",
    steps="analyse: warning, report: error",
    title="A finding that does not say what makes the pattern underlying",
    why="Conclusions must show how services work generally, not only what happened here "
    "(SCIE and NSPCC, Quality Markers, 2016, marker 13).",
    mend="Say under “underlying” why it is not peculiar to this case or to these people.",
    bad={
        "findings.yaml": "- id: FIN1  # <- LT448\n  statement: Neglect is met visit by visit\n",
    },
    good={
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  underlying: The same form is used by every team.\n",
    },
)

find = lacking(
    CHECK,
    Finding,
    "underlying",
    "{name} does not say why the pattern is not peculiar to this case or these people.",
)
