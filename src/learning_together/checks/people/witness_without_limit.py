"""Who may be a witness is barred, or cleared by somebody on a day."""

from collections.abc import Iterable

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name, names
from learning_together.ids import Id
from learning_together.method import witnesses
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.meeting import Meeting
from learning_together.records.kinds.proceeding import Proceeding
from learning_together.records.placeholders import says_something

CHECK = Check(
    code="LT308",
    name="witness-without-limit",
    steps="collect: warning",
    title="Someone concerned in open proceedings takes part, neither barred nor cleared",
    why="Staff who come together to discuss the analysis may be talking about matters that are "
    "evidence in court. Whether and how each takes part, and what may be discussed, is to be "
    "considered carefully (SCIE, Learning Together London pilots, 2011, section 4).",
    mend="Take the person off “attendees”, or bar them from items of the meeting (“items” under "
    "“barred”); or have it agreed with those who run the proceedings that they may take part, and "
    "write under “cleared” of the proceedings their role code (“person”), who agreed (“by”) and "
    "when (“on”).",
    bad={
        "proceedings.yaml": "- id: PRO1\n  title: Prosecution\n  type: criminal\n  status: open\n"
        "  people: [PC1, DC1]\n  limits: To be discussed with the police\n"
        "  cleared:\n    - person: DC1\n      by: Reviewing lawyer\n",
        "conversations.yaml": "- id: CV1\n  participant: PC1  # <- LT308\n  date: 2023-12-01\n",
        "meetings.yaml": "- id: MTG1\n  type: follow-on-1\n  date: 2024-02-01\n"
        "  attendees:\n    - HV1\n    - PC1  # <- LT308\n    - DC1  # <- LT308\n",
    },
    good={
        "proceedings.yaml": "- id: PRO1\n  title: Prosecution\n  type: criminal\n  status: open\n"
        "  people: [PC1, DC1]\n  cleared:\n    - person: DC1\n      by: Reviewing lawyer\n"
        "      on: 2024-01-08\n      limits: The night of the call\n"
        "  agreed_on: 2024-01-08\n  agreed_with: Reviewing lawyer\n",
        "meetings.yaml": "- id: MTG1\n  type: follow-on-1\n  date: 2024-02-01\n"
        "  attendees: [HV1, PC1, DC1]\n  barred:\n    - person: PC1\n      items: [The night]\n"
        "- id: MTG2\n  type: introductory\n  date: 2024-02-01\n  attendees: [PC1]\n",
        "conversations.yaml": "- id: CV1\n  participant: PC1\n  limits: Not the night\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Attendance and conversations of people neither barred nor cleared, while proceedings run."""
    if not review.all(Proceeding):
        return
    for meeting in review.all(Meeting):
        if not witnesses.discusses_together(review, meeting):
            continue
        barred = {one.person for one in meeting.barred}
        for number, who in enumerate(meeting.attendees):
            open_ = witnesses.uncleared(review, who, meeting.date or setting.today)
            if open_ and who not in barred:
                yield CHECK.at(
                    meeting.place("attendees", number),
                    f"{who} attends {name(meeting)}, is concerned in {names(open_)}, and is "
                    f"neither barred nor cleared{_half(open_, who)}.",
                    record=meeting.id,
                    field=f"attendees.{number}",
                )
    for conversation in review.all(Conversation):
        person = conversation.participant
        if person is None:
            continue
        open_ = tuple(
            one
            for one in witnesses.uncleared(review, person, conversation.date or setting.today)
            if not witnesses.limits_agreed(conversation, one)
        )
        if open_:
            yield CHECK.at(
                conversation.place("participant"),
                f"{person} is concerned in {names(open_)}, and it is not agreed what may be "
                f"spoken of in {name(conversation)}{_half(open_, person)}.",
                "Agree on it with those who run the proceedings. Write there under “cleared” the "
                "role code, who agreed and when; or write the limits, here or there, and fill in "
                "“agreed_on” and “agreed_with” of the proceedings.",
                record=conversation.id,
                field="participant",
            )


def _half(proceedings: Iterable[Proceeding], who: Id) -> str:
    """What a clearance lacks: it says who gave it, and when, and was given before it was used."""
    for one in (each for proceeding in proceedings for each in proceeding.cleared):
        if one.person == who:
            if not says_something(one.by):
                return ": the clearance does not say who gave it"
            return ": the clearance is of a later day" if one.on else ": the clearance has no day"
    return ""
