"""A reference must lead to a record."""

from collections.abc import Iterator

from learning_together.diagnostics import Check, Problem
from learning_together.ids import fold
from learning_together.models.build import near
from learning_together.review import Review
from learning_together.setting import Setting

CHECK = Check(
    code="LT101",
    name="missing-record",
    title="A reference to a record that does not exist",
    why="Readers follow references from finding to episode to evidence; one that leads nowhere "
    "breaks the trail.",
    mend="Correct the id, or add the record.",
    bad={
        "factors.yaml": "- id: CF1\n  summary: Two posts vacant\n  episodes: [KPE9]  # <- LT101\n"
    },
    good={
        "factors.yaml": "- id: CF1\n  summary: Two posts vacant\n  episodes: [KPE1]\n",
        "episodes.yaml": "- id: KPE1\n  title: The first visit\n",
    },
)


def find(review: Review, _setting: Setting) -> Iterator[Problem]:
    """References whose record is neither there nor in a file that could not be read."""
    by_id = review.by_id
    for reference in review.references:
        if fold(reference.id) in by_id or review.may_be_unread(reference.id):
            continue
        guess = near(reference.id, tuple(record.id for record in by_id.values()))
        yield CHECK.at(
            reference.place,
            f"There is no record “{reference.id}”.",
            f"Did you mean “{guess}”?" if guess else "",
            record=reference.source.id,
            field=reference.field,
        )
