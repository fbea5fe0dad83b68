"""The method judges practice, as a step on the way to explaining it."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import lacking
from learning_together.records.kinds.episode import Episode

CHECK = Check(
    code="LT406",
    name="episode-without-appraisal",
    steps="analyse: warning, report: error",
    title="A key practice episode without an appraisal of practice",
    why="The analysis must both judge the quality of practice and explain it (SCIE and NSPCC, "
    "Quality Markers, 2016, marker 13); the judgement is what the explanation explains.",
    mend="Say under “appraisal” how good practice was, and under “benchmark” what it is held "
    "against.",
    bad={
        "episodes.yaml": "- id: KPE1  # <- LT406\n  title: The first visit\n",
    },
    good={
        "episodes.yaml": "- id: KPE1\n"
        "  title: The first visit\n"
        "  appraisal: The visit was made within the day that the guidance asks for.\n",
    },
)

find = lacking(
    CHECK, Episode, "appraisal", "{name} has no appraisal: it does not say how good practice was."
)
