"""The team signs off when the case group has spoken."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.meetings import NAMES, first
from learning_together.records.kinds.signoff import SignOff

CHECK = Check(
    code="LT604",
    name="sign-off-before-follow-on",
    steps="setup: warning, report: error",
    title="Sign-off before the last follow-on meeting",
    why="In the second follow-on meeting the case group tests how usual the findings are; a "
    "report signed off before it has not been tested by those who were there (SCIE, North "
    "West pilots, 2010).",
    mend="Move the sign-off behind the follow-on meeting, or correct the date.",
    bad={
        "meetings.yaml": "- id: MTG1\n"
        "  type: follow-on-2\n"
        "  date: 2024-05-01\n"
        "- id: MTG2\n"
        "  type: sign-off\n"
        "  date: 2024-04-15  # <- LT604\n",
    },
    good={
        "meetings.yaml": "- id: MTG1\n"
        "  type: follow-on-2\n"
        "  date: 2024-05-01\n"
        "- id: MTG2\n"
        "  type: sign-off\n"
        "  date: 2024-05-15\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """A sign-off meeting or record dated before the last follow-on meeting in the diary."""
    last = first(review, "follow-on-2") or first(review, "follow-on-1")
    if last is None or last.date is None:
        return
    where = f"{NAMES[last.type or 'other']} ({name(last)})"
    meeting = first(review, "sign-off")
    if meeting is not None and meeting.date is not None and meeting.date < last.date:
        yield about(
            CHECK, meeting, f"The sign-off meeting ({name(meeting)}) comes before {where}.", "date"
        )
    for signed in review.all(SignOff):
        if signed.date is not None and signed.date < last.date:
            yield about(CHECK, signed, f"{name(signed)} is dated before {where}.", "date")
