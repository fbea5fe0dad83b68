"""Members of the team know how much time is asked of them."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.staff import of_group

CHECK = Check(
    code="LT312",
    name="no-time-commitment",
    steps="setup: info",
    title="A member of the review team who was not told how much time is asked for",
    why="For some members neither the role nor the time it takes was outlined clearly enough at "
    "the start, which made it hard to engage them (SCIE, Learning Together London pilots, 2011, "
    "section 3).",
    mend="Write under “time_commitment” how much is asked for, such as “about 10 days over eight "
    "months”.",
    bad={
        "people.yaml": "- id: RT1  # <- LT312\n  role: Designated nurse\n  group: review-team\n",
    },
    good={
        "people.yaml": "- id: RT1\n  role: Designated nurse\n  group: review-team\n"
        "  time_commitment: About 10 days\n"
        "- id: HV1\n  role: Health visitor\n  group: case-group\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Members of whom it is not said."""
    for member in of_group(review, "review-team"):
        if member.lacks("time_commitment"):
            yield about(
                CHECK,
                member,
                f"Nothing says how much time is asked of {name(member)}.",
                "time_commitment",
            )
