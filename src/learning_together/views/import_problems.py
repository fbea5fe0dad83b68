"""What an agency is asked to put right in the chronology that it sent.

Rows are named by their number in the agency's own file. What stands in them is not repeated: it
may hold names, and the agency has the file.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from learning_together.ids import fold
from learning_together.models.agency import Agency
from learning_together.models.query import Query
from learning_together.review import Review


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a file that an agency sent.

    Attributes:
        place: Its number; of a later table, table and row.
        refused: Why it is not in the timeline; empty where it is.
        noted: What was seen in it.
    """

    place: str
    refused: tuple[str, ...]
    noted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Delivered:
    """A file that an agency sent, and its rows with something to say."""

    number: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row and what is said of it."""

    place: str
    says: str


@dataclass(frozen=True, slots=True)
class File:
    """One file, in words."""

    title: str
    refused: tuple[Line, ...]
    noted: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ImportProblems:
    """What to put right.

    Attributes:
        queries: Open questions of the review to this agency.
    """

    agency: str
    files: tuple[File, ...]
    queries: tuple[str, ...]


def build(review: Review, agency: Agency, delivered: Sequence[Delivered] = ()) -> ImportProblems:
    """What an agency is asked to put right.

    Args:
        review: As the agency may read it.
        agency: Which.
        delivered: Its files, by number.
    """
    return ImportProblems(
        agency=agency.called,
        files=tuple(_file(one) for one in delivered),
        queries=tuple(
            one.question
            for one in review.all(Query)
            if one.question and not one.answer and fold(one.agency or "") == fold(agency.id)
        ),
    )


def _file(delivered: Delivered) -> File:
    return File(
        title=f"Delivery {delivered.number}",
        refused=tuple(
            Line(f"Row {row.place}", _sentence("; ".join(row.refused)))
            for row in delivered.rows
            if row.refused
        ),
        noted=tuple(
            Line(f"Row {row.place}", _sentence("; ".join(row.noted)))
            for row in delivered.rows
            if row.noted
        ),
    )


def _sentence(text: str) -> str:
    said = text[:1].upper() + text[1:]
    return said if said.endswith((".", "?", "!")) else f"{said}."
