"""What was kept of the files that an agency sent, as far as the agency is told of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeliveredRow:
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
    rows: tuple[DeliveredRow, ...]
