"""What is planned for a person and what is on record agree."""

from collections.abc import Iterable

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name, names
from learning_together.method.conversations import conversations_with, held_with
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.person import Person

CHECK = Check(
    code="LT317",
    name="conversation-plan-differs",
    steps="collect: info, analyse: warning",
    title="What a person’s entry says of a conversation is not what its record says",
    why="The list of who has been spoken to, and who has not, is made from both.",
    mend="Add the record under “conversations”, or correct “conversation” for the person.",
    bad={
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n"
        "  conversation: held  # <- LT317\n"
        "- id: GP1\n  role: GP\n  group: case-group\n  conversation: none  # <- LT317\n"
        "  no_conversation_because: Ill\n",
        "conversations.yaml": "- id: CV1\n  participant: GP1\n  date: 2023-06-01\n",
    },
    good={
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n"
        "  conversation: held\n"
        "- id: GP1\n  role: GP\n  group: case-group\n  conversation: planned\n",
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  date: 2023-06-01\n"
        "  mindset: Busy\n- id: CV2\n  participant: GP1\n  date: 2024-06-01\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """“held” without a record that says so; “none” or “planned” beside one that was held."""
    if not review.whole("conversations"):
        return
    for person in review.all(Person):
        plan = person.conversation
        if plan is None:
            continue
        those = conversations_with(review, person)
        held = held_with(review, person)
        if plan == "held" and not those:
            message = f"A conversation with {name(person)} was held, and there is no record of it."
        elif plan == "held" and not held and (ahead := _ahead(those, setting)):
            message = (
                f"A conversation with {name(person)} was held, and {names(ahead)} is dated after "
                "today."
            )
        elif plan == "held" and not held:
            message = (
                f"A conversation with {name(person)} was held, and nothing of it is written up "
                f"in {names(those)}."
            )
        elif plan == "none" and those:
            message = (
                f"There is to be no conversation with {name(person)}, but {names(those)} is one."
            )
        elif plan == "planned" and held:
            message = (
                f"The conversation with {name(person)} is still “planned”; {names(held)} was held."
            )
        else:
            continue
        yield CHECK.at(
            person.place("conversation"), message, record=person.id, field="conversation"
        )


def _ahead(those: Iterable[Conversation], setting: Setting) -> list[Conversation]:
    """Those that are still to come."""
    return [one for one in those if one.date is not None and one.date > setting.today]
