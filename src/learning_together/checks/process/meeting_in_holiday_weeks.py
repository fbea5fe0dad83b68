"""Meetings lie outside of the weeks in which many are away."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.meetings import ahead

CHECK = Check(
    code="LT656",
    name="meeting-in-holiday-weeks",
    steps="setup: info",
    title="A meeting in August or around Christmas",
    why="In August and from 20 December to 2 January many are on leave, schools are closed, and a "
    "meeting of the whole team or case group is seldom complete.",
    mend="See that those who are needed will be there, or choose another “date”.",
    bad={"meetings.yaml": "- id: MTG1\n  type: planning\n  date: 2024-08-14  # <- LT656\n"},
    good={"meetings.yaml": "- id: MTG1\n  type: planning\n  date: 2024-07-10\n"},
)


def find(review: Review, setting: Setting) -> Problems:
    """Meetings to come, but for those with the family, in these weeks."""
    for meeting in ahead(review, setting.today):
        if meeting.date is None or meeting.type == "family":
            continue
        day = (meeting.date.month, meeting.date.day)
        august, christmas = day[0] == 8, day >= (12, 20) or day <= (1, 2)
        if august or christmas:
            when = "in August" if august else "around Christmas"
            yield about(CHECK, meeting, f"{name(meeting)} is {when}, when many are away.", "date")
