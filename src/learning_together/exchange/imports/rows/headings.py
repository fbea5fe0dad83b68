"""What a heading names: the fields of an entry by their names and synonyms, and rows of headings.

Takes rows of cells, gives fields by name alone. Synonyms are data, in columns.yaml beside this
module. Knows neither what stands below a heading nor a review.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import Any, Literal, NamedTuple

from learning_together.dates.as_written.cells import as_text
from learning_together.exchange.imports.readers.table import Row, Table
from learning_together.folder.yaml.shipped import shipped

By = Literal["given", "kept", "name", "spelling", "content", "nothing"]

#: Fields of an entry that a column can fill.
FIELDS = (
    "date", "end_date", "time", "source", "people", "about", "event", "response", "child_seen",
    "voice", "comment",
)  # fmt: skip
#: Words of type or category, which join the event.
TYPE = "type"
#: What a person may give for a column that is to be left alone.
NONE = "none"

_LOOK_AT = 40
_LONGEST_HEADING = 80
_SHORT_HEADING = 40
#: A shorter word that differs is another word, and no slip.
_SHORTEST_SLIP = 4


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        heading: As it stands; empty where it has none.
        field: Of the entry; empty where it fills none.
        by: How that was found.
    """

    heading: str
    field: str
    by: By


class _Words(NamedTuple):
    names: dict[str, str]
    holds: tuple[tuple[str, str], ...]
    late: dict[str, str]
    others: dict[str, frozenset[str]]


def plain(heading: str) -> str:
    """A heading as it is compared.

    >>> plain("Date of Contact (dd/mm/yyyy):"), plain("Child's  voice")
    ('date of contact', 'child s voice')
    """
    bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", heading.lower())
    return " ".join(re.findall(r"[a-z0-9]+", bare.replace("&", " and ")))


def other_sort(table: Table, known: Mapping[str, tuple[str, By]]) -> str:
    """What a table is by its headings that is no chronology, in words; empty where it may be one.

    Two headings of such a table are enough, one where no heading names what happened, and none
    where a person has said what the columns hold.
    """
    row = next((row for row in table.rows[:_LOOK_AT] if len(row.filled) > 1), None)
    if row is None or not reads_as_headings(row):
        return ""
    headings = [plain(as_text(cell)) for cell in row.cells if cell != ""]
    columns = [named(heading, known) for heading in headings]
    if any(column.by in {"given", "kept"} for column in columns):
        return ""
    told = {column.field for column in columns if column.by in {"name", "spelling"}}
    enough = 3 if {"date", "event"} <= told else (2 if "event" in told else 1)
    words = _synonyms()
    counts = {
        sort: sum(heading in names for heading in headings) for sort, names in words.others.items()
    }
    sort = max(counts, key=lambda one: counts[one], default="")
    return sort if sort and counts[sort] >= enough else ""


def reads_as_headings(row: Row) -> bool:
    """Whether a row holds short words only, as headings do."""
    return all(
        isinstance(row.cells[n], str)
        and len(as_text(row.cells[n])) <= _SHORT_HEADING
        and not re.search(r"[0-9]|[.!?;]\s*\Z", as_text(row.cells[n]))
        for n in row.filled
    )


def own_heading(table: Table) -> bool:
    """Whether the first row of a table names columns of its own."""
    first = next((row for row in table.rows if row.filled), None)
    return first is not None and len(first.filled) > 1 and reads_as_headings(first)


def is_of_record(heading: str) -> bool:
    """Whether a heading names a date, but not that of an event: when something was written."""
    words = r"\b(?:recorded|entered|created|added|birth|dob|modified|printed|updated|target|due)\b"
    return re.search(words, plain(heading)) is not None


@cache
def _synonyms() -> _Words:
    names: dict[str, str] = {}
    holds: list[tuple[str, str]] = []
    late: dict[str, str] = {}
    others: dict[str, frozenset[str]] = {}
    for record in shipped(__package__, "columns.yaml"):
        data: dict[str, Any] = record.data
        if "other" in data:
            others[data["other"]] = frozenset(map(plain, data["names"]))
            continue
        if "late" in data:
            late |= {plain(name): data["field"] for name in data["late"]}
            continue
        names |= {plain(name): data["field"] for name in data["names"]}
        holds += [(plain(phrase), data["field"]) for phrase in data["holds"]]
    names |= {plain(field): field for field in FIELDS}
    return _Words(names, tuple(sorted(holds, key=lambda one: -len(one[0]))), late, others)


