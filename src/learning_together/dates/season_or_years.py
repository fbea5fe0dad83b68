"""Figures that are a season as `lt` writes it, and two years as many others do: 2021-22.

Takes text, gives what either would be in figures that can be read one way only.
"""

from typing import NamedTuple

from learning_together.patterns import regex

#: Spring to winter in figures, where they are also those of the year that follows.
_EITHER = regex(r"(?<![0-9-])(20(?:20-21|21-22|22-23|23-24))(?![0-9-])")
_MONTHS = {"21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11"), "24": ("12", "02")}


class Either(NamedTuple):
    """What such figures may mean.

    Attributes:
        figures: As they stand in the text.
        first: The first of the two years.
        season: One unknown month of the season.
        years: From the one year to the other.
        within: One unknown year of the two.
    """

    figures: str
    first: int
    season: str
    years: str
    within: str


def either(text: str) -> Either | None:
    """The first such figures of a date; None where it holds none.

    >>> either("2021-22").season
    '[2021-06..2021-08]'
    """
    found = _EITHER.search(text)
    if found is None:
        return None
    year, end = int(found[1][:4]), found[1][5:]
    start, last = _MONTHS[end]
    return Either(
        found[1],
        year,
        f"[{year}-{start}..{year + (end == '24')}-{last}]",
        f"{year}/{year + 1}",
        f"[{year}..{year + 1}]",
    )
