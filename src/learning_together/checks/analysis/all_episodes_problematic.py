"""Good practice is part of the story."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.records.kinds.episode import Episode

CHECK = Check(
    code="LT414",
    name="all-episodes-problematic",
    steps="analyse: info",
    title="Every key practice episode is problematic",
    why="Episodes of good practice show what makes good practice possible, and staff who read "
    "only of problems take no part in the learning (SCIE Guide 24, 2008: key practice may "
    "be good or problematic).",
    mend="Ask in the next meeting where practice was good, or better than could be expected, "
    "and what made it possible.",
    bad={
        "review.yaml": "format: 1  # <- LT414\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: analyse\n",
        "episodes.yaml": "- id: KPE1\n"
        "  title: The first visit\n"
        "  valence: problematic\n"
        "- id: KPE2\n"
        "  title: The referral\n"
        "  valence: problematic\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: analyse\n",
        "episodes.yaml": "- id: KPE1\n"
        "  title: The first visit\n"
        "  valence: problematic\n"
        "- id: KPE2\n"
        "  title: The referral\n"
        "  valence: good\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Two or more episodes, all problematic."""
    episodes = review.all(Episode)
    if (
        len(episodes) > 1
        and review.whole("episodes")
        and all(episode.valence == "problematic" for episode in episodes)
    ):
        yield CHECK.at(
            review.facts.place(),
            f"All {len(episodes)} key practice episodes are called problematic. There will have "
            "been good practice too.",
        )
