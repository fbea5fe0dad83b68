"""Everyone who worked the case is asked how it looked to them, or there is a reason why not."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.english import counted
from learning_together.method.conversations import conversations_with
from learning_together.method.staff import case_staff, entries_with

CHECK = Check(
    code="LT301",
    name="no-conversation",
    steps="collect: info, analyse: warning",
    title="Staff in the case with neither a conversation nor a reason why not",
    why="Those who stand out are not always the key players: administrators have given fascinating "
    "insights (SCIE, Learning Together London pilots, 2011, section 3). Who is left out is "
    "decided, with a reason, and not forgotten.",
    mend="Write “conversation: planned” for the person, or “conversation: none” and the reason "
    "under “no_conversation_because”.",
    bad={
        "people.yaml": "- id: HV1  # <- LT301\n  role: Health visitor\n  agency: health\n"
        "  group: case-group\n"
        "- id: GP1\n  role: GP\n  agency: gp\n  group: other\n  conversation: none  # <- LT301\n",
        "timeline.yaml": "- id: health-1\n  date: 2022-05-10\n  agency: health\n"
        "  people: [HV1, GP1]\n  event: Call\n",
    },
    good={
        "people.yaml": "- id: HV1\n  role: Health visitor\n  agency: health\n"
        "  group: case-group\n  conversation: none\n  no_conversation_because: Long ill\n"
        "- id: GP1\n  role: GP\n  agency: gp\n  group: other\n  conversation: planned\n"
        "- id: SW1\n  role: Social worker\n  agency: csc\n  group: case-group\n"
        "- id: N\n  role: Neighbour\n  group: other\n",
        "timeline.yaml": "- id: health-1\n  date: 2022-05-10\n  agency: health\n"
        "  people: [HV1, GP1, N]\n  event: Call\n",
        "conversations.yaml": "- id: CV1\n  participant: SW1\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """The case group, and other staff in the timeline, of whom nothing of the kind is said."""
    if not review.whole("conversations"):
        return
    for person in case_staff(review):
        if person.conversation in {"planned", "held"} or conversations_with(review, person):
            continue
        if not person.lacks("no_conversation_because") or person.faulty:
            continue
        if person.conversation == "none":
            message = f"There will be no conversation with {name(person)}, and no reason is given."
        else:
            entries = entries_with(review, person)
            times = counted(len(entries), "timeline entry", "timeline entries")
            who = f", who is named in {times}" if entries else ""
            message = f"Nothing says whether there will be a conversation with {name(person)}{who}."
        yield CHECK.at(
            person.place("conversation"), message, record=person.id, field="conversation"
        )
