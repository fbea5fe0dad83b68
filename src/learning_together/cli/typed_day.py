"""A day as somebody types it after an option."""

from datetime import date

from learning_together.dates.as_written.typed import typed_date
from learning_together.errors import LtError


def a_day(typed: str) -> date | None:
    """The day that was typed; None where nothing was.

    Raises:
        LtError: It is no day, or can mean two.
    """
    if not typed:
        return None
    readings = typed_date(typed, day=True).readings
    if len(readings) != 1:
        raise LtError(f"“{typed}” is no day.", "Write it as 2024-03-01, or 1 March 2024.")
    return date.fromisoformat(readings[0])
