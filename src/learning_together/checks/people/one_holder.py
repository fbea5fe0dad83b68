"""Conversations are held in pairs."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.english import starting
from learning_together.method.conversations import was_held
from learning_together.records.kinds.conversation import Conversation

CHECK = Check(
    code="LT302",
    name="one-holder",
    steps="collect: warning",
    title="A conversation that one person alone held, or nobody is said to have held",
    why="Members of the review team hold conversations in pairs (SCIE, Learning Together London "
    "pilots, 2011, section 3): two hear more than one, and one can listen while the other asks.",
    mend="Name both under “held_by”. If it was held by one, record a decision that accepts this, "
    "with the reason.",
    bad={
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  held_by: [RT1]  # <- LT302\n"
        "- id: CV2  # <- LT302\n  participant: HV1\n  date: 2023-06-01\n"
        "  mindset: Busy\n",
    },
    good={
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  held_by: [RT1, RT2]\n"
        "  date: 2023-06-01\n- id: CV2\n  participant: HV1\n  date: 2024-03-01\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Conversations with one holder; those that were held, with none."""
    for conversation in review.all(Conversation):
        holders = set(conversation.held_by)
        if len(holders) > 1 or "held_by" in conversation.faulty:
            continue
        if not holders and not was_held(conversation, setting.today):
            continue
        called = starting(name(conversation))
        yield CHECK.at(
            conversation.place("held_by"),
            f"{called} names one holder, {conversation.held_by[0]}."
            if holders
            else f"{called} does not say who held it.",
            record=conversation.id,
            field="held_by",
        )
