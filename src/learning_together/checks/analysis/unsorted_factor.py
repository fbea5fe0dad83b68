"""Type, level and effect are what factors are sorted and counted by."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.english import listed
from learning_together.records.kinds.factor import Factor

CHECK = Check(
    code="LT426",
    name="unsorted-factor",
    steps="analyse: warning",
    title="A contributory factor without type, level or effect",
    why="Sorting factors shows at what level they can be changed and whether the explanation "
    "stops at individuals (SCIE Guide 24, 2008: three levels, nine groups); factors help "
    "as well as hinder.",
    mend="Fill in type (family, personal, role, conditions, own-team, interagency, "
    "organisation, political, other), level (frontline, local-strategic, national) and "
    "effect (hinders, helps).",
    bad={
        "factors.yaml": "- id: CF1  # <- LT426\n"
        "  summary: Two posts were vacant\n"
        "  type: conditions\n"
        "  level: local-strategic\n",
    },
    good={
        "factors.yaml": "- id: CF1\n"
        "  summary: Two posts were vacant\n"
        "  type: conditions\n"
        "  level: local-strategic\n"
        "  effect: hinders\n",
    },
)


_ASKED = ("type", "level", "effect")


def find(review: Review, _setting: Setting) -> Problems:
    """Factors in which one of the three is empty; one problem a factor."""
    for factor in review.all(Factor):
        missing = [field for field in _ASKED if factor.lacks(field)]
        if missing:
            yield about(CHECK, factor, f"{name(factor)} has no {listed(missing)}.", missing[0])
