"""Who was spoken to reads what was written down."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.conversations import was_held
from learning_together.records.kinds import Conversation

CHECK = Check(
    code="LT304",
    name="writeup-not-shared",
    steps="collect: info, analyse: warning",
    title="A conversation whose write-up was not shared with the participant",
    why="Sharing the write-up with the member of staff corrects it, keeps faith with them, and "
    "answers the charge of a cover-up if notes are asked for in proceedings (SCIE, Learning "
    "Together London pilots, 2011, section 4).",
    mend="Share the write-up with the participant and put the day under “writeup_shared”.",
    bad={
        "conversations.yaml": "- id: CV1  # <- LT304\n  participant: HV1\n  date: 2023-06-01\n",
    },
    good={
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  date: 2023-06-01\n"
        "  writeup_shared: 2023-06-10\n- id: CV2\n  participant: HV1\n  date: 2024-03-01\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Conversations that were held and not shared back."""
    for conversation in review.all(Conversation):
        if conversation.agreed_on or not was_held(conversation, setting.today):
            continue
        if conversation.lacks("writeup_shared"):
            yield about(
                CHECK,
                conversation,
                f"{name(conversation)} was held, and its write-up has not been shared "
                f"with {conversation.participant or 'the participant'}.",
                "writeup_shared",
            )
