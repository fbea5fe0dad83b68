"""The window in a real browser: with script and without, by keyboard, wide and narrow."""

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from browsing import Somebody, opened
from sample import Folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.chromium,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on the PATH"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        found = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


def shown(browser: "Browser", me: Somebody, *, script: bool = True, width: int = 1400) -> "Page":
    """A page of its own, let in by a ticket."""
    within = browser.new_context(
        java_script_enabled=script, viewport={"width": width, "height": 900}
    )
    within.set_default_timeout(20_000)
    page = within.new_page()
    me.keys.renew()
    page.goto(me.keys.entrance)
    page.wait_for_url("**/")
    return page


@pytest.mark.parametrize("script", [True, False])
def test_a_record_is_added_changed_and_found(
    browser: "Browser", folder: Folder, script: bool
) -> None:
    from playwright.sync_api import expect

    root = folder({"people.yaml": "- {id: HV1, role: Health visitor, group: case-group}\n"})
    with opened(root) as me:
        page = shown(browser, me, script=script)
        page.get_by_role("link", name="Records").click()
        page.get_by_role("link", name="Conversations").click()
        page.get_by_role("link", name="New conversation").click()
        page.get_by_label("With whom").fill("HV1")
        page.get_by_label("Date", exact=True).fill("12th March 2024")
        for number, words in enumerate(("A light.", "No light.")):
            page.get_by_role("button", name="turning points").first.click()
            page.get_by_label("What they saw").nth(number).fill(words)
        page.get_by_role("button", name="Move up").click()
        expect(page.get_by_label("What they saw").first).to_have_value("No light.")
        page.get_by_role("button", name="Save", exact=True).click()
        page.get_by_text("Saved:").wait_for()
        (path,) = (root / "conversations").iterdir()
        text = path.read_text("utf-8")
        assert text.index("No light.") < text.index("A light.")
        assert "date: 2024-03-12" in text
        page.get_by_label("Search all text").fill("no light")
        page.get_by_role("button", name="Search").click()
        assert page.locator("mark").inner_text() == "No light"
        page.context.close()


def test_what_is_typed_is_picked_and_read_back(browser: "Browser", folder: Folder) -> None:
    people = "".join(f"- {{id: HV{n}, role: Worker {n}}}\n" for n in range(1, 80))
    with opened(folder({"people.yaml": people})) as me:
        page = shown(browser, me)
        page.goto(f"http://{me.keys.host}{me.at}/new/conversations")
        page.get_by_label("With whom").fill("HV77")
        page.get_by_text("Worker 77").first.wait_for(state="attached")
        page.locator("output", has_text="Worker 77").wait_for()
        assert page.locator("#pick-people option").count() <= 50
        page.get_by_label("Date", exact=True).fill("3/4/24")
        page.locator("output", has_text="3 April 2024 or 4 March 2024").wait_for()
        page.context.close()


def test_a_page_that_is_closed_loses_nothing(browser: "Browser", folder: Folder) -> None:
    from playwright.sync_api import expect

    root = folder({"glossary.yaml": "- {id: lens, term: Lens, meaning: Glass.}\n"})
    with opened(root) as me:
        page = shown(browser, me)
        page.goto(f"http://{me.keys.host}{me.at}/records/lens/edit")
        page.get_by_label("Meaning").fill("Glass that was ground")
        page.close()
        again = shown(browser, me)
        again.get_by_role("link", name="lens").click()
        expect(again.get_by_label("Meaning")).to_have_value("Glass that was ground")
        again.get_by_role("button", name="Save", exact=True).click()
        again.get_by_text("Saved: Meaning.").wait_for()
        assert "Glass that was ground" in (root / "glossary.yaml").read_text("utf-8")
        again.context.close()


def test_by_keyboard_alone(browser: "Browser", folder: Folder) -> None:
    root = folder({"glossary.yaml": "- {id: lens, term: Lens, meaning: Glass.}\n"})
    with opened(root) as me:
        page = shown(browser, me)
        page.keyboard.press("/")
        page.keyboard.type("glass")
        page.keyboard.press("Enter")
        page.locator("mark").wait_for()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "To the page itself"
        page.goto(f"http://{me.keys.host}{me.at}/records/lens/edit")
        page.get_by_label("Term").focus()
        page.keyboard.press("End")
        page.keyboard.type("es")
        page.keyboard.press("Enter")
        page.get_by_text("Saved: Term.").wait_for()
        assert "term: Lenses" in (root / "glossary.yaml").read_text("utf-8")
        page.context.close()


