"""Counterfactual wording: what did not happen."""

from learning_together.checks.rule import Check
from learning_together.checks.wording.problems import phrases

CHECK = Check(
    code="LT501",
    name="counterfactual-wording",
    steps="collect: info, analyse: warning",
    title="A text tells what did not happen",
    why="What people did is explained by what they saw, knew and had to do at the same time. "
    "What they should, could or would have done is measured from the end of the story, and shows "
    "nothing of how the day looked (SCIE Guide 24, 2008, appendix 1; Bergström’s traps of "
    "analysis; NSPCC and SCIE quality marker 13 asks how hindsight was limited).",
    mend="Say what was done, what was known then and what competed for attention. A judgement "
    "belongs in the appraisal, held against a benchmark.",
    bad={
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
        "timeline.yaml": "- id: health-1\n"
        "  date: 2022-03-01\n"
        "  agency: health\n"
        "  source: Record\n"
        "  event: HV1 failed to ask who lived in the flat.  # <- LT501\n",
    },
    good={
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
        "timeline.yaml": "- id: health-1\n"
        "  date: 2022-03-01\n"
        "  agency: health\n"
        "  source: Record\n"
        "  event: HV1 asked about sleep and feeding; the visit lasted twenty minutes.\n",
    },
)

find = phrases(CHECK, "counterfactual")
