"""What is kept of earlier joins, and which of them the next other side is taken to come from."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from learning_together.actions.join import remembered
from learning_together.actions.join.remembered import FOLDER, MOST, Asked, Remembered
from learning_together.joining.earlier import noted
from learning_together.joining.join import join
from learning_together.joining.state import State
from sample import SAMPLE, write

OURS = {"factors.yaml": "- id: CF1\n  summary: Few staff\n"}
DAY = date(2024, 3, 5)
WHY = "your review has been set back to before the last join"


def theirs(*said: str) -> dict[str, str]:
    """The other side: what ours says, and some factors of its own."""
    more = "".join(f"- id: CF{2 + n}\n  summary: {one}\n" for n, one in enumerate(said))
    return {"factors.yaml": OURS["factors.yaml"] + more}


def made(*said: str, place: str = "", shared: str = "", path: str = "") -> Remembered:
    """A join with such a side."""
    joined = join(None, OURS, theirs(*said))
    earlier = noted(State(OURS), State(theirs(*said)), joined)
    return Remembered(earlier, path, place, DAY, shared)


def after(*said: str) -> dict[str, str]:
    """Our texts after that join."""
    return {path: text for path, text in join(None, OURS, theirs(*said)).texts.items() if text}


def asked(*said: str, place: str = "", shared: str = "") -> Asked:
    return Asked(place, State(after(*said)), State(theirs(*said)), shared)


def undecided(place: str) -> Asked:
    """Half of what such a side alone had stands there, and half is gone."""
    both = "Letters went astray", "Nobody was told"
    return Asked(place, State(after(*both)), State(theirs(*both[:1])))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "review", SAMPLE)


def kept(root: Path) -> dict[str, int]:
    """The files, and the turn of each."""
    found = (root / FOLDER).glob("*.json")
    return {one.name: json.loads(one.read_bytes())["turn"] for one in found}


def test_where_nothing_was_joined_nothing_is_known(root: Path) -> None:
    assert remembered.last(root, asked("Letters went astray")) == (None, "")


def test_what_was_noted_is_read_back(root: Path) -> None:
    one = made("Letters went astray", "Nobody was told", place="here", shared="abc")
    remembered.note(root, one)
    last, why = remembered.last(root, asked("Letters went astray", "Nobody was told", shared="abc"))
    assert last == replace(one, path=f"{FOLDER}/1.json", turn=1)
    assert last.earlier.theirs
    assert last.earlier.replaced
    assert why == ""
    assert (root / FOLDER / ".gitignore").read_bytes() == b"*\n"
    raw = (root / FOLDER / "1.json").read_text("utf-8")
    assert raw.endswith("}\n")
    assert json.loads(raw)["version"] == 1


def test_letters_of_any_kind_are_kept_as_they_are(root: Path) -> None:
    place = "1:2:/Zoë/\udcff"  # a folder's name that is no UTF-8
    remembered.note(root, made("Zoë", place=place))
    assert b"Zo\xc3\xab" in (root / FOLDER / "1.json").read_bytes()
    last, _ = remembered.last(root, asked("Zoë"))
    assert last is None or last.place == place


class TestWhichOne:
    """Whoever shows most of what they alone had."""

    def test_another_other_side_is_none(self, root: Path) -> None:
        remembered.note(root, made("Letters went astray"))
        assert remembered.last(root, asked("The phone was off")) == (None, "")

    def test_what_stands_there_tells(self, root: Path) -> None:
        remembered.note(root, made("Letters went astray", "Nobody was told"))
        remembered.note(root, made("The phone was off", "The rota was lost"))
        for said, path in (("Letters went astray", "1"), ("The phone was off", "2")):
            other = "Nobody was told" if path == "1" else "The rota was lost"
            last, _ = remembered.last(root, asked(said, other))
            assert last is not None
            assert last.path == f"{FOLDER}/{path}.json"

    def test_the_place_tells_where_the_texts_leave_it_open(self, root: Path) -> None:
        remembered.note(root, made("Letters went astray", "Nobody was told", place="1:2:/x"))
        half = undecided("1:2:/x")
        assert remembered.last(root, replace(half, place="1:3:/x")) == (None, "")
        assert remembered.last(root, replace(half, place="")) == (None, "")
        assert remembered.last(root, half)[0] is not None
        # But not against them: a stick lies where another one lay.
        stick = Asked("1:2:/x", State(OURS), State(theirs("The phone was off")))
        assert remembered.last(root, stick) == (None, "")

    def test_no_place_is_no_place(self, root: Path) -> None:
        remembered.note(root, made("Letters went astray", "Nobody was told"))
        assert remembered.last(root, undecided("")) == (None, "")

    def test_of_two_alike_the_later_one(self, root: Path) -> None:
        remembered.note(root, made("Letters went astray", place="a"))
        remembered.note(root, made("Letters went astray", place="b"))
        last, _ = remembered.last(root, asked("Letters went astray"))
        assert last is not None
        assert (last.place, last.turn) == ("b", 2)

    def test_a_copy_of_a_file_speaks_for_that_file_alone(self, root: Path) -> None:
        copy = remembered.place_of(None, "factors.yaml")
        assert made(place=copy).copy == asked(place=copy).copy == "factors.yaml"
        assert made(place="1:2:/x").copy == asked(place="1:2:/x").copy == ""
        remembered.note(root, made("Letters went astray", place=copy))
        assert remembered.last(root, asked("Letters went astray", place="1:2:/x")) == (None, "")
        other = remembered.place_of(None, "tasks.yaml")
        assert remembered.last(root, asked("Letters went astray", place=other)) == (None, "")
        assert remembered.last(root, asked("Letters went astray", place=copy))[0] is not None

    def test_that_copies_lie_in_one_place_tells_nothing_of_whose_they_are(self, root: Path) -> None:
        copy = remembered.place_of(None, "factors.yaml")
        remembered.note(root, made("Letters went astray", "Nobody was told", place=copy))
        assert remembered.last(root, undecided(copy)) == (None, "")


def test_a_review_that_was_set_back_begins_anew(root: Path) -> None:
    remembered.note(root, made("Letters went astray"))
    back = replace(asked("Letters went astray"), ours=State(OURS))
    assert remembered.last(root, back) == (None, WHY)


def test_what_git_has_brought_together_since_is_newer(root: Path) -> None:
    remembered.note(root, made("Letters went astray", shared="abc"))
    assert remembered.last(root, asked("Letters went astray", shared="def")) == (None, "")
    assert remembered.last(root, asked("Letters went astray", shared="abc"))[0] is not None
    assert remembered.last(root, asked("Letters went astray"))[0] is not None


class TestNoting:
    """A file for each other side, and no more than so many."""

    def test_the_same_place_is_one_side(self, root: Path) -> None:
        remembered.note(root, made("Letters went astray", place="a"))
        remembered.note(root, made("Nobody was told", place="b"))
        remembered.note(root, made("The phone was off", place="a"))
        assert kept(root) == {"1.json": 3, "2.json": 2}

    def test_without_a_place_each_is_another(self, root: Path) -> None:
        remembered.note(root, made("Letters went astray"))
        remembered.note(root, made("Nobody was told"))
        assert kept(root) == {"1.json": 1, "2.json": 2}

    def test_copies_of_one_file_are_by_many(self, root: Path) -> None:
        copy = remembered.place_of(None, "factors.yaml")
        remembered.note(root, made("Letters went astray", place=copy))
        remembered.note(root, made("Nobody was told", place=copy))
        assert kept(root) == {"1.json": 1, "2.json": 2}

    def test_what_was_known_goes_on_in_its_file(self, root: Path) -> None:
        remembered.note(root, made("Letters went astray"))
        remembered.note(root, made("Nobody was told", path=f"{FOLDER}/1.json"))
        assert kept(root) == {"1.json": 2}

    def test_what_says_the_same_is_not_written(self, root: Path) -> None:
        one = made("Letters went astray", place="a")
        remembered.note(root, one)
        remembered.note(root, replace(one, day=date(2024, 4, 1)))
        assert kept(root) == {"1.json": 1}
        assert '"2024-03-05"' in (root / FOLDER / "1.json").read_text("utf-8")

    def test_the_one_joined_longest_ago_goes(self, root: Path) -> None:
        for number in range(MOST):
            remembered.note(root, made(f"The {number}th of them", place=str(number)))
        assert len(kept(root)) == MOST == 8
        remembered.note(root, made("Again", place="0"))
        remembered.note(root, made("One more", place="x"))
        assert sorted(kept(root).values()) == [3, 4, 5, 6, 7, 8, 9, 10]
        assert "2.json" not in kept(root)
        # Copies of files are counted by themselves.
        remembered.note(root, made("A copy", place=remembered.place_of(None, "factors.yaml")))
        assert len(kept(root)) == MOST + 1


class TestWhatIsNoNote:
    """Other files there are passed over, and so is what no version of ours wrote."""

    @pytest.mark.parametrize(
        "text",
        ["", "{}", "[]", "no JSON", '{"version": 2}', "null"],
    )
    def test_damaged(self, text: str, root: Path) -> None:
        remembered.note(root, made("Letters went astray"))
        (root / FOLDER / "1.json").write_text(text, encoding="utf-8")
        assert remembered.last(root, asked("Letters went astray")) == (None, "")

    def test_of_another_version(self, root: Path) -> None:
        remembered.note(root, made("Letters went astray"))
        path = root / FOLDER / "1.json"
        path.write_text(path.read_text("utf-8").replace('"version": 1', '"version": 2'), "utf-8")
        assert remembered.last(root, asked("Letters went astray")) == (None, "")

    @pytest.mark.parametrize("name", ["1.json.bak", "a.json", "1234567.json", ".json"])
    def test_another_name(self, name: str, root: Path) -> None:
        remembered.note(root, made("Letters went astray"))
        (root / FOLDER / "1.json").rename(root / FOLDER / name)
        assert remembered.last(root, asked("Letters went astray")) == (None, "")

    def test_a_link(self, root: Path, tmp_path: Path) -> None:
        remembered.note(root, made("Letters went astray"))
        outside = tmp_path / "outside.json"
        (root / FOLDER / "1.json").rename(outside)
        (root / FOLDER / "1.json").symlink_to(outside)
        assert remembered.last(root, asked("Letters went astray")) == (None, "")

    def test_a_value_of_another_type(self, root: Path) -> None:
        remembered.note(root, made("Letters went astray"))
        path = root / FOLDER / "1.json"
        held = json.loads(path.read_bytes())
        for name, wrong in (("theirs", 3), ("made", []), ("day", "soon"), ("replaced", {"a": 1})):
            path.write_text(json.dumps({**held, name: wrong}), "utf-8")
            assert remembered.last(root, asked("Letters went astray")) == (None, ""), name
        path.write_text(json.dumps(held), "utf-8")
        assert remembered.last(root, asked("Letters went astray"))[0] is not None


def test_places(tmp_path: Path) -> None:
    assert remembered.place_of(None) == ""
    assert remembered.place_of(tmp_path / "gone") == ""
    found = tmp_path.stat()
    assert remembered.place_of(tmp_path) == f"{found.st_dev}:{found.st_ino}:{tmp_path.resolve()}"
    assert remembered.place_of(tmp_path, "factors.yaml") == "a copy of factors.yaml"
