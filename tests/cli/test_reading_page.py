"""The reading page as its readers use it: by pointer, keyboard and address, and without script."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

import chromium
from conftest import Lt
from places import ROOT
from sample import Folder

#: Everything open, and drawn though it is out of view: axe looks at what is behind letters.
OPENED = """() => {
  for (const one of document.querySelectorAll("main details")) one.open = true;
  for (const one of document.querySelectorAll("section")) one.style.contentVisibility = "visible";
}"""
PATHS = "all => all.map(one => one.getAttribute('d'))"
SHOWN = ".entries li:not([hidden])"
#: What axe is asked for: WCAG 2.2 AA and what it holds for good practice.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium.browser() as started:
        yield started


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from learning_together.actions import report

    out = tmp_path_factory.mktemp("pages")
    list(report.report(ROOT / "examples/harbour-street", ["page"], report.Request(out=out)))
    return out / "page.html"


@pytest.fixture
def page(browser: Browser, made: Path) -> Iterator[Page]:
    opened = chromium.opened(browser, made)
    yield opened
    opened.close()


def status(page: Page) -> str:
    return page.locator("#status").inner_text()


@chromium.needed
def test_a_finding_down_to_its_entries_and_back(page: Page) -> None:
    assert status(page) == "140 entries"
    button = page.get_by_role("button", name="See what Finding 3")
    button.click()
    assert status(page).startswith("78 of 140 entries behind Finding 3: ")
    assert page.url.endswith("#rests=FIN3")
    # Each entry that is left says why, and so does each episode and factor.
    assert page.locator(SHOWN).count() == 78
    assert page.locator(f"{SHOWN}:not(:has(a.why))").count() == 0
    parts = page.locator(".part:visible h3").all_inner_texts()
    assert [one for one in parts if one.startswith("Finding")] == [
        "Finding 3: Appointments are counted by service, and no one counts the child"
    ]
    behind = set(page.locator("#FIN3 ~ .behind a").all_inner_texts())
    assert {one.split(":")[0] for one in parts if one.startswith("CF")} <= behind
    assert "(1 of 6)" in page.locator("main > h2").all_inner_texts()[1]
    # From an entry to what rests on it, and by the browser's own way back.
    page.locator(f"{SHOWN} a.why").first.click()
    assert "at=" in page.url
    page.go_back()
    assert page.url.endswith("#rests=FIN3")
    assert page.locator(SHOWN).count() == 78
    page.get_by_role("button", name="Back to everything").click()
    assert status(page) == "140 entries"
    assert "rests" not in page.url


@chromium.needed
def test_filters_hold_together_and_stand_in_the_address(page: Page, browser: Browser) -> None:
    page.locator("[name=agency]").select_option("Police")
    every = page.locator(SHOWN).count()
    assert every == page.locator(".entries li", has=page.locator("b", has_text="Police")).count()
    page.locator("[name=from]").fill("2022-01-15")
    page.locator("[name=to]").fill("2022-12-31")
    within = page.locator(SHOWN).count()
    assert 0 < within < every
    page.locator("[name=words]").fill("visiting partner")
    assert page.locator(SHOWN).count() == 1
    # All of the words, wherever they stand.
    for text in page.locator(SHOWN).all_text_contents():
        assert "visiting" in text.lower()
        assert "partner" in text.lower()
    said, address = status(page), page.url
    assert "agency=Police" in address
    assert "from=2022-01-15" in address
    path, _, state = address.partition("#")
    again = chromium.opened(browser, Path(path.removeprefix("file://")))
    again.evaluate("state => { location.hash = state }", state)
    again.reload()
    assert status(again) == said
    assert again.locator("[name=words]").input_value() == "visiting partner"
    again.close()
    page.get_by_role("button", name="Show everything").click()
    assert status(page) == "140 entries"
    assert "#" not in page.url
    page.locator("[name=person]").select_option("HV1")
    assert all("HV1" in one for one in page.locator(SHOWN).all_text_contents())
    page.locator("[name=person]").select_option("")
    page.locator("[name=episode]").select_option("KPE2")
    assert (
        page.locator(SHOWN).count() == page.locator(f"{SHOWN}:has(.used a[href='#KPE2'])").count()
    )


@chromium.needed
def test_what_has_no_date_is_told_where_dates_are_asked_for(
    browser: Browser, lt: Lt, tmp_path: Path
) -> None:
    from goldens import small
    from sample import SAMPLE, write

    files = {**SAMPLE, **small()}
    files["timeline/health.yaml"] += "- {id: health-099, event: Nobody knows when.}\n"
    root = write(tmp_path / "review", files)
    assert lt("report", "page", "--out", tmp_path, cwd=root).code == 0
    page = chromium.opened(browser, tmp_path / "page.html")
    page.locator("[name=from]").fill("1990-01-01")
    assert status(page).endswith("; 1 without a date left out")
    page.close()


@chromium.needed
def test_the_swim_lanes_are_drawn_again_as_they_were(page: Page, made: Path) -> None:
    drawn = re.findall(r'<path class="mark-[^"]*" d="([^"]*)"', made.read_text(encoding="utf-8"))
    marks = page.locator("path[class^=mark]")
    assert marks.evaluate_all(PATHS) == drawn
    assert sum(map(len, drawn)) > 1000
    page.get_by_role("button", name="Police", exact=True).click()
    assert page.locator("[name=agency]").input_value() == "Police"
    left = marks.evaluate_all(PATHS)
    # Of its own lane all, of the others nothing.
    assert [one for one in left if one] == [one for one in drawn[12:18] if one]
    assert page.locator("path.off[d^=M]").count() == 6
    # A mark leads to its entry.
    x, y = map(int, re.findall(r"M(\d+) (\d+)h0", next(one for one in left if one))[0])
    track = page.locator(".track").nth(2)
    width = track.evaluate("one => one.clientWidth")
    track.click(position={"x": x / 1000 * width, "y": y})
    assert "at=police_" in page.url
    assert page.locator("li.at").evaluate("one => one === document.activeElement")


@chromium.needed
def test_by_keyboard_alone(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.type("nursery")
    assert "of 140 entries" in status(page)
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.rests ?? ''"):
            break
    name = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    assert name.startswith("See what Finding")
    assert "behind Finding" in status(page)
    # The next key takes back what this one did.
    assert page.evaluate("document.activeElement.textContent") == "Back to everything"
    page.keyboard.press("Enter")
    assert "behind" not in status(page)


@chromium.needed
@pytest.mark.long
@pytest.mark.parametrize("width", chromium.WIDTHS)
def test_nothing_is_wider_than_the_screen(width: int, browser: Browser, made: Path) -> None:
    page = chromium.opened(browser, made, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(OPENED)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    page.close()


@chromium.needed
def test_it_is_whole_without_script(browser: Browser, made: Path) -> None:
    page = chromium.opened(browser, made, width=390, script=False)
    assert page.locator(".filter").is_hidden()
    assert page.locator(".entries li").count() == page.locator(".entries li:visible").count() == 140
    assert page.locator(".part:visible").count() == page.locator(".part").count()
    assert page.locator(".track svg:visible").count() == 7
    assert page.get_by_text("Not to be passed on").is_visible()
    page.locator("#FIN3 ~ .behind a").first.click()
    assert page.url.endswith("#KPE4")
    page.close()


@chromium.needed
def test_marking_and_readers_stay_in_view(page: Page) -> None:
    page.keyboard.press("End")
    until = time.monotonic() + 20
    while page.evaluate("scrollY") <= 1000:
        assert time.monotonic() < until
    for words in ("OFFICIAL-SENSITIVE", "For: Review team", "Not to be passed on"):
        box = page.get_by_text(words).first.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 60


@chromium.needed
def test_every_reader_filters_by_whom_entries_are_about(
    browser: Browser, folder: Folder, lt: Lt
) -> None:
    entries = "".join(
        f"- {{id: p-{at}, date: 2022-01-0{at}, source: R, event: Event {at}, "
        f"people: [HV1]{about}}}\n"
        for at, about in ((1, ", about: [C]"), (2, ", about: [c, D]"), (3, ""))
    )
    people = "".join(f"- {{id: {one}, role: Child {one}, group: family}}\n" for one in "CDM")
    root = folder({
        "agencies.yaml": "- {id: p, name: Police}\n",
        "people.yaml": people + "- {id: HV1, role: Health visitor, agency: p}\n",
        "timeline/p.yaml": entries,
        "private/identities.yaml": "- {code: M, names: [Zebedee Quill]}\n",
    })  # fmt: skip
    for who in ("team", "case-group"):
        ran = lt("report", "page", "--audience", who, cwd=root)
        assert ran.code == 0, ran.err
        made = root / "reports" / ("page.html" if who == "team" else f"page-{who}.html")
        opened = chromium.opened(browser, made)
        offered = opened.locator("[name=about] option").all_inner_texts()
        assert offered == ["Anyone", "Child C (C)", "Child D (D)"]
        assert opened.locator("[name=person]").is_visible() == (who == "team")
        opened.locator("[name=about]").select_option("C")
        assert status(opened) == "2 of 3 entries"
        assert opened.url.endswith("#about=C")
        opened.locator("[name=about]").select_option("D")
        (text,) = opened.locator(SHOWN).all_inner_texts()
        assert "About C, D" in " ".join(text.split())
        if who == "team":
            opened.locator("[name=person]").select_option("HV1")
            assert status(opened) == "1 of 3 entries"
        opened.close()
