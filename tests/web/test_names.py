"""Real names in the window: on the page that is asked for alone, and soon forgotten."""

import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from browsing import Answer, Somebody, as_sent, opened, with_typed
from learning_together.actions import key
from learning_together.actions.window import sitting
from learning_together.actions.window.sitting import Sitting
from learning_together.errors import LtError
from learning_together.folder import locked_file, private_folder
from learning_together.folder.locked_zip import LOCKED
from learning_together.web import app
from learning_together.web.window import Window
from locking import MEANS, PASSPHRASE, unanswered
from sample import Folder, held

FILES = {
    "people.yaml": "- {id: HV1, role: Health visitor, group: case-group}\n",
    "findings.yaml": "- {id: FIN1, title: HV1 knew, statement: What HV1 said.}\n",
    "private/identities.yaml": "- {code: HV1, type: person, names: [Peregrine <Tolleton>]}\n",
}
CHROMIUM = shutil.which("chromium")
NAME, SHOWN = "Tolleton", "Peregrine &lt;Tolleton&gt;"
pytestmark = pytest.mark.usefixtures(unanswered.__name__)


@pytest.fixture
def locked(folder: Folder) -> Iterator[Path]:
    root = folder(FILES)
    key.lock(root, MEANS)
    yield root
    private_folder.forget()


def ask(me: Somebody, path: str, passphrase: str = "") -> Answer:
    return me.send(f"/named{path}", {"passphrase": passphrase} if passphrase else {})


def test_names_stand_on_the_page_that_is_asked_for_and_on_no_other(locked: Path) -> None:
    with opened(locked) as me:
        got = ask(me, "/records/FIN1", PASSPHRASE)
        assert got.code == 200
        assert "What Peregrine <Tolleton> said" in got.words
        assert got.text.count("REAL NAMES – do not share") == 2
        # Not the next page, nor the same one again.
        for path in app.NAMED:
            text = me.ask(path.format(id="FIN1", kind="findings")).text
            assert NAME not in text, path
        assert NAME not in me.ask("/records/FIN1/edit").text
        assert "Peregrine <Tolleton> knew" in ask(me, "/kinds/findings").words


def test_a_key_that_lies_open_needs_no_passphrase_and_names_are_asked_for_all_the_same(
    folder: Folder,
) -> None:
    with opened(folder(FILES)) as me:
        assert NAME not in me.ask("/records/FIN1").text
        assert SHOWN in ask(me, "/records/FIN1").text
        assert "passphrase" not in me.ask("/records/FIN1").text


def test_no_name_stands_in_an_address_a_title_or_a_field(locked: Path) -> None:
    with opened(locked) as me:
        got = ask(me, "/records/FIN1?x=1", PASSPHRASE)
        assert NAME not in got.text.partition("<main")[0]
        assert NAME not in "".join(re.findall(r"<[^>]*>", got.text))
        assert NAME not in str(got.headers)
        assert got.headers["cache-control"] == "no-store"
        # What somebody looks for is sent, and stands in no address either.
        assert 'role="search" method="post"' in got.text
        assert "FIN1" in me.send("/search", {"words": "HV1 said"}).words


@pytest.mark.parametrize("given", ["", "wrong words of a test"])
def test_without_what_opens_it_no_name_is_shown(locked: Path, given: str) -> None:
    with opened(locked) as me:
        for answer in (
            ask(me, "/records/FIN1", given),
            me.send("/key/open", {"passphrase": given}),
        ):
            assert answer.code in {409, 422}
            assert NAME not in answer.text
        assert ask(me, "/records/FIN1").code == 409


def test_names_are_asked_for_by_the_windows_own_pages_alone(locked: Path) -> None:
    with opened(locked) as me:
        assert ask(me, "/records/FIN1", PASSPHRASE).code == 200
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        for origin in ({}, {"Origin": "http://evil.example"}, {"Origin": "null"}):
            got = me.ask("/named/records/FIN1", method="POST", body=b"", headers=kind | origin)
            assert got.code == 403
        assert me.ask("/named/records/FIN1").code in {404, 405}
        assert ask(me, "/named/records/FIN1").code == 404
        assert ask(me, "/records/FIN1/edit").code in {404, 405}
        assert ask(me, "/..%2f..%2fprivate/identities.yaml").code == 404


def test_it_is_forgotten_when_asked(locked: Path) -> None:
    with opened(locked) as me:
        assert me.send("/key/open", {"passphrase": PASSPHRASE}).code == 303
        assert SHOWN in ask(me, "/records/FIN1").text
        assert me.send("/key/forget", {}).code == 303
        assert ask(me, "/records/FIN1").code == 409
    assert locked_file.Answered.passphrase is None


