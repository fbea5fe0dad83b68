"""A finding showed itself in key practice episodes."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name, names
from learning_together.method.layers import path_of
from learning_together.records.kinds.finding import Finding

CHECK = Check(
    code="LT441",
    name="finding-without-episodes",
    steps="analyse: warning, report: error",
    title="A finding that names no key practice episode",
    why="A finding is a pattern that the case is a window on: the episodes are where it was "
    "seen. Without them nobody can see how it follows from the case (SCIE Guide 24, "
    "2008).",
    mend="Name the episodes in which it showed: episodes: [KPE1, KPE3].",
    bad={
        "findings.yaml": "- id: FIN1  # <- LT441\n"
        "  statement: Neglect is met visit by visit\n"
        "  factors: [CF1]\n",
        "episodes.yaml": "- id: KPE1\n  title: The first visit\n  factors: [CF1]\n",
        "factors.yaml": "- id: CF1\n  summary: Two posts were vacant\n",
    },
    good={
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  factors: [CF1]\n"
        "  episodes: [KPE1]\n",
        "episodes.yaml": "- id: KPE1\n  title: The first visit\n  factors: [CF1]\n",
        "factors.yaml": "- id: CF1\n  summary: Two posts were vacant\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Findings without episodes, but for those of which LT443 tells more."""
    known = review.whole("episodes", "factors")
    for finding in review.all(Finding):
        if not finding.lacks("episodes"):
            continue
        path = path_of(review, finding)
        if path.skips_episodes and known:
            continue
        yield about(
            CHECK,
            finding,
            f"{name(finding)} names no key practice episode in which it showed.",
            "episodes",
            help=f"Its factors were at work in {names(path.reached)}: name those in which it "
            "showed."
            if path.reached
            else "",
        )
