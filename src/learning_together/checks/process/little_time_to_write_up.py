"""Between the conversations and the first follow-on meeting there is time to write them up."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.dates.working_days import working_days_between
from learning_together.english import counted
from learning_together.method.meetings import first, is_to_come
from learning_together.records.kinds.conversation import Conversation

CHECK = Check(
    code="LT654",
    name="little-time-to-write-up",
    steps="setup: warning",
    title="Little time between the last conversation and the first follow-on meeting",
    why="Each conversation is written up and shared with the person who was spoken to, who may ask "
    "for changes, before the case group meets over what was said (SCIE, Learning Together London "
    "pilots, 2011, section 4). How many working days that takes is set by the size of the review.",
    mend="Move the follow-on meeting or the conversation, or accept this with the reason.",
    bad={
        "meetings.yaml": "- id: MTG1\n  type: follow-on-1\n  date: 2024-03-12  # <- LT654\n",
        "people.yaml": "- id: HV1\n  group: case-group\n",
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  date: 2024-03-05\n",
    },
    good={
        "meetings.yaml": "- id: MTG1\n  type: follow-on-1\n  date: 2024-03-19\n",
        "people.yaml": "- id: HV1\n  group: case-group\n",
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  date: 2024-03-05\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """The first follow-on meeting, if it is to come and the last conversation is close to it."""
    meeting = first(review, "follow-on-1")
    if meeting is None or meeting.date is None or not is_to_come(meeting, setting.today):
        return
    dated = [
        (one.date, one)
        for one in review.all(Conversation)
        if one.date is not None and one.date <= meeting.date
    ]
    if not dated:
        return
    day, last = max(dated, key=lambda pair: pair[0])
    days = working_days_between(day, meeting.date)
    if days < review.option.write_up:
        yield about(
            CHECK,
            meeting,
            f"{name(meeting)} is {counted(days, 'working day')} after the conversation "
            f"{name(last)}; to write it up and share it, {review.option.write_up} are usual.",
            "date",
        )
