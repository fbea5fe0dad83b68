"""Whether the day of something has come: what is dated later is a plan, and counts in no figure."""

from datetime import date


def has_come(day: date | None, today: date) -> bool:
    """Whether a day is given and has come."""
    return day is not None and day <= today


def is_no_plan(day: date | None, today: date) -> bool:
    """Whether a day is not still to come; a record need not give one."""
    return day is None or day <= today
