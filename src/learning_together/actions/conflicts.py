"""Finds accounts that may tell one event, or that differ."""

from pathlib import Path

from learning_together.actions.steps import Steps, nobody
from learning_together.ids import Id
from learning_together.privacy.audience import as_read_by, reader
from learning_together.reports.report import Asked
from learning_together.reports.views.conflicts import Conflicts, build
from learning_together.review.load import load


def conflicts(
    root: Path, agencies: tuple[str, ...] = (), *, told: Steps = nobody
) -> tuple[str, Conflicts]:
    """The review's title, and its accounts side by side, as the team reads them.

    Args:
        root: The review's folder.
        agencies: Only cards with an account of one of these; all where empty.
        told: Is told of each step.
    """
    told("Reading the review", 0, 2)
    review = load(root).review
    seen = as_read_by(review, reader("team", review))
    told("Comparing accounts", 1, 2)
    return review.title, build(seen, Asked(agencies=tuple(map(Id, agencies))))
