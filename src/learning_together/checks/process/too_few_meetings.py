"""The option says which meetings a review usually has."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.english import listed
from learning_together.method.meetings import PLURALS, diary
from learning_together.records.kinds.meeting import Meeting
from learning_together.stages import Stage

CHECK = Check(
    code="LT602",
    name="too-few-meetings",
    steps="setup: info, collect: warning",
    title="Fewer meetings than a review of this option usually has",
    why="All dates are set at the start (SCIE, Learning Together London pilots, 2011, section "
    "5); a meeting that is not in the diary then is hard to find a day for later. How "
    "many there are depends on the option, and a team may have good reasons for fewer.",
    mend="Add the meetings to meetings.yaml, choose the option in review.yaml that fits, or "
    "accept this with the reason.",
    bad={
        "review.yaml": "format: 1  # <- LT602\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: focused\n"
        "stage: analyse\n",
        "meetings.yaml": "- {id: MTG1, type: planning}\n"
        "- {id: MTG2, type: analysis}\n"
        "- {id: MTG3, type: board}\n",
    },
    good={
        "review.yaml": "format: 1\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: focused\n"
        "stage: analyse\n",
        "meetings.yaml": "- {id: MTG1, type: planning}\n"
        "- {id: MTG2, type: analysis}\n"
        "- {id: MTG3, type: sign-off}\n"
        "- {id: MTG4, type: board}\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Types of meetings of which there are fewer than usual, cancelled ones not counted."""
    if not review.whole("meetings"):
        return
    if not review.all(Meeting) and setting.stage is Stage.SETUP and not setting.meeting:
        return  # A review that is being set up has no diary yet.
    there = diary(review)
    short = [
        f"{_few(len(there.get(type_, ())), usual)} {PLURALS[type_]}"
        for type_, usual in review.option.meetings.items()
        if len(there.get(type_, ())) < usual
    ]
    if short:
        yield CHECK.at(
            review.facts.place(),
            f"The diary has {listed(short)}. The option “{review.option.label}” usually has them.",
        )


def _few(number: int, usual: int) -> str:
    return f"{number} of {usual}" if usual > 1 else "no"