def named(heading: str, known: Mapping[str, tuple[str, By]]) -> Column:
    """A column by its heading alone."""
    heading = " ".join(heading.split())
    name = plain(heading)
    if name in known or heading in known:
        field, by = known.get(name) or known[heading]
        return Column(heading, "" if field == NONE else field, by)
    if not name or len(heading) > _LONGEST_HEADING:
        return Column(heading, "", "nothing")
    words = _synonyms()
    if name in words.names:
        return Column(heading, words.names[name], "name")
    if is_of_record(heading):
        return Column(heading, "", "nothing")
    if re.search(r" (?:id|no|number|nr|ref|reference|type|status|code)\Z", name):
        return Column(heading, "number", "name")
    padded = f" {name} "
    for phrase, field in words.holds:
        if f" {phrase} " in padded:
            return Column(heading, field, "name")
    if len(name) >= 4 and (near := _near(name, words)):
        return Column(heading, near, "spelling")
    return Column(heading, "", "nothing")


def late(heading: str) -> str:
    """The field of a heading that names it only where no other heading does; else empty.

    >>> late("Date raised"), late("Date")
    ('date', '')
    """
    return _synonyms().late.get(plain(heading), "")


def _near(name: str, words: _Words) -> str:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 1 if len(name) < 10 else 2
    best = process.extractOne(name, words.names.keys(), scorer=OSA.distance, score_cutoff=most)
    return words.names[best[0]] if best and not _says_other(name, best[0]) else ""


def _says_other(typed: str, known: str) -> bool:
    """Whether a heading has another short word than a known one: “occurred to” is not “… on”."""
    pairs = list(zip_longest(typed.split(), known.split(), fillvalue=""))
    return len(pairs) > 1 and any(
        one != other and max(len(one), len(other)) < _SHORTEST_SLIP for one, other in pairs
    )


def header_of(rows: list[Row], known: Mapping[str, tuple[str, By]]) -> int:
    """The row of headings: that with the most of them, among the first rows."""
    best, found = 0, -1
    for number, row in enumerate(rows[:_LOOK_AT]):
        texts = [as_text(cell) for cell in row.cells if isinstance(cell, str) and cell != ""]
        if len(texts) < 2 or any(len(text) > 4 * _LONGEST_HEADING for text in texts):
            continue
        columns = [named(text, known) for text in texts]
        told = [field for column in columns if (field := column.field or late(column.heading))]
        given = sum(column.by == "given" for column in columns)
        score = len(set(told)) + given
        # Tables that stand side by side name each field again.
        if score > best and (score >= 2 and (len(told) * 2 >= len(texts) or score >= 3)):
            best, found = score, number
    return found


def headings_at(rows: list[Row], header: int) -> tuple[list[str], int]:
    """The headings of a table, and the last row that they take: where a second one parts them, two.

    A second row of headings stands where cells of the first are merged with those below them, or
    are left empty for what the row below names: one of its words at least must be known for a
    heading. “Contact” above “With whom” is “Contact: With whom”.
    """
    upper = [as_text(cell) for cell in rows[header].cells]
    if header + 1 >= len(rows):
        return upper, header
    row = rows[header + 1]
    lower = ["" if n in row.carried else as_text(cell) for n, cell in enumerate(row.cells)]
    own = [n for n, text in enumerate(lower) if text]
    parted = any(upper[n] == "" or upper[n] == upper[n - 1] for n in own if n)
    known = row.carried or any(named(lower[n], {}).by == "name" for n in own)
    if not (own and parted and known and len(own) < len(row.cells) and reads_as_headings(row)):
        return upper, header
    over = ""
    both = []
    for above, below in zip(upper, lower, strict=True):
        over = above or over
        both.append(f"{over}: {below}" if below and over != below else below or above)
    return both, header + 1


def named_in_two(heading: str, known: Mapping[str, tuple[str, By]]) -> Column:
    """A column by a heading in two rows: by the lower one, else by that above it."""
    above, sign, below = heading.partition(": ")
    if not sign or (whole := named(heading, known)).by in {"given", "kept"}:
        return named(heading, known) if not sign else whole
    found = named(below, known)
    found = found if found.field else named(above, known)
    return Column(whole.heading, found.field, found.by)
