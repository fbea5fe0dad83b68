"""Who may be a witness speaks within agreed limits."""

from datetime import date

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.ids import Id
from learning_together.method.conversations import criminal_on
from learning_together.records.kinds import Conversation, Meeting, Proceeding

CHECK = Check(
    code="LT308",
    name="witness-without-limit",
    steps="collect: warning",
    title="Someone concerned in criminal proceedings takes part, and no limits are agreed",
    why="Staff who come together to discuss the analysis may be talking about matters that are "
    "evidence in court. Whether and how each takes part, and what may be discussed, is to be "
    "considered carefully (SCIE, Learning Together London pilots, 2011, section 4).",
    mend="Agree the limits with the police and the prosecution and write them under “limits” of "
    "the proceedings; or bar the person from the meeting or some of its items.",
    bad={
        "proceedings.yaml": "- id: PRO1\n  title: Prosecution\n  type: criminal\n  status: open\n"
        "  people: [PC1]\n",
        "conversations.yaml": "- id: CV1\n  participant: PC1  # <- LT308\n  date: 2023-12-01\n",
        "meetings.yaml": "- id: MTG1\n  type: follow-on-1\n  date: 2024-02-01\n"
        "  attendees: [HV1, PC1]  # <- LT308\n",
    },
    good={
        "proceedings.yaml": "- id: PRO1\n  title: Prosecution\n  type: criminal\n  status: open\n"
        "  people: [PC1]\n- id: PRO2\n  title: Second prosecution\n  type: criminal\n"
        "  status: open\n  people: [DC1]\n  limits: Not the night of the call\n",
        "meetings.yaml": "- id: MTG1\n  type: follow-on-1\n  date: 2024-02-01\n"
        "  attendees: [HV1, PC1, DC1]\n  barred:\n    - person: PC1\n      items: [The night]\n"
        "- id: MTG2\n  type: introductory\n  date: 2024-02-01\n  attendees: [PC1]\n",
        "conversations.yaml": "- id: CV1\n  participant: PC1\n  limits: Not the night\n",
    },
)

#: Meetings at which the case group discusses the analysis together.
_TOGETHER = frozenset({"follow-on-1", "follow-on-2"})


def find(review: Review, setting: Setting) -> Problems:
    """Attendance and conversations without limits, while the proceedings run."""
    if not review.all(Proceeding):
        return
    for meeting in review.all(Meeting):
        if meeting.type not in _TOGETHER or meeting.status == "cancelled":
            continue
        barred = {one.person for one in meeting.barred if one.person}
        unlimited = _unlimited(review, meeting.date or setting.today)
        for number, who in enumerate(meeting.attendees):
            if who not in barred and (proceeding := unlimited.get(who)):
                yield CHECK.at(
                    meeting.place("attendees", number),
                    f"{who} attends {name(meeting)} and is concerned in {name(proceeding)}, and "
                    "nothing says what may be discussed.",
                    record=meeting.id,
                    field=f"attendees.{number}",
                )
    for conversation in review.all(Conversation):
        if conversation.limits or not conversation.participant:
            continue
        unlimited = _unlimited(review, conversation.date or setting.today)
        if proceeding := unlimited.get(conversation.participant):
            yield CHECK.at(
                conversation.place("participant"),
                f"{conversation.participant} is concerned in {name(proceeding)}, and nothing says "
                f"what may be discussed in {name(conversation)}.",
                "Agree the limits with the police and the prosecution and write them under "
                "“limits”, here or in the proceedings.",
                record=conversation.id,
                field="participant",
            )


def _unlimited(review: Review, day: date) -> dict[Id, Proceeding]:
    """Who was concerned that day in criminal proceedings without agreed limits."""
    return {
        who: proceeding
        for proceeding in criminal_on(review, day)
        if proceeding.lacks("limits")
        for who in proceeding.people
    }
