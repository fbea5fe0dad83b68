"""Entries belong to the period under review, or say that they are context."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.english import starting
from learning_together.method.timeline import in_words, within
from learning_together.records.kinds.entry import Entry

CHECK = Check(
    code="LT202",
    name="outside-period",
    steps="setup: warning",
    title="An entry outside the period under review that is not marked as context",
    why="The period that is looked at in detail is kept short on purpose (SCIE, Learning Together "
    "London pilots, 2011, section 7). What lies outside it either helps to understand the case, "
    "or is not needed, or has a slip in its year.",
    mend="Correct the date, or write “context: yes” if the entry is needed to understand what came "
    "later; otherwise take it out.",
    bad={
        "timeline.yaml": "- id: health-1\n  date: 2019-05  # <- LT202\n  agency: health\n"
        "  event: Birth visit\n",
    },
    good={
        "timeline.yaml": "- id: health-1\n  date: 2019-05\n  agency: health\n"
        "  event: Birth visit\n  context: yes\n"
        "- id: health-2\n  date: 2021-24\n  agency: health\n  event: Cough\n"
        "- id: health-3\n  date: 2021-11-01\n  end_date: 2022-02-01\n  agency: health\n"
        "  event: Weekly visits\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Entries that surely lie outside, and do not say that they are context."""
    period = review.period
    if period is None or period.start is None or period.end is None:
        return
    if period.end < period.start:
        return  # Told by another check; every entry would seem to lie outside.
    start, end = period.start, period.end
    for entry in review.all(Entry):
        when = entry.date
        # Most entries start within the period, and 10,000 of them should not cost a call each.
        if when is None or start <= when.earliest <= end or entry.context:
            continue
        if within(review, entry) or "context" in entry.faulty:
            continue
        side = "after" if when.earliest > end else "before"
        yield CHECK.at(
            entry.place("date"),
            f"{starting(in_words(when))} is {side} the period under review, "
            f"{in_words(start)} to {in_words(end)}.",
            record=entry.id,
            field="date",
        )
