"""Conversations come before the first follow-on meeting."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.meetings import first
from learning_together.records.kinds.conversation import Conversation

CHECK = Check(
    code="LT655",
    name="conversation-after-follow-on",
    steps="setup: warning",
    title="A conversation is to be held after the first follow-on meeting",
    why="At the first follow-on meeting the case group corrects the story and the episodes. Who is "
    "spoken to afterwards has not told theirs by then (SCIE, North West pilots, 2010).",
    mend="Bring the conversation forward or put the meeting back, or accept this with the reason.",
    bad={
        "meetings.yaml": "- id: MTG1\n  type: follow-on-1\n  date: 2024-03-12\n",
        "people.yaml": "- id: HV1\n  group: case-group\n",
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  date: 2024-03-14  # <- LT655\n",
    },
    good={
        "meetings.yaml": "- id: MTG1\n  type: follow-on-1\n  date: 2024-03-12\n",
        "people.yaml": "- id: HV1\n  group: case-group\n",
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  date: 2024-02-14\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Conversations to come that lie after the first follow-on meeting, or on its day."""
    meeting = first(review, "follow-on-1")
    if meeting is None or meeting.date is None:
        return
    for conversation in review.all(Conversation):
        day = conversation.date
        if day is not None and day >= setting.today and day >= meeting.date:
            when = "on the day of" if day == meeting.date else "after"
            yield about(
                CHECK,
                conversation,
                f"The conversation {name(conversation)} is to be held {when} the first "
                f"follow-on meeting ({name(meeting)}).",
                "date",
            )
