"""What an agency is asked to put right in the chronology that it sent.

Rows are named as the author of the file sees them: table, row, heading. What stands in them is not
repeated: it may hold names, and the agency has the file.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from learning_together.english import listed, starting
from learning_together.records.base import Audience
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.query import Query
from learning_together.reports.deliveries import Delivered, ToldRow
from learning_together.reports.report import Asked, Report, Review


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Rows, and what is said of them."""

    place: str
    says: str


@dataclass(frozen=True, slots=True)
class File:
    """One file, in words."""

    title: str
    refused: tuple[RowProblem, ...]
    errors: tuple[RowProblem, ...]
    noted: tuple[RowProblem, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportProblems:
    """What to put right.

    Attributes:
        queries: Open questions of the review to this agency.
    """

    agency: str
    files: tuple[File, ...]
    queries: tuple[str, ...]


def build(review: Review, asked: Asked) -> ImportProblems:
    """What an agency is asked to put right."""
    agency = asked.record(review, Agency)
    return ImportProblems(
        agency=agency.called,
        files=tuple(_file(one) for one in asked.deliveries()),
        queries=tuple(
            one.question
            for one in review.all(Query)
            if one.question and not one.answer and one.agency == agency.id
        ),
    )


REPORT = Report(
    name="import-problems",
    title="What to put right in a chronology",
    about="For an agency (--for health): what could not be read in the files that it sent.",
    build=build,
    per=Agency,
    contents=False,
    audience=Audience.AGENCY,
    exact=True,
    only=(Audience.REVIEWERS, Audience.TEAM, Audience.AGENCY),
)


def _file(delivered: Delivered) -> File:
    return File(
        title=f"Delivery {delivered.number}",
        refused=_together(delivered.refused),
        errors=_together(delivered.errors),
        noted=_together(delivered.noted),
        left_out=tuple(_sentence(one) for one in delivered.left_out),
    )


def _together(rows: Iterable[ToldRow]) -> tuple[RowProblem, ...]:
    """What is said, once for all rows of a table of which the same is to be said."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for one in rows:
        found.setdefault((one.table, one.heading, one.says), []).append(one.row)
    return tuple(
        RowProblem(_place(table, heading, numbers), _sentence(says))
        for (table, heading, says), numbers in found.items()
    )


def _place(table: str, heading: str, rows: list[str]) -> str:
    """Where something is, as the author of the file sees it."""
    numbers = list(dict.fromkeys(rows))
    where = f"{'row' if len(numbers) == 1 else 'rows'} {listed(_runs(numbers))}"
    parts = [table, where, f"“{heading}”" if heading else ""]
    return starting(", ".join(filter(None, parts)))


def _runs(numbers: list[str]) -> list[str]:
    """Numbers in words, neighbours as one.

    >>> _runs(["2", "3", "4", "9"])
    ['2 to 4', '9']
    """
    runs: list[list[int]] = []
    for number in map(int, numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        text
        for run in runs
        for text in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run))
    ]


def _sentence(text: str) -> str:
    said = starting(text)
    return said if said.endswith((".", "?", "!")) else f"{said}."
