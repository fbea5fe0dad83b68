"""No two meetings lie on one day."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.meetings import same_day

CHECK = Check(
    code="LT652",
    name="meetings-on-one-day",
    steps="setup: info",
    title="Two meetings on one day",
    why="Two meetings on one day are most often one that was moved and not taken out; and between "
    "meetings the team has work to do.",
    mend="If one of the two no longer takes place, set its “status” to cancelled. If both do, "
    "accept this.",
    bad={
        "meetings.yaml": "- id: MTG1\n"
        "  type: analysis\n"
        "  date: 2024-03-05\n"
        "- id: MTG2\n"
        "  type: family\n"
        "  date: 2024-03-05  # <- LT652\n",
    },
    good={
        "meetings.yaml": "- id: MTG1\n"
        "  type: analysis\n"
        "  date: 2024-03-05\n"
        "  status: cancelled\n"
        "- id: MTG2\n"
        "  type: family\n"
        "  date: 2024-03-05\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Meetings to come on the day of another; those that somebody cannot both attend apart."""
    for earlier, meeting, both in same_day(review, setting.today):
        if not both:
            yield about(
                CHECK, meeting, f"{name(meeting)} is on the same day as {name(earlier)}.", "date"
            )
