"""What a folder shows of a quality marker: named queries over the records.

Each query takes a review and says in a sentence what is there and what is missing. It counts; it
judges nothing. `records/frameworks/quality_markers.yaml` names the queries of each marker.
"""

from collections.abc import Callable, Iterable

from learning_together.reports.quality_markers import outputs, running, setting_up
from learning_together.reports.quality_markers.evidence import Evidence
from learning_together.review.review import Review

#: Every query by its name. None as its result means: this review has no use for it.
QUERIES: dict[str, Callable[[Review], Evidence | None]] = {
    **setting_up.QUERIES,
    **running.QUERIES,
    **outputs.QUERIES,
}


def evidence(review: Review, names: Iterable[str]) -> tuple[Evidence, ...]:
    """What the queries of these names find; those that the review has no use for are left out."""
    found = (QUERIES[name](review) for name in names)
    return tuple(one for one in found if one is not None)
