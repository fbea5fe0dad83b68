"""What an episode tells rests on conversations, documents and entries."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.corroboration import of_episode
from learning_together.records.kinds.episode import Episode

CHECK = Check(
    code="LT411",
    name="episode-without-evidence",
    steps="analyse: warning",
    title="A key practice episode that names no evidence for its account",
    why="What was known and why it made sense cannot be read off the timeline: a reader must "
    "be able to follow the account to a conversation or a document.",
    mend="Name conversations and documents under “evidence”, or name the episode at the "
    "turning point of a conversation.",
    bad={
        "episodes.yaml": "- id: KPE1  # <- LT411\n"
        "  title: The first visit\n"
        "  timeline: [health-001]\n",
    },
    good={
        "episodes.yaml": "- id: KPE1\n  title: The first visit\n",
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n",
        "conversations.yaml": "- id: CV1\n"
        "  participant: HV1\n"
        "  turning_points:\n"
        "    - saw: The door stayed shut.\n"
        "      episode: KPE1\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Episodes that cite nothing of the case and that no conversation turns on."""
    if not review.whole("conversations", "documents", "timeline", "family"):
        return
    for episode in review.all(Episode):
        behind = of_episode(review, episode)
        # What is cited and says nothing yet is told by another check.
        if not behind.sources and not behind.silent and "evidence" not in episode.faulty:
            yield about(
                CHECK,
                episode,
                f"{name(episode)} names no conversation or document that it rests on.",
                "evidence",
            )
