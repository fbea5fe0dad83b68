"""What a table of records is: its columns, its rows, and what a cell's text says of a value.

Takes nothing and gives plain data. Knows no file format.
"""

import re
from dataclasses import dataclass

from learning_together.ids import Id
from learning_together.records.shape import Shape, beside

Steps = tuple[str | int, ...]

#: Separates the items of a list: of ids and words, and of texts.
COMMA, LINE = ", ", "\n"
#: Stands between an id and what its record is called, where a cell offers both.
BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: The field, dotted within a part.
        heading: The same in words, for people.
        steps: Where in the record, or in the part, the value stands; empty for what `lt` works out.
        joined: What stands between the items of a list; empty where it holds one value.
        open: Whether what is typed there may go back into the record.
        explains: What belongs there.
        sort: `date` and `time` for those, of which programs make something else; otherwise empty.
        names: The one kind whose id stands there; otherwise empty.
        shape: The field; None for what is none of its own.
        wraps: Whether a single line break is a space in it, as in Markdown files.
    """

    name: str
    heading: str
    steps: Steps
    joined: str = ""
    open: bool = True
    explains: str = ""
    sort: str = ""
    names: str = ""
    shape: Shape | None = None
    wraps: bool = False

    @property
    def guidance(self) -> str:
        """What belongs there, where its heading does not say it already."""
        return beside(self.heading, self.explains)

    @property
    def refers(self) -> bool:
        """Whether ids of records stand there."""
        return self.shape is not None and self.shape.refs is not None

    def value(self, text: str) -> str | list[str]:
        """The text of a cell as the value that the record would hold."""
        if not self.joined:
            return text
        parts = re.split(r"[,;\n]", text) if self.joined == COMMA else text.split(LINE)
        return [part.strip() for part in parts if part.strip()]


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One record, or one part of one.

    Attributes:
        id: The record's.
        number: Of a part: its place in the list, from 1; empty for a record.
        steps: Of a part: where in the record it stands.
        cells: A text a column.
        shut: Names of the columns whose text cannot be taken back, since it was cut or changed.
    """

    id: str
    number: str
    steps: Steps
    cells: tuple[str, ...]
    shut: frozenset[str]

    @property
    def key(self) -> str:
        """Tells it from every other row of its table."""
        folded = Id(self.id).folded
        return f"{folded}#{self.number}" if self.number else folded


@dataclass(frozen=True, slots=True)
class Table:
    """The records of a kind, or the parts of one of its fields.

    Attributes:
        name: The kind, or the kind and the field with a dot.
        kind: The kind.
    """

    name: str
    kind: str
    columns: tuple[Column, ...]
    rows: tuple[ExportRow, ...]
