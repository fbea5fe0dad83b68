"""A list of people, as Word, Excel or a mail has it: who holds which role, where, and by what name.

Takes bytes or text, and by what agencies are called; gives columns and rows of text. What a column
holds is told by its heading, else by what stands in it, and somebody may say otherwise. Knows no
review and no key.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from learning_together.dates.as_written.cells import as_text
from learning_together.errors import LtError
from learning_together.exchange.imports.readers import open_foreign
from learning_together.exchange.imports.readers.table import Table
from learning_together.exchange.imports.rows.headings import plain
from learning_together.patterns import regex
from learning_together.privacy.likely_names.name_words import CALLS
from learning_together.privacy.likely_names.nobodys_words import is_nobodys

#: What a column can hold, by the name of what is filled with it, and the headings that say so.
FIELDS = {
    "name": ("name", "names", "full name", "practitioner", "staff member", "member of staff",
             "worker", "person", "contact", "contact name", "staff", "who"),
    "code": ("code", "id", "role code", "initials"),
    "role": ("role", "job", "job title", "position", "post", "designation", "job role", "title",
             "profession", "post held", "role or position", "capacity"),
    "agency": ("agency", "organisation", "organization", "service", "employer", "trust",
               "agency organisation", "organisation agency", "from", "company", "department"),
    "group": ("group", "part in the review", "group in the review"),
    "level": ("level", "grade"),
    "manager": ("manager", "line manager", "their manager", "supervisor", "reports to"),
    "relation": ("relation", "relationship", "how related", "relationship to child"),
}  # fmt: skip
#: More people than any review has, and more than stands of one in a cell or a line of a list.
MOST, _LONGEST = 500, 1_000
_OF_HEADING = {heading: field for field, those in FIELDS.items() for heading in those}
_WORD = regex(r"[^\W\d_][\w’'.-]*")
_CONTACT = regex(r"[^\s<>@,;]{1,64}@[^\s<>@,;]|(?<![0-9 ()])\+?[0-9(][0-9 ()]{7,30}[0-9]")
#: What begins a line of a list, and what stands between its parts.
_BULLET = regex(r"^\s*(?:[-*•·–]|\(?[0-9]{1,3}[.)])\s+")
_BETWEEN = regex(r"\s*[,;|()<>]\s*|\s+[-–—]\s+|:\s+")
#: Many mails of one line, as a mail's heading has those it went to.
_NEXT_MAIL = regex(r"(?<=>)\s*[;,]\s*")
#: Parts of names that are written small.
_SMALL = frozenset({"van", "von", "de", "der", "den", "di", "da", "al", "el", "bin", "le", "la"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list.

    Attributes:
        heading: As it stands; empty where there is none.
        field: What it holds, as `FIELDS` names it; empty where it is left out.
    """

    heading: str
    field: str


@dataclass(frozen=True, slots=True)
class PeopleList:
    """A list as it was read.

    Attributes:
        columns: What it is made of.
        rows: The texts of each person, by column.
        left: What of it is not taken, in words.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    left: tuple[str, ...] = ()


def reads_as_name(text: str) -> bool:
    """Whether a text is somebody's name, and not what they do.

    >>> [reads_as_name(one) for one in ("Wren Pemberton", "Dr Okafor", "Ward Sister", "GP")]
    [True, True, False, False]
    """
    words = _WORD.findall(text)
    if words and words[0].lower().rstrip(".") in CALLS:
        words = words[1:]
    said = [word for word in words if word.lower() not in _SMALL]
    return (
        0 < len(said) <= 5
        and all(word[0].isupper() for word in said)
        and not any(sign.isdigit() for sign in text)
        and not is_nobodys(said[-1].lower().rstrip("."))
    )


def names_within(text: str) -> tuple[str, ...]:
    """Words of a role that may be somebody's name.

    >>> names_within("Health visitor (Wren Pemberton)"), names_within("Named Nurse")
    (('Wren Pemberton',), ())
    """
    runs: list[list[str]] = []
    last = -2
    for found in _WORD.finditer(text):
        if found[0][0].isupper() and found[0] != found[0].upper():
            if runs and not text[last : found.start()].strip():
                runs[-1].append(found[0])
            else:
                runs.append([found[0]])
            last = found.end()
    return tuple(said for run in runs if reads_as_name(said := " ".join(run)))


def of_text(text: str, agencies: Container[str]) -> PeopleList:
    """A list that was copied as text: with tabs between columns, or a person a line.

    Args:
        text: As it was copied.
        agencies: What agencies are called, in small letters.

    Raises:
        LtError: There is nobody in it, or far too many are.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    _refuse_long(lines)
    if any("\t" in line for line in lines):
        return _of_cells([line.split("\t") for line in lines], agencies)
    people = [one for line in lines for one in _NEXT_MAIL.split(line) if one.strip()]
    return _of_lines(people, agencies)


def of_file(name: str, data: bytes, agencies: Container[str]) -> PeopleList:
    """A list that was sent as a file, or copied as a table.

    Args:
        name: As the file is called.
        data: What it holds.
        agencies: What agencies are called, in small letters.

    Raises:
        LtError: It cannot be read, there is nobody in it, or far too many are.
    """
    foreign = open_foreign(data, name)
    tables = [rows for table in foreign.tables if (rows := _cells(table))]
    if not tables:
        _refuse_long(foreign.below)
        return _of_lines(foreign.below, agencies)
    widest = max(tables, key=len)
    read = _of_cells(widest, agencies)
    others = len(tables) - 1
    if not others:
        return read
    left = f"Of {len(tables)} tables the longest is read; copy the others by themselves."
    return PeopleList(read.columns, read.rows, (*read.left, left))


