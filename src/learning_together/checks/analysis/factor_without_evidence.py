"""A contributory factor is something that somebody or something shows."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.examples import TWO_AGENCIES
from learning_together.checks.shared.words import about, name
from learning_together.method.corroboration import of_factor
from learning_together.records.kinds.factor import Factor

CHECK = Check(
    code="LT420",
    name="factor-without-evidence",
    steps="analyse: warning",
    title="A contributory factor without evidence from this case",
    why="A factor that no conversation, document or entry shows is a guess, however likely. "
    "Nobody can check it, and the board can set it aside.",
    mend="Name the conversations, documents and entries that show it under “evidence”, or name "
    "the factor in the conversation.",
    bad={
        "factors.yaml": "- id: CF1  # <- LT420\n  summary: Two posts were vacant\n",
    },
    good={
        **TWO_AGENCIES,
        "factors.yaml": "- id: CF1\n"
        "  summary: Two posts were vacant\n"
        "  type: organisation\n"
        "  evidence: [CV1]\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Factors that no source of this case stands behind."""
    if not review.whole("conversations", "documents", "timeline", "family"):
        return
    for factor in review.all(Factor):
        if "evidence" in factor.faulty or of_factor(review, factor).sources:
            continue
        says = (
            "cites literature, but nothing in this case that shows it."
            if factor.evidence
            else "names no conversation, document or entry that shows it."
        )
        yield about(CHECK, factor, f"{name(factor)} {says}", "evidence")
