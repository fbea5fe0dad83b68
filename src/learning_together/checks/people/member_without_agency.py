"""Members of the review team speak for an agency."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.staff import of_group

CHECK = Check(
    code="LT321",
    name="member-without-agency",
    steps="collect: warning",
    title="A member of the review team without an agency",
    why="Which agencies sit in the team, and who may hold a conversation with whom, is told by the "
    "agencies of its members.",
    mend="Put the id of the agency under “agency”.",
    bad={
        "people.yaml": "- id: RT1  # <- LT321\n  role: Designated nurse\n  group: review-team\n",
    },
    good={
        "people.yaml": "- id: RT1\n  role: Designated nurse\n  group: review-team\n"
        "  agency: health\n- id: LR1\n  role: Lead reviewer\n  group: lead-reviewer\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Members whose agency is not given."""
    for person in of_group(review, "review-team"):
        if person.lacks("agency"):
            yield about(
                CHECK, person, f"{name(person)} of the review team has no agency.", "agency"
            )
