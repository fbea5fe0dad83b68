"""Tables as they are meant: side by side, of other sorts, unfilled, dated in parts or above."""

import io
from datetime import date

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

import bare_word
from exchange.imports.test_account import FORMS, HABITS, as_csv, as_excel, read, said
from learning_together.dates.as_written.cells import Picked
from learning_together.dates.as_written.dates import read_date
from learning_together.exchange.imports.readers import any_file
from learning_together.exchange.imports.readers.table import Foreign, Row, Table
from learning_together.exchange.imports.rows.prepared import prepare


def events(rows: list[list[str]], form: str = "csv") -> list[tuple[object, object]]:
    made, _ = read(FORMS[form](rows))
    return [(one["date"], one["event"]) for one in said(made)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("gap", [[""], []])
def test_two_headings_side_by_side_are_two_tables(form: str, gap: list[str]) -> None:
    rows = [
        ["Child A", "", *gap, "Child B", ""],
        ["Date", "Event", *gap, "Date", "Event"],
        ["12/03/2009", "A seen", *gap, "13/03/2009", "B seen"],
        ["12/04/2009", "A weighed", *gap, "", ""],
    ]
    made, sums = read(FORMS[form](rows))
    assert [(one["date"], one["event"]) for one in said(made)] == [
        ("2009-03-12", "A seen\nAbove the table: Child A"),
        ("2009-04-12", "A weighed\nAbove the table: Child A"),
        ("2009-03-13", "B seen\nAbove the table: Child B"),
    ]
    assert "side by side" in " ".join(made.notices)
    assert sums.filled == sum(1 for row in rows for cell in row if cell)


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (
            ["Version", "Date", "Author", "Changes made"],
            ["0.1", "01/05/2009", "Nurse", "First draft"],
        ),
        (
            ["Name", "Date of birth", "Relationship", "Address"],
            ["C1", "01/02/2008", "Subject", "x"],
        ),
        (["Date", "Meeting", "Attended by"], ["05/06/2009", "Panel meeting", "Named Nurse"]),
        (
            ["Recommendation", "Action", "Target date", "Lead"],
            ["a", "train all", "01/09/2009", "b"],
        ),
        (["Document", "Date", "Comments"], ["GP record", "01/01/2009", "Read in full"]),
        (
            ["Date", "Attendees", "Apologies", "Minutes"],
            ["05/06/2009", "Panel", "None", "Agreed it"],
        ),
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_a_table_of_another_sort_is_named_and_left_out(
    head: list[str],
    row: list[str],
    before: bool,
) -> None:
    document = bare_word.document()
    width = len(head)
    chronology = [
        ["Date", "Event", "Source", "Action"][:width],
        ["12/03/2009", "Visit one", "f", "none"][:width],
    ]
    tables = [chronology, [head, row]]
    for rows in tables if before else reversed(tables):
        made = document.add_table(2, width)
        for at, cells in enumerate(rows):
            for column, text in enumerate(cells):
                made.cell(at, column).text = text
    out = io.BytesIO()
    document.save(out)
    drafted, _ = read(any_file.open_foreign(out.getvalue(), "a.docx"))
    assert [one["event"] for one in said(drafted)] == ["Visit one"]
    assert "it was not read as a chronology" in " ".join(drafted.notices)


def test_what_word_asks_for_is_no_answer() -> None:
    asked = [
        "Click or tap here to enter text.",
        "Choose an item.",
        "Click or tap to enter a date.",
        "Click here to enter text.",
    ]
    for text in asked:
        made, _ = read(as_csv([["Date", "Event", "Action"], ["12/03/2009", "Visit", text]]))
        assert said(made) == [{"date": "2009-03-12", "event": "Visit"}]
        assert "only ask to be filled" in " ".join(made.notices)
    made, _ = read(as_csv([["Date", "Event"], ["12/03/2009", "Asked to choose an item."]]))
    assert said(made)[0]["event"] == "Asked to choose an item."


def control(properties: str, text: str) -> docx.document.Document:
    document = bare_word.document()
    made = document.add_table(2, 2)
    for column, head in enumerate(("Date", "Event")):
        made.cell(0, column).text = head
    made.cell(1, 1).text = "Visit"
    made.cell(1, 0).paragraphs[0]._p.append(
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtPr>{properties}</w:sdtPr><w:sdtContent><w:r><w:t>{text}"
            "</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )
    return document


@pytest.mark.parametrize(
    ("shown", "held", "reading"),
    [
        ("4/3/2009", "2009-04-03", "2009-04-03"),
        ("4/3/2009", "2009-03-04", "2009-03-04"),
        ("March 2009", "2009-03-12", "2009-03"),
        ("12 March 2009", "2009-03-13", ""),
        ("5/3/2009", "2009-04-03", ""),
    ],
)
def test_a_picked_day_only_settles_what_is_shown(shown: str, held: str, reading: str) -> None:
    out = io.BytesIO()
    control(f'<w:date w:fullDate="{held}T00:00:00Z"/>', shown).save(out)
    made, _ = read(any_file.open_foreign(out.getvalue(), "a.docx"))
    if reading:
        assert [one["date"] for one in said(made)] == [reading]
    else:
        assert not said(made)
        why = read_date(Picked(shown, date.fromisoformat(held)), HABITS).why
        assert "contradict" in why
        assert shown in why


def test_a_control_that_nobody_has_filled_is_empty() -> None:
    out = io.BytesIO()
    control("<w:showingPlcHdr/>", "Pick the day, month and year").save(out)
    made, sums = read(any_file.open_foreign(out.getvalue(), "a.docx"))
    assert not said(made)
    assert sums.filled == 3


def test_days_below_a_month_and_dates_below_a_day() -> None:
    rows = [
        ["Date", "Event"],
        ["MARCH 2009", ""],
        ["4", "One"],
        ["the 12th", "Two"],
        ["April 2009", ""],
        ["02", "Three"],
        ["13/05/2009", ""],
        ["", "Four"],
        ["", "Five"],
        ["14/06/2009", "Six"],
        ["", "and more."],
    ]
    assert events(rows) == [
        ("2009-03-04", "One"),
        ("2009-03-12", "Two"),
        ("2009-04-02", "Three"),
        ("2009-05-13", "Four"),
        ("2009-05-13", "Five"),
        ("2009-06-14", "Six and more."),
    ]


def test_day_month_and_year_in_columns_of_their_own() -> None:
    rows = [
        ["Day", "Month", "Year", "Event"],
        ["12", "March", "2009", "One"],
        ["3", "4", "2009", "Two"],
        ["", "May", "2009", "Three"],
    ]
    assert events(rows) == [("2009-03-12", "One"), ("2009-04-03", "Two"), ("2009-05", "Three")]


def test_days_beside_months_that_are_written_once() -> None:
    rows = [
        ["Month", "Day", "Event"],
        ["February 2022", "1", "One"],
        ["", "2nd", "Two"],
        ["", "3-4", "Three"],
        ["March 2022", "1", "Four"],
    ]
    rows = [[cell.replace("2022", "2009") for cell in row] for row in rows]
    made, sums = read(as_csv(rows))
    assert [(one["date"], one["event"]) for one in said(made)] == [
        ("2009-02-01", "One"), ("2009-02-02", "Two"), ("2009-02-03/2009-02-04", "Three"),
        ("2009-03-01", "Four"),
    ]  # fmt: skip
    notes = [(one.row, note.text) for one in made.drafts for note in one.notes]
    told = "month or year is left empty; that of row 2 was taken"
    assert notes == [("3", told), ("4", told)]
    assert sums.private == 0
    # A weekday is no day of a month, and beside a whole date there is nothing to put together.
    rows = [["Month", "Day", "Event"], ["March 2009", "Mon", "One"], ["April 2009", "Tue", "Two"]]
    assert [one for one, _ in events(rows)] == ["2009-03", "2009-04"]
    rows = [["Month", "Day", "Date", "Event"], ["March", "1", "12/03/2009", "One"]]
    assert [one for one, _ in events(rows)] == ["2009-03-12"]


def test_what_is_refused_for_the_date_of_another_row_says_whose_it_is() -> None:
    rows = [
        ["Date", "Time", "Event"],
        ["31/02/2009", "09:00", "One"],
        ["", "10:00", "Two"],
        ["ditto", "11:00", "Three"],
    ]
    made, _ = read(as_csv(rows))
    fault = "“31/02/2009”: there is no 31 February; February 2009 has 28 days"
    assert [note.text for one in made.drafts for note in one.refused] == [
        fault,
        f"{fault} (the date is left empty; that of row 2 was taken)",
        f"{fault} (the date repeats the one above; that of row 2 was taken)",
    ]


def test_lines_that_begin_with_another_date_are_told() -> None:
    rows = [
        ["Date", "Event"],
        ["13/04/2009", "Seen\n17/04/2009 rang back"],
        ["14/04/2009", "Seen\n17/04/2009 rang back\n18/04/2009 again"],
        ["15/04/2009", "17/04/2009 rang back"],
        ["16/04/2009", "Seen\n16/04/2009 rang back\n2 officers came"],
    ]
    made, _ = read(as_csv(rows))
    stays = "with another date than the row's; the row stays one entry"
    assert [(one.row, note.text) for one in made.drafts for note in one.notes] == [
        ("2", f"1 line of it begins {stays}"),
        ("3", f"2 lines of it begin {stays}"),
        ("4", f"1 line of it begins {stays}"),
    ]
    assert len(said(made)) == 4


def test_a_year_that_is_written_once_holds_for_the_rows_below() -> None:
    rows = [
        ["Day", "Month", "Year", "Event"],
        ["12", "March", "2009", "One"],
        ["14", "", "", "Two"],
        ["2", "April", "", "Three"],
        ["", "", "", "goes on"],
        ["", "May", "", "Four"],
    ]
    assert [one for one, _ in events(rows)][:3] == ["2009-03-12", "2009-03-14", "2009-04-02"]


def test_an_action_of_another_day_is_an_entry_of_that_day() -> None:
    rows = [
        ["Date", "Event", "Action", "Action date", "Date recorded"],
        ["12/03/2009", "Hungry", "Fed", "12/03/2009", "12/03/2009"],
        ["", "", "Rang mother", "13/03/2009", ""],
        ["", "", "and again", "", "16/03/2009"],
    ]
    assert events(rows) == [("2009-03-12", "Hungry"), ("2009-03-13", "Rang mother")]


def test_dated_lines_of_a_row_that_spans_them_are_entries() -> None:
    lines = "12/03/09 Visit.\n14/03/09 Call,\nlong.\n20/03/09 Clinic."
    assert events([["Date", "Event"], ["March 2009", lines]]) == [
        ("2009-03-12", "Visit."),
        ("2009-03-14", "Call,\nlong."),
        ("2009-03-20", "Clinic."),
    ]
    # Days beyond the row's own date stay as they are, and are told.
    made, _ = read(as_csv([["Date", "Event"], ["April 2009", lines]]))
    assert [one["event"] for one in said(made)] == [lines]
    assert [note.code for one in made.drafts for note in one.notes] == ["dated-lines"]


def test_words_of_type_join_the_event() -> None:
    rows = [["Date", "Type of contact", "Details"], ["12/03/2009", "Home visit", "Mother tired"]]
    assert events(rows) == [("2009-03-12", "Mother tired\nType of contact: Home visit")]


def test_running_text_is_read_where_there_is_no_table() -> None:
    document = bare_word.document()
    for text in (
        "Chronology",
        "12.03.09 – HV visit.",
        "She was tired.",
        "Pregnancy",
        "On 3rd April 2009 not brought.",
        "Early May 2009 – told.",
    ):
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    made, sums = read(any_file.open_foreign(out.getvalue(), "a.docx"))
    assert [(one["date"], one["event"]) for one in said(made)] == [
        ("2009-03-12", "HV visit.\nShe was tired."),
        ("2009-04-03", "not brought."),
        ("2009-05", "told."),
    ]
    assert [one.text for one in sums.left_out] == ["Chronology", "Pregnancy"]


def test_paragraphs_below_a_date_are_its_own() -> None:
    lines = ["GP summary", "03/02/2009", "Seen by GP. BP ok.", "Plan: review", "Thursday",
             "05/02/2009:", "DNA", "March 2009", "12/03/2009 - seen", "April 2009", "Nothing.",
             "2009 again", "no day at all."]  # fmt: skip
    out = io.BytesIO()
    document = bare_word.document()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    made, sums = read(any_file.open_foreign(out.getvalue(), "a.docx"))
    assert [(one["date"], one["event"]) for one in said(made)] == [
        ("2009-02-03", "Seen by GP. BP ok.\nPlan: review\nThursday"),
        ("2009-02-05", "DNA"),
        ("2009-03-12", "seen"),
        ("2009-04", "Nothing.\n2009 again\nno day at all."),
    ]
    assert [one.text for one in sums.left_out] == ["GP summary", "March 2009"]


@pytest.mark.parametrize(
    ("text", "events_"),
    [
        ("03/02/2009  14:00  Seen\n04/02/2009  No reply\n               card left.\n",
         ["Seen", "No reply\ncard left."]),
        ("03/02/2009 Seen, well, fed.\nMother rang, upset.\n4 Feb 2009: Call, no answer.\n",
         ["Seen, well, fed.\nMother rang, upset.", "Call, no answer."]),
        ("03/02/2009\tSeen, well fed\n04/02/2009\tCalled, all out\n",
         ["Seen, well fed", "Called, all out"]),
        ("03/02/2009,Seen at home\n04/02/2009,Called again\n", ["Seen at home", "Called again"]),
    ],
)  # fmt: skip
def test_lines_of_plain_text_that_begin_with_their_day(text: str, events_: list[str]) -> None:
    made, _ = read(any_file.open_foreign(text.encode(), "a.txt"))
    assert [one["event"] for one in said(made)] == events_


def test_boxes_and_headers_of_sheets_are_told() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["Date", "Event"], ["12/03/2009", "Visit"]):
        book.active.append(row)
    book.active.oddHeader.center.text = "From memory"
    out = io.BytesIO()
    book.save(out)
    _, sums = read(any_file.open_foreign(out.getvalue(), "a.xlsx"))
    assert [(one.where, one.text) for one in sums.left_out] == [
        ("the page header of sheet 1", "From memory")
    ]


def test_a_line_in_another_encoding_does_not_spoil_the_rest() -> None:
    data = "Date,Event\n12/03/2009,Visit café\n".encode() + "13/03/2009,Visit café\n".encode(
        "cp1252"
    )
    made, _ = read(any_file.open_foreign(data, "a.csv"))
    assert [one["event"] for one in said(made)] == ["Visit café", "Visit café"]
    assert "but for line 3" in made.notices[0]


def test_one_slip_among_many_dates_is_refused_by_itself() -> None:
    days = [f"{day}/03/2009" for day in range(13, 21)]
    rows = [
        ["Date", "Event"],
        *([day, "Visit"] for day in days),
        ["03/25/2009", "Slip"],
        ["04/03/2009", "Both"],
    ]
    made, _ = read(as_excel(rows))
    assert [one["date"] for one in said(made)][-1] == "2009-03-04"
    (refused,) = [one for one in made.drafts if one.refused]
    assert "8 dates of this file put the day first, 1 the month" in refused.refused[0].text
    # A range of days is no sign of the other order.
    made, _ = read(
        as_csv([["Date", "Event"], ["12-15/03/2009", "Visits"], ["03/02/2009", "Visit"]])
    )
    assert [one["date"] for one in said(made)] == ["2009-03-12/2009-03-15", "2009-02-03"]


def test_rows_of_later_tables_are_called_by_their_table() -> None:
    document = bare_word.document()
    for _ in range(2):
        made = document.add_table(2, 2)
        for row, cells in enumerate((["Date", "Event"], ["12/03/2009", "Choose an item."])):
            for column, text in enumerate(cells):
                made.cell(row, column).text = text
        document.add_paragraph()
    out = io.BytesIO()
    document.save(out)
    drafted, _ = read(any_file.open_foreign(out.getvalue(), "a.docx"))
    assert [one.row for one in drafted.drafts] == ["2", "2-2"]
    (notice,) = drafted.notices
    assert notice.startswith("2 cells only ask to be filled")


def test_a_gap_between_columns_makes_no_second_table_without_an_event_of_its_own() -> None:
    rows = [["Date", "Event", "", "Date", "Source"], ["12/03/2009", "Visit", "", "", "f"]]
    made, sums = read(as_csv(rows))
    assert [one["event"] for one in said(made)] == ["Visit"]
    assert not any("side by side" in one for one in made.notices)
    assert [one.name for one in made.tables] == ["table 1"]
    assert sums.filled == 7


def test_a_date_alone_is_a_heading_only_where_the_next_row_has_none() -> None:
    rows = [["Date", "Event"], ["12/03/2009", ""], ["13/03/2009", "Visit"]]
    made, _ = read(as_csv(rows))
    assert [(one.row, [note.code for note in one.refused]) for one in made.drafts] == [
        ("2", ["no-event"]),
        ("3", []),
    ]


def test_a_lone_text_in_a_column_of_text_is_no_title() -> None:
    rows = [["Date", "Event", "Source"], ["12/03/2009", "Visit.", "f"], ["", "Rang", ""]]
    made, _ = read(as_csv(rows))
    assert [(one["date"], one["event"]) for one in said(made)] == [
        ("2009-03-12", "Visit."), ("2009-03-12", "Rang"),
    ]  # fmt: skip


def two_tables(before: int) -> Foreign:
    """A sheet with two tables side by side, behind so many empty columns."""
    lead = [""] * before
    head = [*lead, "Date", "Event", "", "Date", "Event"]
    first = [*lead, "12/03/2009", "Visit", "", "13/03/2009", "Call"]
    rows = [
        Row(1, [*lead, "Child A", "", "", "Child B", ""], 5),
        Row(2, list(head), 5),
        Row(3, list(first), 5, frozenset({before}), False, frozenset({before + 3})),
        Row(4, list(first), 5, frozenset({before + 4}), True, frozenset({before + 1})),
    ]
    return Foreign("Excel", [Table("sheet 1", rows, ("2009",))])


@pytest.mark.parametrize(
    ("before", "shown"),
    [(0, ["A to B", "D to E"]), (1, ["B to C", "E to F"]), (25, ["Z to AA", "AC to AD"])],
)
def test_tables_side_by_side_are_parted_with_all_that_is_known_of_their_cells(
    before: int, shown: list[str]
) -> None:
    foreign = two_tables(before)
    (notice,) = prepare(foreign, {})
    assert notice.startswith(f"Sheet 1 holds 2 tables side by side (columns {' and '.join(shown)})")
    assert [one.columns for one in foreign.tables] == shown
    left, right = foreign.tables
    assert [row.cells for row in right.rows] == [
        ["Child B", ""], ["Date", "Event"], ["13/03/2009", "Call"], ["13/03/2009", "Call"],
    ]  # fmt: skip
    assert [row.number for row in left.rows] == [1, 2, 3, 4]
    known = [
        [(set(row.carried), set(row.unsolved)) for row in one.rows[2:]] for one in (left, right)
    ]
    assert known == [[({0}, set()), (set(), {1})], [(set(), {0}), ({1}, set())]]
    assert [row.parts for row in left.rows[2:] + right.rows[2:]] == [3, 3, 2, 2]
    assert [row.deleted for row in right.rows] == [False, False, False, True]
    assert (left.above, right.above) == (("2009",), ())
    assert [one.number for one in foreign.tables] == [1, 1]


def test_a_table_by_itself_or_without_headings_stays_whole() -> None:
    for rows in (
        [["", "Date", "Event"], ["", "12/03/2009", "Visit"]],
        [["", "Date", "", "Event"], ["", "12/03/2009", "", "Visit"]],
        [["12/03/2009", "Visit", "", "13/03/2009", "Call"]] * 2,
    ):
        foreign = Foreign("Excel", [Table("sheet 1", [Row(1, list(row)) for row in rows])])
        assert prepare(foreign, {}) == []
        assert [one.columns for one in foreign.tables] == [""]
        assert foreign.tables[0].number == 1


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        (["Date", "Event", "", "When", "What happened"], ["A to B", "D to E"]),
        (["Date", "Event", "Date", "Event"], ["A to B", "C to D"]),
        (["Date", "Event", "", "", "When", "What happened", ""], ["A to B", "E to F"]),
        (["Date", "Event", "", "When", "What happened", "", "Date", "Event"],
         ["A to B", "D to E", "G to H"]),
        (["Date", "Event", "When", "What happened"], [""]),
        (["Date", "Event", "", "Outcome"], [""]),
    ],
)  # fmt: skip
def test_where_one_table_ends_and_the_next_begins(head: list[str], shown: list[str]) -> None:
    foreign = Foreign("Excel", [Table("sheet 1", [Row(1, list(head), len(head))])])
    prepare(foreign, {})
    assert [one.columns for one in foreign.tables] == shown


