"""Findings are put in order."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import lacking
from learning_together.records.kinds.finding import Finding

CHECK = Check(
    code="LT450",
    name="finding-without-priority",
    steps="analyse: info, report: warning",
    title="A finding without a priority",
    why="The last layer is to identify patterns and to prioritise them (SCIE, Learning "
    "Together London pilots, 2011, section 3); findings are ranked by the greatest need "
    "for improvement (SCIE and NSPCC, Quality Markers, 2016, marker 13).",
    mend="Give it a rank under “priority”: 1 is the greatest need.",
    bad={
        "findings.yaml": "- id: FIN1  # <- LT450\n  statement: Neglect is met visit by visit\n",
    },
    good={
        "findings.yaml": "- id: FIN1\n  statement: Neglect is met visit by visit\n  priority: 1\n",
    },
)

find = lacking(CHECK, Finding, "priority", "{name} has no priority among the findings.")
