"""Ages and intervals, as exactly as a birth month and the dates of entries allow, and no more."""

from learning_together.english import counted
from learning_together.records.kinds.entry import Entry

#: Up to this many months an age is given in months.
_IN_MONTHS = 24


def at(born: str | None, entry: Entry) -> str:
    """How old somebody was at an event; empty where that is not known.

    Args:
        born: Year and month: `2020-09`.
        entry: The event.
    """
    when = entry.date
    if not born or when is None:
        return ""
    start = int(born[:4]) * 12 + int(born[5:])
    most = when.latest.year * 12 + when.latest.month - start
    least = when.earliest.year * 12 + when.earliest.month - start - 1
    if most < 0:
        return "before birth"
    if least < 0:
        return "in the month of birth" if most == 0 else f"up to {counted(most, 'month')}"
    if most < _IN_MONTHS:
        return (
            f"about {counted(most, 'month')}" if most - least == 1 else f"{least} to {most} months"
        )
    first, last = least // 12, most // 12
    if first == last:
        return counted(first, "year")
    return f"{first} or {last} years" if last - first == 1 else f"{first} to {last} years"


def since(before: Entry | None, entry: Entry) -> str:
    """The days since an agency's entry before, where both have a day; empty otherwise."""
    if before is None or before.date is None or entry.date is None:
        return ""
    end = before.end_date or before.date
    if end.earliest != end.latest or entry.date.earliest != entry.date.latest:
        return ""
    days = (entry.date.earliest - end.latest).days
    return f"{counted(days, 'day')} after its last entry" if days > 0 else ""
