"""A row of a foreign file as an entry that might be: plain data.

Knows neither how rows are read nor what becomes of the entries.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from learning_together.dates.as_written.readings import Habits
from learning_together.exchange.imports.people.people_in_text import Coder
from learning_together.exchange.imports.rows.headings import By, Column
from learning_together.exchange.imports.rows.row_agency import Agencies
from learning_together.exchange.imports.rows.whom import Whom

Fields = dict[str, str | list[str]]

#: Notes on what the review has made of its entries since: the agency is not told of them.
OURS = frozenset({"changed-by-hand", "changed-in-both", "entry-stays"})


class Note(NamedTuple):
    """Something to tell about a row.

    Attributes:
        row: Its label.
        code: What sort of thing, for machines.
        text: In words, without names.
    """

    row: str
    code: str
    text: str


@dataclass(slots=True)
class Draft:
    """A row as an entry.

    Attributes:
        row: Its label: the row, or table and row.
        hash: Equal for equal content.
        fields: What the entry would hold.
        notes: What was taken for granted, or does not fit.
        refused: Why it cannot be an entry; empty where it can.
        named: The id that the row gives itself, as in a form that the review has sent out.
        moved: Fields that could not take what their cell says: it stands at the end of the event.
    """

    row: str
    hash: str = ""
    fields: Fields = field(default_factory=Fields)
    notes: list[Note] = field(default_factory=list)
    refused: list[Note] = field(default_factory=list)
    named: str = ""
    moved: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Raw:
    """A row's texts before names are taken out.

    Attributes:
        draft: What is known of the entry.
        texts: Its fields of text.
        quotes: What is to be told of the row, in its author's words: the sort of thing, the words,
            what is wrong with them, and where to put it.
        extra: What goes to the end of the event.
        people: Who took part, as written.
        about: Whom it is about, as written in a column of its own.
        headed: What stands above the row that may say so, the nearest first.
        number: Of its row in the file.
    """

    draft: Draft
    texts: dict[str, str]
    quotes: list[tuple[str, str, str, list[Note]]] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    people: str = ""
    about: str = ""
    headed: tuple[str, ...] = ()
    number: int = 0


@dataclass(slots=True)
class KeptRow:
    """A row as it is kept in private, whatever became of it.

    Attributes:
        table: The number of its table.
        row: As the file counts.
        sort: What it was taken for.
        cells: As text.
        draft: The entry that it is, or is part of.
        columns: Of its table; none where that is no chronology.
        again: Whether the row stands here again, for a further entry of its own.
        whole: Whether its only text was parted into date and event.
        unknown: Whether it stands in a table of which it is not known what it is.
    """

    table: int
    row: int
    sort: str
    cells: list[str]
    draft: Draft | None = None
    columns: tuple[Column, ...] = ()
    again: bool = False
    whole: bool = False
    unknown: bool = False


@dataclass
class TableSeen:
    """What was made of a table.

    Attributes:
        name: What to call it.
        rows: How many rows it has.
        columns: What they hold; empty where it is no chronology.
        continued: Whether it goes on with the columns of the one before it.
        unread: Columns that no field takes: heading, and in how many rows something stands.
        is_text: Whether it is running text or mails, so that each beginning is shown.
    """

    name: str
    rows: int
    columns: tuple[Column, ...] = ()
    continued: bool = False
    unread: list[tuple[str, int]] = field(default_factory=list)
    is_text: bool = False


@dataclass
class Drafted:
    """A whole file as drafts.

    Attributes:
        form: Of the file.
        tables: What was made of each.
        drafts: Of every row that is an entry, refused ones included.
        kept: Every row.
        notices: What its reader should know.
    """

    form: str
    tables: list[TableSeen]
    drafts: list[Draft]
    kept: list[KeptRow]
    notices: list[str]


@dataclass(frozen=True)
class Task:
    """What is known when a file is read.

    Attributes:
        habits: Of dates, as far as they are known before the file is seen.
        given: Which of them a person has said: `order`, `cells`.
        known: Fields by plain heading.
        coder: Takes out names.
        secret: Of this review, for hashes.
        agencies: Of the review, and whose the file is.
        whom: The people of the review, of whom a row may say that it is about them.
    """

    habits: Habits
    given: frozenset[str]
    known: Mapping[str, tuple[str, By]]
    coder: Coder
    secret: bytes
    agencies: Agencies = field(default_factory=Agencies)
    whom: Whom = field(default_factory=Whom)
