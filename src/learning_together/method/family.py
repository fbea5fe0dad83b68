"""Who of the family was heard."""

from datetime import date

from learning_together.method.days import is_no_plan
from learning_together.records.kinds.contact import FamilyContact
from learning_together.records.placeholders import says_something


def was_heard(contact: FamilyContact, today: date) -> bool:
    """Whether somebody of the family was heard.

    What they said stands there, and the day on which they are met is not still to come.
    """
    return says_something(contact.views) and is_no_plan(contact.met_on, today)