def test_the_timeline_is_filtered_while_somebody_types(
    browser: "Browser", street: Somebody
) -> None:
    from playwright.sync_api import expect

    page = shown(browser, street)
    page.goto(f"http://{street.keys.host}{street.at}/timeline")
    expect(page.locator(".timeline tbody tr")).to_have_count(140)
    page.get_by_label("Words").press_sequentially("garden chairs")
    expect(page.locator(".timeline tbody tr")).to_have_count(1)
    assert "filter=garden+chairs" in page.url
    page.get_by_label("Words").fill("")
    page.get_by_label("Agency").select_option("police")
    expect(page.locator(".timeline tbody tr")).to_have_count(11)
    page.context.close()


def test_a_cell_is_changed_where_it_stands(browser: "Browser", folder: Folder) -> None:
    from playwright.sync_api import expect

    entries = "".join(f"- {{id: p-{n}, date: 2022-01-0{n}, event: Event {n}}}\n" for n in (1, 2))
    files = {"agencies.yaml": "- {id: p, name: Police}\n", "timeline/p.yaml": entries}
    root = folder(files)
    with opened(root) as me:
        page = shown(browser, me)
        page.goto(f"http://{me.keys.host}{me.at}/timeline")
        page.get_by_text("Event 1").dblclick()
        page.get_by_label("What happened").fill("By pointer")
        # Another cell is opened: what was typed into the first is saved before.
        page.get_by_text("Event 2").dblclick()
        page.get_by_text("Saved: What happened.").wait_for()
        expect(page.get_by_label("What happened")).to_be_focused()
        page.keyboard.press("Escape")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Enter")
        date = page.locator("td.open input[name=date]")
        date.fill("soon")
        page.keyboard.press("Enter")
        page.get_by_text("Not saved:").wait_for()
        date.fill("3 January 2022")
        page.keyboard.press("Enter")
        page.get_by_text("Saved: Date.").wait_for()
        expect(page.locator("td:focus")).to_have_text("3 January 2022")
        text = (root / "timeline" / "p.yaml").read_text("utf-8")
        changed = entries.replace("Event 1", '"By pointer"').replace("2022-01-01", "2022-01-03")
        assert text == changed
        page.locator("table.lanes td a", has_text="2").click()
        expect(page.get_by_label("Agency", exact=True)).to_have_value("p")
        page.evaluate(
            """rows => {
              const held = new DataTransfer();
              held.setData("text/plain", rows);
              const about = {clipboardData: held, bubbles: true, cancelable: true};
              document.body.dispatchEvent(new ClipboardEvent("paste", about));
            }""",
            "4/5/2022\tSeen at home by an officer\n14/5/2022\tCalled again about the noise\n",
        )
        page.get_by_label("Whose account it is").select_option("p")
        page.get_by_role("button", name="Show what they would bring").click()
        page.get_by_role("button", name="Bring it in as shown").click()
        page.get_by_role("link", name="The timeline").click()
        expect(page.locator("table.timeline tbody tr")).to_have_count(4)
        page.context.close()


def test_a_page_shows_what_was_changed_elsewhere(browser: "Browser", folder: Folder) -> None:
    from playwright.sync_api import expect

    root = folder({"glossary.yaml": "- {id: lens, term: Lens, meaning: Glass.}\n"})
    path = root / "glossary.yaml"
    with opened(root) as me:
        page, form = shown(browser, me), shown(browser, me)
        page.goto(f"http://{me.keys.host}{me.at}/records/lens")
        form.goto(f"http://{me.keys.host}{me.at}/records/lens/edit")
        form.get_by_label("Term").fill("Lenses")
        path.write_text("- {id: lens, term: Lens, meaning: Ground glass.}\n", "utf-8")
        page.bring_to_front()
        page.evaluate("look()")
        expect(page.get_by_text("Ground glass.")).to_be_visible()
        form.bring_to_front()
        form.evaluate("look()")
        expect(form.get_by_text("The review was changed meanwhile.")).to_be_visible()
        expect(form.get_by_label("Term")).to_have_value("Lenses")
        form.get_by_role("button", name="Save", exact=True).click()
        form.get_by_text("Saved: Term.").wait_for()
        assert path.read_text("utf-8") == "- {id: lens, term: Lenses, meaning: Ground glass.}\n"
        form.context.close()
        page.context.close()


