"""Which documents were read."""

from datetime import date

from learning_together.records.kinds import Document


def was_read(document: Document, today: date) -> bool:
    """Whether a document was read: somebody or a day says so, and the day is not still to come."""
    if document.read_on is not None:
        return document.read_on <= today
    return bool(document.read_by)
