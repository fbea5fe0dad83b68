"""Terms of inquiry for the work of the review."""

from learning_together.checks.rule import Check
from learning_together.checks.wording.problems import phrases

CHECK = Check(
    code="LT507",
    name="terms-of-inquiry",
    steps="analyse: info, report: warning",
    title="The review calls its own work an interview or an investigation",
    why="The talk with somebody who worked the case is a conversation: its aim is to understand "
    "how things looked to them, and not to find facts (SCIE, Learning Together London pilots, "
    "2011, section 3). The word that is used sets what people expect.",
    mend="Write “conversation”, “review” and “participant” where the review speaks of itself. A "
    "police interview stays one.",
    bad={
        "sections/methodology.md": "---\n"
        "id: methodology\n"
        "---\n"
        "\n"
        "The reviewers interviewed twelve staff.  # <- LT507\n",
    },
    good={
        "sections/methodology.md": "---\n"
        "id: methodology\n"
        "---\n"
        "\n"
        "The reviewers held twelve conversations.\n",
    },
)

find = phrases(CHECK, "terms")
