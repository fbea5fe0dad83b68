"""Which documents were read."""

from learning_together.records.kinds import Document


def was_read(document: Document) -> bool:
    """Whether a document was read, as its readers or its day tell."""
    return bool(document.read_by or document.read_on)
