"""Nobody is asked to be in two meetings at once."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.english import listed
from learning_together.method.meetings import same_day

CHECK = Check(
    code="LT653",
    name="attendee-clash",
    steps="setup: warning",
    title="Somebody is to be in two meetings at once",
    why="Each meeting needs those who were asked to be there; a clash that is found on the day "
    "costs it a member.",
    mend="Move one of the two meetings, give both a “time” and “duration” that do not overlap, or "
    "take the person off one of the two.",
    bad={
        "meetings.yaml": "- id: MTG1\n"
        "  type: analysis\n"
        "  date: 2024-03-05\n"
        '  time: "10:00"\n'
        "  duration: 3 hours\n"
        "  attendees: [LR1, RT1]\n"
        "- id: MTG2\n"
        "  type: supervision\n"
        "  date: 2024-03-05  # <- LT653\n"
        '  time: "12:30"\n'
        "  attendees: [LR1]\n",
        "people.yaml": "- id: LR1\n  group: lead-reviewer\n- id: RT1\n  group: review-team\n",
    },
    good={
        "meetings.yaml": "- id: MTG1\n"
        "  type: analysis\n"
        "  date: 2024-03-05\n"
        '  time: "10:00"\n'
        "  duration: 3 hours\n"
        "  attendees: [LR1, RT1]\n"
        "- id: MTG2\n"
        "  type: supervision\n"
        "  date: 2024-03-05\n"
        '  time: "14:00"\n'
        "  attendees: [LR1]\n",
        "people.yaml": "- id: LR1\n  group: lead-reviewer\n- id: RT1\n  group: review-team\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Meetings to come that share people with another of the same time."""
    for earlier, meeting, both in same_day(review, setting.today):
        if both:
            is_ = "is" if len(both) == 1 else "are"
            yield about(
                CHECK,
                meeting,
                f"{listed(map(str, both))} {is_} to be in {name(meeting)} and in "
                f"{name(earlier)}, which are on the same day and may overlap.",
                "date",
            )
