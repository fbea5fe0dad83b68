"""Agencies see one another as they do not see themselves."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.examples import TWO_AGENCIES
from learning_together.checks.shared.words import about, name
from learning_together.method.corroboration import Corroboration, of_factor
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.factor import Factor

CHECK = Check(
    code="LT423",
    name="factor-from-one-agency",
    steps="analyse: warning",
    title="A contributory factor that one agency alone speaks of",
    why="Working together lets each agency see how others see it, and be challenged (SCIE, "
    "Learning Together London pilots, 2011, section 3). A factor of an agency's own "
    "working conditions can be shown within it if its front line, its management or its "
    "documents say so independently.",
    mend="Ask another agency whether it saw the same, or, for a factor within one agency, add "
    "the other side: front line, management, or a document.",
    bad={
        **TWO_AGENCIES,
        "factors.yaml": "- id: CF1\n"
        "  summary: Two posts were vacant\n"
        "  type: interagency\n"
        "  evidence: [CV1, CV2]  # <- LT423\n",
    },
    good={
        **TWO_AGENCIES,
        "factors.yaml": "- id: CF1\n"
        "  summary: Two posts were vacant\n"
        "  type: conditions\n"
        "  evidence: [CV1, CV2]\n",
    },
)


#: Factors that lie within one agency; its own people can know of them what nobody else can.
_WITHIN = frozenset({"personal", "role", "conditions", "own-team", "organisation"})


def find(review: Review, _setting: Setting) -> Problems:
    """Factors with several sources, all of one agency."""
    if not review.whole("conversations", "documents", "timeline", "family", "people"):
        return
    for factor in review.all(Factor):
        behind = of_factor(review, factor)
        if len(behind.agencies) != 1 or behind.sources < 2 or behind.family:
            continue
        if factor.type in _WITHIN and _sides(behind) > 1:
            continue
        (agency,) = behind.agencies
        record = review.get(agency, Agency)
        yield about(
            CHECK,
            factor,
            f"All evidence for {name(factor)} comes from one agency, "
            f"{(record and record.name) or agency}.",
            "evidence",
        )


def _sides(behind: Corroboration) -> int:
    """How many independent sides of an agency speak: front line, management, documents."""
    return sum(map(bool, (behind.front_line, behind.managers, behind.documents)))
