"""The Word file, read back as Word would read it."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

import libreoffice
from documents.sample import (
    DOCUMENT,
    MARKING,
    ROWS,
    R,
    W,
    document,
    parts,
    png,
    root,
    still,
    tables,
    words,
)
from learning_together.documents.document_formats import to_docx
from learning_together.errors import LtError


@pytest.fixture(scope="module")
def written() -> bytes:
    return to_docx(DOCUMENT)


def style(paragraph: object) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")  # type: ignore[attr-defined]
    return "" if found is None else found.get(f"{W}val")


def test_same_document_gives_same_bytes(written: bytes) -> None:
    assert to_docx(DOCUMENT) == written


def test_every_section_carries_the_marking_at_head_and_foot(written: bytes) -> None:
    opened = docx.Document(io.BytesIO(written))
    assert len(opened.sections) == 4
    first = opened.sections[0]
    assert first.different_first_page_header_footer
    assert words(first.first_page_header._element) == ""
    assert words(first.first_page_footer._element) == ""
    cover = [p.text for p in opened.paragraphs[:4]]
    assert cover.count(MARKING) == 1, "a cover says its marking once"
    for section in opened.sections:
        assert words(section.header._element) == MARKING
        assert words(section.footer._element).endswith(MARKING)


def test_every_section_refers_to_its_own_header_and_footer(written: bytes) -> None:
    for section in root(written).iter(f"{W}sectPr"):
        kinds = [(child.tag, child.get(f"{W}type")) for child in section if child.get(f"{R}id")]
        assert (f"{W}headerReference", "default") in kinds
        assert (f"{W}footerReference", "default") in kinds


def test_pages_are_numbered_in_the_footer(written: bytes) -> None:
    for name in ("word/footerUpright.xml", "word/footerLandscape.xml"):
        footer = parts(written)[name].decode()
        assert re.findall(r" (PAGE|NUMPAGES) ", footer) == ["PAGE", "NUMPAGES"]


def test_only_the_landscape_part_is_turned(written: bytes) -> None:
    turned = [
        (size.get(f"{W}orient"), int(size.get(f"{W}w")) > int(size.get(f"{W}h")))
        for size in root(written).iter(f"{W}pgSz")
    ]
    assert turned == [(None, False), (None, False), ("landscape", True), (None, False)]


@pytest.mark.parametrize(
    ("body", "sections"),
    [
        ("::: {.landscape}\n\n# One {#one}\n\nText\n\n:::\n", ["landscape"]),
        ("# One {#one}\n\n::: {.landscape}\n\nText\n\n:::\n", [None, "landscape"]),
        ("::: {#x}\n\n::: {.landscape}\n\n# One\n\n:::\n\n:::\n", ["landscape"]),
        ("::: {.landscape}\n\nA\n\n:::\n\n::: {.landscape}\n\nB\n\n:::\n", ["landscape"]),
        ("", []),
    ],
)
def test_no_section_is_empty(body: str, sections: list[str | None]) -> None:
    sizes = [size.get(f"{W}orient") for size in root(to_docx(document(body))).iter(f"{W}pgSz")]
    assert sizes == [None, *sections]


def test_cover_says_what_it_is(written: bytes) -> None:
    body = root(written)[0]
    block = body[0]
    assert [words(p) for p in block.iter(f"{W}p")] == [
        "Report of the review",
        "Harbour Street: case review",
        "Child C",
    ]
    assert [style(p) for p in block.iter(f"{W}p")] == ["DocumentKind", "Title", "Subtitle"]
    looks = {r.find(f"{W}rPr/{W}rStyle").get(f"{W}val") for r in block.iter(f"{W}r")}
    assert looks == {"CoverWords"}
    below = [words(p) for p in body.findall(f"{W}p")[:3]]
    assert below == ["Harbour Partnership", MARKING, "About this document"]
    assert words(tables(body)[0]) == "Draft3Audiencereview team"


def test_cover_of_a_review_says_its_series_and_state() -> None:
    made = root(to_docx(replace(DOCUMENT, series="Safeguarding adults review", month="May 2024")))
    body = made[0]
    above = words(body[0].find(f".//{W}p"))
    assert above == "Safeguarding adults review · Report of the review"
    assert [words(p) for p in body.findall(f"{W}p")][1] == "May 2024"


def test_what_is_short_begins_below_its_head() -> None:
    made = root(to_docx(document("Words of the body.", contents=False)))
    body = made[0]
    assert len(list(body.iter(f"{W}sectPr"))) == 1, "no page to itself"
    head = body.findall(f"{W}p")[:3]
    assert [style(p) for p in head] == ["DocumentKind", "Title", "Subtitle"]
    assert all(p.find(f"{W}pPr/{W}shd") is not None for p in head)
    assert len(body.findall(f"{W}tbl")) == 1, "a form that comes back is read by its tables"
    assert words(body.findall(f"{W}p")[-1]) == "Words of the body."
    assert MARKING not in words(body), "the head of each page says it"


def test_contents_stand_where_they_are_asked_for() -> None:
    made = root(to_docx(document("# A\n\n::: {.contents}\n:::\n\n# B\n\ntext")))
    body = made[0]
    told = [words(p).strip() for p in body.iter(f"{W}p")]
    at = told.index("Contents")
    title = next(p for p in body.iter(f"{W}p") if words(p) == "Contents")
    assert title.find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert told[at - 1] == "A"
    assert told[at + 1 :] == ["A", "B", "B", "text"]
    after = next(p for p in body.findall(f"{W}p") if words(p) == "B")
    assert after.find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_lists_are_the_styles_of_word() -> None:
    text = "- a\n\n  more\n\n  1. x\n  2. y\n- b\n\nwords\n\n3. three\n4. four\n\n1) odd\n"
    made = to_docx(document(text, contents=False))
    body = root(made)[0]
    told = {words(p): p for p in body.findall(f"{W}p")[3:]}
    assert {said: style(p) for said, p in told.items() if said} == {
        "a": "ListBullet", "more": "ListContinue", "x": "ListNumber2", "y": "ListNumber2",
        "b": "ListBullet", "words": "FirstParagraph", "three": "ListNumber",
        "four": "ListNumber", "odd": "ListNumber",
    }  # fmt: skip
    assert told["a"].find(f"{W}pPr/{W}numPr") is None, "the style says what stands before it"
    numbers = root(made, "word/numbering.xml")
    nums = {num.get(f"{W}numId"): num for num in numbers.findall(f"{W}num")}
    bullet, number = (own_number(made, style) for style in ("ListBullet", "ListNumber"))
    assert nums[bullet] is not nums[number]
    three = nums[told["three"].find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")]
    abstract = nums[number].find(f"{W}abstractNumId").get(f"{W}val")
    assert three.find(f"{W}abstractNumId").get(f"{W}val") == abstract
    starts = {one.get(f"{W}val") for one in three.iter(f"{W}startOverride")}
    assert starts == {"3"}
    odd = nums[told["odd"].find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")]
    assert odd.find(f"{W}abstractNumId").get(f"{W}val") != abstract


def kept(body: str) -> list[str]:
    """The paragraphs that stay on a page with the next."""
    made = root(to_docx(document(body, contents=False)))[0]
    return [
        words(p)
        for p in made.findall(f"{W}p")
        if p.find(f"{W}pPr/{W}keepNext") is not None and p.find(f"{W}pPr/{W}shd") is None
    ]


def test_a_lead_in_and_a_short_list_stay_together() -> None:
    assert kept("Three of them:\n\n- a\n- b\n- c\n\nand more") == ["Three of them:", "a", "b"]
    five = "".join(f"- {letter}\n" for letter in "abcde")
    assert kept(f"Five:\n\n{five}") == ["Five:", "a", "d"], "none is alone on a page"
    assert kept(f"No lead-in\n\n{five}") == ["a", "d"]
    long = f"- a\n- {'b ' * 400}\n- {'c ' * 400}\n"
    assert kept(f"Long:\n\n{long}") == ["Long:"]
    assert kept("Nothing follows:\n\nBut text.") == []


def test_a_short_line_below_a_heading_stays_with_what_follows() -> None:
    made = root(to_docx(document("# A\n\n1 May to 3 June 2024\n\nText.", contents=False)))[0]
    line = next(p for p in made.findall(f"{W}p") if words(p).startswith("1 May"))
    assert line.find(f"{W}pPr/{W}keepNext") is not None
    assert "word " * 20 not in " ".join(kept(f"# A\n\n{'word ' * 20}\n\nText."))


def test_a_plate_is_a_heading_on_a_ground() -> None:
    body = "::: {.plate}\n## Finding 1\n\nA line\n:::\n\nText."
    made = root(to_docx(document(body)))[0]
    heading, line, text = [p for p in made.findall(f"{W}p") if words(p)][-3:]
    assert (style(heading), words(line)) == ("Heading2", "A line")
    for one in (heading, line):
        assert one.find(f"{W}pPr/{W}shd").get(f"{W}fill") == "16405A"
        looks = {r.find(f"{W}rPr/{W}rStyle").get(f"{W}val") for r in one.iter(f"{W}r")}
        assert looks == {"CoverWords"}
        assert one.find(f"{W}pPr/{W}keepNext") is not None
    assert text.find(f"{W}pPr/{W}shd") is None
    toc = made.find(f".//{W}sdt")
    assert "Finding 1" in words(toc)


def own_number(made: bytes, key: str) -> str:
    """The number of the list to which a style belongs."""
    styles = root(made, "word/styles.xml")
    found = next(s for s in styles.findall(f"{W}style") if s.get(f"{W}styleId") == key)
    return str(found.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val"))


def test_contents_are_filled_and_jump(written: bytes) -> None:
    body = root(written)
    toc = body.find(f".//{W}sdt")
    links = [(link.get(f"{W}anchor"), words(link)) for link in toc.iter(f"{W}hyperlink")]
    assert [text for _, text in links] == ["Summary", "Detail", "Chronology", "After"]
    places = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    assert {anchor for anchor, _ in links} <= places
    assert re.findall(r' TOC \\o "1-\d"', "".join(toc.itertext()))
    kinds = [char.get(f"{W}fldCharType") for char in toc.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]


def test_contents_leave_out_the_lowest_headings_when_there_are_many() -> None:
    body = "".join(f"# A {n}\n\n## B {n}\n\n### C {n}\n\ntext\n\n" for n in range(25))
    toc = root(to_docx(document(body))).find(f".//{W}sdt")
    assert [words(link) for link in toc.iter(f"{W}hyperlink")] == [
        f"{letter} {n}" for n in range(25) for letter in "AB"
    ]


@pytest.mark.parametrize(
    ("headings", "apart", "small"), [(3, False, False), (38, True, False), (45, True, True)]
)
def test_contents_go_on_where_they_are_short(headings: int, apart: bool, small: bool) -> None:
    body = "".join(f"# Heading {n}\n\ntext\n\n" for n in range(headings))
    toc = root(to_docx(document(body))).find(f".//{W}sdt")
    title, *entries = toc.iter(f"{W}p")
    assert words(title) == "Contents"
    assert (title.find(f"{W}pPr/{W}pageBreakBefore") is not None) == apart
    assert all((one.find(f".//{W}sz") is not None) == small for one in entries)
    without = root(to_docx(document(body, stamp=()))).find(f".//{W}sdt")
    assert next(without.iter(f"{W}p")).find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_without_contents() -> None:
    assert root(to_docx(document("# A\n\nb", contents=False))).find(f".//{W}sdt") is None


def test_headings_are_numbered_on_request() -> None:
    made = to_docx(document("# A\n\n## B\n\n## C\n\n# D\n\n## E", numbered=True))
    body = root(made)
    assert [words(link) for link in body.find(f".//{W}sdt").iter(f"{W}hyperlink")] == [
        "1 A", "1.1 B", "1.2 C", "2 D", "2.1 E",
    ]  # fmt: skip
    headings = [p for p in body[0].findall(f"{W}p") if style(p).startswith("Heading")]
    levels = [p.find(f"{W}pPr/{W}numPr/{W}ilvl").get(f"{W}val") for p in headings]
    assert levels == ["0", "1", "1", "0", "1"]
    number = headings[0].find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
    numbers = root(made, "word/numbering.xml")
    assert number in [num.get(f"{W}numId") for num in numbers.findall(f"{W}num")]
    tags = [child.tag for child in numbers]
    assert tags == sorted(tags)  # every abstractNum before the first num, or Word refuses the file


def test_nothing_asks_the_reader_anything(written: bytes) -> None:
    settings = parts(written)["word/settings.xml"].decode()
    assert "updateFields" not in settings
    assert "attachedTemplate" not in settings
    assert 'w:name="compatibilityMode"' in settings


def test_bookmarks_bear_the_records_ids(written: bytes) -> None:
    names = [mark.get(f"{W}name") for mark in root(written).iter(f"{W}bookmarkStart")]
    assert {"summary", "KPE3", "CF1", "chronology", "health_001", "health_040"} <= set(names)
    assert not [name for name in names if name.startswith("lt_")]
    assert len(names) == len(set(names))
    ids = [mark.get(f"{W}id") for mark in root(written).iter(f"{W}bookmarkStart")]
    assert len(ids) == len(set(ids))


def test_bookmark_of_a_field_keeps_its_name() -> None:
    name = "KPE3__what_was_known_at_the_time_by_whom"
    assert len(name) == 40
    made = root(to_docx(document(f"Text [said]{{#{name}}}\\.")))
    assert name in [mark.get(f"{W}name") for mark in made.iter(f"{W}bookmarkStart")]


def test_second_of_two_equal_bookmarks_is_left_out() -> None:
    made = root(to_docx(document("[a]{#CF1} and [b]{#CF1} and [c]{#cf1} [x](#CF1)")))
    names = [mark.get(f"{W}name") for mark in made.iter(f"{W}bookmarkStart")]
    assert names == ["CF1"]
    assert len(list(made.iter(f"{W}bookmarkEnd"))) == 1


def test_tables(written: bytes) -> None:
    body = root(written)[0]
    stamp, factors, entries = tables(body)
    for table, room in ((factors, 9412), (entries, 14798)):
        rows = table.findall(f"{W}tr")
        marked = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert marked == [True] + [False] * (len(rows) - 1)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        grid = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        assert sum(grid) == room
        for row in rows:
            assert [int(c.get(f"{W}w")) for c in row.iter(f"{W}tcW")] == grid
        assert table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"
        assert table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "ReviewTable"
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")
        assert {style(p) for row in rows[1:] for p in row.iter(f"{W}p")} == {"TableText"}
        assert {style(p) for p in rows[0].iter(f"{W}p")} == {"TableHeading"}
    assert len(entries.findall(f"{W}tr")) == 41
    assert stamp.find(f"{W}tblPr/{W}tblCaption") is not None


def test_captions_are_numbered_fields_above_the_table(written: bytes) -> None:
    body = root(written)[0]
    captions = [
        (words(child), body[place + 1].tag)
        for place, child in enumerate(body)
        if style(child) == "Caption"
    ]
    assert [text for text, _ in captions] == [
        'Table 1: Factors "by" type',
        "Figure 1: Entries by month",
        "Table 2: Entries",
    ]
    codes = re.findall(r" SEQ (\w+) ", "".join(body.itertext()))
    assert codes == ["Table", "Figure", "Table"]


def test_breaks_inside_text_and_cells(written: bytes) -> None:
    body = root(written)[0]
    cell = tables(body)[1].findall(f"{W}tr")[1].findall(f"{W}tc")[1]
    assert [words(p) for p in cell.findall(f"{W}p")] == ["First", "Second"]
    first = next(p for p in body.findall(f"{W}p") if words(p).startswith("The first words"))
    assert words(first) == ('The first words, as typed: :smile: H~2~O x^2 -- "so"\nand a new line.')


def test_cell_breaks_beside_emphasis_and_in_links() -> None:
    body = "| A |\n|---|\n| **bold\ue001on** [KPE3\ue001x](#a) and\ue001last |\n\n[a]{#a}\n"
    made = root(to_docx(document(body)))
    cell = tables(made[0])[1].findall(f"{W}tr")[1].find(f"{W}tc")
    assert [words(p) for p in cell.findall(f"{W}p")] == ["bold", "on KPE3\nx and", "last"]
    bold = [words(r) for r in cell.iter(f"{W}r") if r.find(f"{W}rPr/{W}b") is not None]
    assert bold == ["bold", "on"]


def test_very_tall_row_may_split() -> None:
    body = f"| A | B |\n|---|---|\n| short | text |\n| {'word ' * 900}| text |\n"
    rows = tables(root(to_docx(document(body)))[0])[1].findall(f"{W}tr")
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows]
    assert whole == [True, True, False]


def test_table_without_header_row() -> None:
    body = '::: {.table header="0"}\n\n| | |\n|---|---|\n| Draft | 3 |\n\n:::\n'
    rows = tables(root(to_docx(document(body)))[0])[1].findall(f"{W}tr")
    assert [[style(p) for p in row.iter(f"{W}p")] for row in rows] == [
        ["TableHeading", "TableText"]
    ]
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is None


def test_adjacent_tables_stay_apart() -> None:
    table = "| A |\n|---|\n| b |\n"
    body = root(
        to_docx(document(f"::: {{.table}}\n\n{table}\n:::\n\n::: {{.table}}\n\n{table}\n:::"))
    )
    tags = [child.tag for child in body[0] if child.tag in (f"{W}p", f"{W}tbl")]
    assert "-".join(tag.removeprefix(W) for tag in tags).endswith("tbl-p-tbl-p")


def test_boxes_quotations_and_small_print(written: bytes) -> None:
    found: dict[str, list[str]] = {}
    for p in root(written)[0].findall(f"{W}p"):
        found.setdefault(style(p), []).append(words(p))
    assert found["Callout"] == ["At a glance", "one", "two"]
    assert found["BlockText"] == ["A quotation."]
    assert found["SmallText"] == ["Small print."]


def test_page_break_and_keeping_together() -> None:
    made = root(to_docx(document("a\n\n::: {.pagebreak}\n:::\n\n# b\n\n::: {.keep}\nc\n\nd\n:::")))
    a, b, c, d = [p for p in made[0].findall(f"{W}p") if words(p) in list("abcd")]
    assert b.find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert a.find(f"{W}pPr/{W}pageBreakBefore") is None
    assert c.find(f"{W}pPr/{W}keepNext") is not None
    assert d.find(f"{W}pPr/{W}keepNext") is None


def test_picture_has_alt_text_and_is_the_one_given(written: bytes) -> None:
    body = root(written)
    shown = [e.get("descr") for e in body.iter() if str(e.tag).endswith("}docPr")]
    assert shown == ["A bar chart"]
    held = parts(written)
    assert [n for n in held if "media" in n] == ["word/media/figure1.png"]
    assert held["word/media/figure1.png"] == png()


def test_picture_that_is_none_is_refused() -> None:
    with pytest.raises(LtError, match="chart"):
        to_docx(document("![a](chart.png)", pictures={"chart.png": still(data=b"GIF89a")}))


def test_language_and_properties(written: bytes) -> None:
    opened = docx.Document(io.BytesIO(written))
    core = opened.core_properties
    assert (core.title, core.author, core.language) == (
        "Harbour Street: case review", "Harbour Partnership", "en-GB",
    )  # fmt: skip
    assert core.subject == "Report of the review – Child C"
    styles = parts(written)["word/styles.xml"].decode()
    assert re.findall(r'<w:lang w:val="([^"]*)"', styles) == ["en-GB"]
    assert b"en-US" not in parts(written)["word/settings.xml"]
    assert b"dcterms:created" not in parts(written)["docProps/core.xml"]


def test_a_paragraph_and_its_table_are_kept_together() -> None:
    table = "::: {.table}\n| A | B |\n| --- | --- |\n| x | y |\n:::"
    made = root(to_docx(document(f"::: {{.keep}}\nlead\n\n{table}\n:::\n\nafter")))
    kept = {
        "".join(one.itertext()).strip(): one.find(f"{W}pPr/{W}keepNext") is not None
        for one in made.iter(f"{W}p")
    }
    assert kept["lead"]
    assert not kept["after"]


def test_what_is_locked_and_what_has_a_grid() -> None:
    rows = "| Id | Event |\n| --- | --- |\n| a-1 | x |\n|  | y |"
    made = root(to_docx(document(f'::: {{.table lock="keys" grid="1"}}\n{rows}\n:::')))
    locks = [one.get(f"{W}val") for one in made.iter(f"{W}lock")]
    locked = [
        "".join(cell.itertext())
        for control in made.iter(f"{W}sdt")
        for cell in control.iter(f"{W}tc")
    ]
    assert locks == ["sdtContentLocked"] * 3
    assert locked == ["Id", "Event", "a-1"]
    assert made.find(f".//{W}tblBorders/{W}insideV") is not None
    whole = root(to_docx(document(f'::: {{.table lock="all"}}\n{rows}\n:::')))
    (table,) = [one for one in whole.iter(f"{W}tbl") if "a-1" in "".join(one.itertext())]
    assert table.getparent().tag == f"{W}sdtContent"
    assert whole.find(f".//{W}tblBorders") is None


def test_headings_keep_their_order(written: bytes) -> None:
    levels = [style(p) for p in root(written).iter(f"{W}p") if style(p).startswith("Heading")]
    assert levels == ["Heading1", "Heading2", "Heading1", "Heading1"]


def test_every_style_that_is_used_is_there(written: bytes) -> None:
    there = {s.get(f"{W}styleId") for s in root(written, "word/styles.xml").iter(f"{W}style")}
    for name, data in parts(written).items():
        if name.startswith("word/") and name.endswith(".xml"):
            used = re.findall(rb'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]*)"', data)
            assert {one.decode() for one in used} <= there, name


def test_every_relationship_and_part_is_accounted_for(written: bytes) -> None:
    held = parts(written)
    types = held["[Content_Types].xml"].decode()
    stated = re.findall(r'PartName="/([^"]*)"', types)
    assert set(stated) <= set(held)
    assert len(stated) == len(set(stated))
    keys = re.findall(r'Id="([^"]*)"', held["word/_rels/document.xml.rels"].decode())
    assert len(keys) == len(set(keys))
    used = set(re.findall(r'r:(?:id|embed)="([^"]*)"', held["word/document.xml"].decode()))
    assert used <= set(keys)


def own_reference(folder: Path, change: Callable[[Any], None] | None = None) -> Path:
    """A reference file as a team might have it: made by Word, with a template and a letterhead."""
    house = docx.Document()
    house.styles["Normal"].font.name = "Georgia"
    house.styles["Heading 1"].font.name = "Impact"
    house.sections[0].header.paragraphs[0].text = "OUR LETTERHEAD"
    if change is not None:
        change(house)
    target = folder / "reference.docx"
    house.save(str(target))
    return target


def test_team_may_bring_its_own_styles(tmp_path: Path) -> None:
    written = to_docx(DOCUMENT, own_reference(tmp_path))
    opened = docx.Document(io.BytesIO(written))
    assert opened.styles["Normal"].font.name == "Georgia"
    assert opened.styles["Heading 1"].font.name == "Impact"
    for section in opened.sections:
        assert words(section.header._element) == f"OUR LETTERHEAD{MARKING}"
        assert words(section.footer._element).endswith(MARKING)
    assert words(opened.sections[0].first_page_header._element) == "OUR LETTERHEAD"
    body = root(written)[0]
    assert len(tables(body)) == len(body.findall(f"{W}tbl")), "no block without a style for it"
    assert len(list(root(written).find(f".//{W}sdt").iter(f"{W}hyperlink"))) == 4
    assert to_docx(DOCUMENT, own_reference(tmp_path)) == written
    test_every_style_that_is_used_is_there(written)
    test_every_relationship_and_part_is_accounted_for(written)
    body = root(to_docx(document("- one"), own_reference(tmp_path)))[0]
    assert [style(p) for p in body.iter(f"{W}p") if words(p) == "one"] == ["ListBullet"]


def test_letterhead_stays(tmp_path: Path) -> None:
    def letterhead(house: Any) -> None:
        section = house.sections[0]
        section.different_first_page_header_footer = True
        run = section.first_page_header.paragraphs[0].add_run("On the first page")
        run.add_picture(io.BytesIO(png()))
        section.footer.paragraphs[0].text = "Registered charity 1"
        field = parse_xml(
            f'<w:fldSimple xmlns:w="{W[1:-1]}" w:instr=" PAGE "><w:r><w:t>1</w:t></w:r>'
            "</w:fldSimple>"
        )
        section.footer.paragraphs[0]._p.append(field)

    for contents in (True, False):
        made = to_docx(document("Text.", contents=contents), own_reference(tmp_path, letterhead))
        opened = docx.Document(io.BytesIO(made))
        first = opened.sections[0]
        assert words(first.first_page_header._element).startswith("On the first page")
        assert (MARKING in words(first.first_page_header._element)) == (not contents)
        assert words(first.footer._element) == f"Registered charity 11{MARKING}", "numbered once"
        shown = [name for name in parts(made) if name.startswith("word/media/")]
        assert len(shown) == 1
        test_every_relationship_and_part_is_accounted_for(made)


@pytest.mark.parametrize("code", ["INCLUDEPICTURE http://x.test/a.png", "DDEAUTO cmd a"])
def test_letterhead_that_fetches_is_refused(tmp_path: Path, code: str) -> None:
    def letterhead(house: Any) -> None:
        field = f'<w:fldSimple xmlns:w="{W[1:-1]}" w:instr=" {code} "/>'
        house.sections[0].header.paragraphs[0]._p.append(parse_xml(field))

    with pytest.raises(LtError, match="head or foot"):
        to_docx(DOCUMENT, own_reference(tmp_path, letterhead))


@pytest.mark.parametrize("kind", ["image", "oleObject", "hyperlink"])
def test_letterhead_that_leads_out_is_refused(tmp_path: Path, kind: str) -> None:
    def letterhead(house: Any) -> None:
        house.sections[0].header.part.relate_to(
            "file:///c:/x", f"http://a/{kind}", is_external=True
        )

    with pytest.raises(LtError, match="leads out"):
        to_docx(DOCUMENT, own_reference(tmp_path, letterhead))


def test_letterhead_of_even_pages_is_refused(tmp_path: Path) -> None:
    def letterhead(house: Any) -> None:
        house.settings.odd_and_even_pages_header_footer = True
        house.sections[0].even_page_header.paragraphs[0].text = "Even"

    with pytest.raises(LtError, match="even number"):
        to_docx(DOCUMENT, own_reference(tmp_path, letterhead))


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 broken"])
def test_broken_reference_is_refused(tmp_path: Path, content: bytes) -> None:
    reference = tmp_path / "reference.docx"
    reference.write_bytes(content)
    with pytest.raises(LtError, match=r"reference\.docx") as refused:
        to_docx(DOCUMENT, reference)
    assert refused.value.hint


def test_missing_or_foreign_reference_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LtError, match="cannot be read"):
        to_docx(DOCUMENT, tmp_path / "none.docx")
    import zipfile

    with zipfile.ZipFile(tmp_path / "sheet.docx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(LtError, match="cannot be used"):
        to_docx(DOCUMENT, tmp_path / "sheet.docx")


def test_empty_marking_and_stamp_are_fine() -> None:
    made = to_docx(replace(DOCUMENT, marking="", stamp=(), subtitle="", kind="", body="Text"))
    assert "Text" in words(root(made))


@libreoffice.needed_for_pages
@pytest.mark.slow
def test_marking_is_on_every_page(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "review.docx").write_bytes(written)
    pages = libreoffice.pages(tmp_path / "review.docx", tmp_path)
    assert len(pages) >= 5
    for page in pages:
        assert page.count(MARKING) == (1 if page is pages[0] else 2)
    for number, page in enumerate(pages[1:], 2):
        assert f"Page {number} of {len(pages)}" in page
    turned = [page for page in pages if "health-0" in page]
    assert len(turned) > 1
    assert all("What happened" in page for page in turned), "the header row repeats"
    assert ROWS.count("\n") + 1 == sum(page.count("health-0") for page in turned)
