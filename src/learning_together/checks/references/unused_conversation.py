"""What was said in conversations should be used."""

from learning_together.checks.references.records_used import in_the_analysis
from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.method.conversations import was_held
from learning_together.records.kinds.conversation import Conversation

CHECK = Check(
    code="LT106",
    name="unused-conversation",
    steps="analyse: info, report: warning",
    title="A conversation that nothing in the analysis rests on",
    why="What front-line staff say is what gives the findings their weight (SCIE, Learning "
    "Together London pilots, 2011, section 3). A conversation that no factor, episode or finding "
    "names was gathered and then lost.",
    mend="Name it under “evidence” of the factors, episodes or findings that it supports, or name "
    "those factors in the conversation itself.",
    bad={
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n",
        "conversations.yaml": "- id: CV1  # <- LT106\n  participant: HV1\n  date: 2023-06-01\n"
        "  mindset: Busy\n",
    },
    good={
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n",
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  date: 2023-06-01\n"
        "  mindset: Busy\n- id: CV2\n  participant: HV1\n  date: 2024-03-01\n",
        "factors.yaml": "- id: CF1\n  summary: Two posts vacant\n  evidence: [CV1]\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Conversations that were held and that nothing in the analysis names."""
    if not review.whole("episodes", "factors", "findings"):
        return
    used = in_the_analysis(review)
    for conversation in review.all(Conversation):
        if (
            was_held(conversation, setting.today)
            and not used(conversation)
            and not conversation.factors
            and not any(point.episode for point in conversation.turning_points)
            and not conversation.faulty
        ):
            yield CHECK.at(
                conversation.place(),
                f"Nothing in the analysis rests on the conversation {conversation.id}.",
                record=conversation.id,
            )
