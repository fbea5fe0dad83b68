"""What is recorded as done has been done."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.method.timeline import earliest, in_words
from learning_together.records.kinds import model

CHECK = Check(
    code="LT212",
    name="done-in-the-future",
    steps="setup: warning",
    title="Something is recorded as done on a day that is still to come",
    why="The register is read as what has been done: shared, agreed, answered, decided. A plan "
    "that stands there is taken for a fact.",
    mend="Correct the date, or leave it empty until it has happened.",
    bad={
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  date: 2023-12-01\n"
        "  writeup_shared: 2024-02-01  # <- LT212\n",
    },
    good={
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  date: 2024-02-01\n",
    },
)

#: Dates that are filled in once something has happened, by kind. A meeting's or conversation's own
#: date is set long before it.
_DONE = {
    "conversations": ("writeup_shared", "agreed_on"),
    "documents": ("read_on",),
    "tasks": ("done_on",),
    "queries": ("asked_on", "answered_on"),
    "family": ("offered_on", "draft_shared"),
    "proceedings": ("opened", "closed", "agreed_on"),
    "decisions": ("date",),
    "comments": ("date", "answered_on"),
    "signoffs": ("date",),
    "assurance": ("date",),
    "disclosures": ("date",),
    "feedback": ("date",),
    "responses": ("date",),
    "actions": ("done_on",),
}


def find(review: Review, setting: Setting) -> Problems:
    """Dates of things done that lie after today."""
    for kind, fields in _DONE.items():
        if kind not in review.records:
            continue
        for record in review.all(model(kind)):
            for field in fields:
                day = getattr(record, field)
                if day is not None and earliest(day) > setting.today:
                    yield CHECK.at(
                        record.place(field),
                        f"“{field}” says {in_words(day)}; today is {in_words(setting.today)}.",
                        record=record.id,
                        field=field,
                    )
