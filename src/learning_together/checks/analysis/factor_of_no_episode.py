"""A factor is at work in an episode."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.links import episodes_of
from learning_together.records.kinds.factor import Factor

CHECK = Check(
    code="LT425",
    name="factor-of-no-episode",
    steps="analyse: warning",
    title="A contributory factor that belongs to no episode",
    why="Factors explain what was done in the key practice episodes. One that belongs to none "
    "is an opinion on services in general (SCIE Guide 24, 2008).",
    mend="Name the episodes in which it was at work, or leave the factor out.",
    bad={
        "factors.yaml": "- id: CF1  # <- LT425\n  summary: Two posts were vacant\n",
    },
    good={
        "factors.yaml": "- id: CF1\n  summary: Two posts were vacant\n",
        "episodes.yaml": "- id: KPE1\n  title: The first visit\n  factors: [CF1]\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Factors that name no episode and that no episode names."""
    if not review.whole("episodes"):
        return
    for factor in review.all(Factor):
        if factor.lacks("episodes") and not episodes_of(review, factor):
            yield about(
                CHECK, factor, f"{name(factor)} belongs to no key practice episode.", "episodes"
            )
