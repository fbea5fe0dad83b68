"""Each episode has conditions around it."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name, names
from learning_together.method.links import factors_of
from learning_together.records.kinds.episode import Episode

CHECK = Check(
    code="LT428",
    name="episode-explained-by-individuals",
    steps="analyse: info",
    title="A key practice episode explained by individuals alone",
    why="If all that explains an episode is what the family was like and what one worker "
    "thought, the conditions that they worked under have not been asked about yet (SCIE "
    "Guide 24, 2008).",
    mend="Ask the participants what in their role, workload, team, tools and organisation made "
    "it so.",
    bad={
        "episodes.yaml": "- id: KPE1  # <- LT428\n  title: The first visit\n  valence: mixed\n",
        "factors.yaml": "- id: CF1\n"
        "  summary: The worker was new to the area\n"
        "  type: personal\n"
        "  episodes: [KPE1]\n"
        "- id: CF2\n"
        "  summary: Two posts were vacant\n"
        "  type: conditions\n",
    },
    good={
        "episodes.yaml": "- id: KPE1\n  title: The first visit\n  valence: mixed\n",
        "factors.yaml": "- id: CF1\n"
        "  summary: The worker was new to the area\n"
        "  type: personal\n"
        "  episodes: [KPE1]\n"
        "- id: CF2\n"
        "  summary: Two posts were vacant\n"
        "  type: conditions\n"
        "  episodes: [KPE1]\n",
    },
)


_INDIVIDUAL = frozenset({"personal", "family"})


def find(review: Review, _setting: Setting) -> Problems:
    """Problematic or mixed episodes whose factors are all about persons."""
    if not review.whole("factors"):
        return
    for episode in review.all(Episode):
        if episode.valence == "good":
            continue
        factors = factors_of(review, episode)
        if factors and all(factor.type in _INDIVIDUAL for factor in factors):
            yield about(
                CHECK,
                episode,
                f"{name(episode)} is explained by the family or single members of staff alone "
                f"({names(factors)}).",
                "factors",
            )
