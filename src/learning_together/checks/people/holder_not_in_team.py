"""Conversations are held by the review team."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.method.staff import TEAM
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.person import Person

CHECK = Check(
    code="LT309",
    name="holder-not-in-team",
    steps="collect: warning",
    title="A conversation held by someone outside the review team",
    why="Review team members lead the conversations, and carry what they heard into the analysis "
    "(SCIE, Learning Together London pilots, 2011, section 3).",
    mend="Correct the code under “held_by”, or the person’s group in people.yaml.",
    bad={
        "people.yaml": "- id: HV2\n  role: Health visitor\n  group: case-group\n"
        "- id: RT1\n  role: Inspector\n  group: review-team\n",
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  held_by: [RT1, HV2]  # <- LT309\n",
    },
    good={
        "people.yaml": "- id: LR1\n  role: Lead reviewer\n  group: lead-reviewer\n"
        "- id: RT1\n  role: Inspector\n  group: review-team\n",
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  held_by: [RT1, LR1]\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Holders whose group is another."""
    for conversation in review.all(Conversation):
        for number, holder in enumerate(conversation.held_by):
            person = review.get(holder, Person)
            if person is not None and person.group and person.group not in TEAM:
                yield CHECK.at(
                    conversation.place("held_by", number),
                    f"{person.id}, who holds {name(conversation)}, is not in the review team: the "
                    f"group is “{person.group}”.",
                    record=conversation.id,
                    field=f"held_by.{number}",
                )
