"""Forms as they are used: what is not touched stays to the byte, what is typed is never lost."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from browsing import Somebody, as_sent, opened, with_typed
from learning_together.actions.edit import change
from learning_together.review.load import load
from places import ROOT
from sample import Folder, held


@pytest.fixture(scope="module", params=["harbour-street", "elm-court"])
def example(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, Somebody]]:
    root = tmp_path_factory.mktemp("forms") / str(request.param)
    shutil.copytree(ROOT / "examples" / str(request.param), root)
    with opened(root) as me:
        yield root, me


def with_every_field(root: Path) -> Iterator[str]:
    """Records of an example that have, together, every field of every kind that is filled in."""
    seen: set[tuple[str, ...]] = set()
    for record in load(root).review:
        names = set(_names(record.origin.data, (record.KIND.name,)))
        if names - seen:
            seen |= names
            yield record.id_text if record.KIND.name != "review" else "review"


def _names(value: object, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield (*path, name)
            yield from _names(inner, (*path, name))
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner, path)


@pytest.mark.few(1)
def test_every_field_through_its_form_and_back(example: tuple[Path, Somebody]) -> None:
    root, me = example
    before = held(root)
    ids = list(with_every_field(root))
    assert len(ids) > 20
    for id in ids:
        form = me.ask(f"/records/{id}/edit")
        assert form.code == 200, id
        assert "left as it stands in the file" not in form.words, id
        saved = me.send(f"/records/{id}/edit", as_sent(form.text))
        assert saved.code == 303, id
        assert "Nothing was changed" in me.ask(saved.headers["location"], whole=True).words
    assert held(root) == before


def test_a_form_writes_what_the_same_edit_by_hand_does(
    example: tuple[Path, Somebody], tmp_path: Path
) -> None:
    root, me = example
    other = shutil.copytree(root, tmp_path / "other")
    fields = (
        [("FIN3", "title", "Another title: with a colon"), ("CV1", "turning_points.1.saw", "Snow.")]
        if root.name == "harbour-street"
        else [("KPE1", "title", "Another title # here")]
    )
    for id, field, text in fields:
        sent = as_sent(me.ask(f"/records/{id}/edit").text)
        got = me.send(f"/records/{id}/edit", with_typed(sent, **{field.replace(".", "__"): text}))
        assert got.code == 303
        change(other, id, field, text)
    assert held(root) == held(other)


def case(root: Path) -> dict[str, bytes]:
    """What the folder says of the case; what is typed and not saved lies in private/."""
    return {path: text for path, text in held(root).items() if not path.startswith("private/")}


SMALL = {
    "agencies.yaml": "- id: health\n  name: Health visiting\n",
    "people.yaml": "- {id: HV1, role: Health visitor, group: case-group, agency: health}\n",
    "findings.yaml": "# Ours.\n- id: FIN1\n  title: One   # the first\n  statement: Two.\n",
}


def test_a_fault_is_said_beside_its_field_and_the_typing_kept(folder: Folder) -> None:
    root = folder(SMALL)
    before = case(root)
    with opened(root) as me:
        sent = as_sent(me.ask("/records/FIN1/edit").text)
        typed = with_typed(sent, title="Typed with care", priority="first")
        got = me.send("/records/FIN1/edit", [*typed, ("episodes", "KPE9")])
        assert got.code == 422
        assert 'id="priority-fault1"' in got.text
        assert 'id="episodes-fault1"' in got.text
        assert "whole number" in got.words
        assert "Not saved. All that you typed is here" in got.words
        again = dict(as_sent(got.text))
        assert again["title"] == "Typed with care"
        assert again["priority"] == "first"
        assert ("episodes", "KPE9") in as_sent(got.text)
    assert case(root) == before


def test_dates_are_typed_as_people_do(folder: Folder) -> None:
    root = folder(SMALL)
    with opened(root) as me:
        new = as_sent(me.ask("/new/timeline").text)
        typed = with_typed(new, agency="Health visiting", event="Seen at home")
        got = me.send("/new/timeline", with_typed(typed, date="3/4/24"))
        assert got.code == 422
        assert "can mean 3 April 2024 or 4 March 2024" in got.words
        assert dict(as_sent(got.text))["event"] == "Seen at home"
        got = me.send("/new/timeline", with_typed(typed, date="early March 2024"))
        assert got.headers["location"].endswith("/records/health-001")
        words = me.ask("/records/health-001").words
        assert "early March 2024" in words
        text = (root / "timeline" / "health.yaml").read_text("utf-8")
        assert "date: 2024-03\n" in text
        assert "when: early March 2024\n" in text
        assert me.ask("/read?typed=12th+March+2024").text == '{"means":"12 March 2024"}'


def test_groups_are_added_without_losing_a_word(folder: Folder) -> None:
    root = folder(SMALL)
    with opened(root) as me:
        new = with_typed(as_sent(me.ask("/new/conversations").text), participant="HV1")
        more = me.send("/new/conversations", [*new, ("_more", "turning_points")])
        assert more.code == 200
        sent = with_typed(as_sent(more.text), turning_points__0__saw="A light in the kitchen.")
        more = me.send("/new/conversations", [*sent, ("_more", "turning_points")])
        sent = with_typed(as_sent(more.text), turning_points__1__saw="No light.")
        moved = me.send("/new/conversations", [*sent, ("_up", "turning_points.1")])
        got = me.send("/new/conversations", as_sent(moved.text))
        assert got.code == 303
        saved = load(root).review.records["conversations"][0].origin.data
        assert [one["saw"] for one in saved["turning_points"]] == [
            "No light.",
            "A light in the kitchen.",
        ]


def test_two_windows_on_one_record_lose_nothing(folder: Folder) -> None:
    root = folder(SMALL)
    with opened(root) as me:
        mine = theirs = as_sent(me.ask("/records/FIN1/edit").text)
        # Different fields are both kept.
        assert me.send("/records/FIN1/edit", with_typed(theirs, statement="Theirs.")).code == 303
        assert me.send("/records/FIN1/edit", with_typed(mine, title="Mine")).code == 303
        text = (root / "findings.yaml").read_text("utf-8")
        assert "title: Mine   # the first\n" in text
        assert "statement: Theirs.\n" in text
        # Of one field both versions are shown, and nothing is written before somebody chose.
        mine = theirs = as_sent(me.ask("/records/FIN1/edit").text)
        me.send("/records/FIN1/edit", with_typed(theirs, title="Theirs"))
        got = me.send("/records/FIN1/edit", with_typed(mine, title="Mine, at length"))
        assert got.code == 409
        assert "Somebody else changed this meanwhile" in got.words
        assert "Theirs" in got.words
        again = as_sent(got.text)
        assert dict(again)["title"] == "Mine, at length"
        assert "title: Theirs" in (root / "findings.yaml").read_text("utf-8")
        kept = me.send("/records/FIN1/edit", [*again, ("take:title", "theirs")])
        assert kept.code == 303
        assert "title: Theirs" in (root / "findings.yaml").read_text("utf-8")
        assert me.send("/records/FIN1/edit", with_typed(again, title="Mine")).code == 303
        assert "title: Mine" in (root / "findings.yaml").read_text("utf-8")


def test_a_file_that_was_changed_outside_is_a_second_window_too(folder: Folder) -> None:
    root = folder(SMALL)
    with opened(root) as me:
        mine = as_sent(me.ask("/records/FIN1/edit").text)
        path = root / "findings.yaml"
        path.write_text(path.read_text("utf-8").replace("One", "By hand"), "utf-8")
        got = me.send("/records/FIN1/edit", with_typed(mine, title="Mine"))
        assert got.code == 409
        assert "By hand" in got.words
        path.write_text("# None left.\n", "utf-8")
        gone = me.send("/records/FIN1/edit", with_typed(mine, title="Mine"))
        assert gone.code == 409
        assert "no longer in this review" in gone.words


def test_text_of_a_form_is_only_text(folder: Folder) -> None:
    hostile = '</textarea><script>alert(1)</script>" onfocus="alert(2)'
    root = folder(SMALL)
    with opened(root) as me:
        sent = as_sent(me.ask("/records/FIN1/edit").text)
        typed = with_typed(sent, title=hostile, priority=hostile, statement=f"{hostile}\r\n\r\n")
        got = me.send("/records/FIN1/edit", typed)
        assert got.code == 422
        assert "<script>" not in got.text
        assert dict(as_sent(got.text))["title"] == hostile
        assert me.send("/records/FIN1/edit", with_typed(sent, title=hostile)).code == 303
        assert "<script>" not in me.ask("/records/FIN1").text
        assert dict(as_sent(me.ask("/records/FIN1/edit").text))["title"] == hostile


def test_a_form_that_was_made_up_changes_nothing(folder: Folder) -> None:
    root = folder(SMALL)
    before = case(root)
    with opened(root) as me:
        for sent in ([], [("_base", "x")], [("_base", "[]")], [("title", "x")]):
            assert me.send("/records/FIN1/edit", sent).code == 409
        for path in ("/new/nothing", "/new/identities", "/records/FIN9/edit", "/new/review"):
            assert me.send(path, [("_base", "{}"), ("title", "x")]).code in {409, 422}
        assert me.send("/records/FIN1/edit", [("_base", "{}"), ("_up", "title")]).code == 409
    assert case(root) == before


def test_records_are_picked_by_words(street: Somebody) -> None:
    got = street.ask("/pick?refs=episodes&typed=nine").text
    assert '"KPE4"' in got
    assert got.count("value") == 1
    assert street.ask("/pick?refs=timeline&typed=").text.count('"value"') == 50


def test_what_is_wrong_is_called_as_the_form_calls_it(folder: Folder) -> None:
    points = "id: CV1\nparticipant: HV1\nturning_points:\n- {saw: A light}\n- {saw: [1]}\n"
    files = {
        "people.yaml": "- {id: HV1, role: Health visitor, group: case-group, waht: x}\n"
        "- {id: RT1, role: Nurse, group: review-team}\n",
        "conversations/CV1.yaml": points,
    }
    with opened(folder(files)) as me:
        form = me.ask("/records/HV1/edit").text
        got = me.send("/records/HV1/edit", with_typed(as_sent(form), group="odd"))
        assert "is not a word that “Group in the review” knows" in got.words
        assert "Turning points 2, What they saw" in me.ask("/records/CV1").words
        assert "turning points.1" not in me.ask("/problems").words
        assert "Write under “Tasks in the review” what" in me.ask("/records/RT1").words
