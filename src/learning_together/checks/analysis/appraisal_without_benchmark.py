"""A judgement of practice needs a standard that it is held against."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import lacking
from learning_together.records.kinds.episode import Episode

CHECK = Check(
    code="LT407",
    name="appraisal-without-benchmark",
    steps="analyse: warning",
    title="An appraisal that names no benchmark",
    why="Without the standard, guidance or research that practice is held against, an "
    "appraisal is one person's opinion, and often one formed in hindsight.",
    mend="Name the standard, guidance or research under “benchmark”.",
    bad={
        "episodes.yaml": "- id: KPE1  # <- LT407\n"
        "  title: The first visit\n"
        "  appraisal: The visit was made within a day.\n",
    },
    good={
        "episodes.yaml": "- id: KPE1\n"
        "  title: The first visit\n"
        "  appraisal: The visit was made within a day.\n"
        "  benchmark: Local visiting standard, 2021\n",
    },
)

find = lacking(
    CHECK,
    Episode,
    "benchmark",
    "{name} judges practice but names no standard, guidance or research to hold it against.",
    where=lambda one: one.appraisal,
)
