"""OpenDocument without changes, comments and what is hidden in texts, sheets and slides."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from cleaned import DATA, edited, gone, parts, stays
from learning_together.office import package
from learning_together.privacy.cleaning import Cleaned, cleaned
from learning_together.privacy.cleaning.tally import NotCleanableError
from libreoffice import NEEDED_FOR_SLIDES, needed_for_pages, pages

TEXT, SHEETS, SLIDES = (
    (DATA / name).read_bytes() for name in ("word.odt", "cells.ods", "slides.odp")
)
END = "<text:p>STAYSend.</text:p>"
HIDDEN = "pieces of hidden text"
FORMULAS = "formulas, since they may lean on what was hidden: their values stay"


def counted(made: Cleaned, what: str) -> int:
    return dict(made.taken).get(what, 0)


def content(data: bytes) -> str:
    return parts(data)["content.xml"].decode()


def with_text(new: str, styles: str = "") -> bytes:
    """The text with more before its last paragraph, and more styles."""
    end = re.search(r"<text:p [^>]*>STAYSend\.</text:p>", content(TEXT))
    assert end
    data = edited(TEXT, contentxml=(end[0], new + end[0]))
    return edited(
        data, contentxml=("</office:automatic-styles>", f"{styles}</office:automatic-styles>")
    )


def style(name: str, display: str, family: str = "text", up: str = "") -> str:
    marks = f'<style:text-properties text:display="{display}"/>' if display else ""
    return (
        f'<style:style style:name="{name}" style:family="{family}" '
        f'style:parent-style-name="{up}">{marks}</style:style>'
    )


@pytest.mark.parametrize("data", [TEXT, SHEETS, SLIDES], ids=["text", "sheets", "slides"])
def test_a_file_of_libreoffice_loses_all_that_is_not_seen_and_nothing_else(data: bytes) -> None:
    made = cleaned(data)
    assert len(gone(data)) > 8
    assert gone(made.content) == set()
    held, left = content(data), content(made.content)
    assert re.findall(r"STAYS[a-z]+", left) == re.findall(r"STAYS[a-z]+", held)
    names = set(parts(made.content))
    assert names == {
        "mimetype",
        "META-INF/manifest.xml",
        "content.xml",
        "styles.xml",
        "settings.xml",
    }
    listed = re.findall(
        r'full-path="([^"]*)"', parts(made.content)["META-INF/manifest.xml"].decode()
    )
    assert set(listed) <= {"/", *names}
    assert made.content[30:38] == b"mimetype"
    assert counted(made, "comments") == 1
    assert counted(made, "properties") == 1
    assert counted(made, "thumbnail") == 1


def test_what_was_taken_of_the_text_is_counted() -> None:
    made = cleaned(TEXT)
    assert counted(made, "tracked insertions: what was inserted stays") == 1
    assert counted(made, "tracked deletions, with what was deleted") == 2
    assert counted(made, HIDDEN) == 5
    assert counted(made, "fields that print properties: their words stay as text") == 1


def test_what_was_taken_of_the_slides_is_counted() -> None:
    made = cleaned(SLIDES)
    assert counted(made, "speaker’s notes") == 1
    assert counted(made, "hidden slides") == 1


@pytest.mark.few(1)
@needed_for_pages
@pytest.mark.libreoffice
@pytest.mark.parametrize(
    "name", ["word.odt", "cells.ods", pytest.param("slides.odp", marks=NEEDED_FOR_SLIDES)]
)
def test_libreoffice_opens_it_and_shows_the_same(name: str, tmp_path: Path) -> None:
    data = (DATA / name).read_bytes()
    path = tmp_path / name
    path.write_bytes(cleaned(data).content)
    shown = "".join(pages(path, tmp_path))
    assert "GONE" not in shown
    assert all(word in shown for word in stays(data))
    if name == "word.odt":
        assert "STAYSbefore STAYSinserted STAYSafter STAYScommented." in shown
        assert "STAYSjoinedSTAYSsecond." in shown


@pytest.mark.parametrize(
    ("new", "left"),
    [
        ('a<text:span text:style-name="Hid">GONE</text:span>b', "ab"),
        ('a<text:span text:style-name="Based">GONE</text:span>b', "ab"),
        ('a<text:span text:style-name="Out">c</text:span>b', "acb"),
        ('a<text:hidden-text text:is-hidden="true">GONE</text:hidden-text>b', "ab"),
        ('a<text:hidden-text text:string-value="GONE">c</text:hidden-text>b', "acb"),
        (
            'a<text:conditional-text text:string-value-if-false="GONE">c</text:conditional-text>b',
            "acb",
        ),
        ("a<text:author-name>c</text:author-name>b", "acb"),
        ("a<text:sender-email>c</text:sender-email>b", "acb"),
        ('a<text:hidden-paragraph text:condition="GONE"/>b', "ab"),
    ],
)
def test_hidden_words_go_and_the_words_around_them_stay(new: str, left: str) -> None:
    styles = style("Hid", "none") + style("Based", "", up="Hid") + style("Out", "true", up="Hid")
    made = cleaned(with_text(f"<text:p>{new}</text:p>", styles))
    assert f">{left}</text:p>" in re.sub(r"</?text:span[^>]*>", "", content(made.content))
    assert gone(made.content) == set()


LISTED = (
    '<text:list><text:list-item><text:p text:style-name="HidP">GONE</text:p></text:list-item>'
    "</text:list>"
)
CONDITIONAL = (
    '<text:section text:name="s" text:display="condition" text:is-hidden="{}"><text:p>GONE</text:p>'
    "</text:section>"
)


@pytest.mark.parametrize(
    "new",
    [
        '<text:p text:style-name="HidP">GONE</text:p>',
        LISTED,
        '<text:section text:name="s" text:display="none"><text:p>GONE</text:p></text:section>',
        CONDITIONAL.format("true"),
        '<text:p>GONE<text:hidden-paragraph text:is-hidden="true"/></text:p>',
    ],
)
def test_hidden_paragraphs_and_sections_go(new: str) -> None:
    made = cleaned(with_text(new, style("HidP", "none", "paragraph")))
    assert gone(made.content) == set()
    assert counted(made, HIDDEN) == 6
    assert "<text:list-item/>" not in content(made.content)


def test_a_section_that_is_shown_stays() -> None:
    new = CONDITIONAL.format("false").replace("GONE", "STAYSsection")
    assert "STAYSsection" in content(cleaned(with_text(new)).content)


def test_what_is_shown_within_a_hidden_paragraph_stays() -> None:
    shown = '<text:span text:style-name="Out">STAYSout</text:span>'
    new = f'<text:p text:style-name="HidP">GONE{shown}GONE</text:p>'
    styles = style("HidP", "none", "paragraph") + style("Out", "true")
    made = cleaned(with_text(new, styles))
    assert gone(made.content) == set()
    assert "STAYSout" in content(made.content)


def test_macros_and_locked_files_are_refused() -> None:
    held = package.unpacked(TEXT)
    with pytest.raises(NotCleanableError, match="macros"):
        cleaned(package.write({**held, "Basic/script-lc.xml": b"<x/>"}))
    locked = held["META-INF/manifest.xml"].replace(b"/>", b"><manifest:encryption-data/></x>", 1)
    with pytest.raises(NotCleanableError, match="locked with a password"):
        cleaned(package.write({**held, "META-INF/manifest.xml": locked}))


def photograph() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 10)).save(out, "JPEG", comment=b"GONEcamera")
    return out.getvalue()


def test_pictures_are_cleaned_and_those_that_nothing_shows_go() -> None:
    frame = '<text:p><draw:frame><draw:image xlink:href="Pictures/a.jpg"/></draw:frame></text:p>'
    held = package.unpacked(with_text(frame))
    held["Pictures/a.jpg"] = photograph()
    held["Pictures/deleted.jpg"] = photograph()
    held["Object 1/content.xml"] = b"<?xml version='1.0'?><x>GONEobject</x>"
    made = cleaned(package.write(held))
    assert gone(made.content) == set()
    assert "Pictures/a.jpg" in parts(made.content)
    assert counted(made, "pictures and parts that nothing in it shows") == 2
    assert counted(made, "data that cameras and programs wrote into pictures") == 1


def test_what_is_said_of_a_picture_to_who_cannot_see_it_stays() -> None:
    said = "<svg:title>STAYSsaid</svg:title>"
    frame = f'<text:p><draw:frame><draw:image xlink:href="x"/>{said}</draw:frame></text:p>'
    assert said in content(cleaned(with_text(frame)).content)


def test_a_document_within_is_cleaned_with_it() -> None:
    frame = '<text:p><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>'
    held = package.unpacked(with_text(frame))
    inner = package.unpacked(TEXT)
    for name in ("content.xml", "styles.xml", "meta.xml"):
        held[f"Object 1/{name}"] = inner[name]
    data = package.write(held)
    made = cleaned(data)
    assert gone(made.content) == set()
    assert {"Object 1/content.xml", "Object 1/styles.xml"} <= set(parts(made.content))
    assert "Object 1/meta.xml" not in parts(made.content)
    assert counted(made, "comments") == 2


def test_ids_of_revisions_and_events_go() -> None:
    styles = (
        '<style:style style:name="R" style:family="text"><style:text-properties '
        'officeooo:rsid="00AB12CD" fo:color="#000000"/></style:style>'
    )
    new = "<text:p>a<office:event-listeners>GONE</office:event-listeners></text:p>"
    made = cleaned(with_text(new, styles))
    assert "00AB12CD" not in content(made.content)
    assert gone(made.content) == set()
    assert counted(made, "ids of revisions") >= 1


def test_hidden_cells_go_where_one_element_stands_for_many() -> None:
    row = (
        '<table:table-row><table:table-cell office:value-type="string" '
        'table:number-columns-repeated="4"><text:p>Same</text:p></table:table-cell>'
        '<table:covered-table-cell office:value-type="string"><text:p>GONEunder</text:p>'
        "</table:covered-table-cell></table:table-row>"
    )
    first = re.search(
        r'<table:table table:name="Shown".*?</table:table>', content(SHEETS), re.DOTALL
    )
    assert first
    new = first[0].replace("</table:table>", f"{row}</table:table>")
    made = cleaned(edited(SHEETS, contentxml=(first[0], new)))
    left = content(made.content)
    last = re.findall(
        r"<table:table-row.*?</table:table-row>", left.partition('name="Other"')[0], re.DOTALL
    )[-1]
    repeated = re.findall(r'number-columns-repeated="(\d+)"(?:[^>]*/>|[^>]*>(<text:p>))', last)
    assert repeated == [("2", "<text:p>"), ("1", ""), ("1", "<text:p>")]
    assert gone(made.content) == set()
    assert counted(made, "cells of hidden rows and columns, and under others") == 4


def test_a_workbook_without_anything_hidden_keeps_its_formulas() -> None:
    shown = edited(SHEETS, contentxml=('table:display="false"', 'table:display="true"'))
    for hidden in ("table:visibility=",):
        text = content(shown)
        for value in set(re.findall(rf'{hidden}"[^"]*"', text)):
            shown = edited(shown, contentxml=(value, 'table:protected="false"'))
    made = cleaned(shown)
    assert "table:formula" in content(made.content)
    assert counted(made, FORMULAS) == 0
    assert "GONElast" in content(made.content)


def test_hidden_cells_alone_turn_formulas_into_values() -> None:
    shown = edited(SHEETS, contentxml=('table:display="false"', 'table:display="true"'))
    made = cleaned(shown)
    assert counted(made, "hidden sheets") == 0
    assert counted(made, "cells of hidden rows and columns, and under others") == 2
    assert counted(made, FORMULAS) == 1


def test_a_chart_drawn_from_a_hidden_sheet_is_refused() -> None:
    chart = (
        '<table:shapes><draw:frame><draw:object draw:notify-on-update-of-ranges="GONElast.A1:'
        'GONElast.A2" xlink:href="./Object 1"/></draw:frame></table:shapes>'
    )
    opened = re.search(r'<table:table table:name="Shown"[^>]*>', content(SHEETS))
    assert opened
    with pytest.raises(NotCleanableError, match="drawn from a hidden sheet"):
        cleaned(edited(SHEETS, contentxml=(opened[0], opened[0] + chart)))


def test_settings_lose_the_printer_and_keep_how_it_is_laid_out() -> None:
    held = parts(TEXT)["settings.xml"].decode()
    left = parts(cleaned(TEXT).content)["settings.xml"].decode()
    names = set(re.findall(r'config:name="([^"]*)"', held))
    lost = names - set(re.findall(r'config:name="([^"]*)"', left))
    assert {"PrinterName", "PrinterSetup", "Rsid", "RsidRoot"} <= lost
    assert not {name for name in lost if "Layout" in name or "Metrics" in name}
    assert "PrinterIndependentLayout" in names


def test_names_of_hidden_sheets_go_from_the_settings() -> None:
    held = parts(SHEETS)["settings.xml"].decode()
    assert "GONElast" in held
    data = edited(SHEETS, settingsxml=(">Shown</", ">GONElast</")) if ">Shown</" in held else SHEETS
    assert "GONElast" not in parts(cleaned(data).content)["settings.xml"].decode()


def test_hidden_shapes_and_shows_go() -> None:
    new = (
        '<draw:frame draw:display="none"><draw:text-box><text:p>GONEshape</text:p></draw:text-box>'
        '</draw:frame><draw:frame draw:layer="secret"><draw:text-box><text:p>GONElayer</text:p>'
        "</draw:text-box></draw:frame></draw:page>"
    )
    show = '<presentation:show presentation:name="GONEshow" presentation:pages="GONEpage"/>'
    text = content(SLIDES)
    at = text.index("</draw:page>")
    data = edited(SLIDES, contentxml=(text[: at + 12], text[:at] + new))
    settings = re.search(r"<presentation:settings([^>]*)/>", text)
    assert settings
    shows = f"<presentation:settings{settings[1]}>{show}</presentation:settings>"
    data = edited(data, contentxml=(settings[0], shows))
    layers = '<draw:layer draw:name="secret" draw:display="none"/></draw:layer-set>'
    data = edited(data, stylesxml=("</draw:layer-set>", layers))
    made = cleaned(data)
    assert {"GONEshape", "GONElayer", "GONEshow"} <= gone(data)
    assert gone(made.content) == set()
    assert counted(made, "hidden shapes") == 2


@pytest.mark.parametrize("data", [TEXT, SHEETS, SLIDES], ids=["text", "sheets", "slides"])
def test_cleaning_twice_changes_nothing_more(data: bytes) -> None:
    once = cleaned(data)
    assert cleaned(once.content).content == once.content


TINY, SAME = "pieces of tiny text", "pieces of text in the colour of what is behind them"
WHITE_KEPT = "pieces of white text, which may stand on something dark"


def look(name: str, letters: str, more: str = "", family: str = "text", up: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" '
        f'style:parent-style-name="{up}"><style:text-properties {letters}/>{more}</style:style>'
    )


def span(words: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{words}</text:span>'


LOOKS = (
    look("Tiny", 'fo:font-size="1pt"')
    + look("Small", 'fo:font-size="0.5mm"')
    + look("Readable", 'fo:font-size="2pt"')
    + look("Half", 'fo:font-size="50%"')
    + look("White", 'fo:color="#fffffe"')
    + look("WhiteToo", "", up="White")
    + look("OnBlack", 'fo:color="#ffffff" fo:background-color="#000000"')
    + look("OnRed", 'fo:color="#ff0000" fo:background-color="#fe0101"')
    + look("Dark", "", '<style:paragraph-properties fo:background-color="#000000"/>', "paragraph")
    + look("Pale", 'fo:color="#ffffff"', family="paragraph")
)


@pytest.mark.parametrize(
    ("new", "left", "what"),
    [
        (f"<text:p>a {span('GONE', 'Tiny')} b</text:p>", "a  b", TINY),
        (f"<text:p>a {span('GONE', 'Small')} b</text:p>", "a  b", TINY),
        (f"<text:p>a {span('b', 'Readable')} {span('c', 'Half')}</text:p>", "a b c", ""),
        (f"<text:p>a {span('GONE', 'White')} b</text:p>", "a  b", SAME),
        (f"<text:p>a {span('GONE', 'WhiteToo')} b</text:p>", "a  b", SAME),
        (f"<text:p>a {span('GONE', 'OnRed')} b</text:p>", "a  b", SAME),
        (f"<text:p>a {span('b', 'OnBlack')}</text:p>", "a b", ""),
        (f'<text:p text:style-name="Dark">a {span("b", "White")}</text:p>', "a b", ""),
        ('<text:p text:style-name="Pale">GONE</text:p>', "", SAME),
        (f'<text:p text:style-name="Pale">GONE {span("b", "OnBlack")} GONE</text:p>', "b", SAME),
    ],
)
def test_text_that_no_reader_sees_goes(new: str, left: str, what: str) -> None:
    made = cleaned(with_text(new, LOOKS))
    held = content(made.content)
    assert "GONE" not in held
    before = held[: held.index("STAYSend.")]
    said = re.sub("<[^>]*>", "", before[before.rindex("<text:p", 0, before.rindex("<text:p")) :])
    assert said == left
    assert [each for each in (TINY, SAME) if counted(made, each)] == [what] * bool(what)
    assert dict(made.kept).get(WHITE_KEPT, 0) == 0


@pytest.mark.parametrize(
    "around",
    [
        "<table:table><table:table-row><table:table-cell>{}</table:table-cell></table:table-row>\
</table:table>",
        "<text:p><draw:frame><draw:text-box>{}</draw:text-box></draw:frame></text:p>",
    ],
)
def test_white_text_on_what_is_not_known_stays_and_is_told(around: str) -> None:
    white = f"<text:p>{span('STAYSwhite', 'White')}</text:p>"
    made = cleaned(with_text(around.format(white), LOOKS))
    assert "STAYSwhite" in content(made.content)
    assert dict(made.kept)[WHITE_KEPT] == 1
    behind = (
        '<style:style style:name="x"><style:graphic-properties style:run-through="background"/>'
    )
    made = cleaned(with_text(white, LOOKS + behind + "</style:style>"))
    assert "STAYSwhite" in content(made.content)
    assert dict(made.kept)[WHITE_KEPT] == 1


def test_tiny_and_white_text_of_sheets_is_told() -> None:
    cell = f"<table:table-cell><text:p>{span('STAYSwhite', 'White')}{span('STAYStiny', 'Tiny')}"
    row = f"<table:table-row>{cell}</text:p></table:table-cell></table:table-row>"
    data = edited(SHEETS, contentxml=("</table:table>", f"{row}</table:table>"))
    data = edited(
        data, contentxml=("</office:automatic-styles>", f"{LOOKS}</office:automatic-styles>")
    )
    made = cleaned(data)
    assert {"STAYSwhite", "STAYStiny"} <= set(re.findall("STAYS[a-z]+", content(made.content)))
    shown = content(made.content).count("STAYStiny")
    assert shown > 0
    assert (dict(made.kept)[WHITE_KEPT], dict(made.kept)[TINY]) == (shown, shown)
