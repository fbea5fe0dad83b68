"""Every page says how it is to be handled."""

from learning_together.checks.rule import Check, Problems, Review, Setting

CHECK = Check(
    code="LT707",
    name="no-marking",
    steps="collect: warning, report: error",
    title="The review has no protective marking",
    why="The marking stands on every page of every report; who finds a page without it cannot "
    "know how to handle it.",
    mend="Write it in review.yaml, for example “marking: OFFICIAL-SENSITIVE”.",
    bad={
        "review.yaml": "format: 1  # <- LT707\n"
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
        "marking: OFFICIAL-SENSITIVE\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """The review's own record without a marking."""
    if review.facts.lacks("marking") and review.whole("review"):
        yield CHECK.at(
            review.facts.place("marking"),
            "review.yaml gives no marking, so reports would carry none.",
            field="marking",
        )
