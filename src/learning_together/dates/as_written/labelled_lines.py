"""Lines that say first what they tell: “Date of contact: 3 February 2020”, “Details: …”.

Takes lines of a text, and gives their labels and what stands behind them. Knows neither rows nor
files.
"""

from collections import Counter
from collections.abc import Iterable

from learning_together.dates.as_written.dates import read_date
from learning_together.dates.as_written.habits import Habits
from learning_together.patterns import regex

_LINE = regex(r"(?P<label>[^\W\d_][\w /()&'’.-]{0,38}?)\s*:(?!//)(?:\s+(?P<said>.*))?")
_LONGEST_DATE = 60
_LEAST = 2


def parts(line: str) -> tuple[str, str] | None:
    """The label of a line and what stands behind it; None where it has none.

    >>> parts("Date of contact: 3 February 2020")
    ('Date of contact', '3 February 2020')
    >>> parts("10:15 Visit.")
    """
    found = _LINE.fullmatch(line.strip())
    return (found["label"], (found["said"] or "").strip()) if found else None


def labels_of_dates(lines: Iterable[str], habits: Habits) -> list[str]:
    """The labels behind which a date stands again and again, and nothing else, as first written.

    >>> labels_of_dates(["Date: 3/2/2020", "By: A nurse", "Date: 4/2/2020"], Habits())
    ['Date']
    """
    dated: Counter[str] = Counter()
    others: set[str] = set()
    for line in lines:
        if found := parts(line):
            label, said = found
            if len(said) <= _LONGEST_DATE and read_date(said, habits).readings:
                dated[label] += 1
            elif said:
                others.add(label)
    return [label for label, times in dated.items() if times >= _LEAST and label not in others]
