"""A silence in the middle of an agency's involvement is asked about."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.method.timeline import by_agency, days, in_words
from learning_together.records.kinds.entry import Entry

#: Days without an entry that are asked about, and how many times an agency's own usual interval:
#: a school that writes each term is not silent, a health visitor who stops for a winter is.
DAYS = 120
TIMES = 6
#: With fewer entries there is no usual interval to speak of.
ENTRIES = 5

CHECK = Check(
    code="LT207",
    name="long-silence",
    steps="collect: info",
    title="An agency in touch with the family falls silent for long",
    why="Either a record is missing, or for that time nobody came: a long stretch of little or no "
    "action can itself be a key practice episode (SCIE Guide 24, 2008).",
    mend="Ask the agency what happened in that time, and whether another record of it exists.",
    bad={
        "timeline.yaml": "".join(
            f"- id: health-{number}{mark}\n  date: {day}\n  agency: health\n  event: Home visit\n"
            for number, (day, mark) in enumerate(
                (
                    ("2022-01-10", ""),
                    ("2022-01-24", ""),
                    ("2022-02-07", ""),
                    ("2022-02-21", ""),
                    ("2022-09-12", ""),
                    ("2022-09-26", ""),
                ),
                1,
            )
        ).replace("  date: 2022-02-21\n", "  date: 2022-02-21  # <- LT207\n")
    },
    good={
        "timeline.yaml": "".join(
            f"- id: school-{number}\n  date: {day}\n  agency: school\n  event: Report\n"
            for number, day in enumerate(
                ("2022-01-10", "2022-04-20", "2022-05-02/2022-07-20", "2022-09-05", "2022-12-20"), 1
            )
        )
    },
)


class _Gap(NamedTuple):
    before: Entry
    start: date
    end: date
    usual: int


def find(review: Review, _setting: Setting) -> Problems:
    """Gaps between an agency's first and last entry that are long, for it and by the calendar."""
    for agency, entries in by_agency(review).items():
        for before, start, end, usual in _gaps(review, entries):
            yield CHECK.at(
                before.place("date"),
                f"After {before.id or 'this entry'} ({in_words(start)}) there is no entry of "
                f"“{agency.folded}” until {in_words(end)}, {(end - start).days} days; otherwise "
                f"its entries are some {usual} days apart. Gaps of more than {DAYS} days are asked "
                f"about, and of more than {TIMES} times an agency’s usual interval.",
                record=before.id,
                field="date",
            )


def _gaps(review: Review, entries: tuple[Entry, ...]) -> Iterator[_Gap]:
    """The long gaps of one agency. A vague date fills all the days that it can mean."""
    period = review.period
    first = period.start if period and period.start else date.min
    last = period.end if period and period.end else date.max
    spans = [
        (*span, entry)
        for entry in entries
        if not entry.context and (span := days(entry)) and span[0] <= last and span[1] >= first
    ]
    if len(spans) < ENTRIES:
        return
    spans.sort(key=lambda span: span[0])
    starts = [span[0].toordinal() for span in spans]
    usual = max(1, round(median(b - a for a, b in pairwise(starts))))
    asked = max(DAYS, TIMES * usual)
    _, reached, before = spans[0]
    for start, end, entry in spans[1:]:
        if (start - reached).days > asked:
            yield _Gap(before, reached, start, usual)
        if end >= reached:
            reached, before = end, entry
