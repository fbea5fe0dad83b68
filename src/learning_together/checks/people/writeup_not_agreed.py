"""Who was spoken to agrees to what was written down."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.method.timeline import in_words
from learning_together.records.kinds.conversation import Conversation

CHECK = Check(
    code="LT305",
    name="writeup-not-agreed",
    steps="analyse: info, report: warning",
    title="A write-up that was shared and that the participant has not agreed to",
    why="The report explains practice by how it looked to those who were there. Until they agree "
    "that this is how it looked, it is the holders’ account and not theirs.",
    mend="Ask the participant, and put in what they want changed. Once they agree: lt agree, with "
    "the conversation's id. If no answer comes, record a decision that accepts this.",
    bad={
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  date: 2023-06-01\n"
        "  writeup_shared: 2023-06-10  # <- LT305\n",
    },
    good={
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  date: 2023-06-01\n"
        "  writeup_shared: 2023-06-10\n  agreed_on: 2023-06-20\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Write-ups that were shared and not agreed."""
    for conversation in review.all(Conversation):
        shared = conversation.writeup_shared
        if shared is None or shared > setting.today or not conversation.lacks("agreed_on"):
            continue
        yield CHECK.at(
            conversation.place("writeup_shared"),
            f"The write-up of {name(conversation)} was shared with "
            f"{conversation.participant or 'the participant'} on {in_words(shared)}, and nothing "
            "says that they agreed to it.",
            record=conversation.id,
            field="agreed_on",
        )
