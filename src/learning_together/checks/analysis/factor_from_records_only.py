"""Documents say what was done; people say what it was like."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.examples import TWO_AGENCIES
from learning_together.checks.shared.words import about, name
from learning_together.method.corroboration import of_factor
from learning_together.records.kinds.factor import Factor

CHECK = Check(
    code="LT422",
    name="factor-from-records-only",
    steps="analyse: warning",
    title="A contributory factor that only records show",
    why="Records seldom say what made work harder or easier; conversations do. The input of "
    "front-line staff is what adds to the validity of findings (SCIE, Learning Together "
    "London pilots, 2011, section 3).",
    mend="Ask about it in a conversation and name that conversation as evidence.",
    bad={
        **TWO_AGENCIES,
        "factors.yaml": "- id: CF1\n"
        "  summary: Two posts were vacant\n"
        "  type: organisation\n"
        "  evidence: [DOC1, DOC3]  # <- LT422\n",
    },
    good={
        **TWO_AGENCIES,
        "factors.yaml": "- id: CF1\n"
        "  summary: Two posts were vacant\n"
        "  type: organisation\n"
        "  evidence: [DOC1, CV3]\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Factors for which two or more records speak, but no person."""
    if not review.whole("conversations", "family"):
        return
    for factor in review.all(Factor):
        behind = of_factor(review, factor)
        if not behind.voices and len(behind.documents) > 1:
            yield about(
                CHECK,
                factor,
                f"{name(factor)} rests on records only; nobody has said in a conversation "
                "that it was so.",
                "evidence",
            )