@pytest.fixture
def clocks(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """A clock and a calendar that a test sets forward."""
    found = {"clock": 0.0, "calendar": 0.0}

    def set_up(self: Window, root: Path, *more: object) -> None:
        usual(self, root, *more)  # type: ignore[arg-type]
        self.sitting = Sitting(root, lambda: found["clock"], lambda: found["calendar"])

    usual = Window.__init__
    monkeypatch.setattr(Window, "__init__", set_up)
    return found


@pytest.mark.parametrize("slept", [False, True])
def test_it_is_forgotten_after_a_quarter_of_an_hour_and_on_sleep(
    locked: Path, clocks: dict[str, float], slept: bool
) -> None:
    with opened(locked) as me:
        assert ask(me, "/records/FIN1", PASSPHRASE).code == 200
        clocks["clock"] += sitting.IDLE - 1
        assert SHOWN in ask(me, "/records/FIN1").text
        # A page that asks for news, or says that it is open, is nobody who uses it.
        clocks["clock"] += 1
        assert me.ask("/news", headers={"lt-unasked": "1"}).code == 200
        clocks["clock"] += 1 if slept else sitting.IDLE
        clocks["calendar"] += sitting.SLEPT + 1 if slept else 0
        assert me.send("/here/page", {}).code == 204
        got = ask(me, "/records/FIN1")
        assert got.code == 409
        assert NAME not in got.text
        assert locked_file.Answered.passphrase is None


def test_it_is_forgotten_where_it_was_locked_anew(locked: Path) -> None:
    with opened(locked) as me:
        assert ask(me, "/records/FIN1", PASSPHRASE).code == 200
        path = locked / private_folder.LOCKED_KEY
        path.write_bytes(locked_file.seal(b"[]\n", locked_file.Means("other words of a test")))
        assert ask(me, "/records/FIN1").code == 409
        assert me.ask("/records/FIN1").code == 200


def test_what_is_typed_is_locked_while_it_is_open_and_found_again(locked: Path) -> None:
    with opened(locked) as me:
        sent = as_sent(me.ask("/records/FIN1/edit").text)
        me.send("/records/FIN1/edit", [*with_typed(sent, title="In memory"), ("_draft", "1")])
        assert not (locked / LOCKED).exists()
        assert me.send("/key/open", {"passphrase": PASSPHRASE}).code == 303
        me.send("/records/FIN1/edit", [*with_typed(sent, title="Half a thou"), ("_draft", "1")])
    every = b"".join(held(locked).values())
    assert b"Half a thou" not in every
    assert b"In memory" not in every
    private_folder.forget()
    with opened(locked) as me:
        assert "not saved yet" not in me.ask("/").words
        me.send("/key/open", {"passphrase": PASSPHRASE})
        assert "not saved yet" in me.ask("/").words
        assert "Half a thou" in me.ask("/records/FIN1/edit?typed=1").text


def test_what_lies_open_is_locked_from_its_page(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:
        assert "Lock it" in me.ask("/").words
        for odd in ({"passphrase": PASSPHRASE}, {"passphrase": "short", "again": "short"}):
            assert me.send("/key/lock", odd).code == 422
        assert (root / private_folder.KEY).exists()
        assert me.send("/key/lock", {"passphrase": PASSPHRASE, "again": PASSPHRASE}).code == 303
        assert not (root / private_folder.KEY).exists()
        assert "Locked: " in me.ask("/key").words
        assert ask(me, "/records/FIN1").code == 409
        assert SHOWN in ask(me, "/records/FIN1", PASSPHRASE).text


def test_where_nothing_is_locked_nothing_is_opened(folder: Folder) -> None:
    found = Sitting(folder(FILES))
    found.open("anything at all")
    assert not found.was_opened_here
    with pytest.raises(LtError, match="guessed"):
        sitting.lock(folder(FILES), "short", "short")


@pytest.mark.chromium
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on the PATH")
@pytest.mark.parametrize("script", [True, False])
def test_a_browser_goes_back_to_no_name(locked: Path, script: bool) -> None:
    from playwright.sync_api import Error, expect, sync_playwright

    with opened(locked) as me, sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_context(java_script_enabled=script).new_page()
        page.set_default_timeout(10_000)
        me.keys.renew()
        page.goto(me.keys.entrance)
        page.wait_for_url("**/")
        page.goto(f"http://{me.keys.host}{me.at}/records/FIN1")
        page.locator("details.names summary").click()
        page.get_by_label("Passphrase").fill(PASSPHRASE)
        page.get_by_role("button", name="Show real names").click()
        page.get_by_text("REAL NAMES").first.wait_for()
        assert NAME in page.locator("main").inner_text()
        assert NAME not in page.title()
        page.get_by_role("link", name="Checks").click()
        page.get_by_role("heading", name="Checks").or_(page.locator("h1")).first.wait_for()
        with suppress(Error):  # It kept nothing, and asks before it would send the form again.
            page.go_back()
        expect(page.get_by_text(NAME)).to_have_count(0)
        browser.close()
