"""No audio while criminal proceedings run."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name, names
from learning_together.method.witnesses import criminal_on
from learning_together.records.kinds.conversation import Conversation

CHECK = Check(
    code="LT306",
    name="audio-during-proceedings",
    steps="setup: warning",
    title="A conversation recorded as audio while criminal proceedings run",
    why="What is said in conversations may have to be disclosed to the court, and was said for "
    "another purpose. The London pilots considered making no digital recordings for that reason "
    "(SCIE, 2011, section 4).",
    mend="Agree with the police and the prosecution how the conversation is recorded; “notes” or "
    "“none” is usual. A recording that exists must not be deleted: put it on the schedule of "
    "disclosures, and record a decision that accepts this, with the reason.",
    bad={
        "proceedings.yaml": "- id: PRO1\n  title: Prosecution\n  type: criminal\n  status: open\n"
        "  opened: 2023-04-01\n",
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  date: 2023-06-01\n"
        "  recording: audio  # <- LT306\n",
    },
    good={
        "proceedings.yaml": "- id: PRO1\n  title: Prosecution\n  type: criminal\n"
        "  status: closed\n  opened: 2023-04-01\n  closed: 2023-05-31\n"
        "- id: PRO2\n  title: Inquest\n  type: coroner\n  status: open\n",
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  date: 2023-06-01\n"
        "  recording: audio\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Audio on a day on which criminal proceedings ran; today, where there is no date."""
    for conversation in review.all(Conversation):
        if conversation.recording != "audio":
            continue
        if running := criminal_on(review, conversation.date or setting.today):
            yield about(
                CHECK,
                conversation,
                f"{name(conversation)} is recorded as audio while criminal proceedings "
                f"run ({names(running)}).",
                "recording",
            )
