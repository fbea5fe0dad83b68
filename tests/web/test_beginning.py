"""A window without a review: one is begun there, or an example is opened."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from browsing import Somebody, opened
from gitting import GIT, git
from learning_together.actions.shortcut import shortcut
from learning_together.actions.window.recent import recent, remember
from learning_together.folder import own_place
from learning_together.privacy.hits import MASK
from learning_together.review.load import load
from learning_together.web import serve
from learning_together.web.door import Keys
from sample import SAMPLE, write


@pytest.fixture
def place(tmp_path: Path) -> Path:
    found = tmp_path / "place"
    found.mkdir()
    return found


@pytest.fixture
def me(place: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Somebody]:
    listening = serve._listening()
    keys = Keys(listening.getsockname()[1])
    made: list[Path] = []
    monkeypatch.setenv("XDG_STATE_HOME", str(place.parent / "state"))
    args = (place, listening, keys, made.append)
    served = threading.Thread(target=serve._serve, args=args, daemon=True)
    served.start()
    who = Somebody(keys)
    who.enter()
    yield who
    if made:
        who.send("/close", {})
        served.join(20)


def test_what_is_wrong_is_said_beside_its_question(me: Somebody, place: Path) -> None:
    sent = {"title": "Mill Lane", "framework": "odd", "start": "3/4/2022", "end": "soon",
            "subject": "Adult A", "agencies": "Police\nPolice\n"}  # fmt: skip
    got = me.send("/begin", sent)
    assert got.code == 422
    assert "It is one of:" in got.words
    assert 'id="end-fault"' in got.text
    assert 'value="Adult A"' in got.text
    got = me.send("/begin", {"title": "Mill Lane", "start": "3/4/2022", "end": "1 May 2023"})
    assert got.code == 422
    assert "3 April 2022 or 4 March 2022" in got.words
    assert me.send("/begin", {}).code == 422
    assert list(place.iterdir()) == []


@pytest.mark.parametrize(
    "title",
    ["../../up", "C:\\x", "aux", "<script>alert(1)</script>", "Ünder/lane " + "x" * 90, "…"],
)
def test_a_title_is_no_path(me: Somebody, place: Path, title: str) -> None:
    before = {one.name for one in place.parent.iterdir()}
    got = me.send("/begin", {"title": title})
    assert got.code == 303
    (made,) = (one for one in place.iterdir() if not one.name.startswith("."))
    assert len(made.name) <= 60
    assert {one.name for one in place.parent.iterdir()} == before
    assert load(made).review.title == title
    assert "<script>" not in me.ask("/").text


def test_whom_the_review_is_about_is_a_person_from_the_beginning(me: Somebody) -> None:
    sent = {"title": "Mill Lane", "subject": "Child C and Child D", "agencies": "C"}
    assert me.send("/begin", sent).code == 303
    said = me.ask("/").words
    assert "Child C is known as CC1." in said, "an agency has the code already"
    assert "Child D is known as D." in said
    # Their names can be entered at once, and nothing is wrong then.
    key = me.ask("/key").words
    assert "CC1 Child C, whom the review is about" in key
    rows = {"code": ["CC1", "D"], "names": ["Wren Pemberton", "Robin Pemberton"],
            "known_as": ["", ""], "sort": ["person", "person"]}  # fmt: skip
    assert me.send("/key/names", rows).code == 303
    assert "LT4" not in me.ask("/problems").words
    assert "Child D, whom the review is about" in me.ask("/kinds/people").words


def test_an_example_is_opened_to_look_around(me: Somebody, place: Path) -> None:
    assert "Elm court" in me.ask("/").words
    for odd in ("../elm-court", "london-pilots", "keys", "nothing"):
        assert me.send("/begin", {"example": odd}).code == 409
    assert me.send("/begin", {"example": "elm-court"}).code == 303
    assert "Elm Court" in me.ask("/").words
    assert (place / "elm-court" / "private" / "identities.yaml").is_file()


def test_what_is_there_already_stays(me: Somebody, place: Path) -> None:
    (place / "mill-lane").mkdir()
    (place / "mill-lane" / "mine.txt").write_text("mine", "utf-8")
    got = me.send("/begin", {"title": "Mill Lane"})
    assert got.code == 409
    assert "is not empty" in got.words
    assert [one.name for one in (place / "mill-lane").iterdir()] == ["mine.txt"]
    for path in ("/records", "/problems", "/timeline"):
        assert me.ask(path).code == 404


def test_a_review_of_before_is_opened_again(me: Somebody, tmp_path: Path) -> None:
    gone = write(tmp_path / "gone", SAMPLE)
    first = write(tmp_path / "mill & lane", SAMPLE)
    for one in (gone, first, first):
        remember(one)
    (gone / "review.yaml").unlink()
    assert recent() == (first,)
    page = me.ask("/")
    title = load(first).review.title
    assert title != first.name
    # Before what is asked for a new one, by title and folder, without a name of its key.
    assert page.words.index(f"{title} {first}") < page.words.index("Begin this review")
    assert str(gone) not in page.words
    # What was never opened is none of them, whatever a page sends.
    never = write(tmp_path / "never", SAMPLE)
    for odd in (str(never), "../never", str(gone)):
        assert me.send("/begin", {"recent": odd}).code == 409
    assert me.send("/begin", {"recent": str(first)}).code == 303
    assert "Where the review stands" in me.ask("/").words


@pytest.mark.parametrize(
    ("review", "title"),
    [("title: Peregrine Tolleton\n", MASK), ("title: [1\n", "lane"), ("title:\n", "lane")],
)
def test_a_title_is_told_without_names_and_a_faulty_one_by_its_folder(
    me: Somebody, tmp_path: Path, review: str, title: str
) -> None:
    key = "- {code: C, type: person, names: [Peregrine Tolleton]}\n"
    files = {"review.yaml": f"format: 1\n{review}", "private/identities.yaml": key}
    remember(write(tmp_path / "lane", files))
    assert f"{title} {tmp_path / 'lane'}" in me.ask("/").words


@pytest.mark.git
@pytest.mark.skipif(GIT is None, reason="git is not on the PATH")
def test_where_it_lies_and_that_no_version_is_kept_is_said_first(
    me: Somebody, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    assert me.send("/begin", {"title": "Mill Lane"}).code == 303
    page = me.ask("/")
    assert f"The review is begun. It is kept in {place / 'mill-lane'}." in page.words
    assert 'href="' + me.at + '/save">Keep a first version</a>' in page.text
    for word in ("git", "terminal", "repository", "commit"):
        assert word not in page.words.casefold()
    assert "No version of the review is kept yet" in me.send("/close", {}).words


@pytest.mark.git
@pytest.mark.skipif(GIT is None, reason="git is not on the PATH")
def test_the_last_page_tells_of_changes_and_how_to_open_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path / "lane", SAMPLE)
    monkeypatch.setattr(own_place, "desktop", lambda: tmp_path)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "First")
    with opened(root) as me:
        words = me.send("/close", {}).words
    assert "since the last version" not in words
    assert "lt open" in words
    (root / "glossary.yaml").write_text("- {id: lens, term: Lens}\n", "utf-8")
    icon = shortcut(root, begun=True)
    with opened(root) as me:
        words = me.send("/close", {}).words
    assert "There are changes since the last version" in words
    assert f"double-click “{icon.stem}”" in words
    assert "lt open" not in words


def test_one_that_has_a_window_already_leads_there(me: Somebody, tmp_path: Path) -> None:
    review = write(tmp_path / "review", SAMPLE)
    remember(review)
    listening = serve._listening()
    keys = Keys(listening.getsockname()[1])
    serve._note(own_place.note_of(review), keys)
    served = threading.Thread(target=serve._serve, args=(review, listening, keys), daemon=True)
    served.start()
    got = me.send("/begin", {"recent": str(review)})
    assert keys.entrance in got.text
    other = Somebody(keys)
    other.enter()
    assert other.send("/close", {}).code == 200
    served.join(20)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2}', '{"version": 1, "folders": 3}'])
def test_a_list_of_another_make_is_none(me: Somebody, tmp_path: Path, text: str) -> None:
    remember(tmp_path)
    (tmp_path / "state" / "learning-together" / "recent.json").write_text(text, "utf-8")
    assert recent() == ()
    assert me.ask("/").code == 200
