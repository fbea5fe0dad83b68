"""A finding gathers contributory factors."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.layers import path_of
from learning_together.records.kinds.factor import Factor
from learning_together.records.kinds.finding import Finding

CHECK = Check(
    code="LT442",
    name="finding-without-factors",
    steps="analyse: warning",
    title="A finding that names no contributory factor",
    why="Underlying patterns are found by asking what the contributory factors of several "
    "episodes have in common (SCIE Guide 24, 2008, patterns).",
    mend="Name the factors that it gathers: factors: [CF2, CF7].",
    bad={
        "findings.yaml": "- id: FIN1  # <- LT442\n  statement: Neglect is met visit by visit\n",
    },
    good={
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  factors: [CF1]\n",
        "factors.yaml": "- id: CF1\n  summary: Two posts were vacant\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Findings without factors, but for those of which LT443 tells more."""
    known = review.whole("episodes", "factors")
    for finding in review.all(Finding):
        named = review.each(finding.factors, Factor)
        if (
            "factors" not in finding.faulty
            and len(named) == len(finding.factors)
            and all(one.lacks("summary") for one in named)
            and not (known and path_of(review, finding).skips_factors)
        ):
            yield about(
                CHECK,
                finding,
                f"{name(finding)} names no contributory factor that it gathers.",
                "factors",
            )
