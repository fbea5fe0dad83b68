"""The timeline tells what has happened."""

from learning_together.checks.rule import Check, Problem, Problems, Review, Setting
from learning_together.method.timeline import in_words
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.episode import Episode

CHECK = Check(
    code="LT203",
    name="future-date",
    title="Something in the timeline is dated in the future",
    why="It cannot have happened yet: there is a slip in the date, most often in the year.",
    mend="Correct the date; look at the year first.",
    bad={
        "timeline.yaml": "- id: health-1\n  date: 2032-05-10  # <- LT203\n  agency: health\n"
        "  event: Home visit\n",
    },
    good={
        "timeline.yaml": "- id: health-1\n  date: 2022-05-10/..\n  agency: health\n"
        "  event: On the list\n- id: health-2\n  date: 2024\n  agency: health\n  event: Visit\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Dates whose earliest day is still to come."""
    today = setting.today
    for entry in review.all(Entry):
        if entry.date is not None and entry.date.earliest > today:
            yield _at(entry, "date", setting)
        if entry.end_date is not None and entry.end_date.earliest > today:
            yield _at(entry, "end_date", setting)
        if entry.known_on is not None and entry.known_on.earliest > today:
            yield _at(entry, "known_on", setting)
    for episode in review.all(Episode):
        if episode.start is not None and episode.start.earliest > today:
            yield _at(episode, "start", setting)
        if episode.end is not None and episode.end.earliest > today:
            yield _at(episode, "end", setting)


def _at(record: Entry | Episode, field: str, setting: Setting) -> Problem:
    when = in_words(getattr(record, field))
    return CHECK.at(
        record.place(field),
        f"“{field}” says {when}; today is {in_words(setting.today)}.",
        record=record.id,
        field=field,
    )
