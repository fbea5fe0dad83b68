"""The story as professionals saw it comes between the timeline and the episode."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.corroboration import of_episode
from learning_together.records.kinds.episode import Episode

CHECK = Check(
    code="LT412",
    name="episode-without-voice",
    steps="analyse: info, report: warning",
    title="A key practice episode that rests on records alone",
    why="The second layer of the analysis is the story as the professionals saw it. An "
    "episode written from records alone skips it: records say what was done, and seldom "
    "why it made sense (SCIE, Learning Together London pilots, 2011, section 3).",
    mend="Name a conversation under “evidence”. If none could be held, record a decision that "
    "accepts this, with the reason.",
    bad={
        "documents.yaml": "- id: DOC1\n  title: Health visiting record\n  read_by: [RT1]\n",
        "episodes.yaml": "- id: KPE1\n  title: The first visit\n  evidence: [DOC1]  # <- LT412\n",
    },
    good={
        "documents.yaml": "- id: DOC1\n  title: Health visiting record\n  read_by: [RT1]\n",
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n",
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  mindset: Busy\n",
        "episodes.yaml": "- id: KPE1\n  title: The first visit\n  evidence: [DOC1, CV1]\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Episodes for which documents speak, but no person."""
    if not review.whole("conversations", "family"):
        return
    for episode in review.all(Episode):
        behind = of_episode(review, episode)
        if behind.documents and not behind.voices:
            yield about(
                CHECK,
                episode,
                f"{name(episode)} rests on records alone: nobody who was there has said how "
                "it looked to them.",
                "evidence",
            )
