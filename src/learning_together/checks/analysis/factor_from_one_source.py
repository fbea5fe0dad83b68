"""Corroboration counts sources, not citations."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.examples import TWO_AGENCIES
from learning_together.checks.shared.words import about, name
from learning_together.method.corroboration import of_factor
from learning_together.records.kinds.factor import Factor

CHECK = Check(
    code="LT421",
    name="factor-from-one-source",
    steps="analyse: warning",
    title="A contributory factor that one source alone shows",
    why="What one person said, or one record holds, may be so for that person or record "
    "alone. “In this approach there is more corroboration – it's more rigorous” (SCIE, "
    "Learning Together London pilots, 2011, section 3). Two conversations with one "
    "person, or two entries from one record, are one source.",
    mend="Look for a second, independent source: another participant, another agency, a "
    "document. If there is none, record a decision that accepts this, with the reason.",
    bad={
        **TWO_AGENCIES,
        "factors.yaml": "- id: CF1\n"
        "  summary: Two posts were vacant\n"
        "  type: organisation\n"
        "  evidence: [CV1]  # <- LT421\n",
    },
    good={
        **TWO_AGENCIES,
        "factors.yaml": "- id: CF1\n"
        "  summary: Two posts were vacant\n"
        "  type: organisation\n"
        "  evidence: [CV1, CV2, DOC3]\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Factors that exactly one independent source stands behind."""
    if not review.whole("conversations", "documents", "timeline", "family", "people"):
        return
    for factor in review.all(Factor):
        behind = of_factor(review, factor)
        if behind.sources == 1:
            source = str(next(iter(behind.conversations | behind.documents | behind.family)))
            what = (
                f"what {source} said"
                if behind.conversations
                else f"what the family said ({source})"
                if behind.family
                else source
                if source.startswith("the records of")
                else f"the document {source}"
            )
            several = len(factor.evidence) > 1
            yield about(
                CHECK,
                factor,
                f"{name(factor)} rests on one source alone: {what}."
                + (" What it cites all goes back to that source." if several else ""),
                "evidence",
            )
