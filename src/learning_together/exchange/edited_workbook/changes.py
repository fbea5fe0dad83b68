"""What an edited workbook brings: changes, conflicts, new rows, and what cannot be taken back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from learning_together.exchange.edited_workbook import new_rows
from learning_together.exchange.exports.table import Column, Steps
from learning_together.records.base import Part


@dataclass(frozen=True, slots=True)
class Edited:
    """A cell that somebody changed.

    Attributes:
        id: The record's.
        steps: Where in the record.
        column: Its column.
        old: As the folder has it.
        new: As it came back.
    """

    id: str
    steps: Steps
    column: Column
    old: str
    new: str

    @property
    def field(self) -> str:
        """The field, dotted."""
        return ".".join(map(str, self.steps))

    @property
    def called(self) -> str:
        """The field in the words of its sheet or form, with the row where it is of a part."""
        rows = ".".join(str(one + 1) for one in self.steps if isinstance(one, int))
        return f"{self.column.heading}, row {rows}" if rows else self.column.heading


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of parts of which there are to be others, or in another order.

    Attributes:
        id: The record's.
        steps: Where in the record the list stands.
        heading: What it is called.
        part: The model of one of its parts.
        order: Its parts as they are to be: the number of one that is there, from 0, or the values
            of a new one, by field.
        told: What was done to it, in words.
    """

    id: str
    steps: Steps
    heading: str
    part: type[Part]
    order: tuple[int | Mapping[str, new_rows.Value], ...]
    told: str


@dataclass(slots=True)
class Back:
    """What an edited workbook brings.

    Attributes:
        changes: What is to be written.
        conflicts: What changed here and there, differently.
        missing: Ids of records whose rows are gone from the workbook; they stay.
        new: Rows of records that the folder has not: kind and values by field.
        refused: What cannot be taken back, and why.
        told: A sentence for each cell that was taken for something else than its very text.
        lists: Lists of parts that are to have others.
    """

    changes: list[Edited] = field(default_factory=list)
    conflicts: list[Edited] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    new: list[tuple[str, dict[str, new_rows.Value]]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    lists: list[Listed] = field(default_factory=list)


def shown(edited: Edited) -> Iterator[str]:
    """A change as lines: the field, what it was, what it is."""
    yield f"{edited.id}, {edited.called}"
    yield f"  - {brief(edited.old)}"
    yield f"  + {brief(edited.new)}"


def brief(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return (line if len(line) <= 200 else line[:199] + "…") or "(empty)"
