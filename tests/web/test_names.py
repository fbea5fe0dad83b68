"""Real names in the window: on the page that is asked for alone, and soon forgotten."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

import pytest

from browsing import Answer, Somebody, as_sent, opened, with_typed
from learning_together.actions import key
from learning_together.actions.window import sitting
from learning_together.actions.window.sitting import Sitting
from learning_together.errors import LtError
from learning_together.folder import locked_file, private_folder
from learning_together.folder.locked_zip import LOCKED
from learning_together.records.kinds.identity import Identity
from learning_together.review.load import load
from learning_together.web import routes
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
        for path in routes.NAMED:
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


def test_it_is_forgotten_when_the_window_closes(locked: Path) -> None:
    with opened(locked) as me:
        assert me.send("/key/open", {"passphrase": PASSPHRASE}).code == 303
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
        assert "The key: names beside codes" in me.ask("/").words
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


@pytest.mark.few(1)
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


KEY_MISSING = {
    "people.yaml": "- {id: HV1, role: Health visitor, group: case-group}\n"
    "- {id: SW1, role: Social worker, group: case-group}\n",
    "findings.yaml": "- {id: FIN1, title: HV1 knew, statement: What HV1 said.}\n",
}


def entered(me: Somebody, *rows: tuple[str, str, str, str], back: str = "") -> Answer:
    """Sends the form of the key, with rows of code, names, short forms and sort."""
    fields = ("code", "names", "known_as", "sort")
    typed = [("back", back)] + [(f"given-{row[0]}", "1") for row in rows if not any(row[1:3])]
    return me.send("/key/names", [*typed, *zip(fields * len(rows), sum(rows, ()), strict=True)])


def test_names_are_entered_where_they_were_found_missing(folder: Folder) -> None:
    root = folder(KEY_MISSING)
    with opened(root) as me:
        asked = {"report": "summary", "format": "md", "audience": "board", "subject": ""}
        got = me.send("/reports", asked)
        assert got.code == 409
        assert "/key?back=/reports" in got.text
        # It is told before and after something is made for the team, too.
        for place in ("/reports", "/save"):
            assert "Real names cannot be looked for yet: there is no key" in me.ask(place).words
            assert "looked through for real names" not in me.ask(place).words
        made = me.send("/reports", asked | {"audience": "team"})
        _, _, before = made.words.partition("Before you pass it on")
        assert "Real names could not be looked for: there is no key" in before
        assert "/key?back=/reports" in made.text
        diary = me.send("/calendar", {"audience": "team"}).words
        assert diary.count("Real names could not be looked for: there is no key") == 1
        page = me.ask("/key?back=/reports")
        assert "Back to what you asked for" not in page.words
        assert "HV1 Health visitor" in page.words
        assert "SW1 Social worker" in page.words
        rows = (
            ("HV1", "Peregrine Tolleton; Perry Tolleton", "Perry", "person"),
            ("SW1", "", "", "person"),
            ("12 Elm Road", "Quispwick House", "", "place"),
        )
        got = entered(me, *rows, back="/reports")
        assert got.code == 303
        assert got.headers["location"].endswith("/key?back=/reports")
        path = root / private_folder.KEY
        assert path.stat().st_mode & 0o077 == 0 or os.name == "nt"
        page = me.ask("/key?back=/reports")
        assert "names of 2 people and places" in page.words
        # Some names are enough to go back and on.
        assert "Back to what you asked for" in page.words
        assert me.send("/reports", asked).code == 200
        # Whoever lacks names still is asked for; whose were entered are shown no more.
        assert "SW1 Social worker" in page.words
        assert NAME not in page.text
        assert entered(me, ("SW1", "Ottoline Quisp", "", "person"), back="/reports").code == 303
        assert "Back to what you asked for" in me.ask("/key?back=/reports").words
        found = {one.code: one for one in load(root).review.all(Identity)}
        assert found["HV1"].names == ("Peregrine Tolleton", "Perry Tolleton")
        assert (found["HV1"].known_as, found["12 Elm Road"].type) == (("Perry",), "place")
        shown = me.send("/key/shown", {})
        assert "Peregrine Tolleton; Perry Tolleton" in shown.words
        assert shown.text.count("REAL NAMES") == 2
        assert NAME not in shown.text.partition("<main")[0]
        assert NAME not in me.ask("/key").text
        assert "looked through for real names before" in me.ask("/reports").words
        assert (
            "Before you pass it on" not in me.send("/reports", asked | {"audience": "team"}).words
        )


def test_a_locked_key_is_filled_once_it_is_open_and_stays_locked(locked: Path) -> None:
    (locked / "people.yaml").write_text(KEY_MISSING["people.yaml"])
    rows = (("SW1", "Ottoline Quisp", "", "person"), ("HV1", "Perry Marsh", "", "person"))
    with opened(locked) as me:
        assert entered(me, *rows).code == 422
        me.send("/key/open", {"passphrase": PASSPHRASE})
        assert entered(me, *rows).code == 303
        assert b"Quisp" not in b"".join(held(locked).values())
        # It is still open: the window locked it anew itself.
        assert "Ottoline Quisp" in me.send("/key/shown", {}).words
        assert "Peregrine <Tolleton>; Perry Marsh" in me.send("/key/shown", {}).words
        assert not (locked / private_folder.KEY).exists()
        assert me.send("/key/unlock", {"passphrase": "wrong words of a test"}).code == 422
        assert me.send("/key/unlock", {"passphrase": PASSPHRASE}).code == 303
        assert "Ottoline Quisp" in (locked / private_folder.KEY).read_text()
        assert not private_folder.is_any_locked(locked)


def test_half_a_row_is_refused_and_kept(folder: Folder) -> None:
    root = folder(FILES)
    before = (root / private_folder.KEY).read_bytes()
    with opened(root) as me:
        for row, said in (
            (("", "Ottoline Quisp", "", "person"), "without a code"),
            (("SW1", "", "Otti", "person"), "no full name for SW1"),
            (("SW1", "tbc", "", "person"), "is missing, and is no name"),
        ):
            got = entered(me, row)
            assert got.code == 422
            assert said in got.words
            assert all(f'value="{text}"' in got.text for text in row[:3])
    assert (root / private_folder.KEY).read_bytes() == before


def test_the_way_back_stays_within_the_window(folder: Folder) -> None:
    with opened(folder(FILES)) as me:
        for place in ("//evil.example", "/reports?x=Tolleton", "evil", "/a b"):
            assert place not in me.ask(f"/key?{urlencode({'back': place})}").text
