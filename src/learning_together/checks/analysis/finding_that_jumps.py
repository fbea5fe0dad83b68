"""A finding must pass through every layer of the analysis."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name, names
from learning_together.method.layers import Path, path_of
from learning_together.method.links import factors_of
from learning_together.records.kinds.finding import Finding

CHECK = Check(
    code="LT443",
    name="finding-that-jumps",
    steps="analyse: warning, report: error",
    title="A finding that jumps past key practice episodes or contributory factors",
    why="The framework makes reviewers analyse episodes and their factors before they go on "
    "to patterns; it is common to leap there more quickly “and, therefore, on a flimsier "
    "basis” (SCIE, Learning Together London pilots, 2011, section 3).",
    mend="Go back to the layer that was skipped: name the episodes in which the pattern showed "
    "and the factors that explain them. If there are none, it may be no finding yet.",
    bad={
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
        "timeline/health.yaml": "- id: health-001\n"
        "  date: 2022-05-01\n"
        "  source: Record\n"
        "  event: Home visit\n",
        "findings.yaml": "- id: FIN1  # <- LT443\n"
        "  statement: Neglect is met visit by visit\n"
        "  evidence: [health-001]\n",
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
    """Findings that rest on a lower layer and skip the one above it."""
    if not review.whole("episodes", "factors"):
        return
    for finding in review.all(Finding):
        path = path_of(review, finding)
        no_episodes = finding.lacks("episodes") and path.skips_episodes
        no_factors = finding.lacks("factors") and path.skips_factors
        if no_episodes or no_factors:
            how, help_ = _words(review, path, no_episodes=no_episodes, no_factors=no_factors)
            yield about(
                CHECK,
                finding,
                f"{name(finding)} {how}",
                "episodes" if no_episodes else "factors",
                help=help_,
            )


def _words(review: Review, path: Path, *, no_episodes: bool, no_factors: bool) -> tuple[str, str]:
    """What is skipped, and what to do if more can be said than the check's own advice."""
    if no_episodes and no_factors:
        says = (
            "goes from records straight to a pattern. Two layers are skipped: key practice "
            "episodes and contributory factors."
        )
        return says, ""
    if no_episodes:
        says = (
            f"rests on factors that belong to no key practice episode ({names(path.factors)}). "
            "The layer of key practice episodes is skipped."
        )
        return says, (
            "Say in which episodes these factors were at work, and name those in which the "
            "pattern showed."
        )
    found = {factor.id: factor for one in path.episodes for factor in factors_of(review, one)}
    below = f"key practice episodes ({names(path.episodes)})" if path.episodes else "records"
    return (
        f"goes from {below} straight to a pattern. The layer of contributory factors is skipped.",
        f"Those episodes have the factors {names(found.values())}: which does the finding gather?"
        if found
        else "Say first what made practice in those episodes easier or harder, as factors.",
    )
