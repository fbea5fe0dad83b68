"""Lead reviewers are supervised."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.method.days import is_no_plan
from learning_together.method.meetings import diary, was_held
from learning_together.records.kinds.supervision import Supervision
from learning_together.stages import Stage

CHECK = Check(
    code="LT630",
    name="supervision-not-recorded",
    steps="analyse: info, report: warning",
    title="No supervision of the lead reviewers is recorded",
    why="Reviewers found group supervision invaluable, and individual supervision and "
    "critiques of their drafts what should be kept (SCIE, Learning Together London "
    "pilots, 2011, section 6).",
    mend="Record sessions and critiques in supervision.yaml: lt new supervision.",
    bad={
        "review.yaml": "format: 1  # <- LT630\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: analyse\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: analyse\n",
        "supervision.yaml": "- id: SUP1\n  date: 2024-01-10\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """A review without a session on record or in the diary; in the end, without one held."""
    if not review.whole("supervision", "meetings"):
        return
    drafting = setting.stage.reached(Stage.REPORT)
    # Until a report is drafted, a session in the diary is enough.
    recorded = any(
        not drafting or is_no_plan(one.date, setting.today) for one in review.all(Supervision)
    )
    if not recorded and not any(
        was_held(one, setting.today) or not drafting for one in diary(review).get("supervision", ())
    ):
        yield CHECK.at(review.facts.place(), "No supervision of the lead reviewers is recorded.")
