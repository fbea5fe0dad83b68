"""Who of the family was heard."""

from datetime import date

from learning_together.method.days import is_no_plan
from learning_together.records.kinds.contact import FamilyContact
from learning_together.records.said import said


def was_heard(contact: FamilyContact, today: date) -> bool:
    """Whether somebody of the family was heard.

    What they said stands there, and the day on which they are met is not still to come.
    """
    return said(contact.views) and is_no_plan(contact.met_on, today)
