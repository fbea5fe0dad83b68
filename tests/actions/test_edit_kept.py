"""A change of a review that is kept at hand is what the same change is where all is read anew."""

import importlib
import random
import shutil
from pathlib import Path

import pytest

from learning_together.actions.edit import Change, change_all
from learning_together.actions.kept_review import KeptReview
from learning_together.errors import LtError
from learning_together.folder.yaml.lines import BREAK, split, starts
from learning_together.folder.yaml.write import records
from learning_together.records.kinds.entry import Entry
from learning_together.review.load import load, load_edited
from places import ROOT
from sample import Folder

_VALUES = (
    ("event", "Other words: [here] # there"),
    ("event", "One line.\n\n- and another\n# no comment"),
    ("event", ""),
    ("date", "2022-03-04"),
    ("date", "soon"),
    ("people", ["HV1"]),
    ("people", ["NOBODY9"]),
    ("comment", "As [[health-001]] says."),
    ("comment", "As [[NOWHERE9]] says."),
    ("child_seen", "perhaps"),
)


def _all_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has every file be read whole, as if nothing was known of it."""
    # The package gives the function of that name, and not the module.
    changing = importlib.import_module("learning_together.actions.edit.change")
    monkeypatch.setattr(changing, "_read_so_far", lambda *_: ())
    monkeypatch.setattr(records, "_FEW", 10**9)


def test_the_same_changes_give_the_same_files_and_the_same_refusals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(5)
    quick, slow = (tmp_path / name for name in ("quick", "slow"))
    for root in (quick, slow):
        shutil.copytree(ROOT / "examples" / "elm-court", root)
    kept = KeptReview(quick)
    ids = [one.id_text for one in kept.checked.loaded.review.all(Entry)]
    for id, (field, value) in zip(chance.choices(ids, k=14), _VALUES * 2, strict=False):
        said = []
        for root in (quick, slow):
            with monkeypatch.context() as patched:
                loaded = kept.fresh().loaded if root == quick else load(root)
                again = kept.again if root == quick else None
                if root == slow:
                    _all_anew(patched)
                record = next(one for one in loaded.review.all(Entry) if one.id_text == id)
                try:
                    change_all(root, [Change(record, (field,), value)], loaded=loaded, again=again)
                    said.append("")
                except LtError as why:
                    said.append(f"{why.message} {why.hint}")
        assert said[0] == said[1], (id, field, value)
    for path in sorted(slow.rglob("*.yaml")):
        if "private" not in path.parts:
            name = path.relative_to(slow)
            assert (quick / name).read_bytes() == path.read_bytes(), name


def test_a_fault_that_was_there_is_no_hindrance_to_a_kept_review(folder: Folder) -> None:
    entry = "- {id: health-1, date: 2022-01-02, source: Note, event: A, people: [GONE1]}\n"
    root = folder({"timeline/health.yaml": entry, "agencies.yaml": "- {id: health, name: H}\n"})
    kept = KeptReview(root)
    for words in ("B", "C"):
        loaded = kept.fresh().loaded
        (record,) = loaded.review.all(Entry)
        change_all(root, [Change(record, ("event",), words)], loaded=loaded, again=kept.again)
        with pytest.raises(LtError, match="GONE2"):
            change_all(
                root, [Change(record, ("people",), ["GONE2"])], loaded=loaded, again=kept.again
            )
    assert "event: C" in (root / "timeline/health.yaml").read_text("utf-8")


def test_what_would_be_read_is_what_is_read_once_it_is_written(folder: Folder) -> None:
    root = folder(
        {
            "agencies.yaml": "- {id: health, name: Health}\n",
            "timeline/health.yaml": "- {id: health-1, date: 2022-01-02, event: A}\n",
            "notes.md": "Of nobody.\n",
            "private/identities.yaml": "- {code: C, type: person, names: [Tolleton]}\n",
        }
    )
    loaded = load(root)
    assert load_edited(loaded, {}).review.records == loaded.review.records
    assert load_edited(loaded, {}).review.files == loaded.review.files
    text = "- {id: clinic, name: Clinic}\n"
    would = load_edited(loaded, {"agencies.yaml": text})
    (root / "agencies.yaml").write_text(text, "utf-8")
    then = load(root)
    assert would.review.records == then.review.records
    assert {(one.check.code, one.place) for one in would.problems} == {
        (one.check.code, one.place) for one in then.problems
    }


@pytest.mark.parametrize(
    "text", ["", "a", "a\r\nb\r\n", "a\rb\n", "a\x85b\u2028c\u2029d\n", "\r\r\n"]
)
def test_lines_are_those_of_yaml(text: str) -> None:
    assert split(text) == BREAK.split(text)
    assert starts(text) == [0, *(found.end() for found in BREAK.finditer(text))]
