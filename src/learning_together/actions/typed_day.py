"""A day as somebody types it for a command or on a page."""

from datetime import date

from learning_together import english
from learning_together.dates.as_written.typed import typed_day
from learning_together.dates.edtf import DateFault
from learning_together.errors import LtError


def a_day(typed: str) -> date:
    """The day that was typed.

    Raises:
        LtError: It is no day, or can mean two.
    """
    try:
        return typed_day(typed.strip())
    except DateFault as fault:
        help_ = english.starting(fault.help)
        raise LtError(f"“{typed.strip()}”: {fault.message}.", f"{help_}.") from None
