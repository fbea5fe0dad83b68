"""Who of the family was heard."""

from learning_together.records.kinds import FamilyContact


def was_heard(contact: FamilyContact) -> bool:
    """Whether a contact with the family led to anything that they said."""
    return bool(contact.views)
