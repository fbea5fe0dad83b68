"""Context is what lies outside the period."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.method.timeline import days, in_words
from learning_together.records.kinds.entry import Entry

CHECK = Check(
    code="LT211",
    name="context-within-period",
    steps="setup: info",
    title="An entry is marked as context and lies within the period under review",
    why="Context marks what lies outside the period and is needed all the same. Within it the mark "
    "says nothing, and hides a slip in the date or in the period.",
    mend="Remove “context: yes”, or correct the date.",
    bad={
        "timeline.yaml": "- id: health-1\n  date: 2022-05-10\n  agency: health\n"
        "  event: Home visit\n  context: yes  # <- LT211\n",
    },
    good={
        "timeline.yaml": "- id: health-1\n  date: 2019-05-10\n  agency: health\n"
        "  event: Home visit\n  context: yes\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Entries with the mark that surely lie within."""
    period = review.period
    if period is None or period.start is None or period.end is None:
        return
    for entry in review.all(Entry):
        if not entry.context or (span := days(entry)) is None:
            continue
        if period.start <= span[0] and span[1] <= period.end:
            yield CHECK.at(
                entry.place("context"),
                f"{entry.id or 'This entry'} is marked as context and lies within the period under "
                f"review, {in_words(period.start)} to {in_words(period.end)}.",
                record=entry.id,
                field="context",
            )
