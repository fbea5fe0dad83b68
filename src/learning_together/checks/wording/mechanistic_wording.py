"""Mechanistic wording: a broken part."""

from learning_together.checks.rule import Check
from learning_together.checks.wording.problems import phrases

CHECK = Check(
    code="LT503",
    name="mechanistic-wording",
    steps="collect: info, analyse: warning",
    title="A text treats people or rules as a part that broke",
    why="To find the faulty part leaves the system out of view: it worked as it does every day, "
    "and the same conditions will bring forth the same again (SCIE Guide 24, 2008, appendix 1; "
    "Bergström’s traps of analysis).",
    mend="Describe how people, tools and conditions worked together, and what the rule or the "
    "tool asks of people on an ordinary day.",
    bad={
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
        "timeline.yaml": "- id: health-1\n"
        "  date: 2022-03-01\n"
        "  agency: health\n"
        "  source: Record\n"
        "  event: The delay was down to human error.  # <- LT503\n",
    },
    good={
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
        "timeline.yaml": "- id: health-1\n"
        "  date: 2022-03-01\n"
        "  agency: health\n"
        "  source: Record\n"
        "  event: The form shows two boxes of the same name; the second was ticked.\n",
    },
)

find = phrases(CHECK, "mechanistic")
