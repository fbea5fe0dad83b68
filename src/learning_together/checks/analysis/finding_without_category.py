"""A finding has a place in the typology."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import lacking
from learning_together.records.kinds.finding import Finding

CHECK = Check(
    code="LT456",
    name="finding-without-category",
    steps="analyse: info, report: warning",
    title="A finding without a category",
    why="The typology makes the team ask what sort of pattern it has found, and lets findings "
    "of many reviews be compared (SCIE Guide 24, 2008, six kinds of pattern).",
    mend="Give it a category of the typology that review.yaml names.",
    bad={
        "findings.yaml": "- id: FIN1  # <- LT456\n  statement: Neglect is met visit by visit\n",
    },
    good={
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  category: tools\n",
    },
)

find = lacking(CHECK, Finding, "category", "{name} has no category of the typology.")