def test_a_table_is_parted_by_headings_near_its_start_alone() -> None:
    rows = [Row(n, [f"text {n}", "", "", "", ""], 5) for n in range(1, 41)]
    rows.append(Row(41, ["Date", "Event", "", "When", "What happened"], 5))
    foreign = Foreign("Excel", [Table("sheet 1", rows)])
    prepare(foreign, {})
    assert [one.columns for one in foreign.tables] == [""]


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
@pytest.mark.parametrize("first", ["", "sep=;", '"sep=;"'])
def test_any_line_ends(end: str, first: str) -> None:
    lines = [
        *filter(None, [first]),
        "Date;Event",
        '12/03/2009;"He said, ""no"""',
        "13/03/2009;Left",
    ]
    found, _ = read(any_file.open_foreign(end.join(lines).encode(), "a.csv"))
    assert [(one["date"], one["event"]) for one in said(found)] == [
        ("2009-03-12", 'He said, "no"'), ("2009-03-13", "Left"),
    ]  # fmt: skip


def test_years_and_ends_by_headings_that_others_give_them() -> None:
    rows = [["Year", "Age", "Event"], ["2008", "0", "Born"], ["2009-2010", "1-2", "Moves twice"]]
    assert events(rows) == [("2008", "Born"), ("2009/2010", "Moves twice")]
    rows = [
        ["Start", "Finish", "Event"],
        ["01/02/2009", "present", "Open case"],
        ["05/03/2009", "same day", "Visit"],
        ["05/03/2009", "07/03/2009", "Stay"],
    ]
    made, _ = read(as_csv(rows))
    assert [(one["date"], one.get("end_date")) for one in said(made)] == [
        ("2009-02-01/..", None), ("2009-03-05", None), ("2009-03-05", "2009-03-07"),
    ]  # fmt: skip


