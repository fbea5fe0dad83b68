"""Conversations come before the analysis that rests on them."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.conversations import conversations_with, held_with
from learning_together.method.staff import case_staff
from learning_together.method.timeline import in_words

CHECK = Check(
    code="LT316",
    name="conversation-outstanding",
    steps="analyse: info, report: warning",
    title="A conversation that is planned and has not been held",
    why="The story as each professional saw it comes before episodes and factors (SCIE, Learning "
    "Together London pilots, 2011, section 3). Who is heard afterwards finds an analysis made "
    "without them.",
    mend="Hold it and record it under “conversations”; or write “conversation: none” for the "
    "person, and why.",
    bad={
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n"
        "  conversation: planned  # <- LT316\n",
    },
    good={
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n"
        "  conversation: planned\n",
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  date: 2023-06-01\n"
        "  mindset: Busy\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Staff with whom a conversation is planned, or on record, and none was held."""
    if not review.whole("conversations"):
        return
    for person in case_staff(review):
        those = conversations_with(review, person)
        if held_with(review, person):
            continue
        if not those and person.conversation != "planned":
            continue
        day = min((one.date for one in those if one.date), default=None)
        when = f"; it is to be on {in_words(day)}" if day else ""
        if day is not None and day < setting.today:
            when = f": it was to be on {in_words(day)}, and nothing is written up"
        yield about(
            CHECK,
            person,
            f"The conversation with {name(person)} has not been held{when}.",
            "conversation",
        )
