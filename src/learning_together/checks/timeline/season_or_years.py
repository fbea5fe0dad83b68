"""A season in figures is not taken for two years, nor two years for a season."""

from collections.abc import Iterator, Sequence
from functools import cache

from learning_together.checks.rule import Check, Problem, Problems, Review, Setting
from learning_together.dates.edtf import When
from learning_together.dates.season_or_years import either
from learning_together.records.base import Model, Part
from learning_together.records.date_edits import one_of
from learning_together.records.shape import fields
from learning_together.review.derived import once_per_record

CHECK = Check(
    code="LT216",
    name="season-or-years",
    steps="setup: info",
    title="A date is read as a season and may mean two years",
    why="2021-22 is summer 2021, as 2021-21 is spring; many write it for the year from 2021 to "
    "2022. Read the wrong way it puts an event months from where it belongs.",
    mend="Write the season as the months that it has, or the years as 2021/2022.",
    bad={
        "timeline.yaml": "- id: health-1\n  date: 2021-22  # <- LT216\n  agency: health\n"
        "  event: Weekly visits\n",
    },
    good={
        "timeline.yaml": "- id: health-1\n  date: 2021/2022\n  agency: health\n  event: Visits\n"
        "- id: health-2\n  date: 2021-22\n  when: in the summer holidays\n  agency: health\n"
        "  event: Visit\n- id: health-3\n  date: 2019-22\n  agency: health\n  event: Visit\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Such dates, where no wording stands beside them that says what is meant."""
    for problems in _of_each(review):
        yield from problems


def _of(_review: Review, records: Sequence[Model]) -> list[tuple[Problem, ...]]:
    return [tuple(_in(record)) for record in records]


_of_each = once_per_record(_of)


def _in(record: Model) -> Problems:
    for path, when in _dates(record, ()):
        found = either(when.text)
        if found is None or _says_when(record):
            continue
        worded = " (or keep it and say so in “when”)" if "when" in fields(type(record)) else ""
        yield CHECK.at(
            record.place(*path),
            f"“{when.text}” is read as {when.words()}; “{found.figures}” may also mean the "
            f"years {found.first} to {found.first + 1}.",
            f"If it means the season, write {found.season}{worded}; if it means the two years, "
            f"write {found.years}, or {found.within} for a day in them that nobody knows.",
            record=record.id,
            field=".".join(map(str, path)),
            choices=one_of(
                record.origin, when.text, (found.season, found.years, found.within), path
            )
            if when.text == found.figures
            else (),
        )


def _says_when(record: Model) -> bool:
    return "when" in fields(type(record)) and not record.lacks("when")


def _dates(part: Part, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], When]]:
    """The dates of a record that need not be whole days, with where they stand."""
    for name, inner, many in _dated(type(part)):
        value = getattr(part, name)
        if not value:
            continue
        if not inner:
            yield (*path, name), value
        elif many:
            for number, one in enumerate(value):
                yield from _dates(one, (*path, name, number))
        else:
            yield from _dates(value, (*path, name))


@cache
def _dated(model: type[Part]) -> tuple[tuple[str, bool, bool], ...]:
    """Fields that hold such dates or parts with them: name, whether a part, whether many."""
    return tuple(
        (name, shape.part is not None, shape.many)
        for name, shape in fields(model).items()
        if shape.says.name == "date, as exact as it is known"
        or (shape.part is not None and not shape.mapping and _dated(shape.part))
    )
