"""The HTML file: one file, in order, with nothing from elsewhere."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

import chromium
from documents.sample import DOCUMENT, MARKING, document
from learning_together.documents.design import COLOURS_IN_THE_DARK
from learning_together.documents.document_formats import to_html

VOID = {"meta", "br", "col", "img", "hr", "wbr"}


class Reader(HTMLParser):
    """Checks that elements are closed in order, and gathers some."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        assert tag in VOID

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def page() -> str:
    return to_html(DOCUMENT).decode()


@pytest.fixture(scope="module")
def reader(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


def test_same_twice(page: str) -> None:
    assert to_html(DOCUMENT).decode() == page


def test_nothing_from_elsewhere(page: str, reader: Reader) -> None:
    assert not {tag for tag, _ in reader.seen} & {"script", "link", "iframe", "object", "base"}
    for _, attributes in reader.seen:
        assert (attributes.get("src") or "data:").startswith("data:image/svg+xml;base64,") or (
            "src" not in attributes
        )
    assert "url(" not in page
    assert "@import" not in page


def test_language_and_headings(reader: Reader) -> None:
    assert reader.seen[0] == ("html", {"lang": "en-GB"})
    levels = [int(tag[1]) for tag, _ in reader.seen if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    tags = [tag for tag, _ in reader.seen]
    assert tags.count("main") == tags.count("nav") == tags.count("header") == 1


def test_ids_are_unique_and_links_lead_somewhere(reader: Reader) -> None:
    ids = [attributes["id"] for _, attributes in reader.seen if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {"summary", "KPE3", "CF1", "health_001", "chronology"} <= set(ids)
    for tag, attributes in reader.seen:
        target = attributes.get("href") or ""
        if tag == "a" and target.startswith("#"):
            assert target[1:] in ids


def test_tables_and_pictures_scroll_and_say_what_they_are(page: str, reader: Reader) -> None:
    frames = [attributes for _, attributes in reader.seen if attributes.get("class") == "wide"]
    assert [(f["tabindex"], f["role"], f["aria-label"]) for f in frames] == [
        ("0", "region", 'Table 1: Factors "by" type'),
        ("0", "region", "Figure 1: Entries by month"),
        ("0", "region", "Table 2: Entries"),
    ]
    assert page.count("<caption>") == 2
    assert all(a.get("scope") == "col" for tag, a in reader.seen if tag == "th")
    widths = [a["style"] for tag, a in reader.seen if tag == "col"]
    assert widths[:2] == ["width:25%", "width:75%"]


def test_marking_stands_at_head_and_foot_and_on_printed_pages(page: str) -> None:
    assert page.count(f'aria-label="Protective marking">{MARKING}</div>') == 1
    assert page.count(f'<footer class="marking foot">{MARKING}</footer>') == 1
    assert page.index("</main>") < page.rindex(MARKING)
    assert f'@top-center {{ content: "{MARKING}"' in page
    assert f'@bottom-center {{ content: "{MARKING}"' in page


def test_picture_travels_inside(reader: Reader) -> None:
    (picture,) = [attributes for tag, attributes in reader.seen if tag == "img"]
    assert picture["alt"] == "A bar chart"


def test_breaks(page: str) -> None:
    assert "&quot;so&quot;<br>and a new line" in page or '"so"<br>and a new line' in page
    assert 'First<br><span class="gap"></span>Second' in page
    assert "\ue000" not in page
    assert "\ue001" not in page


def test_skipped_levels_do_not_break_the_contents() -> None:
    reader = Reader()
    reader.feed(to_html(document("### deep\n\n# top\n\n### again\n\n## two\n")).decode())
    reader.close()
    assert reader.open == []


def test_without_contents() -> None:
    assert "<nav" not in to_html(document("# A", contents=False)).decode()


def test_numbered() -> None:
    made = to_html(document("# A\n\n## B\n\n# C", numbered=True)).decode()
    assert re.findall(r"<h[23] id=\"section-\d\">([^<]*)<", made) == ["1 A", "1.1 B", "2 C"]


def test_table_without_header_row() -> None:
    made = to_html(
        document('::: {.table header="0"}\n\n| | |\n|---|---|\n| Draft | 3 |\n\n:::\n')
    ).decode()
    assert '<th scope="row">Draft</th>' in made
    assert "<thead>" not in made


TWO = "## Told\n\n| A | B |\n|---|---|\n| a | b |\n\n| C | D |\n|---|---|\n| c | d |\n"


def test_on_a_narrow_screen_each_cell_says_what_it_is() -> None:
    made = to_html(document(TWO.replace("| A |", '| A "}</style> |'))).decode()
    assert r'style="--c1:&quot;A \22 \7d \3c \2f style\3e &quot;;--c2:&quot;B&quot;;"' in made
    assert 'class="grid labelled" style="--c1:&quot;C&quot;;--c2:&quot;D&quot;;"' in made
    cards = '::: {.table header="0" look="cards"}\n\n| A |\n|---|\n| a |\n\n:::\n'
    assert "labelled" not in to_html(document(cards)).decode().split("</style>")[1]


@chromium.needed
def test_on_a_narrow_screen_a_cell_with_nothing_in_it_is_not_shown(tmp_path: Path) -> None:
    rows = "| [a]{#x__a} | []{#x__b} | 1 |\n| a | []{#y__b}b | []{#y__c} |\n"
    made = to_html(document(f"| A | B | C |\n|---|---|---|\n{rows}"))
    (tmp_path / "page.html").write_bytes(made)
    with chromium.browser() as browser:
        for width, shown in ((1400, [True] * 6), (390, [True, False, True, True, True, False])):
            cells = chromium.opened(browser, tmp_path / "page.html", width=width).locator(
                "tbody td"
            )
            assert [one.is_visible() for one in cells.all()] == shown


@pytest.mark.parametrize(("columns", "broad"), [(6, False), (7, True)])
def test_a_table_too_broad_for_its_place_scrolls_in_a_frame(columns: int, broad: bool) -> None:
    made = to_html(document("| A " * columns + "|\n" + "|---" * columns + "|\n")).decode()
    assert ('class="grid labelled broad"' in made) == broad


def test_tables_without_captions_are_called_by_their_headings_and_none_like_another() -> None:
    assert re.findall(r'tabindex="0" aria-label="([^"]*)"', to_html(document(TWO)).decode()) == [
        "Table: Told",
        "Table: Told (2)",
    ]


def test_a_band_takes_no_width_from_a_column() -> None:
    rows = "| A | B |\n|---|---|\n| **2022** | |\n| a | b |\n"
    made = to_html(document(f'::: {{.table widths="20 80" bands="1"}}\n\n{rows}\n:::\n')).decode()
    assert re.findall(r'<col style="width:(\d+)', made) == ["20", "80"]


def test_a_dark_screen_and_the_name_of_the_page() -> None:
    made = to_html(document(TWO, title="A & B", kind="Findings")).decode()
    assert "<title>A &amp; B – Findings</title>" in made
    dark = made.partition("prefers-color-scheme: dark")[2].partition("}\n}")[0]
    assert f"--paper: #{COLOURS_IN_THE_DARK['paper']}" in dark


def test_an_empty_heading_is_none() -> None:
    """Who hears a page is told of each column by its heading, and by nothing where it has none."""
    made = to_html(document("::: {.table}\n|  | Rank |\n|---|---|\n| a | 1 |\n:::\n")).decode()
    assert "<thead>\n<tr>\n<td></td>" in made
    assert re.search(r'<th scope="col"[^>]*>Rank</th>', made)


@chromium.needed
def test_marking_is_printed_once_at_head_and_foot_and_no_caption_is_cut(tmp_path: Path) -> None:
    wide = "|".join(f" column {number} " for number in range(14))
    caption = "Some words of a caption. " * 9
    rows = f"|{wide}|\n|{'---|' * 14}\n|{wide}|"
    body = f'::: {{.table caption="{caption}"}}\n{rows}\n:::\n'
    path = tmp_path / "page.html"
    path.write_bytes(to_html(document(body)))
    with chromium.browser() as browser:
        page = browser.new_page(viewport={"width": 800, "height": 900})
        page.goto(path.as_uri())
        box = page.locator("caption").bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 800
        page.pdf(path=str(tmp_path / "page.pdf"), prefer_css_page_size=True)
    said = PdfReader(tmp_path / "page.pdf").pages[0].extract_text()
    assert said.count(MARKING) == 2
