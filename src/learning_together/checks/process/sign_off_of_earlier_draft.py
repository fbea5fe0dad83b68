"""What was signed off is what the board receives."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.examples import TWO_MEMBERS
from learning_together.records.kinds.signoff import SignOff

CHECK = Check(
    code="LT607",
    name="sign-off-of-earlier-draft",
    steps="board: info",
    title="The draft that was signed off is not the latest",
    why="The board relies on the team's sign-off; if the draft has changed since, the team "
    "should know what changed.",
    mend="Ask the team whether its sign-off holds for the new draft and record that, or "
    "correct the number in review.yaml.",
    bad={
        "review.yaml": "format: 1\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: board\n"
        "draft: 5\n",
        "signoffs.yaml": "- id: SGN1\n  by: [RT1]\n  draft: 4  # <- LT607\n",
        **TWO_MEMBERS,
    },
    good={
        "review.yaml": "format: 1\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: board\n"
        "draft: 4\n",
        "signoffs.yaml": "- id: SGN1\n  by: [RT1]\n  draft: 4\n",
        **TWO_MEMBERS,
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """The sign-off of the highest draft, if review.yaml has a later one."""
    latest = max(review.all(SignOff), key=lambda one: one.draft or 0, default=None)
    now = review.facts.draft
    if latest is not None and latest.draft and now and latest.draft < now:
        yield CHECK.at(
            latest.place("draft"),
            f"Draft {latest.draft} was signed off; the report is now draft {now}.",
            record=latest.id,
            field="draft",
        )
