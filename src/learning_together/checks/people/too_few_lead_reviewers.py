"""Two lead reviewers."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.method.staff import of_group

CHECK = Check(
    code="LT313",
    name="too-few-lead-reviewers",
    steps="collect: warning",
    title="Fewer than two lead reviewers",
    why="A Learning Together review is led by two independent, accredited and supervised reviewers "
    "(SCIE, for commissioners of reviews).",
    mend="Add both to people.yaml with “group: lead-reviewer”. If one person leads the review, "
    "record a decision that accepts this, with the reason.",
    bad={
        "review.yaml": "format: 1  # <- LT313\ntitle: Sample\nframework: lcspr\noption: full\n"
        "stage: collect\n",
        "people.yaml": "- id: LR1\n  role: Lead reviewer\n  group: lead-reviewer\n",
    },
    good={
        "people.yaml": "- id: LR1\n  role: Lead reviewer\n  group: lead-reviewer\n"
        "- id: LR2\n  role: Lead reviewer\n  group: lead-reviewer\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """One, or none."""
    if not review.whole("people"):
        return
    leading = of_group(review, "lead-reviewer")
    if len(leading) < 2:
        yield CHECK.at(
            review.facts.place(),
            f"There is one lead reviewer, {leading[0].id}."
            if leading
            else "There are no lead reviewers yet.",
        )
