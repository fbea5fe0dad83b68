"""Police and court matters in the wrong place."""

from datetime import date

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.wording.problems import problems
from learning_together.records.kinds.proceeding import Proceeding

CHECK = Check(
    code="LT509",
    name="court-matters",
    steps="setup: warning",
    title="A text speaks of evidence, witnesses or a trial",
    why="Staff who talk over what may be evidence can be said to have agreed their accounts, and "
    "what is written down may have to be disclosed (SCIE, Learning Together London pilots, 2011, "
    "section 4, “Parallel proceedings”). What police and courts did at the time is a fact of the "
    "timeline and belongs there.",
    mend="List the proceedings in proceedings.yaml with the limits that were agreed, and keep "
    "what is said of evidence out of conversations, episodes and findings until they are closed.",
    bad={
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n",
        "conversations.yaml": "- id: CV1\n"
        "  participant: HV1\n"
        "  part_played: I said the same in my witness statement.  # <- LT509\n",
    },
    good={
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n",
        "conversations.yaml": "- id: CV1\n"
        "  participant: HV1\n"
        "  part_played: I visited every three weeks.\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Phrases that point to proceedings; none where all that are listed have ended, on a day."""
    registered = review.all(Proceeding)
    if registered and all(_has_ended(one, review.today) for one in registered):
        return
    yield from problems(CHECK, review, "court-matters")


def _has_ended(proceeding: Proceeding, day: date) -> bool:
    return (
        proceeding.status == "closed" and proceeding.closed is not None and proceeding.closed <= day
    )
