"""One episode may be the exception."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.records.kinds.finding import Finding

CHECK = Check(
    code="LT445",
    name="finding-on-one-episode",
    steps="analyse: info",
    title="A finding that rests on one key practice episode",
    why="A pattern that showed once in the case may have been an exception; the more must "
    "come from beyond the case.",
    mend="Look for it in other episodes. If “wider_evidence” carries it, record a decision that "
    "accepts this, with the reason.",
    bad={
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  episodes: [KPE1]  # <- LT445\n",
        "episodes.yaml": "- id: KPE1\n  title: The first visit\n",
    },
    good={
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  episodes: [KPE1, KPE2]\n",
        "episodes.yaml": "- id: KPE1\n"
        "  title: The first visit\n"
        "- id: KPE2\n"
        "  title: The referral\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Findings that name one episode, however often."""
    for finding in review.all(Finding):
        if len(set(finding.episodes)) == 1:
            yield about(
                CHECK,
                finding,
                f"{name(finding)} rests on one key practice episode alone.",
                "episodes",
            )
