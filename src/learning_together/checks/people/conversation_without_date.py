"""A conversation that was held was held on a day."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.conversations import was_held
from learning_together.records.kinds.conversation import Conversation

CHECK = Check(
    code="LT319",
    name="conversation-without-date",
    steps="collect: info, analyse: warning",
    title="A conversation that was held, without its date",
    why="What someone says months later, after others have spoken or a trial has begun, is weighed "
    "otherwise; and a schedule of material for proceedings gives the date of each.",
    mend="Put the day on which it was held under “date”.",
    bad={
        "conversations.yaml": "- id: CV1  # <- LT319\n  participant: HV1\n"
        "  mindset: The visits were going well\n",
    },
    good={
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  date: 2023-06-01\n"
        "  mindset: The visits were going well\n- id: CV2\n  participant: GP1\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Conversations with content and no date."""
    for conversation in review.all(Conversation):
        if conversation.lacks("date") and was_held(conversation, setting.today):
            yield about(
                CHECK,
                conversation,
                f"{name(conversation)} tells what was said, and not when.",
                "date",
            )
