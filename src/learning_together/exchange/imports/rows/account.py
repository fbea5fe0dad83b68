"""The account of a file: what became of each of its rows and cells, and of its text beside tables.

Takes a file and its drafts, gives sums that add up and a list of all that became no entry. Knows
neither the key nor where it is kept.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from learning_together.dates.as_written.dated_text import dated_start, days_in
from learning_together.dates.as_written.habits import Habits
from learning_together.exchange.imports.readers.table import Foreign
from learning_together.exchange.imports.rows import form_parts
from learning_together.exchange.imports.rows.columns import JOINED
from learning_together.exchange.imports.rows.draft import Drafted, KeptRow
from learning_together.exchange.imports.rows.headings import FIELDS, TYPE
from learning_together.exchange.imports.rows.row_types import names_time

#: What can become of a row, in the order in which it is told.
ROWS = (
    "entry", "continued", "headings", "title", "empty", "refused", "deleted", "above", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that became no entry, or no part of one.

    Attributes:
        where: In words: “row 7”, “text after table 2”.
        sort: What it is: of `ROWS`, `paragraph`, or `outside` for page headers and boxes.
        text: As it stands in the file, which may hold names.
        awaits: Whether somebody has to say that it may be left out.
    """

    where: str
    sort: str
    text: str
    awaits: bool


@dataclass
class Account:
    """What became of all that a file holds.

    Attributes:
        rows: How many rows became what, of `ROWS`; together all rows of all tables.
        filled: How many cells hold something.
        headings: Cells of rows of headings.
        in_fields: Cells that fill a field of an entry by themselves.
        joined: Cells whose text was joined to a field that another cell has begun, since theirs is
            filled or cannot take it.
        private: Cells that are kept below `private/` only.
        paragraphs: Paragraphs and boxes outside of tables.
        left_out: All that became no entry or no part of one, in the order of the file.
    """

    rows: Counter[str] = field(default_factory=Counter)
    filled: int = 0
    headings: int = 0
    in_fields: int = 0
    joined: int = 0
    private: int = 0
    paragraphs: int = 0
    left_out: list[LeftOut] = field(default_factory=list)


def account(foreign: Foreign, drafted: Drafted) -> Account:
    """The account of a file.

    Args:
        foreign: As it was read.
        drafted: What it would say.
    """
    made = Account()
    for kept in drafted.kept:
        if kept.again:
            continue
        sort = "refused" if kept.draft is not None and kept.draft.refused else kept.sort
        made.rows[sort] += 1
        _cells(made, kept, sort)
        if left := _row(kept, sort, several=len(foreign.tables) > 1):
            made.left_out.append(left)
    made.left_out += _beside(foreign)
    made.paragraphs = sum(one.sort in {"paragraph", "outside"} for one in made.left_out)
    return made


def _cells(made: Account, kept: KeptRow, sort: str) -> None:
    taken: set[str] = set()
    for number, cell in enumerate(kept.cells):
        if not cell:
            continue
        made.filled += 1
        if sort == "headings":
            made.headings += 1
            continue
        name = kept.columns[number].field if number < len(kept.columns) else ""
        if sort == "entry" and kept.draft is not None and name in kept.draft.moved:
            made.joined += 1
        elif sort == "entry" and name in FIELDS and name not in taken:
            taken.add(name)
            made.in_fields += 1
        elif (sort == "entry" and name == "number" and kept.draft is not None
              and kept.draft.named == cell):  # fmt: skip
            made.in_fields += 1
        elif (sort == "entry" and name in (*JOINED, TYPE, "date")) or (
            sort == "continued" and name in JOINED
        ):
            made.joined += 1
        elif sort == "entry" and kept.whole:
            made.in_fields += 1
        else:
            made.private += 1


def _row(kept: KeptRow, sort: str, *, several: bool) -> LeftOut | None:
    """A row that became no entry; what is refused is told by itself."""
    if sort not in {"title", "deleted", "above", "other"}:
        return None
    text = " | ".join(cell for cell in kept.cells if cell)
    where = f"table {kept.table}, row {kept.row}" if several else f"row {kept.row}"
    awaits = {
        "title": not names_time(text),
        "deleted": True,
        "above": False,
        "other": kept.unknown and days_in(text) > 0,
    }[sort]
    return LeftOut(where, sort, text, awaits)


def _beside(foreign: Foreign) -> Iterator[LeftOut]:
    """Paragraphs and boxes; what stands before the first table is listed and awaits nothing.

    A form that the review has sent out holds days of its own: there, only a text that begins with
    its day was put in by somebody.
    """
    ours = form_parts.is_form(foreign)

    def dated(text: str) -> bool:
        return dated_start(text, Habits()) is not None if ours else days_in(text) > 0

    for number, table in enumerate(foreign.tables):
        before = f"text above {table.name}" if not number else (
            f"text between {foreign.tables[number - 1].name} and {table.name}"
        )  # fmt: skip
        for text in table.above:
            yield LeftOut(before, "paragraph", text, bool(number) and dated(text))
    last = foreign.tables[-1] if foreign.tables else None
    after = f"text after {last.name}" if last and not last.fields else "text among the paragraphs"
    for text in foreign.below:
        yield LeftOut(after, "paragraph", text, dated(text))
    for one in foreign.outside:
        awaits = not one.where.startswith("the page") and dated(one.text)
        yield LeftOut(one.where, "outside", one.text, awaits)