def _cells(table: Table) -> list[list[str]]:
    rows = ([" ".join(as_text(cell).split()) for cell in row.cells] for row in table.rows)
    found = [row for row in rows if any(row)]
    for row in found:
        _refuse_long(row)
    return found


def _refuse_long(texts: Iterable[str]) -> None:
    """Refuses what is longer than anything that a list says of somebody.

    Raises:
        LtError: Something is.
    """
    if any(len(one) > _LONGEST for one in texts):
        raise LtError(
            f"More than {_LONGEST:,} characters stand in one place: that is no list of people.",
            "Copy the list alone, a person a line, and paste it once more.",
        )


def _of_cells(rows: Sequence[Sequence[str]], agencies: Container[str]) -> PeopleList:
    width = max(map(len, rows))
    even = [[*(one.strip() for one in row), *[""] * (width - len(row))] for row in rows]
    first = [_OF_HEADING.get(plain(one), "") for one in even[0]]
    if any(first):
        headings, even = even[0], even[1:]
        # Whoever gives a role beside a title means Mr or Dr by that.
        titled = "title" in map(plain, headings) and first.count("role") > 1
        fields = [
            "" if titled and plain(heading) == "title" else field
            for heading, field in zip(headings, first, strict=True)
        ]
    else:
        headings = [""] * width
        fields = [_held(column, agencies) for column in zip(*even, strict=True)]
    fields = [field if field not in fields[:at] else "" for at, field in enumerate(fields)]
    if not any(headings):
        fields = _with_the_rest(even, fields)
    return _made(headings, fields, even)


def _with_the_rest(rows: Sequence[Sequence[str]], fields: Sequence[str]) -> list[str]:
    """Words in which nothing else was found are the role, and after it the agency."""
    open_ = iter([one for one in ("role", "agency") if one not in fields])
    worded = [
        any(row[at] and not _CONTACT.search(row[at]) for row in rows) for at in range(len(fields))
    ]
    return [
        field or (next(open_, "") if has_words else "")
        for field, has_words in zip(fields, worded, strict=True)
    ]


def _held(column: Iterable[str], agencies: Container[str]) -> str:
    """What most cells of a column are."""
    cells = [one for one in column if one]
    for field, found in (
        ("", sum(_CONTACT.search(one) is not None for one in cells)),
        ("agency", sum(one.casefold() in agencies for one in cells)),
        ("name", sum(map(reads_as_name, cells))),
    ):
        if cells and found * 2 > len(cells):
            return field
    return ""


def _parts(line: str) -> list[str]:
    found = (part.strip(" .\"'") for part in _BETWEEN.split(_BULLET.sub("", line)))
    return [one for one in found if one]


def _of_lines(lines: Iterable[str], agencies: Container[str]) -> PeopleList:
    """A person a line, in parts of which each is told by itself."""
    every = [_parts(line) for line in lines]
    if len(every) > 1 and len(every[0]) > 1 and len({len(parts) for parts in every}) == 1:
        return _of_cells(every, agencies)
    rows: list[tuple[str, ...]] = []
    contacts = 0
    for parts in every:
        said = {"name": "", "role": "", "agency": ""}
        for part in parts:
            if _CONTACT.search(part):
                contacts += 1
            elif not said["agency"] and part.casefold() in agencies:
                said["agency"] = part
            elif not said["name"] and reads_as_name(part):
                said["name"] = part
            else:
                said["role"] = f"{said['role']}, {part}".removeprefix(", ")
        rows.append(tuple(said.values()))
    made = _made([""] * 3, ["name", "role", "agency"], rows)
    if contacts:
        return PeopleList(made.columns, made.rows, ("Addresses and telephone numbers.",))
    return made


def _made(
    headings: Sequence[str], fields: Sequence[str], rows: Sequence[Sequence[str]]
) -> PeopleList:
    if not rows:
        raise LtError(
            "There is nobody in that list.", "Copy the rows themselves, and paste them once more."
        )
    if len(rows) > MOST:
        raise LtError(
            f"Those are {len(rows):,} rows; a list of people has at most {MOST}.",
            "Copy the rows of people alone, and paste them once more.",
        )
    columns = tuple(map(Column, headings, fields))
    return PeopleList(columns, tuple(tuple(row) for row in rows))


def whole_words(text: str, names: Iterable[str]) -> bool:
    """Whether one of these names, or two of its words in a row, stands in a text.

    >>> whole_words("Nurse Okafor", ["Ada Okafor"]), whole_words("Team lead", ["Ada Lead"])
    (True, False)
    """
    said = _WORD.findall(text)
    for name in names:
        words = [one for one in _WORD.findall(name) if one[0].isupper()]
        if any(pair == own for pair in pairwise(said) for own in pairwise(words)):
            return True
        if any(len(one) > 2 and one in said and not is_nobodys(one.lower()) for one in words):
            return True
    return False
