"""Fields of records in a folder changed, whole or not at all."""

import shutil
from pathlib import Path

import pytest

from learning_together.actions.edit import Change, change, change_all
from learning_together.errors import LtError
from learning_together.records.kinds.entry import Entry
from learning_together.review.load import load
from places import ROOT
from sample import Folder

EXAMPLE = ROOT / "examples" / "harbour-street"
TIMELINE = "# Ours\n- id: health-1\n  date: 2022-05-10  # from the log\n  event: Visit\n"


def test_one_field(folder: Folder) -> None:
    root = folder({"timeline/health.yaml": TIMELINE})
    changed = change(root, "HEALTH-01", "date", "2022-05-11")
    assert (changed.path, changed.line, changed.field) == ("timeline/health.yaml", 2, "date")
    text = (root / "timeline/health.yaml").read_text(encoding="utf-8")
    assert text == TIMELINE.replace("05-10", "05-11")


def test_a_mark_and_line_ends_stay(folder: Folder) -> None:
    root = folder({})
    path = root / "timeline" / "health.yaml"
    raw = b"\xef\xbb\xbf" + TIMELINE.replace("\n", "\r\n").encode()
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(raw)
    change(root, "health-1", "source", "Record")
    new = path.read_bytes()
    assert new == raw.replace(b"  event", b"  source: Record\r\n  event")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("date", "12/03/2009", "date"),
        ("same_event_as", ["nowhere-1"], "nowhere-1"),
        ("evnt", "x", "evnt"),
        ("child_seen", "perhaps", "child_seen"),
        ("event", "", "event"),
    ],
)
def test_a_fault_is_refused(folder: Folder, field: str, value: str, said: str) -> None:
    root = folder({"timeline/health.yaml": TIMELINE})
    with pytest.raises(LtError, match=said):
        change(root, "health-1", field, value)
    assert (root / "timeline/health.yaml").read_text(encoding="utf-8") == TIMELINE


def test_a_fault_that_was_there_is_no_hindrance(folder: Folder) -> None:
    root = folder({"timeline/health.yaml": TIMELINE + "  same_event_as: [nowhere-1]\n"})
    change(root, "health-1", "event", "Home visit")


def test_the_review_itself(folder: Folder) -> None:
    root = folder({})
    change(root, "review", "title", "Another title")
    assert load(root).review.title == "Another title"


def test_a_file_that_somebody_saves_meanwhile_is_left_alone(folder: Folder) -> None:
    root = folder({"timeline/health.yaml": TIMELINE})
    loaded = load(root)
    entry = loaded.review.all(Entry)[0]
    (root / "timeline/health.yaml").write_text(TIMELINE + "# more\n", encoding="utf-8")
    with pytest.raises(LtError, match="Somebody changed"):
        change_all(root, [Change(entry, ("event",), "x")], loaded=loaded)


def test_every_text_of_the_large_example_and_back_again(tmp_path: Path) -> None:
    root = tmp_path / "review"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns("reports", ".git"))
    loaded = load(root)
    before = {path: (root / path).read_bytes() for path in loaded.texts}
    said = {
        entry.id: entry.event
        for entry in loaded.review.all(Entry)
        if "\n" not in (entry.event or "")
    }
    for words in ("Other words: [here] # there", None):
        loaded = load(root)
        changes = [
            Change(entry, ("event",), words or said[entry.id] or "")
            for entry in loaded.review.all(Entry)
            if entry.id in said
        ]
        change_all(root, changes, loaded=loaded)
    after = load(root)
    assert not after.problems
    assert {one.id: one.event for one in after.review.all(Entry) if one.id in said} == said
    untouched = {path for path in before if not path.startswith("timeline/")}
    assert all((root / path).read_bytes() == before[path] for path in untouched)
