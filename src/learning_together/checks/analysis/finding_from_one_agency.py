"""A pattern of the local system is seen by more than one agency."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.examples import TWO_AGENCIES
from learning_together.checks.shared.words import about, name
from learning_together.method.corroboration import behind_finding
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.finding import Finding

CHECK = Check(
    code="LT458",
    name="finding-from-one-agency",
    steps="analyse: warning",
    title="A finding for which one agency alone speaks",
    why="Working together lets each agency see how the others see it (SCIE, Learning Together "
    "London pilots, 2011, section 3). A finding that one agency alone speaks for is "
    "either about that agency or not tested yet.",
    mend="Look for what other agencies' staff and records say of it. If it concerns one agency, "
    "record a decision that accepts this, with the reason.",
    bad={
        **TWO_AGENCIES,
        "factors.yaml": "- id: CF1\n  summary: Two posts were vacant\n  evidence: [CV1, CV2]\n",
        "findings.yaml": "- id: FIN1  # <- LT458\n"
        "  statement: Neglect is met visit by visit\n"
        "  factors: [CF1]\n",
    },
    good={
        **TWO_AGENCIES,
        "factors.yaml": "- id: CF1\n  summary: Two posts were vacant\n  evidence: [CV1, CV3]\n",
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  factors: [CF1]\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Findings with several sources behind them, all of one agency."""
    if not review.whole(
        "conversations", "documents", "timeline", "family", "people", "episodes", "factors"
    ):
        return
    for finding in review.all(Finding):
        behind = behind_finding(review, finding)
        if len(behind.agencies) == 1 and behind.sources > 1 and not behind.family:
            (agency,) = behind.agencies
            record = review.get(agency, Agency)
            yield about(
                CHECK,
                finding,
                f"All that {name(finding)} rests on comes from one agency, "
                f"{(record and record.name) or agency}.",
            )
