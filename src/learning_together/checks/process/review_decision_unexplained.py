"""The decision to hold the review is recorded with its reason."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.english import listed

CHECK = Check(
    code="LT615",
    name="review-decision-unexplained",
    steps="collect: warning",
    title="The decision to hold this review, its day or its reason is not recorded",
    why="Why a review is held, and why of this kind, is the first thing that a family, an "
    "inspector or a later board asks (SCIE and NSPCC, Quality Markers, 2016, decision "
    "making).",
    mend="Fill in “decision”, “decided_on” and “decision_reason” in review.yaml.",
    bad={
        "review.yaml": "format: 1  # <- LT615\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: collect\n"
        "decision: To hold a review.\n"
        "decided_on: 2023-05-12\n",
    },
    good={
        "review.yaml": "format: 1\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: collect\n"
        "decision: To hold a review.\n"
        "decided_on: 2023-05-12\n"
        "decision_reason: Three services were concerned.\n",
    },
)


_ASKED = {
    "decision": "what was decided",
    "decided_on": "when",
    "decision_reason": "why",
}


def find(review: Review, _setting: Setting) -> Problems:
    """The review's own record, if one of the fields is empty."""
    facts = review.facts
    missing = [field for field in _ASKED if facts.lacks(field)]
    if missing and review.whole("review"):
        yield CHECK.at(
            facts.place(missing[0]),
            "Of the decision to hold this review it is not recorded "
            f"{listed(_ASKED[field] for field in missing)}.",
            f"Fill in {listed(f'“{field}”' for field in missing)} in review.yaml.",
            field=missing[0],
        )
