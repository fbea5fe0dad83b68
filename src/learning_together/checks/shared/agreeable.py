"""Records that somebody agrees to: their kind says by which field."""

from collections.abc import Iterator

from learning_together.checks.rule import Review
from learning_together.records.base import Model


def agreeable(review: Review) -> Iterator[Model]:
    """Every record of such a kind."""
    for records in review.records.values():
        if records and records[0].KIND.agreed:
            yield from records
