"""The synopsis covers the whole period."""

from datetime import date, timedelta

from learning_together import english
from learning_together.checks.rule import Check, Problem, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.records.kinds.synopsis import Synopsis

CHECK = Check(
    code="LT471",
    name="synopsis-gap",
    steps="report: warning",
    title="A stretch of the period under review that no part of the synopsis covers",
    why="A synopsis with a gap leaves the reader to guess whether practice in it was fine, or "
    "was not looked at.",
    mend="Write a part for the time between, or move “start” or “end” of its neighbours.",
    bad={
        "review.yaml": "format: 1\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: report\n"
        "period: {start: 2022-01-01, end: 2022-12-31}\n",
        "synopsis.yaml": "- id: SYN1\n"
        "  start: 2022-01-01\n"
        "  end: 2022-03-31\n"
        "- id: SYN2\n"
        "  start: 2022-06-01  # <- LT471\n"
        "  end: 2022-12-31\n",
    },
    good={
        "review.yaml": "format: 1\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: report\n"
        "period: {start: 2022-01-01, end: 2022-12-31}\n",
        "synopsis.yaml": "- id: SYN1\n"
        "  start: 2022-01-01\n"
        "  end: 2022-03-31\n"
        "- id: SYN2\n"
        "  start: 2022-04-01\n",
    },
)


#: Parts meet where no more than this lies between them.
_NEAR = timedelta(days=7)


def find(review: Review, _setting: Setting) -> Problems:
    """Time before, between and after the parts; a part without an end lasts until the next."""
    period = review.period
    if period is None or period.start is None or period.end is None:
        return
    parts = sorted(
        ((part.start.earliest, part) for part in review.all(Synopsis) if part.start),
        key=lambda one: one[0],
    )
    if not parts or not review.whole("synopsis"):
        return
    free = period.start  # The first day that nothing covers yet.
    latest = parts[0][1]
    for number, (begins, part) in enumerate(parts):
        if begins - free > _NEAR:
            yield _gap(part, "start", free, begins - timedelta(days=1))
        following = parts[number + 1][0] if number + 1 < len(parts) else period.end
        ends = min(part.end.latest if part.end else following, period.end)
        if ends >= free:
            free, latest = ends + timedelta(days=1), part
    if period.end - free >= _NEAR:
        yield _gap(latest, "end", free, period.end)


def _gap(part: Synopsis, field: str, start: date, end: date) -> Problem:
    where = "before" if field == "start" else "after"
    return about(
        CHECK,
        part,
        f"No part of the synopsis covers {english.day(start)} to {english.day(end)}, {where} "
        f"{name(part)}.",
        field,
    )
