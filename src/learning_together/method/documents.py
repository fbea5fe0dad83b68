"""Which documents were read."""

from datetime import date

from learning_together.method.days import is_no_plan
from learning_together.records.kinds.document import Document


def was_read(document: Document, today: date) -> bool:
    """Whether a document was read: somebody or a day says so, and the day is not still to come."""
    told = document.read_by or document.read_on
    return bool(told) and is_no_plan(document.read_on, today)
