"""Behind a finding stand people who were there."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.examples import TWO_AGENCIES
from learning_together.checks.shared.words import about, name
from learning_together.method.corroboration import behind_finding
from learning_together.records.kinds.finding import Finding

CHECK = Check(
    code="LT457",
    name="finding-from-records-only",
    steps="analyse: warning",
    title="A finding behind which no conversation stands",
    why="The input of front-line staff is what marks these findings and adds to their "
    "validity; the story as professionals saw it is the second of the four layers (SCIE, "
    "Learning Together London pilots, 2011, section 3).",
    mend="Name conversations as evidence of its factors and episodes. If none was held on "
    "this, it may be too early for a finding.",
    bad={
        **TWO_AGENCIES,
        "factors.yaml": "- id: CF1\n"
        "  summary: Two posts were vacant\n"
        "  episodes: [KPE1]\n"
        "  evidence: [DOC1]\n",
        "episodes.yaml": "- id: KPE1\n  title: The first visit\n  evidence: [DOC1, DOC3]\n",
        "findings.yaml": "- id: FIN1  # <- LT457\n"
        "  statement: Neglect is met visit by visit\n"
        "  factors: [CF1]\n"
        "  episodes: [KPE1]\n",
    },
    good={
        **TWO_AGENCIES,
        "factors.yaml": "- id: CF1\n"
        "  summary: Two posts were vacant\n"
        "  episodes: [KPE1]\n"
        "  evidence: [DOC1]\n",
        "episodes.yaml": "- id: KPE1\n  title: The first visit\n  evidence: [DOC1, CV3]\n",
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  factors: [CF1]\n"
        "  episodes: [KPE1]\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Findings for which, down to their episodes, records speak but no person."""
    if not review.whole("conversations", "family", "episodes", "factors"):
        return
    for finding in review.all(Finding):
        behind = behind_finding(review, finding)
        if behind.documents and not behind.voices:
            yield about(
                CHECK,
                finding,
                f"{name(finding)} rests on records alone: neither it nor its factors and "
                "episodes cite a conversation. The layer of how professionals saw it is "
                "skipped.",
            )
