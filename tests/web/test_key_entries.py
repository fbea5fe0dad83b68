"""An entry of the key is put right and taken out in the window, with all kinds of what it holds."""

import re
from pathlib import Path

import pytest

from browsing import Answer, Somebody, as_sent, opened, with_typed
from learning_together.actions.key import lock
from learning_together.folder.locked_file import Means
from learning_together.records.kinds.identity import Identity
from learning_together.records.shape import fields
from learning_together.review.load import load
from sample import Folder

KEY = """\
# Ours alone.

- code: HV1
  type: person
  names: [Peregrine Tolleton]   # as on her badge
  known_as: [Perry]
- code: M
  type: person
  names: [Wren Pemberton]
"""
FILES = {
    "people.yaml": "- {id: HV1, role: Health visitor, group: case-group}\n"
    "- {id: M, role: Mother, group: family}\n",
    "private/identities.yaml": KEY,
}
WORDS = "correct horse battery staple"


def form(me: Somebody, number: int) -> Answer:
    assert "Change" in me.send("/key/shown", {}).words
    return me.send("/key/entry", {"entry": str(number)})


def place(got: Answer) -> str:
    found = re.search(r'action="[^"]*(/key/entry/[0-9]+)"', got.text)
    assert found, got.words
    return found[1]


def held(got: Answer) -> list[tuple[str, str]]:
    """What the form would send, as it stands."""
    return as_sent(got.text.replace('class="begin"', 'class="record"'))


def key(root: Path) -> str:
    return (root / "private" / "identities.yaml").read_text("utf-8")


def test_every_kind_that_the_key_takes_is_put_in_and_nothing_else_moves(folder: Folder) -> None:
    root = folder(FILES)
    typed = {
        "names": "Peregrine Tolleton\nPeregrine Tolleton-Ashe", "born": "3 May 1979",
        "addresses": "4 Sample Street, Westhaven\nWH1 2AB", "nhs": "943 476 5910",
        "user_names": "perry79",
    }  # fmt: skip
    with opened(root) as me:
        got = form(me, 0)
        assert {name for name, _ in held(got)} - {"sure"} == fields(Identity).keys() - {"id"}
        assert me.send(place(got), with_typed(held(got), **typed)).code == 303
        said = me.ask("/key").words
        assert "Real names" in said
        assert "Date of birth" in said
        assert "Tolleton" not in said
        one = load(root).review.all(Identity)[0]
        assert one.names == ("Peregrine Tolleton", "Peregrine Tolleton-Ashe")
        assert str(one.born) == "1979-05-03"
        assert one.addresses == ("4 Sample Street, Westhaven", "WH1 2AB")
        assert one.known_as == ("Perry",)
        assert key(root).startswith("# Ours alone.\n\n- code: HV1\n  type: person\n")
        assert key(root).endswith("- code: M\n  type: person\n  names: [Wren Pemberton]\n")
        # As it was shown it is no more; and nothing changed writes nothing.
        assert me.send(place(got), held(got)).code == 422
        now, before = form(me, 0), key(root)
        assert me.send(place(now), held(now)).code == 303
        assert "Nothing was changed" in me.ask("/key").words
        assert key(root) == before


@pytest.mark.parametrize(("number", "left"), [(0, ["M"]), (1, ["HV1"])])
def test_an_entry_is_taken_out_once_that_is_meant(
    folder: Folder, number: int, left: list[str]
) -> None:
    root = folder(FILES)
    with opened(root) as me:
        got = form(me, number)
        refused = me.send(place(got), [*held(got), ("remove", "1")])
        assert refused.code == 422
        assert "Tick that you mean it" in refused.words
        assert key(root) == KEY
        assert me.send(place(got), [*held(got), ("remove", "1"), ("sure", "1")]).code == 303
        assert "is taken out of the key" in me.ask("/key").words
        assert [one.code for one in load(root).review.all(Identity)] == left
        assert "# Ours alone." in key(root)
        (code,) = {"HV1", "M"} - set(left)
        assert f"<legend>{code}" in me.ask("/key").text, "it is asked for again"
        last = form(me, 0)
        assert me.send(place(last), [("remove", "1"), ("sure", "1")]).code == 303
        assert load(root).review.all(Identity) == ()
        assert "HV1" in me.ask("/key").words


def test_what_cannot_stand_in_the_key_is_said_with_the_typing_kept(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:
        got = form(me, 0)
        for typed, said in (
            ({"names": ""}, "There is no full name"),
            ({"names": "tbc"}, "There is no full name"),
            ({"code": ""}, "The code is missing"),
            ({"code": "m"}, "The key has another entry for m"),
            ({"born": "soon"}, "“soon”"),
            ({"born": "3/4/79"}, "3 April 1979"),
            ({"type": "thing"}, "“Who or what it is” knows no such word"),
        ):
            refused = me.send(place(got), with_typed(held(got), known_as="Pip", **typed))
            assert refused.code == 422, typed
            assert said in refused.words
            assert "Pip" in refused.text
        for odd in ("", "2", "-1", "x", "9" * 5000):
            assert me.send("/key/entry", {"entry": odd}).code == 409
        assert me.send("/key/entry/77", {}).code == 409
        assert me.ask("/key/entry").code in {404, 405}
    assert key(root) == KEY


def test_a_locked_key_is_put_right_while_it_is_open(folder: Folder) -> None:
    root = folder(FILES)
    lock(root, Means(WORDS))
    with opened(root) as me:
        assert me.send("/key/entry", {"entry": "0"}).code == 409
        me.send("/key/open", {"passphrase": WORDS})
        got = form(me, 0)
        assert me.send(place(got), with_typed(held(got), former_names="Ida Marsh")).code == 303
        assert "Ida Marsh" in me.send("/key/shown", {}).words
        me.send("/key/forget", {})
        assert me.send(place(got), held(got)).code == 409, "what was shown is forgotten as well"
    assert not (root / "private" / "identities.yaml").exists()
