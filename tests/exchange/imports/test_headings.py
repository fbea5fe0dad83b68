"""What headings name, in one row or two, and which date is the event's."""

from datetime import date

import pytest

from learning_together.dates.as_written.habits import Habits
from learning_together.exchange.imports.readers.table import Row, Table, rectangular
from learning_together.exchange.imports.rows.columns import find_layout
from learning_together.exchange.imports.rows.headings import (
    By,
    header_of,
    headings_at,
    late,
    named,
    named_in_two,
    other_sort,
    own_heading,
    reads_as_headings,
)

Known = dict[str, tuple[str, By]]

HABITS = Habits(period=(date(2008, 1, 1), date(2010, 12, 31)), today=date(2024, 1, 15))


def rows(*lines: str, carried: dict[int, set[int]] | None = None) -> list[Row]:
    made = []
    for number, line in enumerate(lines):
        cells = line.split("|")
        here = frozenset((carried or {}).get(number, set()))
        made.append(Row(number + 1, list(cells), len(cells), here))
    return rectangular(made)


def fields(*lines: str) -> list[str]:
    layout = find_layout(Table("table 1", rows(*lines)), {}, HABITS)
    return [] if layout is None else [one.field for one in layout.columns]


@pytest.mark.parametrize(
    ("lines", "carried", "headings", "last"),
    [
        (["Date|Contact||Outcome", "|With whom|What was said|"], {},
         ["Date", "Contact: With whom", "Contact: What was said", "Outcome"], 1),
        (["Date|Contact|Contact|Outcome", "Date|Who|What|Outcome"], {1: {0, 3}},
         ["Date", "Contact: Who", "Contact: What", "Outcome"], 1),
        (["Date|Event|", "|Visit|"], {}, ["Date", "Event", ""], 0),
        (["Date|Event|", "|Visit made|no reply"], {}, ["Date", "Event", ""], 0),
        (["Date|Event|", "|Visit|Who"], {}, ["Date", "Event: Visit", "Event: Who"], 1),
        (["Date|Event|", "|seen 12 times|Who"], {}, ["Date", "Event", ""], 0),
        (["Date|Event|", "Easter|Visit|Who"], {}, ["Date", "Event", ""], 0),
        (["Date|Event"], {}, ["Date", "Event"], 0),
        (["Date|Event|", "||"], {}, ["Date", "Event", ""], 0),
    ],
)  # fmt: skip
def test_a_second_row_of_headings(
    lines: list[str], carried: dict[int, set[int]], headings: list[str], last: int
) -> None:
    assert headings_at(rows(*lines, carried=carried), 0) == (headings, last)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Contact: With whom", "people"),
        ("Contact: What was said", "event"),
        ("Contact: Xyz", "event"),
        ("Xyz: Outcome", "response"),
        ("Date", "date"),
        ("Xyz: Zyx", ""),
    ],
)
def test_a_heading_in_two_rows_goes_by_the_lower_one(heading: str, field: str) -> None:
    assert named_in_two(heading, {}).field == field
    assert named_in_two(heading, {"contact xyz": ("voice", "given")}).field == (
        "voice" if heading == "Contact: Xyz" else field
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Date raised|Date of incident|Concern", "1/3/09|2/3/09|x"], ["", "date", "event"]),
        (["Date raised|Concern", "1/3/09|x"], ["date", "event"]),
        (["Date of entry|Date of event|Event", "1/3/09|2/3/09|x"], ["", "date", "event"]),
        (["Date of entry|Event", "1/3/09|x"], ["date", "event"]),
        (["Admitted|Discharged|Reason", "1/3/09|2/3/09|x"], ["date", "end_date", "event"]),
        (["Date|Discharged|Reason", "1/3/09|2/3/09|x"], ["date", "", "event"]),
        (["Raised|Reported|Details", "1/3/09|2/3/09|x"], ["date", "", "event"]),
        (["Occurrence|Reported|Summary", "4400|1/3/09|x"], ["number", "date", "event"]),
        (["Occurrence|Reported|Summary", "Row|1/3/09|x"], ["event", "date", "event"]),
        (["Occurrence|Reported", "4400|1/3/09"], ["event", "date"]),
    ],
)
def test_which_date_is_that_of_the_event(lines: list[str], expected: list[str]) -> None:
    assert fields(*lines) == expected


def test_a_heading_that_may_name_a_date_makes_a_row_of_headings() -> None:
    assert header_of(rows("Report|", "Timestamp|Note", "1/3/09|x"), {}) == 1
    assert late("Admission date") == "date"
    assert late("Departure") == "end_date"
    assert late("Date") == late("Xyz") == ""


