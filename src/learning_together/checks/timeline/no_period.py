"""A review looks at a period."""

from learning_together.checks.rule import Check, Problems, Review, Setting

CHECK = Check(
    code="LT213",
    name="no-period",
    steps="collect: warning",
    title="The review has no period",
    why="Agencies are asked for what happened in the period, and it is kept shorter than usual so "
    "that learning is about services as they are now (SCIE, Learning Together London pilots, "
    "2011, section 7). Without it nothing can be seen to lie outside.",
    mend="Write “period: {start: 2022-01-01, end: 2022-12-31}” in review.yaml, and why under "
    "“reason”.",
    bad={
        "review.yaml": "format: 1  # <- LT213\ntitle: Sample\nframework: lcspr\noption: full\n"
        "stage: collect\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\n"
        "stage: collect\nperiod: {start: 2022-01-01, end: 2022-12-31}\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """review.yaml without a period."""
    if review.whole("review") and review.facts.lacks("period"):
        yield CHECK.at(
            review.facts.place(),
            "review.yaml does not say which period is reviewed.",
            field="period",
        )
