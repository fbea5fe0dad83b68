"""What was kept of the files that an agency sent, as far as the agency is told of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ToldRow:
    """Something that the agency is told of a row of its file.

    Attributes:
        table: What the file's table is called; empty where the file has one only.
        row: As the file counts.
        heading: Of the column; empty where it is about the row as a whole.
        says: What is the matter.
    """

    table: str
    row: str
    heading: str
    says: str


@dataclass(frozen=True, slots=True)
class Delivered:
    """A file that an agency sent, and what there is to say of it.

    Attributes:
        number: Of the delivery.
        refused: Why rows are not in the timeline.
        errors: What `lt validate` finds wrong in rows that are, at any stage.
        noted: What was seen in them.
        left_out: What became no entry, and awaits an answer: place and length.
    """

    number: int
    refused: tuple[ToldRow, ...]
    errors: tuple[ToldRow, ...]
    noted: tuple[ToldRow, ...]
    left_out: tuple[str, ...]
