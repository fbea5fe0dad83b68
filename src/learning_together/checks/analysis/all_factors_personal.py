"""An explanation that stops at individuals is no explanation of a system."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.records.kinds.factor import Factor

CHECK = Check(
    code="LT427",
    name="all-factors-personal",
    steps="analyse: warning",
    title="Every contributory factor lies in the family or in individual staff",
    why="The method asks for the ways in which organisations make good practice more or less "
    "likely (SCIE, Learning Together London pilots, 2011, section 1). If every factor is "
    "about a person, the analysis has stopped too early.",
    mend="Ask of each factor what lay behind it: the role, the workload, the team, the tools, "
    "other agencies, the organisation.",
    bad={
        "review.yaml": "format: 1  # <- LT427\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: analyse\n",
        "factors.yaml": "- id: CF1\n"
        "  summary: The mother was hard to reach by phone\n"
        "  type: family\n"
        "- id: CF2\n"
        "  summary: The worker was new to the area\n"
        "  type: personal\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: analyse\n",
        "factors.yaml": "- id: CF1\n"
        "  summary: The mother was hard to reach by phone\n"
        "  type: family\n"
        "- id: CF2\n"
        "  summary: The worker was new to the area\n"
        "  type: personal\n"
        "- id: CF3\n"
        "  summary: Two posts were vacant\n"
        "  type: conditions\n",
    },
)


_INDIVIDUAL = frozenset({"personal", "family"})


def find(review: Review, _setting: Setting) -> Problems:
    """Two or more factors, all of them about the family or about single members of staff."""
    factors = [one for one in review.all(Factor) if not one.lacks("summary")]
    if (
        len(factors) > 1
        and review.whole("factors")
        and all(factor.type in _INDIVIDUAL for factor in factors)
    ):
        yield CHECK.at(
            review.facts.place(),
            f"All {len(factors)} contributory factors are about the family or about single members "
            "of staff. So far the explanation stops at individuals.",
        )
