"""Smaller options have few conversations, or none."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.english import counted
from learning_together.records.kinds.conversation import Conversation

CHECK = Check(
    code="LT609",
    name="too-many-conversations",
    steps="collect: warning",
    title="More conversations than a review of this option usually has",
    why="The mid-range option usually has up to six conversations, the focused one none "
    "(SCIE, Learning Together reviews). More of them take time that the team did not plan "
    "for.",
    mend="Choose the option in review.yaml that fits, or accept this with the reason.",
    bad={
        "review.yaml": "format: 1  # <- LT609\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: focused\n"
        "stage: analyse\n",
        "people.yaml": "- {id: HV1, role: Health visitor, group: case-group}\n",
        "conversations.yaml": "- {id: CV1, participant: HV1}\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: analyse\n",
        "people.yaml": "- {id: HV1, role: Health visitor, group: case-group}\n",
        "conversations.yaml": "- {id: CV1, participant: HV1}\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """More conversations than the option has."""
    usual = review.option.conversations
    number = len(review.all(Conversation))
    if usual is not None and number > usual:
        yield CHECK.at(
            review.facts.place(),
            f"There are {counted(number, 'conversation')}; the option “{review.option.label}” "
            f"usually has {f'no more than {usual}' if usual else 'none'}.",
        )
