"""Members of the team know what is asked of them."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.staff import of_group
from learning_together.records.kinds.task import Task

CHECK = Check(
    code="LT311",
    name="member-without-tasks",
    steps="setup: info, collect: warning",
    title="A member of the review team without tasks",
    why="Lead reviewers found in retrospect that they had not made clear enough what is expected, "
    "“like the roles and tasks of the Review Team, especially between meetings” (SCIE, Learning "
    "Together London pilots, 2011, section 6).",
    mend="Write under “tasks” what the member does, at meetings and between them; it goes into the "
    "terms of reference.",
    bad={
        "people.yaml": "- id: RT1  # <- LT311\n  role: Designated nurse\n  group: review-team\n",
    },
    good={
        "people.yaml": "- id: RT1\n  role: Designated nurse\n  group: review-team\n"
        "  tasks: [Holds conversations in pairs]\n"
        "- id: RT2\n  role: Inspector\n  group: review-team\n",
        "tasks.yaml": "- id: TSK1\n  what: Ask for the custody record\n  who: RT2\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Members with nothing under “tasks” whom no task names either."""
    if not review.whole("tasks"):
        return
    busy = {who for task in review.all(Task) if not task.lacks("what") for who in task.who}
    for member in of_group(review, "review-team"):
        if member.lacks("tasks") and member.id not in busy:
            yield about(
                CHECK, member, f"Nothing says what {name(member)} does for the review.", "tasks"
            )
