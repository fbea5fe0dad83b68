"""Conversations are with those who worked the case."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.person import Person

CHECK = Check(
    code="LT318",
    name="participant-not-in-case-group",
    steps="collect: warning",
    title="A conversation with someone who is not in the case group",
    why="Those who give their account also come to the follow-on meetings, correct the analysis "
    "and comment on drafts (SCIE, Learning Together London pilots, 2011, section 3). Whoever is "
    "not on the list of the case group is not invited.",
    mend="Put the person into the case group (“group: case-group”). What was asked of the family "
    "is recorded under “family”.",
    bad={
        "people.yaml": "- id: GPA\n  role: Practice administrator\n  group: other\n",
        "conversations.yaml": "- id: CV1\n  participant: GPA  # <- LT318\n",
    },
    good={
        "people.yaml": "- id: GPA\n  role: Practice administrator\n  group: case-group\n",
        "conversations.yaml": "- id: CV1\n  participant: GPA\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Participants of another group."""
    for conversation in review.all(Conversation):
        person = review.get(conversation.participant, Person)
        if person is not None and person.group and person.group != "case-group":
            yield CHECK.at(
                conversation.place("participant"),
                f"{person.id}, the participant of {name(conversation)}, is not in the case group: "
                f"the group is “{person.group}”.",
                record=conversation.id,
                field="participant",
            )
