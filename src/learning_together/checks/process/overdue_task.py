"""Tasks between meetings get done."""

from learning_together import english
from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.english import listed, starting
from learning_together.records.kinds.meeting import Meeting
from learning_together.records.kinds.task import Task

CHECK = Check(
    code="LT633",
    name="overdue-task",
    steps="setup: warning",
    title="A task that is overdue",
    why="Roles and tasks between meetings were what reviewers most often found unclear (SCIE, "
    "Learning Together London pilots, 2011, section 6); what is not done before a meeting "
    "is missing there.",
    mend="Note under “done_on” when it was done, or agree on a new day.",
    bad={
        "tasks.yaml": "- id: TSK1\n  what: Read the school's log\n  due: 2024-01-05  # <- LT633\n",
    },
    good={
        "tasks.yaml": "- id: TSK1\n"
        "  what: Read the school's log\n"
        "  due: 2024-01-05\n"
        "  done_on: 2024-01-04\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Tasks that are not done though their day, or the meeting they are for, is past."""
    for task in review.all(Task):
        if not task.lacks("done_on") or "due" in task.faulty:
            continue
        meeting = review.get(task.meeting, Meeting)
        due = task.due or (meeting.date if meeting else None)
        if due is None or due >= setting.today:
            continue
        who = f" for {listed(map(str, task.who))}" if task.who else ""
        yield CHECK.at(
            task.place("due" if task.due else "meeting"),
            starting(f"{name(task)}{who} was due on {english.day(due)} and is not marked as done."),
            record=task.id,
            field="done_on",
        )
