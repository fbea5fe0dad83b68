"""What a review takes in time and money is recorded."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import none_yet
from learning_together.records.kinds.effort import Effort

CHECK = Check(
    code="LT631",
    name="effort-not-recorded",
    steps="analyse: info, report: warning",
    title="No time or cost is recorded",
    why="Time in this method is more visible, because it cannot be done at evenings and "
    "weekends (SCIE, Learning Together London pilots, 2011, section 7). What was not "
    "noted as it was spent cannot be told afterwards.",
    mend="Note hours and cost by role and activity in effort.yaml: lt new effort.",
    bad={
        "review.yaml": "format: 1  # <- LT631\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: analyse\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: analyse\n",
        "effort.yaml": "- id: EFF1\n  issue: staff\n  hours: 4\n",
    },
)

find = none_yet(
    CHECK,
    Effort,
    "No time or cost of the review is recorded.",
    where=lambda one: one.hours is not None or one.cost is not None or one.compared or one.faulty,
)