def test_a_time_behind_a_colon() -> None:
    made, _ = read(as_csv([["Date:Time", "Event"], ["01/02/2009:09:30", "Call"]]))
    assert [(one["date"], one["time"]) for one in said(made)] == [("2009-02-01", "09:30")]


FORM = [["Date", "01/02/2009"], ["Time", "10:00"], ["Event", "Visit one"], ["Action", "None"]]


@pytest.mark.parametrize("form", FORMS)
def test_headings_below_each_other_with_an_entry_beside_them(form: str) -> None:
    made, sums = read(FORMS[form](FORM))
    assert [(one["date"], one["time"], one["event"]) for one in said(made)] == [
        ("2009-02-01", "10:00", "Visit one")
    ]
    assert (sums.filled, sums.headings) == (8, 4)
    assert "headings in its first column" in " ".join(made.notices)
    rows = [["Date", "01/02/2009", "", "03/02/2009"], ["Event", "Visit one", "", "Visit two"],
            ["Outcome", "x", "", ""]]  # fmt: skip
    made, sums = read(FORMS[form](rows))
    assert [(one["date"], one["event"]) for one in said(made)] == [
        ("2009-02-01", "Visit one"), ("2009-02-03", "Visit two"),
    ]  # fmt: skip
    assert (sums.filled, sums.headings, sums.in_fields) == (8, 3, 5)


