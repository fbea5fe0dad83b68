"""The ids of a review that begin as somebody typed, each with what its record is called."""

from pathlib import Path

from learning_together.reports.record.one_line import called
from learning_together.review.load import load


def offered_ids(root: Path, typed: str) -> list[tuple[str, str]]:
    """Ids and what they are called, upper and lower case alike.

    Args:
        root: The review's folder.
        typed: How they begin.
    """
    review = load(root).review
    return [
        (id.text, called(review, record)[:60])
        for id, record in review.by_id.items()
        if id.text.lower().startswith(typed.lower())
    ]
