"""Meetings lie on no bank holiday."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.dates.working_days import bank_holiday, is_weekend
from learning_together.method.meetings import ahead

CHECK = Check(
    code="LT651",
    name="meeting-on-bank-holiday",
    steps="setup: warning",
    title="A meeting on a bank holiday in England and Wales",
    why="All meetings are set at the start so that everybody can be there (SCIE, Learning Together "
    "London pilots, 2011, section 5), and on a bank holiday most agencies are closed.",
    mend="Choose another “date”, or accept this with the reason.",
    bad={"meetings.yaml": "- id: MTG1\n  type: planning\n  date: 2024-03-29  # <- LT651\n"},
    good={"meetings.yaml": "- id: MTG1\n  type: planning\n  date: 2024-03-28\n"},
)


def find(review: Review, setting: Setting) -> Problems:
    """Meetings to come on a bank holiday; those on a weekend have a check of their own."""
    for meeting in ahead(review, setting.today):
        if meeting.date is None or is_weekend(meeting.date):
            continue
        holiday = bank_holiday(meeting.date)
        if holiday:
            yield about(CHECK, meeting, f"{name(meeting)} is on a bank holiday: {holiday}.", "date")