@pytest.mark.long
@pytest.mark.parametrize("script", [True, False])
def test_two_windows_on_one_record_lose_nothing(
    browser: "Browser", folder: Folder, script: bool
) -> None:
    from playwright.sync_api import expect

    root = folder({"glossary.yaml": "- {id: lens, term: Lens, meaning: Glass.}\n"})
    with opened(root) as me:
        one, two = (shown(browser, me, script=script) for _ in range(2))
        for page in (one, two):
            page.goto(f"http://{me.keys.host}{me.at}/records/lens/edit")
        one.get_by_label("Meaning").fill("Ground glass.")
        one.get_by_role("button", name="Save", exact=True).click()
        one.get_by_text("Saved: Meaning.").wait_for()
        two.get_by_label("Term").fill("Lenses")
        two.get_by_label("Meaning").first.fill("Cut glass.")
        two.get_by_role("button", name="Save", exact=True).click()
        two.get_by_text("Somebody else changed this meanwhile.").wait_for()
        expect(two.get_by_text("Ground glass.")).to_be_visible()
        expect(two.locator("textarea[name=meaning]")).to_have_value("Cut glass.")
        two.get_by_label("Leave theirs, and drop mine here").check()
        two.get_by_role("button", name="Save", exact=True).click()
        two.get_by_text("Saved: Term.").wait_for()
        text = (root / "glossary.yaml").read_text("utf-8")
        assert text == '- {id: lens, term: Lenses, meaning: "Ground glass."}\n', text
        one.context.close()
        two.context.close()


@pytest.mark.long
def test_people_and_their_key_by_keyboard_alone(browser: "Browser", folder: Folder) -> None:
    root = folder({"agencies.yaml": "- {id: police, name: Police}\n"})
    with opened(root) as me:
        page = shown(browser, me)
        page.goto(f"http://{me.keys.host}{me.at}/people")
        reach(page, "The list, copied")
        page.keyboard.type("Constable, Police, Ada Quillon")
        reach(page, "Their part in the review")
        page.keyboard.type("Case")
        reach(page, "Show who would be entered")
        page.keyboard.press("Enter")
        page.wait_for_url("**/people")
        page.get_by_text("A… Q…").wait_for()
        reach(page, "Role, row 1")
        page.keyboard.press("End")
        page.keyboard.type(" on duty")
        page.keyboard.press("Enter")
        page.get_by_text("Entered: 1 person.").wait_for()
        assert "role: Constable on duty" in (root / "people.yaml").read_text("utf-8")
        page.goto(f"http://{me.keys.host}{me.at}/key")
        reach(page, "Show the names in the key")
        page.keyboard.press("Enter")
        page.get_by_text("Ada Quillon").wait_for()
        reach(page, "Change: C1")
        page.keyboard.press("Enter")
        page.get_by_label("Date of birth").wait_for()
        reach(page, "Date of birth")
        page.keyboard.type("3 May 1979")
        page.keyboard.press("Enter")
        page.get_by_text("C1: Date of birth changed in the key.").wait_for()
        assert "born: 1979-05-03" in (root / "private" / "identities.yaml").read_text("utf-8")
        page.context.close()


def reach(page: "Page", name: str) -> None:
    """Goes on by the tabulator until something of that name has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if name in page.evaluate(
            "document.activeElement.ariaLabel ?? document.activeElement.labels?.[0]"
            "?.textContent ?? document.activeElement.textContent"
        ):
            return
    raise AssertionError(name)


@pytest.mark.long
def test_analysis_by_keyboard_alone(browser: "Browser", folder: Folder) -> None:
    files = {
        "episodes/KPE1.yaml": "id: KPE1\ntitle: A winter\n",
        "factors.yaml": "- {id: CF1, summary: Two posts were vacant}\n",
        "findings.yaml": "- {id: FIN1, statement: One.}\n",
        "conversations/CV1.yaml": "id: CV1\nparticipant: HV1\ndate: 2023-05-01\n"
        "turning_points: [{saw: A light}]\n",
        "people.yaml": "- {id: HV1, role: Health visitor, group: case-group}\n",
    }
    root = folder(files)
    with opened(root) as me:
        page = shown(browser, me)

        reach(page, "Analysis")
        page.keyboard.press("Enter")
        page.wait_for_url("**/analysis")
        reach(page, "CF1 in KPE1")
        page.keyboard.press("Space")
        page.get_by_text("Changed: 1 cell of the matrix.").wait_for()
        assert page.evaluate("document.activeElement.value") == "CF1 KPE1"
        reach(page, "Choose its evidence")
        page.keyboard.press("Enter")
        page.wait_for_url("**/choose/evidence")
        reach(page, "CV1")
        page.keyboard.press("Space")
        page.get_by_text("1 conversation (0 front line").wait_for()
        page.keyboard.press("Enter")
        page.get_by_text("1 added, 0 taken out; 1 now.").wait_for()
        assert "episodes: [KPE1]" in (root / "factors.yaml").read_text("utf-8")
        assert "evidence: [CV1]" in (root / "findings.yaml").read_text("utf-8")
        page.context.close()


def test_it_closes_by_its_button(browser: "Browser", folder: Folder) -> None:
    with opened(folder({})) as me:
        page = shown(browser, me)
        page.goto(f"http://{me.keys.host}{me.at}/records")
        assert me.ask("/").code == 200
        page.get_by_role("button", name="Close").click()
        page.get_by_text("The window of this review is closed").wait_for()
        page.context.close()
