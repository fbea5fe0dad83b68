"""What a spreadsheet shows where that is not what it holds."""

import io
from datetime import date, datetime, time

import pytest
from docx.oxml import OxmlElement

import bare_word
from learning_together.dates.as_written.cells import Cell
from learning_together.exchange.imports.readers import web_page, word_table
from learning_together.exchange.imports.readers.number_formats import matters, shown, struck, tidy
from learning_together.office.package import unpacked

DAY, NOON = date(2009, 3, 12), datetime(2009, 3, 12, 12, 0)


@pytest.mark.parametrize(
    ("cell", "code", "looks"),
    [
        (DAY, "mmm-yy", "March 2009"),
        (DAY, "mmmm yyyy", "March 2009"),
        (DAY, "[$-809]mmmm yyyy;@", "March 2009"),
        (DAY, "yyyy", "2009"),
        (DAY, "d-mmm", "12 March"),
        (DAY, "dd/mm", "12 March"),
        (DAY, "mmmm", "March"),
        (DAY, "dddd", "Thursday"),
        (DAY, "dd", "12"),
        (NOON, "h:mm", time(12)),
        (NOON, "h:mm AM/PM", time(12)),
        (NOON, "d mmm h:mm", "12 March"),
        (DAY, "dd/mm/yyyy", None),
        (DAY, "dd/mm/yy", None),
        (DAY, "dddd\\ d\\ mmmm\\ yyyy", None),
        (DAY, "[$-F800]dddd, mmmm dd, yyyy", None),
        (NOON, "dd/mm/yyyy hh:mm", None),
        (NOON, "yyyy-mm-dd\\Thh:mm:ss", None),
        (0.5, "0%", "50%"),
        (0.125, "0.0%", "12.5%"),
        (930.0, "0000", "0930"),
        (930.0, '00":"00', "09:30"),
        (930.0, "00\\:00", "09:30"),
        (7.0, "000", "007"),
        (12.0, '0" weeks"', "12 weeks"),
        (12.0, '"week "0', "week 12"),
        (12.0, "General", None),
        (12.0, "0", None),
        (12.0, "0.00", None),
        (1234.0, "#,##0", None),
        ("text", "@", None),
        (True, "0%", None),
    ],
)
def test_shown(cell: Cell, code: str, looks: Cell | None) -> None:
    assert shown(cell, code) == looks


def test_what_shows_the_whole_of_a_date_does_not_matter() -> None:
    assert not any(map(matters, ("General", "dd/mm/yyyy", "yyyy-mm-dd", "[$-809]d mmmm yyyy;@")))
    assert all(map(matters, ("mmm-yy", "yyyy", "0%", "0000", '0" weeks"')))


def test_struck_out_words_are_marked_once() -> None:
    assert tidy(struck("GP1") + struck(" too") + struck(" ") + "x") == "[struck out: GP1 too] x"


def test_hidden_rows_of_a_page_are_read_and_told() -> None:
    page = b"<table><tr><td>Date</td><td>Event</td></tr>%s</table>"
    row = b"<tr style='display: none'><td>12/3/09</td><td>Visit</td></tr>"
    read = web_page.read(page % row)
    assert read.tables[0].rows[1].cells == ["12/3/09", "Visit"]
    assert "hidden" in read.notices[0]
    assert not web_page.read(page % row.replace(b"none", b"table-row")).notices


def test_hidden_rows_of_a_word_table_are_read_and_told() -> None:
    document = bare_word.document()
    made = document.add_table(2, 2)
    made.cell(1, 1).text = "Visit"
    made.rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:hidden"))
    out = io.BytesIO()
    document.save(out)
    read = word_table.read(unpacked(out.getvalue()))
    assert read.tables[0].rows[1].cells == ["", "Visit"]
    assert read.notices == ["Table 1, row 2 is hidden; it was read like the others."]
