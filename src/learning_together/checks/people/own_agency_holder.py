"""Nobody holds a conversation with staff of their own agency."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.records.kinds.conversation import Conversation

CHECK = Check(
    code="LT303",
    name="own-agency-holder",
    steps="collect: warning",
    title="A conversation held by someone from the participant’s own agency",
    why="Hearing that things do not work at home as one thought provokes strong feelings, makes it "
    "hard to hear the participant and can shut down lines of enquiry (SCIE, Learning Together "
    "London pilots, 2011, section 3).",
    mend="Let another member of the team hold it. If it has been held, record a decision that "
    "accepts this, with the reason.",
    bad={
        "people.yaml": "- id: HV1\n  role: Health visitor\n  agency: health\n  group: case-group\n"
        "- id: RT1\n  role: Designated nurse\n  agency: Health\n  group: review-team\n",
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  held_by: [RT1, RT2]  # <- LT303\n",
    },
    good={
        "people.yaml": "- id: HV1\n  role: Health visitor\n  agency: health\n  group: case-group\n"
        "- id: RT1\n  role: Inspector\n  agency: police\n  group: review-team\n"
        "- id: LR1\n  role: Lead reviewer\n  group: lead-reviewer\n",
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  held_by: [RT1, LR1]\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Holders whose agency is the participant's."""
    for conversation in review.all(Conversation):
        agency = review.of_agency(conversation.participant)
        if agency is None:
            continue
        for number, holder in enumerate(conversation.held_by):
            own = review.of_agency(holder)
            if own is not None and own == agency:
                yield CHECK.at(
                    conversation.place("held_by", number),
                    f"{holder}, who holds {name(conversation)}, is of the same agency as "
                    f"{conversation.participant}: “{agency}”.",
                    record=conversation.id,
                    field=f"held_by.{number}",
                )
