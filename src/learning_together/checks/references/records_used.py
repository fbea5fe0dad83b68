"""Which records the analysis names: not the agenda, the schedule of disclosure or a comment."""

from collections.abc import Callable

from learning_together.checks.rule import Review
from learning_together.ids import Id
from learning_together.records.base import Model
from learning_together.records.kinds.entry import Entry
from learning_together.review.review import once_per_review

#: Kinds whose naming of a record counts as use.
_ANALYSIS = frozenset(
    {
        "review",
        "questions",
        "conversations",
        "family",
        "episodes",
        "factors",
        "synopsis",
        "findings",
        "sections",
        "glossary",
        "responses",
    }
)


def in_the_analysis(review: Review) -> Callable[[Model], bool]:
    """A test whether the analysis, or the report's prose, names a record."""
    ids = _named(review)
    return lambda record: not record.id or record.id in ids


@once_per_review
def _named(review: Review) -> frozenset[Id]:
    return frozenset(
        one.id
        for record, those in review.with_references()
        if record.KIND.name in _ANALYSIS
        for one in those
        if one.id != record.id
    )


@once_per_review
def documents_of_entries(review: Review) -> frozenset[Id]:
    """The documents that the timeline was drawn from."""
    return frozenset(entry.document for entry in review.all(Entry) if entry.document)
