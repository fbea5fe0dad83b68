"""Who reviews a case did not work on it."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.english import some
from learning_together.method.staff import REVIEWERS, entries_with, of_group

CHECK = Check(
    code="LT210",
    name="two-roles",
    steps="setup: warning",
    title="Someone who works on the review appears in the timeline",
    why="Lead reviewers are independent, and members of the review team hear staff describe how "
    "things were. Someone who took part in the case has an account of their own to give, and "
    "belongs to the case group.",
    mend="If the person worked the case, move them to the case group and find another member. If "
    "two people share the code, give one of them another. If their part was slight, record a "
    "decision that accepts this, with the reason.",
    bad={
        "people.yaml": "- id: RT1\n  role: Designated nurse\n  group: review-team  # <- LT210\n",
        "timeline.yaml": "- id: health-1\n  date: 2022-05-10\n  agency: health\n"
        "  people: [RT1]\n  event: Advice to the health visitor\n",
    },
    good={
        "people.yaml": "- id: RT1\n  role: Designated nurse\n  group: review-team\n"
        "- id: HV1\n  role: Health visitor\n  group: case-group\n",
        "timeline.yaml": "- id: health-1\n  date: 2022-05-10\n  agency: health\n"
        "  people: [HV1]\n  event: Home visit\n",
    },
)

_WHAT = {
    "lead-reviewer": "a lead reviewer",
    "review-team": "a member of the review team",
    "administrator": "the review’s administrator",
}


def find(review: Review, _setting: Setting) -> Problems:
    """Lead reviewers, team members and administrators whom a timeline entry names."""
    for person in of_group(review, *REVIEWERS):
        if entries := entries_with(review, person):
            yield CHECK.at(
                person.place("group"),
                f"{person.id} is {_WHAT[person.group or '']} and takes part in the case as the "
                f"timeline tells it ({some(map(name, entries))}).",
                record=person.id,
                field="group",
            )
