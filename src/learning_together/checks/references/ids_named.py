"""Which ids are named, by the kinds that they may be of."""

from learning_together.checks.rule import Review
from learning_together.ids import Id
from learning_together.review.review import once_per_review


@once_per_review
def named(review: Review) -> dict[tuple[str, ...], set[Id]]:
    """Every id that is named anywhere, by the kinds that it may name there."""
    found: dict[tuple[str, ...], set[Id]] = {}
    for reference in review.references:
        kinds = reference.kinds
        if kinds in found:
            found[kinds].add(reference.id)
        else:
            found[kinds] = {reference.id}
    return found
