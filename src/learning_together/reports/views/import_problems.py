"""What an agency is asked to put right in the chronology that it sent.

Rows are named by their number in the agency's own file. What stands in them is not repeated: it
may hold names, and the agency has the file.
"""

from dataclasses import dataclass

from learning_together.english import starting
from learning_together.records.base import Audience
from learning_together.records.kinds import Agency, Query
from learning_together.reports.deliveries import Delivered
from learning_together.reports.report import Asked, Report, Review


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row and what is said of it."""

    place: str
    says: str


@dataclass(frozen=True, slots=True)
class File:
    """One file, in words."""

    title: str
    refused: tuple[RowProblem, ...]
    noted: tuple[RowProblem, ...]


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
)


def _file(delivered: Delivered) -> File:
    return File(
        title=f"Delivery {delivered.number}",
        refused=tuple(
            RowProblem(f"Row {row.place}", _sentence("; ".join(row.refused)))
            for row in delivered.rows
            if row.refused
        ),
        noted=tuple(
            RowProblem(f"Row {row.place}", _sentence("; ".join(row.noted)))
            for row in delivered.rows
            if row.noted
        ),
    )


def _sentence(text: str) -> str:
    said = starting(text)
    return said if said.endswith((".", "?", "!")) else f"{said}."
