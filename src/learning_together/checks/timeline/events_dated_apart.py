"""Accounts of one event agree on when it was, or the difference is looked at."""

from learning_together.checks.rule import Check, Problem, Problems, Review, Setting
from learning_together.method.same_event import events, links
from learning_together.method.timeline import days, in_words
from learning_together.method.two_accounts import decided, pair_of
from learning_together.records.kinds.entry import Entry

CHECK = Check(
    code="LT208",
    name="events-dated-apart",
    steps="collect: warning",
    title="Linked accounts of one event have dates that cannot both be right",
    why="Two accounts of one event are linked and never merged, so that differences of view stay "
    "visible (SCIE Guide 24, 2008). A difference of date is one of them: a slip in a record, a "
    "note written days later, or two events after all.",
    mend="Ask both agencies. If one record is wrong, correct that entry. If the records truly "
    "differ, leave both as they are and record the decision: lt conflicts --decide. If these are "
    "two events, remove the link.",
    bad={
        "timeline.yaml": "- id: health-1\n  date: 2022-05-10\n  agency: health\n"
        "  event: Call to the GP\n  same_event_as: [gp-1]  # <- LT208\n"
        "- id: gp-1\n  date: 2022-05-12\n  agency: gp\n  event: Call from health visitor\n"
    },
    good={
        "timeline.yaml": "- id: health-1\n  date: 2022-05-10\n  agency: health\n"
        "  event: Call to the GP\n  same_event_as: [gp-1]\n"
        "- id: gp-1\n  date: 2022-05\n  agency: gp\n  event: Call from health visitor\n"
        "  same_event_as: [health-1]\n"
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Links between two dates without a common day; then events linked over a third account."""
    told: set[int] = set()
    for entry, number, other in links(review):
        if _apart(entry, other):
            told.update((id(entry), id(other)))
            if pair_of(entry, other) not in decided(review):
                yield _at(entry, other, "same_event_as", number)
    for event in events(review):
        dated = [entry for entry in event if days(entry)]
        if len(dated) < 3 or any(id(entry) in told for entry in dated):
            continue
        first = min(dated, key=lambda entry: _days(entry)[1])
        last = max(dated, key=lambda entry: _days(entry)[0])
        if _apart(first, last):
            yield _at(last, first, "date")


def _days(entry: Entry) -> tuple[int, int]:
    span = days(entry)
    return (span[0].toordinal(), span[1].toordinal()) if span else (0, 0)


def _apart(entry: Entry, other: Entry) -> bool:
    here, there = days(entry), days(other)
    return bool(here and there and (here[1] < there[0] or there[1] < here[0]))


def _at(entry: Entry, other: Entry, *path: str | int) -> Problem:
    here, there = entry.date, other.date
    return CHECK.at(
        entry.place(*path),
        f"{entry.id} is dated {in_words(here) if here else ''}, and {other.id}, which tells the "
        f"same event, {in_words(there) if there else ''}.",
        record=entry.id,
        field=".".join(str(step) for step in path),
    )
