"""Wording that knows the outcome."""

from learning_together.checks.rule import Check
from learning_together.checks.wording.problems import phrases

CHECK = Check(
    code="LT504",
    name="outcome-wording",
    steps="collect: info, analyse: warning",
    title="A text knows how things ended",
    why="What was to come makes earlier signs plain that were among many others on the day. A "
    "review has to show how it limited hindsight (NSPCC and SCIE quality marker 13).",
    mend="State what could be seen then, by whom, and what else it could have meant.",
    bad={
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
        "timeline.yaml": "- id: health-1\n"
        "  date: 2022-03-01\n"
        "  agency: health\n"
        "  source: Record\n"
        "  event: The bruise was a red flag.  # <- LT504\n",
    },
    good={
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
        "timeline.yaml": "- id: health-1\n"
        "  date: 2022-03-01\n"
        "  agency: health\n"
        "  source: Record\n"
        "  event: HV1 noted a bruise on the shin, an inch across. C had begun to walk.\n",
    },
)

find = phrases(CHECK, "outcome")
