"""Normative wording: judgement without its measure."""

from learning_together.checks.rule import Check
from learning_together.checks.wording.problems import phrases

CHECK = Check(
    code="LT502",
    name="normative-wording",
    steps="collect: info, analyse: warning",
    title="A text judges by a measure that is not named",
    why="Learning Together does judge practice, as a step towards explaining it (SCIE Guide 24, "
    "2008, appendix 2). A judgement without its benchmark is only the writer’s own norm, and is "
    "usually found with hindsight (Bergström’s traps of analysis).",
    mend="Describe what was done. Where practice is judged, do it in the appraisal, and name the "
    "standard, guidance or research under “benchmark”.",
    bad={
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
        "timeline.yaml": "- id: health-1\n"
        "  date: 2022-03-01\n"
        "  agency: health\n"
        "  source: Record\n"
        "  event: The response was inappropriate.  # <- LT502\n",
    },
    good={
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
        "timeline.yaml": "- id: health-1\n"
        "  date: 2022-03-01\n"
        "  agency: health\n"
        "  source: Record\n"
        "  event: The duty team answered by letter after nine days.\n",
    },
)

find = phrases(CHECK, "normative")
