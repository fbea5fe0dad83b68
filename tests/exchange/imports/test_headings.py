"""What headings name, in one row or two, and which date is the event's."""

from datetime import date

import pytest

from learning_together.dates.as_written.habits import Habits
from learning_together.exchange.imports.readers.table import Row, Table, rectangular
from learning_together.exchange.imports.rows.columns import find_layout
from learning_together.exchange.imports.rows.headings import (
    header_of,
    headings_at,
    late,
    named_in_two,
)

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