@pytest.mark.parametrize(
    ("heading", "field", "by"),
    [
        ("Date", "date", "name"),
        ("Dtae", "date", "spelling"),
        ("Evnt", "event", "spelling"),
        ("Tme", "", "nothing"),
        ("What hapenned", "event", "spelling"),
        ("Wht hapenned", "", "nothing"),
        ("Occurred to", "end_date", "name"),
        ("Occurred by", "", "nothing"),
        ("Ocurred on", "date", "spelling"),
        ("Date off", "", "nothing"),
        ("Full narrative of it", "event", "name"),
        ("Incident number", "number", "name"),
        ("Contact ref", "number", "name"),
        ("Date recorded", "", "nothing"),
        ("Narrative" + " x" * 35, "event", "name"),
        ("Narrative" + " x" * 35 + "y", "event", "name"),
        ("Narrative" + " x" * 36, "", "nothing"),
        ("Strat dtae", "date", "spelling"),
        ("Strt daet", "", "nothing"),
        ("(yyyy)", "", "nothing"),
        # Of templates that partnerships publish.
        ("Name/Role of Professional", "people", "name"),
        ("Adult(s) present", "people", "name"),
        ("Date/time of event", "date", "name"),
        ("What did we do?", "response", "name"),
        ("What difference did it make to the child?", "comment", "name"),
        ("Views of child / adult at risk", "voice", "name"),
        ("Relevant to (child's name)", "about", "name"),
        ("Family member(s) concerned", "about", "name"),
        ("Child (initials)", "about", "name"),
        ("Patient", "", "nothing"),
    ],
)
def test_a_heading_by_itself(heading: str, field: str, by: str) -> None:
    found = named(heading, {})
    assert (found.heading, found.field, found.by) == (heading, field, by)


def test_the_longest_words_within_a_heading_tell() -> None:
    assert named("Our source of evidence for this", {}).field == "source"
    assert named("The date of event here", {}).field == "date"


def test_what_a_person_said_of_a_heading_holds() -> None:
    known: Known = {"xyz": ("none", "given"), "Event!": ("voice", "kept")}
    assert (named("Xyz", known).field, named("Xyz", known).by) == ("", "given")
    assert (named("Event!", known).field, named("Event!", known).by) == ("voice", "kept")


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        (["Title", "Date|Event"], 1),
        (["Date|Xyz", "1|2"], -1),
        (["Date|Event|Xyz|Zyx", "1|2|3|4"], 0),
        (["Date|Event|Xyz|Zyx|Yzx", "1|2|3|4|5"], -1),
        (["Date|Event|Outcome|Zyx|Yzx|Xzy|Zzy", "1|2|3|4|5|6|7"], 0),
        (["Date|Event", "Date|Event|Outcome"], 1),
        (["Date|Event", "Time|Outcome"], 0),
        (["Date|Event|" + "x" * 320], 0),
        (["Date|Event|" + "x" * 321], -1),
        ([*["a|b"] * 39, "Date|Event"], 39),
        ([*["a|b"] * 40, "Date|Event"], -1),
        (["Date|Date", "1|2"], -1),
    ],
)
def test_the_row_of_headings(lines: list[str], at: int) -> None:
    assert header_of(rows(*lines), {}) == at


def test_a_column_that_a_person_gave_counts_twice() -> None:
    lines = ["Abc|Xyz|Zyx", "Date|Event|Zyx"]
    assert header_of(rows(*lines), {}) == 1
    known: Known = {"abc": ("date", "given"), "xyz": ("event", "given")}
    assert header_of(rows(*lines), known) == 0
    assert header_of(rows("Date|Event|Outcome", "Abc|Xyz|Zyx"), known) == 1
    assert header_of(rows(*lines), {"abc": ("date", "kept"), "xyz": ("event", "kept")}) == 0
    assert header_of([Row(1, ["Date", 7.0, ""], 3), *rows("Date|Event")], {}) == 1


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("Visit", True), ("x" * 40, True), ("x" * 41, False), ("Seen at home.", False), ("A1", False),
     ("Who?", False), ("Seen; ", False), ("Dr. Who", True)],
)  # fmt: skip
def test_short_words_read_as_headings(text: str, is_one: bool) -> None:
    assert reads_as_headings(rows(f"{text}|Who")[0]) == is_one
    assert not reads_as_headings(Row(1, [7.0, "Who"], 2))


@pytest.mark.parametrize(
    ("lines", "sort"),
    [
        (["Version|Author|Xyz"], True),
        (["Version|Event|Xyz"], False),
        (["Version|Author|Event"], True),
        (["Version|Author|Event|Date"], False),
        (["Version|Author|Amendments|Event|Date"], True),
        (["Version|Abc"], True),
        (["Abc|Xyz"], False),
        (["Title", "Version|Abc"], True),
        ([*["Title"] * 39, "Version|Abc"], True),
        ([*["Title"] * 40, "Version|Abc"], False),
        (["Version|v1"], False),
        (["Title|", "Version"], False),
    ],
)
def test_a_table_that_is_no_chronology_by_its_headings(lines: list[str], sort: bool) -> None:
    table = Table("table 1", rows(*lines))
    assert bool(other_sort(table, {})) == sort
    assert other_sort(table, {"version": ("event", "given")}) == ""
    assert other_sort(table, {"version": ("event", "kept")}) == ""


@pytest.mark.parametrize(
    ("lines", "own"),
    [(["Date|Event"], True), (["|", "Who|Why", "1|2"], True), (["Title|"], False), (["|"], False),
     (["1|Why"], False), (["Seen at home.|Why"], False)],
)  # fmt: skip
def test_a_table_with_a_heading_of_its_own(lines: list[str], own: bool) -> None:
    assert own_heading(Table("table 1", rows(*lines))) == own
