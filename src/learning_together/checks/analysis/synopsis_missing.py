"""The appraisal of practice comes before the findings."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import none_yet
from learning_together.records.kinds.synopsis import Synopsis

CHECK = Check(
    code="LT470",
    name="synopsis-missing",
    steps="report: warning",
    title="The report has no synopsis of practice by period",
    why="Before the findings a reader needs the judgement of practice over the whole case, "
    "period by period; in published reports it is the largest part before the findings.",
    mend="Write the appraisal in a few parts, one a period: lt new synopsis.",
    bad={
        "review.yaml": "format: 1  # <- LT470\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: report\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: report\n",
        "synopsis.yaml": "- id: SYN1\n  start: 2022-01-01\n"
        "  text: Each visit was met as if it were the first.\n",
    },
)

find = none_yet(
    CHECK,
    Synopsis,
    "There is no synopsis yet that judges the practice of a period.",
    where=lambda one: not (one.lacks("text") and one.lacks("good_practice")),
)
