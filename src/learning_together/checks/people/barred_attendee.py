"""Who may not take part is not on the list of those who do."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.records.kinds.meeting import Barred, Meeting
from learning_together.records.placeholders import says_something

CHECK = Check(
    code="LT307",
    name="barred-attendee",
    title="Someone attends a meeting from all of which they are barred",
    why="Potential witnesses who discuss evidence with one another contaminate it, and the defence "
    "can use that to discredit them (SCIE, Learning Together London pilots, 2011, section 4).",
    mend="Take the person off “attendees”; or, if the limit is only about some items, name these "
    "under “items”.",
    bad={
        "meetings.yaml": "- id: MTG1\n  type: follow-on-1\n  attendees: [HV1, PC1]  # <- LT307\n"
        "  barred:\n    - person: PC1\n      reason: Witness\n",
    },
    good={
        "meetings.yaml": "- id: MTG1\n  type: follow-on-1\n  attendees: [HV1, PC1]\n"
        "  agenda:\n    - title: The first visit\n    - title: The night of the call\n"
        "  barred:\n    - person: PC1\n      items: [The night of the call]\n"
        "    - person: DC1\n      reason: Witness\n"
        "- id: MTG2\n  type: follow-on-2\n  status: cancelled\n  attendees: [PC1]\n"
        "  barred:\n    - person: PC1\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """People both barred from the whole of a meeting, or from every item, and among its guests."""
    for meeting in review.all(Meeting):
        if meeting.status == "cancelled" or not meeting.barred:
            continue
        attending = {who: number for number, who in enumerate(meeting.attendees)}
        for barred in meeting.barred:
            if not barred.person or not _from_all(meeting, barred):
                continue
            number = attending.get(barred.person)
            if number is not None:
                why = f" ({barred.reason.rstrip('.')})" if barred.reason else ""
                every = "every item of " if barred.items else ""
                yield CHECK.at(
                    meeting.place("attendees", number),
                    f"{barred.person} is on the list of those who attend {name(meeting)} and is "
                    f"barred from {every}it{why}.",
                    record=meeting.id,
                    field=f"attendees.{number}",
                )


def _from_all(meeting: Meeting, barred: Barred) -> bool:
    items = {item.casefold() for item in barred.items if says_something(item)}
    titles = {item.title.casefold() for item in meeting.agenda if item.title}
    return not items or (bool(titles) and titles <= items)
