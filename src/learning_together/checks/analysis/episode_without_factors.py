"""Problematic practice is explained by what made good practice harder."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.english import starting
from learning_together.method.links import factors_of
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.factor import Factor

CHECK = Check(
    code="LT410",
    name="episode-without-factors",
    steps="analyse: warning",
    title="A problematic or mixed episode without contributory factors",
    why="An episode that is judged and not explained leaves the people in it as the only "
    "explanation. Contributory factors say what made good practice harder (SCIE Guide 24, "
    "2008).",
    mend="Name its factors under “factors”, or the episode under “episodes” of the factor.",
    bad={
        "episodes.yaml": "- id: KPE1\n"
        "  title: The first visit\n"
        "  valence: problematic  # <- LT410\n",
    },
    good={
        "episodes.yaml": "- id: KPE1\n  title: The first visit\n  valence: problematic\n",
        "factors.yaml": "- id: CF1\n  summary: Two posts were vacant\n  episodes: [KPE1]\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Problematic or mixed episodes with a factor on neither side."""
    if not review.whole("factors"):
        return
    for episode in review.all(Episode):
        if (
            episode.valence in {"problematic", "mixed"}
            and all(one.lacks("summary") for one in factors_of(review, episode))
            and _are_known(review, episode)
        ):
            yield CHECK.at(
                episode.place("valence"),
                starting(
                    f"{name(episode)} is called {episode.valence}, but no contributory factor "
                    "explains why."
                ),
                record=episode.id,
                field="factors",
            )


def _are_known(review: Review, episode: Episode) -> bool:
    """Whether all factors that it names are there; of one that is not, LT101 tells."""
    named = review.each(episode.factors, Factor)
    return "factors" not in episode.faulty and len(named) == len(episode.factors)
