"""How a document refers to records, and where it may lead.

Takes a review as its reader may read it; gives labels and targets in plain words.
"""

from collections.abc import Callable

from learning_together.documents.templates.reference import Reference
from learning_together.ids import IN_PRINT, Id, in_print
from learning_together.method import priorities
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.finding import Finding
from learning_together.records.kinds.source import Source
from learning_together.records.kinds.term import Term
from learning_together.reports import wording
from learning_together.reports.record import one_line
from learning_together.review.review import Review


def references(review: Review) -> Callable[[str], Reference]:
    """What `[[ID]]` becomes in a document made for this reader.

    A finding is called by its number in the report, an agency, a source or a term by what it is
    called; other records by their id, and what they are called goes with it. What the reader may
    not see is neither named nor numbered.
    """
    numbers = priorities.numbers(review)

    def reference(typed: str) -> Reference:
        id = in_print(typed) if IN_PRINT.fullmatch(typed) else Id(typed)
        found = review.find(id)
        if found is None:
            return Reference(wording.NOT_SHOWN if id in review.withheld else typed)
        if isinstance(found, Agency):
            return Reference(found.called)
        if isinstance(found, Finding):
            return Reference(f"Finding {numbers[id]}", found.id_text)
        if isinstance(found, Source):
            return Reference(found.short or found.id_text, found.id_text)
        if isinstance(found, Term):
            return Reference(found.called, found.id_text)
        return Reference(found.id_text, found.id_text, one_line.called(review, found))

    return reference
