"""Blaming wording: who is guilty."""

from learning_together.checks.rule import Check
from learning_together.checks.wording.problems import phrases

CHECK = Check(
    code="LT505",
    name="blaming-wording",
    steps="collect: info, analyse: warning",
    title="A text says who is guilty",
    why="Reviews are not held to hold people or agencies to account; employers, regulators and "
    "courts have their own ways (Working Together, 2018 and 2023). Blame "
    "ends the search for why, and those who read it will guard what they say next time.",
    mend="Ask what made the act likely for anyone in that place. What is a matter of conduct "
    "goes to the employer or regulator.",
    bad={
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
        "timeline.yaml": "- id: health-1\n"
        "  date: 2022-03-01\n"
        "  agency: health\n"
        "  source: Record\n"
        "  event: HV1 was negligent.  # <- LT505\n",
    },
    good={
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
        "timeline.yaml": "- id: health-1\n"
        "  date: 2022-03-01\n"
        "  agency: health\n"
        "  source: Record\n"
        "  event: HV1 had eleven visits on the list that day and made nine.\n",
    },
)

find = phrases(CHECK, "blame")
