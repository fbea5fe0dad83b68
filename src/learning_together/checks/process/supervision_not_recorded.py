"""Lead reviewers are supervised."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.records.kinds import Meeting, Supervision

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


def find(review: Review, _setting: Setting) -> Problems:
    """A review with neither a session on record nor one in the diary."""
    if not review.whole("supervision", "meetings") or review.all(Supervision):
        return
    if not any(meeting.type == "supervision" for meeting in review.all(Meeting)):
        yield CHECK.at(review.facts.place(), "No supervision of the lead reviewers is recorded.")
