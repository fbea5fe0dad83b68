"""A finding names a system, not a person."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name, names
from learning_together.records.kinds.factor import Factor
from learning_together.records.kinds.finding import Finding

CHECK = Check(
    code="LT459",
    name="finding-explained-by-individuals",
    steps="analyse: warning",
    title="A finding all of whose factors are about individuals",
    why="A finding is a pattern of the local system that makes good practice more or less "
    "likely. If its factors are all about the family or single members of staff, the "
    "explanation has stopped short of it (SCIE, Learning Together London pilots, 2011, "
    "section 1).",
    mend="Ask what lay behind these factors: the role, the workload, the team, the tools, "
    "other agencies, the organisation.",
    bad={
        "factors.yaml": "- id: CF1\n  summary: Two posts were vacant\n  type: personal\n",
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  factors: [CF1]  # <- LT459\n",
    },
    good={
        "factors.yaml": "- id: CF1\n  summary: Two posts were vacant\n  type: conditions\n",
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  factors: [CF1]\n",
    },
)


_INDIVIDUAL = frozenset({"personal", "family"})


def find(review: Review, _setting: Setting) -> Problems:
    """Findings whose factors are all about the family or about single members of staff."""
    if not review.whole("factors"):
        return
    for finding in review.all(Finding):
        factors = review.each(finding.factors, Factor)
        if factors and all(factor.type in _INDIVIDUAL for factor in factors):
            yield about(
                CHECK,
                finding,
                f"{name(finding)} gathers factors of the family or of single members of staff "
                f"alone ({names(factors)}).",
                "factors",
            )
