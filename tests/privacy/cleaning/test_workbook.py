"""Workbooks without what is hidden in them and comments, with the figures that they show."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from cleaned import DATA, edited, gone, parts, planted, stays
from learning_together.office import package
from learning_together.privacy.cleaning import Cleaned, cleaned
from learning_together.privacy.cleaning.tally import NotCleanableError
from libreoffice import needed_for_pages, pages

CELLS = "cells of hidden rows and columns, and under others"
FORMULAS = "formulas, since they may lean on what was hidden: their values stay"


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def counted(made: Cleaned, what: str) -> int:
    return dict(made.taken).get(what, 0)


def read(made: Cleaned) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(made.content))


def test_a_file_of_libreoffice_loses_all_that_is_not_seen_and_nothing_else() -> None:
    data = (DATA / "cells.xlsx").read_bytes()
    made = cleaned(data)
    assert len(gone(data)) > 12
    assert gone(made.content) == set()
    assert stays(made.content) == stays(data)
    assert [counted(made, what) for what in ("comments", "hidden sheets", FORMULAS)] == [1, 2, 1]
    assert counted(made, CELLS) == 2
    assert counted(made, "texts that no cell shows any more") == 4
    book = read(made)
    assert book.sheetnames == ["Shown", "Other"]
    assert book["Shown"]["B3"].value == 84


@needed_for_pages
@pytest.mark.libreoffice
def test_libreoffice_opens_it_and_shows_the_same(tmp_path: Path) -> None:
    path = tmp_path / "copy.xlsx"
    data = (DATA / "cells.xlsx").read_bytes()
    path.write_bytes(cleaned(data).content)
    shown = "".join(pages(path, tmp_path))
    assert all(word in shown for word in stays(data))
    assert "84" in shown
    assert "GONE" not in shown


def test_a_workbook_without_anything_hidden_keeps_its_formulas() -> None:
    book = openpyxl.Workbook()
    book.active.append([1, "=A1*2", "STAYS"])
    made = cleaned(saved(book))
    assert read(made).active["B1"].value == "=A1*2"
    assert counted(made, FORMULAS) == 0
    assert planted(made.content) == {"STAYS"}


@pytest.mark.parametrize("how", ["row", "column"])
def test_what_is_hidden_in_a_sheet_goes_and_the_rest_stands_where_it_stood(how: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["a", "b", "c"], ["d", "e", "f"], ["g", "h", "=A1"]):
        sheet.append(row)
    if how == "row":
        sheet.row_dimensions[2].hidden = True
    else:
        sheet.column_dimensions["B"].hidden = True
    made = cleaned(saved(book))
    left = [[cell.value for cell in row] for row in read(made).active.iter_rows(max_col=3)]
    first = ["a", "b", "c"] if how == "row" else ["a", None, "c"]
    assert left[0] == first
    assert left[1] == ([None] * 3 if how == "row" else ["d", None, "f"])
    assert left[2][:1] == ["g"]
    assert counted(made, CELLS) == 3
    assert counted(made, FORMULAS) == 1


@pytest.mark.parametrize("how", ["row", "column"])
def test_what_has_no_size_is_hidden(how: str) -> None:
    book = openpyxl.Workbook()
    for row in (["STAYSa", "STAYSb"], ["STAYSc", "STAYSd"]):
        book.active.append(row)
    data = saved(book)
    if how == "row":
        data = edited(data, sheet1xml=('<row r="2"', '<row ht="0" customHeight="1" r="2"'))
    else:
        data = edited(data, sheet1xml=("<sheetData>", f"{NO_WIDTH}<sheetData>"))
    left = {"STAYSa", "STAYSb"} if how == "row" else {"STAYSa", "STAYSc"}
    assert planted(cleaned(data).content) == left


NO_WIDTH = '<cols><col min="2" max="2" width="0.0" customWidth="1"/></cols>'


def test_what_stands_under_a_cell_that_was_joined_goes_and_its_frame_stays() -> None:
    book = openpyxl.Workbook()
    for row in (["STAYSa", "GONEb", "STAYSc"], ["GONEd", "GONEe", "STAYSf"]):
        book.active.append(row)
    data = edited(
        saved(book),
        sheet1xml=("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>'),
    )
    made = cleaned(data)
    assert planted(made.content) == {"STAYSa", "STAYSc", "STAYSf"}
    assert b'<c r="B2"' in parts(made.content)["xl/worksheets/sheet1.xml"]
    assert counted(made, CELLS) == 3


def test_cells_without_a_place_are_counted_from_the_left() -> None:
    book = openpyxl.Workbook()
    book.active.append(["STAYSa", "GONEb", "STAYSc"])
    book.active.column_dimensions["B"].hidden = True
    data = saved(book)
    for place in ("A1", "B1", "C1"):
        data = edited(data, sheet1xml=(f'<c r="{place}"', "<c"))
    assert planted(cleaned(data).content) == {"STAYSa", "STAYSc"}


def test_numbers_of_sheets_follow_when_one_before_them_goes() -> None:
    book = openpyxl.Workbook()
    book.active.title = "GONE one"
    for name in ("Left", "Right"):
        sheet = book.create_sheet(name)
        sheet["A1"] = f"STAYS{name}"
        sheet.print_area = "A1:B2"
    book["GONE one"].print_area = "A1:B2"
    book["GONE one"].sheet_state = "veryHidden"
    book.active = 2
    book.defined_names["GONEname"] = DefinedName("GONEname", attr_text="'GONE one'!$A$1")
    book.defined_names["STAYSname"] = DefinedName("STAYSname", attr_text="Left!$A$1")
    rules = DataValidation(type="list", formula1="='GONE one'!$A$1:$A$3")
    book["Right"].add_data_validation(rules)
    rules.add("C1")
    data = saved(book)
    made = cleaned(data)
    assert gone(data)
    assert gone(made.content) == set()
    left = read(made)
    assert left.sheetnames == ["Left", "Right"]
    assert left.active.title == "Right"
    assert [left[name].print_area for name in left.sheetnames] == [
        "'Left'!$A$1:$B$2",
        "'Right'!$A$1:$B$2",
    ]
    assert list(left.defined_names) == ["STAYSname"]
    assert counted(made, "rules and names that lean on hidden sheets") == 2


def test_a_chart_keeps_its_figures_when_its_cells_go() -> None:
    book = openpyxl.Workbook()
    hidden = book.create_sheet("GONEdata")
    for row in (["", "STAYSseries"], ["STAYSone", 3], ["STAYStwo", 5]):
        hidden.append(row)
    hidden.sheet_state = "hidden"
    chart = BarChart()
    chart.add_data(Reference(hidden, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    chart.set_categories(Reference(hidden, min_col=1, min_row=2, max_row=3))
    book.active.add_chart(chart, "A1")
    book.active["A1"] = "STAYScell"

    def cache(kind: str, *values: str) -> str:
        points = "".join(f'<pt idx="{n}"><v>{value}</v></pt>' for n, value in enumerate(values))
        return f'<{kind}Cache><ptCount val="{len(values)}"/>{points}</{kind}Cache>'

    data = saved(book)
    data = edited(data, chart1xml=("</f></strRef>", f"</f>{cache('str', 'STAYSseries')}</strRef>"))
    data = edited(
        data,
        chart1xml=("</f></numRef></cat>", f"</f>{cache('num', '1', '2')}</numRef></cat>"),
    )
    data = edited(
        data,
        chart1xml=("</f></numRef></val>", f"</f>{cache('num', '3', '5')}</numRef></val>"),
    )
    made = cleaned(data)
    (chart_xml,) = (raw for name, raw in parts(made.content).items() if name.endswith("chart1.xml"))
    assert b"GONE" not in chart_xml
    assert b"<tx><v>STAYSseries</v></tx>" in chart_xml
    assert chart_xml.count(b"numLit>") == 4
    assert b"<v>5</v>" in chart_xml
    assert counted(made, "ties of charts to cells: their figures stay") == 1
    assert gone(made.content) == set()


def test_comments_go_with_the_frames_drawn_for_them() -> None:
    book = openpyxl.Workbook()
    book.active["A1"].comment = Comment("GONEtext", "GONEauthor")
    data = saved(book)
    made = cleaned(data)
    assert gone(made.content) == set()
    assert not [name for name in parts(made.content) if "omment" in name or "vml" in name.lower()]
    assert b"legacyDrawing" not in parts(made.content)["xl/worksheets/sheet1.xml"]
    assert counted(made, "comments") == 1


def test_what_excel_notes_of_its_use_goes() -> None:
    data = saved(openpyxl.Workbook())
    data = edited(
        data,
        xlworkbookxml=(
            "<sheets>",
            (
                '<fileSharing userName="GONEuser"/><mc:AlternateContent '
                'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>'
                '<x:absPath xmlns:x="urn:x" url="C:\\GONE\\"/></mc:Choice></mc:AlternateContent>'
                '<xr:revisionPtr xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/'
                'revision" documentId="GONE"/><sheets>'
            ),
        ),
        sheet1xml=(
            "<sheetViews>",
            (
                '<x:y xmlns:x="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" '
                'x:uid="{GONE}"/><customSheetViews>GONE</customSheetViews><scenarios><scenario '
                'name="GONE" user="GONEuser"/><scenario name="GONE"/></scenarios><sheetViews>'
            ),
        ),
    )
    made = cleaned(data)
    assert gone(data) == {"GONE", "GONEuser"}
    assert gone(made.content) == set()
    assert counted(made, "settings that tell of its use") == 4
    assert counted(made, "scenarios") == 2
    assert b"AlternateContent" not in parts(made.content)["xl/workbook.xml"]
    assert counted(made, "ids of revisions") == 1


def test_a_setup_of_pages_stays_without_the_printer() -> None:
    book = openpyxl.Workbook()
    book.active.page_setup.orientation = "landscape"
    data = edited(
        saved(book), sheet1xml=('orientation="landscape"', f'orientation="landscape" {PRINTER}')
    )
    held = parts(data)
    held["xl/printerSettings/printerSettings1.bin"] = b"GONEprinter"
    held["xl/worksheets/_rels/sheet1.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rP" Type="http://a/printerSettings" '
        b'Target="../printerSettings/printerSettings1.bin"/></Relationships>'
    )

    made = cleaned(package.write(held))
    assert gone(made.content) == set()
    assert read(made).active.page_setup.orientation == "landscape"
    assert b"rP" not in parts(made.content)["xl/worksheets/sheet1.xml"]
    assert counted(made, "printer settings") == 1


PRINTER = 'r:id="rP" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def test_a_workbook_with_old_objects_is_refused() -> None:
    held = parts(saved(openpyxl.Workbook()))
    held["xl/embeddings/oleObject1.bin"] = b"\xd0\xcf\x11\xe0"
    held["xl/worksheets/_rels/sheet1.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rO" Type="http://a/oleObject" Target="../embeddings/oleObject1.bin"/>'
        b"</Relationships>"
    )

    with pytest.raises(NotCleanableError, match="embedded objects of an old form"):
        cleaned(package.write(held))


def test_links_to_other_workbooks_are_told() -> None:
    held: dict[str, Any] = parts(saved(openpyxl.Workbook()))
    held["xl/externalLinks/externalLink1.xml"] = b"<?xml version='1.0'?><externalLink/>"
    name = "xl/_rels/workbook.xml.rels"
    target = b"externalLinks/externalLink1.xml"
    more = b'<Relationship Id="rX" Type="http://a/externalLink" Target="' + target + b'"/>'
    held[name] = held[name].replace(b"</Relationships>", more + b"</Relationships>")

    made = cleaned(package.write(held))
    assert dict(made.kept) == {"links to other workbooks, with the values taken from them": 1}


def test_rows_of_data_behind_a_pivot_table_go_and_its_lists_are_told() -> None:
    held = parts(saved(openpyxl.Workbook()))
    lists = b"<pivotCacheDefinition refreshedBy='GONEwho'><a>STAYS</a></pivotCacheDefinition>"
    held["xl/pivotCache/d.xml"] = lists
    held["xl/pivotCache/r.xml"] = b"<pivotCacheRecords>GONErow</pivotCacheRecords>"
    relation = '<Relationship Id="{}" Type="http://a/{}" Target="{}"/></Relationships>'
    held["xl/pivotCache/_rels/d.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + relation.format("r1", "pivotCacheRecords", "r.xml")
    ).encode()
    name = "xl/_rels/workbook.xml.rels"
    more = relation.format("rP", "pivotCacheDefinition", "pivotCache/d.xml")
    held[name] = held[name].replace(b"</Relationships>", more.encode())
    made = cleaned(package.write(held))
    left = parts(made.content)
    assert planted(made.content) == {"STAYS"}
    assert b'saveData="0"' in left["xl/pivotCache/d.xml"]
    assert dict(made.kept) == {"lists of values behind pivot tables": 1}


def test_cleaning_twice_changes_nothing_more() -> None:
    once = cleaned((DATA / "cells.xlsx").read_bytes())
    assert cleaned(once.content).content == once.content
