"""Two accounts of one event are decided by a click; nothing of either is changed but the link."""

import re
import shutil
from pathlib import Path

from browsing import opened
from places import ROOT
from sample import Folder, held

FILES = {
    "agencies.yaml": "- {id: csc, name: Social care}\n- {id: police, name: Police}\n",
    "people.yaml": "- {id: LR1, role: Lead, group: lead-reviewer}\n- {id: M, role: Mother}\n",
    "timeline/csc.yaml": """\
# Ours.
- id: csc-001
  date: 2022-03-02
  time: "14:30"
  people: [M]
  event: Strategy discussion by telephone about the bruise on the arm, police and health attended.
""",
    "timeline/police.yaml": """\
- id: police-001
  date: 2022-03-02
  time: "14:30"
  people: [M]
  event: Strategy discussion by telephone about the bruise on the arm, social care and health.
""",
}


def test_a_card_is_decided(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:
        shown = me.ask("/conflicts")
        found = re.search(r'name="pair" value="([^"]+)"', shown.text)
        assert found
        assert "Strategy discussion" in shown.words
        sent = {"pair": found[1], "verdict": "same", "by": "LR1", "reason": "One telephone call."}
        before = held(root)
        for odd in ({**sent, "by": ""}, {**sent, "verdict": "odd"}, {**sent, "pair": "a+b"}, {}):
            assert me.send("/conflicts", odd).code == 409
        assert held(root) == before
        assert me.send("/conflicts", sent).code == 303
        words = me.ask("/conflicts").words
        assert "notes it." in words
        assert "is linked to the other account" in words
        assert "One telephone call." in (root / "decisions.yaml").read_text("utf-8")
        text = (root / "timeline" / "csc.yaml").read_text("utf-8")
        assert text.startswith("# Ours.\n")
        assert "pair: same" in (root / "decisions.yaml").read_text("utf-8")
        assert me.send("/conflicts", sent).code == 409


def test_cards_of_an_example_open_and_decided(tmp_path: Path) -> None:
    root = shutil.copytree(ROOT / "examples" / "elm-court", tmp_path / "elm-court")
    with opened(root) as me:
        words = me.ask("/conflicts").words
        assert "Linked accounts that differ" in words
        assert "the difference stands (The fire service sent it on 6 October" in words


def test_where_there_are_none(folder: Folder) -> None:
    with opened(folder({})) as me:
        assert "No two accounts wait" in me.ask("/conflicts").words
