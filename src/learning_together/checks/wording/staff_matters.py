"""Capability and disciplinary matters in the wrong place."""

from learning_together.checks.rule import Check
from learning_together.checks.wording.problems import phrases

CHECK = Check(
    code="LT508",
    name="staff-matters",
    steps="setup: warning",
    title="A text speaks of a capability or disciplinary matter",
    why="Concerns about one person’s practice go to that person’s agency, which handles them in "
    "the usual way and apart from the review (SCIE, Learning Together London pilots, 2011, "
    "section 4, “Disciplinary or capability issues”). In the review’s own text they can be read "
    "by those who were promised a review that does not judge, and may have to be disclosed.",
    mend="Take it out here. Note in handovers.yaml that a matter was handed to the agency, and "
    "when; a regulator’s process is listed in proceedings.yaml.",
    bad={
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n",
        "conversations.yaml": "- id: CV1\n"
        "  participant: HV1\n"
        "  mindset: A disciplinary hearing had been set for May.  # <- LT508\n",
    },
    good={
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n",
        "conversations.yaml": "- id: CV1\n"
        "  participant: HV1\n"
        "  mindset: The team was two posts short, and May was full.\n",
    },
)

find = phrases(CHECK, "staff-matters")
