"""The whole way of somebody new, by clicks alone: from no review to drafts in Word and PDF."""

import csv
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import chromium
from browsing import opened
from chromium import needed

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Download, Page

#: What the agency sends as a file, and what is copied out of another.
SENT = (
    ("Date", "What happened", "Who"),
    ("13/03/2023", "Telephone call from the mother; she said nobody slept", "HV1"),
    ("20/03/2023", "Home visit; nobody answered the door", "HV1"),
)
#: Who takes part, as a mail has them.
PEOPLE = "Health visitor, Health visiting, Ada Fairlamb\nNurse, Health visiting, Ida Marsh\n"
PASTED = "14/05/2023\tCalled to the address about noise\n30/05/2023\tChild seen asleep, no action\n"


def _sent() -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(SENT)
    return text.getvalue().encode()


class _Newcomer:
    """Somebody at a page: what they click and type is counted."""

    def __init__(self, page: "Page") -> None:
        self.page = page
        self.actions = 0

    def follow(self, name: str) -> None:
        self.actions += 1
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def press(self, name: str) -> None:
        self.actions += 1
        self.page.get_by_role("button", name=name).first.click()

    def fill(self, label: str, text: str) -> None:
        self.actions += 1
        self.page.get_by_label(label).first.fill(text)

    def choose(self, label: str, words: str) -> None:
        self.actions += 1
        self.page.get_by_label(label).first.select_option(label=words)

    def tick(self, label: str) -> None:
        self.actions += 1
        self.page.get_by_label(label, exact=True).check()

    def sees(self, words: str) -> None:
        self.page.get_by_text(words).first.wait_for()

    def make(self, report: str, form: str) -> "Download":
        self.follow("Reports")
        card = self.page.locator(f"form:has(input[name=report][value={report}])")
        card.get_by_label("As").select_option(label=form)
        card.get_by_role("button", name="Make it").click()
        self.actions += 3
        with self.page.expect_download() as got:
            self.page.get_by_role("link", name="Download").first.click()
        return got.value


@pytest.mark.long
@needed
@pytest.mark.parametrize(("script", "width"), [(True, 1400), (False, 1400), (True, 390)])
def test_from_nothing_to_a_draft(tmp_path: Path, script: bool, width: int) -> None:
    place = tmp_path / "here"
    place.mkdir()
    with opened(place, begun=False) as me, chromium.browser() as browser:
        page = _page(browser, script=script, width=width)
        me.keys.renew()
        page.goto(me.keys.entrance)
        page.wait_for_url("**/")
        new = _Newcomer(page)
        _begin(new)
        _people(new)
        _timeline(new)
        _analysis(new, script=script)
        page.get_by_role("navigation").get_by_role("link", name="Checks").click()
        new.actions += 1
        new.sees("to mend or to decide")
        docx = new.make("review", "Word").path()
        assert zipfile.is_zipfile(docx)
        pdf = new.make("review", "PDF").path()
        assert pdf.read_bytes().startswith(b"%PDF-")
        assert new.actions <= 80
        page.context.close()


def _page(browser: "Browser", *, script: bool, width: int) -> "Page":
    within = browser.new_context(
        java_script_enabled=script, viewport={"width": width, "height": 900}, accept_downloads=True
    )
    within.set_default_timeout(30_000)
    page = within.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    return page


def _begin(new: _Newcomer) -> None:
    new.fill("title", "Mill Lane")
    new.fill("Whom the review is about", "Child C")
    new.fill("Agencies", "Health visiting\nPolice\n")
    new.press("Begin this review")
    new.sees("Mill Lane")


def _people(new: _Newcomer) -> None:
    new.follow("Go there: List the people by role codes: the review team, and those who worked "
               "the case as far as they are known.")  # fmt: skip
    new.fill("The list, copied", PEOPLE)
    new.choose("Their part in the review", "Case group")
    new.press("Show who would be entered")
    new.choose("Part in the review, row 2", "Review team")
    new.press("Enter those who are ticked")
    new.sees("Entered: 2 people.")
    new.sees("The names of 2 people are in the key")


def _timeline(new: _Newcomer) -> None:
    new.follow("Import")
    new.choose("Whose account it is", "Health visiting")
    new.actions += 1
    new.page.get_by_label("The file", exact=True).set_input_files(
        {"name": "ours.csv", "mimeType": "text/csv", "buffer": _sent()}
    )
    new.press("Show what it would bring")
    new.press("Bring it in as shown")
    new.follow("The timeline")
    new.actions += 1
    new.page.get_by_text("Paste rows from Excel or Word").click()
    new.choose("Whose account it is", "Police")
    new.fill("The rows", PASTED)
    new.press("Show what they would bring")
    new.press("Bring it in as shown")
    new.follow("The timeline")
    new.sees("4 of 4 entries")


def _analysis(new: _Newcomer, *, script: bool) -> None:
    new.follow("Records")
    new.follow("Conversations")
    new.follow("New conversation")
    new.fill("With whom", "HV1")
    new.fill("Date", "12th June 2023")
    new.press("Add: turning points")
    new.fill("What they saw", "The curtains were always drawn.")
    new.press("Save")
    new.sees("Saved:")
    new.follow("Analysis")
    new.follow("New episode")
    new.fill("Title", "A spring of closed doors")
    new.press("Save")
    new.follow("Choose: entries in the timeline")
    boxes = new.page.get_by_role("checkbox", name="-0")
    for place in range(2):
        new.actions += 1
        boxes.nth(place).check()
    new.press("Save what is ticked")
    new.sees("it is made of 2 now")
    new.follow("Analysis")
    new.follow("New factor")
    new.fill("The factor in a sentence", "Visits are counted and not what they found")
    new.press("Save")
    new.follow("Analysis")
    new.tick("CF1 in KPE1")
    if not script:
        new.press("Save what is ticked")
    new.sees("Changed: 1 cell of the matrix.")
    new.follow("Analysis")
    new.follow("New finding")
    new.fill(
        "The finding in one sentence",
        "Contact is recorded as an event, so that its pattern is not seen",
    )
    new.press("Save")
    new.follow("Choose: evidence in this case")
    new.actions += 1
    new.page.locator("input[name=evidence][value=CV1]").check()
    if script:
        new.sees("1 conversation")
    new.press("Save what is ticked")
    new.sees("1 added, 0 taken out; 1 now.")
