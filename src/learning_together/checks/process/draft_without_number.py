"""Every draft has a number."""

from learning_together.checks.rule import Check, Problems, Review, Setting

CHECK = Check(
    code="LT635",
    name="draft-without-number",
    steps="report: warning",
    title="The draft has no number",
    why="Readers send comments on different drafts; without a number nobody knows which one a "
    "comment, or a sign-off, is about.",
    mend="Write draft: 1 in review.yaml, and count up with each draft that goes out.",
    bad={
        "review.yaml": "format: 1  # <- LT635\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: report\n",
    },
    good={
        "review.yaml": "format: 1\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: report\n"
        "draft: 1\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """The review's own record without a number of the draft."""
    if review.facts.lacks("draft") and review.whole("review"):
        yield CHECK.at(
            review.facts.place("draft"), "review.yaml gives no number of the draft.", field="draft"
        )
