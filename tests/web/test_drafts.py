"""What is typed and not saved yet is kept, whatever closes the page."""

import json
import os
import stat
from pathlib import Path

from browsing import Answer, Somebody, as_sent, opened, with_typed
from learning_together.folder.private_folder import LOCKED_KEY
from sample import Folder, held

FILES = {"findings.yaml": "- id: FIN1\n  title: One\n  statement: Two.\n"}
PLACE = "private/typing.json"


def typed(me: Somebody, path: str, **texts: str) -> Answer:
    sent = with_typed(as_sent(me.ask(path).text), **texts)
    return me.send(path, [*sent, ("_draft", "1")])


def test_it_is_there_after_the_window_was_closed(folder: Folder) -> None:
    root = folder(FILES)
    before = held(root)
    with opened(root) as me:
        assert typed(me, "/records/FIN1/edit", title="Half a thou").code == 204
        assert typed(me, "/new/findings", title="Another").code == 204
        assert dict(as_sent(me.ask("/records/FIN1/edit").text))["title"] == "One"
    if os.name != "nt":
        assert stat.S_IMODE((root / PLACE).stat().st_mode) == 0o600
    with opened(root) as me:
        home = me.ask("/").words
        assert "Typed, and not saved yet: FIN1" in home
        assert "new in findings" in home
        form = me.ask("/records/fin1/edit")
        assert "was not saved" in form.words
        again = as_sent(me.ask("/records/FIN1/edit?typed=1").text)
        assert dict(again)["title"] == "Half a thou"
        assert me.send("/records/FIN1/edit", again).code == 303
        assert "title: Half a thou" in (root / "findings.yaml").read_text("utf-8")
        assert "was not saved" not in me.ask("/records/FIN1/edit").words
        assert me.send("/drop", {"kind": "findings", "id": ""}).code == 303
        assert "not saved" not in me.ask("/").words
    assert not (root / PLACE).exists()
    changed = {path for path, text in held(root).items() if before.get(path) != text}
    assert {path for path in changed if not path.startswith((".lt", "private"))} == {
        "findings.yaml"
    }


def test_what_was_refused_is_kept_without_script(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:
        sent = as_sent(me.ask("/records/FIN1/edit").text)
        assert me.send("/records/FIN1/edit", with_typed(sent, priority="first")).code == 422
    with opened(root) as me:
        again = as_sent(me.ask("/records/FIN1/edit?typed=1").text)
        assert dict(again)["priority"] == "first"


def test_while_the_key_is_locked_no_word_lies_open(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:
        (root / "private").mkdir(exist_ok=True)
        (root / LOCKED_KEY).write_bytes(b"age-encryption.org/v1\n")
        assert typed(me, "/records/FIN1/edit", title="Half a thou").code == 204
        again = as_sent(me.ask("/records/FIN1/edit?typed=1").text)
        assert dict(again)["title"] == "Half a thou"
        assert "Half a thou" not in "".join(map(str, held(root).values()))
    assert not (root / PLACE).exists()


def test_a_file_of_another_make_is_none(folder: Folder) -> None:
    for text in ("", "[]", "{}", '{"version": 2}', '{"version": 1, "forms": [{}]}', "\x00"):
        root = folder(FILES)
        place = Path(root / PLACE)
        place.parent.mkdir(exist_ok=True)
        place.write_text(text, "utf-8")
        with opened(root) as me:
            assert me.ask("/").code == 200
            assert typed(me, "/records/FIN1/edit", title="X").code == 204
        assert json.loads(place.read_text("utf-8"))["version"] == 1