def test_a_form_that_repeats_its_headings_is_as_many_entries() -> None:
    document = bare_word.document()
    table = document.add_table(0, 2)
    for title, text in (("Contact 1", "One"), ("Contact 2", "Two")):
        head = table.add_row()
        head.cells[0].merge(head.cells[1]).text = title
        for label, value in (("Date", "01/02/2009"), ("Event", text), ("Ref", "7"), ("Time", "")):
            row = table.add_row()
            row.cells[0].text, row.cells[1].text = label, value
    out = io.BytesIO()
    document.save(out)
    made, sums = read(any_file.open_foreign(out.getvalue(), "a.docx"))
    assert [one["event"].split("\n")[0] for one in said(made)] == ["One", "Two"]
    assert [one.row for one in made.drafts] == ["2", "7"]
    assert {one.text for one in sums.left_out} | {
        line for one in said(made) for line in one["event"].split("\n")
    } >= {"Contact 1", "Contact 2"}
    made, _ = read(as_csv([*FORM, *FORM]))
    assert len(said(made)) == 2


CORNER = [["", "First", "Second"], ["Date", "01/02/2009", "03/02/2009"], ["Event", "One", "Two"]]


@pytest.mark.parametrize("form", FORMS)
def test_a_row_that_numbers_the_contacts_stands_above_the_headings(form: str) -> None:
    made, sums = read(FORMS[form](CORNER))
    assert [(one["date"], one["event"]) for one in said(made)] == [
        ("2009-02-01", "One"), ("2009-02-03", "Two"),
    ]  # fmt: skip
    assert (sums.filled, sums.headings, sums.in_fields, sums.private) == (8, 2, 4, 2)


