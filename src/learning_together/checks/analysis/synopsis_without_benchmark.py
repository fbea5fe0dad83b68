"""A judgement of practice needs a standard that it is held against."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.synopsis import Synopsis

CHECK = Check(
    code="LT472",
    name="synopsis-without-benchmark",
    steps="report: warning",
    title="A part of the synopsis that names no benchmark",
    why="Without the standard, guidance or research that practice is held against, an "
    "appraisal is one person's opinion, and often one formed in hindsight.",
    mend="Name the standard under “benchmark”, or the episodes of this period, whose own "
    "benchmarks then count.",
    bad={
        "synopsis.yaml": "- id: SYN1  # <- LT472\n"
        "  start: 2022-01-01\n"
        "  text: Practice was prompt.\n",
    },
    good={
        "synopsis.yaml": "- id: SYN1\n"
        "  start: 2022-01-01\n"
        "  text: Practice was prompt.\n"
        "  episodes: [KPE1]\n",
        "episodes.yaml": "- id: KPE1\n"
        "  title: The first visit\n"
        "  benchmark: Local visiting standard, 2021\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Parts with a text and a benchmark neither of their own nor of an episode."""
    if not review.whole("episodes"):
        return
    for part in review.all(Synopsis):
        if (
            part.text
            and part.lacks("benchmark")
            and not any(
                not episode.lacks("benchmark") for episode in review.each(part.episodes, Episode)
            )
        ):
            yield about(
                CHECK,
                part,
                f"{name(part)} judges practice, but neither it nor its episodes name the "
                "standard that practice is held against.",
                "benchmark",
            )
