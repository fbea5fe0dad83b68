"""Meetings lie on days on which people work."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.dates.working_days import is_weekend
from learning_together.method.meetings import ahead

CHECK = Check(
    code="LT650",
    name="meeting-on-weekend",
    steps="setup: warning",
    title="A meeting on a Saturday or Sunday",
    why="All meetings are set at the start so that everybody can be there (SCIE, Learning Together "
    "London pilots, 2011, section 5). A date on a weekend is most often a slip.",
    mend="Correct “date”, or accept this with the reason if the meeting is meant to be then.",
    bad={"meetings.yaml": "- id: MTG1\n  type: planning\n  date: 2024-02-03  # <- LT650\n"},
    good={"meetings.yaml": "- id: MTG1\n  type: planning\n  date: 2024-02-05\n"},
)


def find(review: Review, setting: Setting) -> Problems:
    """Meetings to come on a weekend; families choose their own days."""
    for meeting in ahead(review, setting.today):
        if meeting.date and meeting.type != "family" and is_weekend(meeting.date):
            yield about(CHECK, meeting, f"{name(meeting)} is on a {meeting.date:%A}.", "date")
