"""What is there and no reader sees: tiny letters, those like what is behind them, covered text."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName

import bare_word
from cleaned import DATA, parts
from learning_together.office import package
from learning_together.privacy.cleaning import Cleaned, cleaned
from learning_together.privacy.cleaning.unseen_letters import alike

Change = Callable[[Any, Any], None]
TINY = "pieces of tiny text"
ALIKE = "pieces of text in the colour of what is behind them"
WHITE = "pieces of white text, which may stand on something dark"
BOOKMARKS = "bookmarks to which nothing leads"
LED_TO = "names of bookmarks to which something leads"
BARS = "shapes in front of text, under which something may stand"
BLANK = "cells whose format shows nothing"
UNREAD = "cells in the colour of their background, or tiny"


def taken(made: Cleaned, what: str) -> int:
    return dict(made.taken).get(what, 0)


def kept(made: Cleaned, what: str) -> int:
    return dict(made.kept).get(what, 0)


def word(change: Change) -> tuple[Cleaned, str]:
    """A document of one sentence in two runs, the second changed; what became of it."""
    document = bare_word.document()
    paragraph = document.add_paragraph("Before. ")
    change(document, paragraph.add_run("SOUGHT"))
    out = io.BytesIO()
    document.save(out)
    made = cleaned(out.getvalue())
    text = parts(made.content)["word/document.xml"].decode()
    assert "Before. " in text
    return made, text


def shade(fill: str) -> Any:
    return parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{fill}"/>')


def size(points: float) -> Change:
    def change(_document: Any, run: Any) -> None:
        run.font.size = Pt(points)

    return change


def letters(colour: str, *, on: str = "", all_on: str = "", marked: int = 0) -> Change:
    """Letters of a colour, on a shade of their own or of their paragraph, or marked."""

    def change(_document: Any, run: Any) -> None:
        run.font.color.rgb = RGBColor.from_string(colour)
        if on:
            run._r.get_or_add_rPr().append(shade(on))
        if all_on:
            run._r.getparent().get_or_add_pPr().append(shade(all_on))
        if marked:
            run.font.highlight_color = marked

    return change


def _style(document: Any, run: Any) -> None:
    run.style = document.styles.add_style("Faint", 2)
    run.style.font.color.rgb = RGBColor.from_string("FFFFFF")


def _small_style(document: Any, run: Any) -> None:
    base = document.styles.add_style("Small", 2)
    base.font.size = Pt(1)
    run.style = document.styles.add_style("Smaller", 2)
    run.style.base_style = base


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (size(1), TINY),
        (size(1.5), TINY),
        (_small_style, TINY),
        (letters("FFFFFF"), ALIKE),
        (letters("FEFDFE"), ALIKE),
        (_style, ALIKE),
        (letters("FFFF00", on="FFFF00"), ALIKE),
        (letters("000000", all_on="000000"), ALIKE),
        (letters("FFFF00", marked=7), ALIKE),
    ],
)
def test_what_no_reader_sees_of_a_text_goes(change: Change, what: str) -> None:
    made, text = word(change)
    assert "SOUGHT" not in text
    assert taken(made, what) == 1


@pytest.mark.parametrize(
    "change",
    [
        size(2),
        letters("808080"),
        letters("FFFFFF", on="000000"),
        letters("FFFFFF", all_on="1F3864"),
        letters("000000", on="FFFFFF"),
        letters("000000"),
    ],
)
def test_what_a_reader_sees_stays(change: Change) -> None:
    made, text = word(change)
    assert "SOUGHT" in text
    assert not taken(made, TINY) + taken(made, ALIKE) + kept(made, WHITE)


def test_where_it_is_not_known_what_is_behind_it_is_told_and_stays() -> None:
    def on_a_picture(document: Any, run: Any) -> None:
        letters("FFFFFF")(document, run)
        drawn = '<w:drawing><wp:anchor behindDoc="1"/></w:drawing>'
        run._r.addnext(parse_xml(f"<w:r {nsdecls('w', 'wp')}>{drawn}</w:r>"))

    def in_a_styled_table(document: Any, _run: Any) -> None:
        table = document.add_table(1, 1, style="Table Grid")
        letters("FFFFFF")(document, table.cell(0, 0).paragraphs[0].add_run("INNER"))

    made, text = word(on_a_picture)
    assert "SOUGHT" in text
    assert kept(made, WHITE) == 1
    made, text = word(in_a_styled_table)
    assert "INNER" in text
    assert kept(made, WHITE) == 1


def test_names_of_bookmarks() -> None:
    def marked(document: Any, run: Any) -> None:
        for number, name in enumerate(("Tolleton_visit", "Led_to", "_Toc1", "_GoBack")):
            start = f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{name}"/>'
            end = f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>'
            for one in (start, end):
                run._r.addprevious(parse_xml(one))
        for name in ("Led_to", "_Toc1"):
            link = f'<w:hyperlink {nsdecls("w")} w:anchor="{name}"/>'
            run._r.addnext(parse_xml(link))

    made, text = word(marked)
    assert "Tolleton_visit" not in text
    assert "_GoBack" not in text
    assert text.count("bookmarkStart") == text.count("bookmarkEnd") == 2
    assert (taken(made, BOOKMARKS), kept(made, LED_TO)) == (2, 1)


def test_a_bar_in_front_of_a_text_is_told() -> None:
    spaces = (
        f"{nsdecls('w', 'wp', 'a')} "
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )

    def bar(behind: str, inner: str) -> Change:
        def change(_document: Any, run: Any) -> None:
            drawn = (
                f'<w:r {spaces}><w:drawing><wp:anchor behindDoc="{behind}"><wps:wsp><wps:spPr>'
                f'<a:solidFill><a:srgbClr val="000000"/></a:solidFill></wps:spPr>{inner}</wps:wsp>'
                "</wp:anchor></w:drawing></w:r>"
            )
            run._r.addnext(parse_xml(drawn))

        return change

    assert kept(word(bar("0", ""))[0], BARS) == 1
    assert kept(word(bar("1", ""))[0], BARS) == 0
    own = "<wps:txbx><w:txbxContent><w:p/></w:txbxContent></wps:txbx>"
    assert kept(word(bar("0", own))[0], BARS) == 0


def deck(shapes: str) -> tuple[Cleaned, str]:
    held = package.unpacked((DATA / "slides.pptx").read_bytes())
    name = "ppt/slides/slide1.xml"
    text = held[name].decode()
    held[name] = text.replace("</p:spTree>", f"{shapes}</p:spTree>").encode()
    made = cleaned(package.write(held))
    return made, parts(made.content)[name].decode()


def shape(
    text: str, *, at: int = 0, size: int = 1000, fill: str = "", marks: str = "", colour: str = ""
) -> str:
    inner = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>' if colour else ""
    filled = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"
    words = (
        f'<a:r><a:rPr lang="en-GB" {marks}>{inner}</a:rPr><a:t>{text}</a:t></a:r>' if text else ""
    )
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="99" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{at}" y="{at}"/><a:ext cx="{size}" cy="{size}"/></a:xfrm>{filled}'
        f"</p:spPr><p:txBody><a:bodyPr/><a:p>{words}</a:p></p:txBody></p:sp>"
    )


def test_slides() -> None:
    made, text = deck(shape("SOUGHT", marks='sz="100"'))
    assert ("SOUGHT" in text, taken(made, TINY)) == (False, 1)
    made, text = deck(shape("SOUGHT", fill="112233", colour="112233"))
    assert ("SOUGHT" in text, taken(made, ALIKE)) == (False, 1)
    made, text = deck(shape("SOUGHT", colour="FFFFFF"))
    assert ("SOUGHT" in text, kept(made, WHITE)) == (True, 1)
    made, text = deck(shape("SOUGHT", marks='sz="200"', fill="000000", colour="FFFFFF"))
    assert "SOUGHT" in text
    assert not taken(made, TINY) + taken(made, ALIKE) + kept(made, WHITE)


@pytest.mark.parametrize(
    ("over", "number"),
    [
        (shape("", fill="000000"), 1),
        (shape("", fill="000000", at=1), 0),
        (shape("", fill="000000", size=999), 0),
        (shape("", fill="000000", size=2000), 1),
        (shape(""), 0),
    ],
)
def test_text_under_a_shape_of_a_slide(over: str, number: int) -> None:
    what = "texts under another shape"
    assert kept(deck(shape("SOUGHT") + over)[0], what) == number
    assert kept(deck(over + shape("SOUGHT"))[0], what) == 0


def sheet(change: Change, value: object = "SOUGHT") -> tuple[Cleaned, str]:
    book = openpyxl.Workbook()
    page: Any = book.active
    page["A1"], page["B1"] = "Shown", value
    page["C1"] = "=B1"
    change(book, page["B1"])
    out = io.BytesIO()
    book.save(out)
    made = cleaned(out.getvalue())
    return made, " ".join(raw.decode("utf-8", "replace") for raw in parts(made.content).values())


@pytest.mark.parametrize(
    ("form", "value", "blank"),
    [
        (";;;", "SOUGHT", True),
        ('"";"";"";""', "SOUGHT", True),
        ("[Red];;;", 4711, True),
        (";;", 4711, True),
        (";;", "SOUGHT", False),
        ("0;;;", "SOUGHT", False),
        ("General", "SOUGHT", False),
    ],
)
def test_cells_whose_format_shows_nothing(form: str, value: object, blank: bool) -> None:
    def change(_book: Any, cell: Any) -> None:
        cell.number_format = form

    made, text = sheet(change, value)
    assert (str(value) not in text) is blank
    assert taken(made, BLANK) == blank
    assert ("<f>" not in text) is blank, "formulas may lean on it"
    assert "Shown" in text


def test_cells_without_anything_in_them_are_not_counted() -> None:
    def change(_book: Any, cell: Any) -> None:
        cell.value = None
        for one in (cell, cell.parent["D9"], cell.parent["E9"]):
            one.number_format = ";;;"

    made, text = sheet(change)
    assert taken(made, BLANK) == 0
    assert "<f>" in text


def test_cells_that_name_no_style_of_the_workbook_stay() -> None:
    def change(_book: Any, cell: Any) -> None:
        cell.number_format = ";;;"

    book = openpyxl.Workbook()
    page: Any = book.active
    page["B1"] = "SOUGHT"
    change(book, page["B1"])
    out = io.BytesIO()
    book.save(out)
    held = package.unpacked(out.getvalue())
    for wrong in ("99", "-1", "x"):
        styles = held["xl/styles.xml"].decode()
        for name in ("fontId", "fillId"):
            styles = styles.replace(f'{name}="0"', f'{name}="{wrong}"')
        made = cleaned(package.write({**held, "xl/styles.xml": styles.encode()}))
        assert taken(made, BLANK) == 1
        assert kept(made, UNREAD) == 0


@pytest.mark.parametrize(
    ("font", "fill", "unread"),
    [
        (Font(color="FFFFFFFF"), None, 1),
        (Font(color="FF112233"), PatternFill("solid", fgColor="FF112233"), 1),
        (Font(size=1), None, 1),
        (Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF000000"), 0),
        (Font(color="FF000000"), None, 0),
        (Font(size=2), None, 0),
    ],
)
def test_cells_that_nobody_can_read_are_told(font: Any, fill: Any, unread: int) -> None:
    def change(_book: Any, cell: Any) -> None:
        cell.font = font
        if fill:
            cell.fill = fill

    made, text = sheet(change)
    assert kept(made, UNREAD) == unread
    assert "SOUGHT" in text


def test_names_of_ranges_are_told() -> None:
    def change(book: Any, _cell: Any) -> None:
        book.defined_names["Tolleton"] = DefinedName("Tolleton", attr_text="Sheet!$A$1")
        book.active.print_area = "A1:B1"

    assert kept(sheet(change)[0], "names of ranges") == 1


def test_colours() -> None:
    assert alike("ABCDEF", "abcdef")
    assert alike("000000", "0A0A0A")
    assert not alike("000000", "0B0000")
    for other in ("", "auto", "FFF", "GGGGGG", "FFFFFFFF"):
        assert not alike(other, "FFFFFF")
        assert not alike("FFFFFF", other)


def test_cleaning_twice_changes_nothing_more() -> None:
    made, _ = word(letters("FFFFFF"))
    again = cleaned(made.content)
    assert again.content == made.content
    assert not taken(again, ALIKE)
