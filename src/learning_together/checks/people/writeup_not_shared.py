"""Who was spoken to reads what was written down."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.english import day
from learning_together.method.conversations import was_held
from learning_together.records.kinds.conversation import Conversation

CHECK = Check(
    code="LT304",
    name="writeup-not-shared",
    steps="collect: info, analyse: warning",
    title="A conversation that was not written up, or not shared with the participant",
    why="Sharing the write-up with the member of staff corrects it, keeps faith with them, and "
    "answers the charge of a cover-up if notes are asked for in proceedings (SCIE, Learning "
    "Together London pilots, 2011, section 4).",
    mend="Write it up, share the write-up with the participant and put the day under "
    "“writeup_shared”; where the write-up is kept elsewhere, that day is enough. If it was put "
    "off, give it its new date.",
    bad={
        "conversations.yaml": "- id: CV1  # <- LT304\n  participant: HV1\n  date: 2023-06-01\n"
        "- id: CV2  # <- LT304\n  participant: GP1\n  mindset: Busy\n",
    },
    good={
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  date: 2023-06-01\n"
        "  writeup_shared: 2023-06-10\n- id: CV2\n  participant: HV1\n  date: 2024-03-01\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Conversations that were held and not shared back, or whose day passed without a word."""
    for conversation in review.all(Conversation):
        if conversation.agreed_on or not conversation.lacks("writeup_shared"):
            continue
        if was_held(conversation, setting.today):
            says = (
                f"{name(conversation)} was held, and its write-up has not been shared "
                f"with {conversation.participant or 'the participant'}."
            )
        elif conversation.date is not None and conversation.date < setting.today:
            says = (
                f"{name(conversation)} was to be held on {day(conversation.date)}, and nothing is "
                "written up: it counts as not held."
            )
        else:
            continue
        yield about(CHECK, conversation, says, "writeup_shared")