def test_each_form_of_one_table_may_have_such_a_row() -> None:
    again = [["", "Third", ""], ["Date", "01/04/2009", ""], ["Event", "Three", ""]]
    made, sums = read(as_csv([*CORNER, *again]))
    assert [(one["date"], one["event"]) for one in said(made)] == [
        ("2009-02-01", "One"), ("2009-02-03", "Two"), ("2009-04-01", "Three"),
    ]  # fmt: skip
    assert (sums.filled, sums.headings, sums.in_fields, sums.private) == (13, 4, 6, 3)


def test_a_title_below_such_a_form_is_told() -> None:
    document = bare_word.document()
    table = document.add_table(0, 2)
    for label, value in (("Date", "01/02/2009"), ("Event", "One"), ("Seen again on 5 May", "")):
        row = table.add_row()
        row.cells[0].text, row.cells[1].text = label, value
    last = table.rows[2].cells
    last[0].merge(last[1])
    out = io.BytesIO()
    document.save(out)
    made, sums = read(any_file.open_foreign(out.getvalue(), "a.docx"))
    assert len(said(made)) == 1
    assert "Seen again on 5 May" in {one.text.strip() for one in sums.left_out}
    assert sums.filled == sums.headings + sums.in_fields + sums.joined + sums.private


@pytest.mark.parametrize(
    "rows",
    [
        [["Name", "x"], ["Date of birth", "01/02/1950"], ["Date", "03/02/2009"]],
        [["Date", "Event"], ["Event", "12/03/2009"]],
        [
            ["Date", "As exactly as known: 12/03/2009, 2009"],
            ["Event", "What happened then"],
        ],
        [["Date", "12/03/2009"], ["", "x"], ["Event", "Visit"]],
        [["Date", "12/03/2009"], ["Event", "Visit"], ["Xyz", "a"], ["Zyx", "b"], ["Yzx", "c"]],
    ],
)
def test_what_is_no_form_is_not_turned(rows: list[list[str]]) -> None:
    foreign = Foreign("CSV", [Table("table 1", [Row(n, list(r), 2) for n, r in enumerate(rows)])])
    assert prepare(foreign, {}) == []
    assert [row.cells for row in foreign.tables[0].rows] == rows
