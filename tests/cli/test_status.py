"""`lt status`, run as people run it."""

import json
import shutil
import subprocess
from datetime import date, timedelta

import pytest

from conftest import Lt
from places import ROOT
from sample import Folder
from small_reviews import HALF

EXAMPLE = ROOT / "examples" / "harbour-street"


def test_a_review_that_has_hardly_begun(lt: Lt, folder: Folder) -> None:
    ran = lt("status", cwd=folder({}))
    assert (ran.code, ran.err) == (0, "")
    assert "To begin with\n  1. List the agencies" in ran.out
    # No empty bars, no headings over nothing.
    for word in ("The layers", "Episodes", "Open", "spoken to"):
        assert word not in ran.out


def test_a_review_half_way(lt: Lt, folder: Folder) -> None:
    meeting = date.today() + timedelta(days=12)
    files = {**HALF, "meetings.yaml": f"- {{id: MTG2, type: follow-on-1, date: {meeting}}}\n"}
    ran = lt("status", cwd=folder(files))
    assert ran.code == 0
    assert "Next meeting: first follow-on meeting (MTG2)" in ran.out
    assert "in 12 days" in ran.out
    assert "All of it: lt validate --for MTG2" in ran.out
    assert "  Timeline    [#####-----] 3 entries, 1 of 2 agencies\n" in ran.out
    assert "  Factors     [#####-----] 1 of 2 complete\n" in ran.out
    assert "  Manager (HVM): Left\n" in ran.out
    assert "QRY1 (Police, due 10 January 2024): What" in ran.out


def test_a_focused_review_shows_nothing_of_conversations(lt: Lt, folder: Folder) -> None:
    files = {name: text for name, text in HALF.items() if name != "conversations.yaml"}
    files["review.yaml"] = files["review.yaml"].replace("full", "focused")
    out = lt("status", cwd=folder(files)).out
    assert "Story" not in out
    assert "spoken to" not in out


def test_the_finished_example(lt: Lt) -> None:
    ran = lt("status", cwd=EXAMPLE)
    assert ran.code == 0
    assert "Harbour Street" in ran.out
    assert "7 of 7 complete" in ran.out
    assert len(ran.out.splitlines()) <= 50


def test_json(lt: Lt, folder: Folder) -> None:
    whole = json.loads(lt("status", "--format", "json", cwd=folder(HALF)).out)
    assert list(whole) == [
        "version", "review", "stage", "option", "framework", "draft", "today", "saved", "unread",
        "meeting", "timeline", "conversations", "episodes", "factors", "findings", "open",
        "names_open", "upgrade", "problems", "wording", "next",
    ]  # fmt: skip
    assert whole["timeline"]["agencies"][0] == {
        "id": "health",
        "name": "Health visiting",
        "entries": 3,
        "first": "2021-11-02",
        "last": "2022-03",
    }
    assert whole["open"]["queries"]["overdue"][0]["due"] == "2024-01-10"
    assert whole["conversations"]["none"][0]["id"] == "HVM"


@pytest.mark.git
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_changes_since_the_last_version(lt: Lt, folder: Folder) -> None:
    root = folder(HALF)
    who = ("-c", "user.name=T", "-c", "user.email=t@example.org")
    for arguments in (("init", "-q"), ("add", "."), (*who, "commit", "-qm", "One")):
        subprocess.run(["git", *arguments], cwd=root, check=True)
    assert "nothing has changed since" in " ".join(lt("status", cwd=root).out.split())
    (root / "factors.yaml").write_text("- {id: CF1, summary: Few}\n", encoding="utf-8")
    assert "there are changes since" in " ".join(lt("status", cwd=root).out.split())


def test_nothing_that_somebody_typed_steers_the_terminal(lt: Lt, folder: Folder) -> None:
    nasty = '"[red]a\\e]0;x\\a\\u202Eb\\u009b2J"'
    files = {
        **HALF,
        "review.yaml": HALF["review.yaml"].replace("Half", nasty),
        "agencies.yaml": f"- id: health\n  name: {nasty}\n- id: police\n  name: {nasty}\n",
        "episodes.yaml": f"- {{id: KPE1, title: {nasty}}}\n",
        "queries.yaml": f"- {{id: QRY1, agency: police, question: {nasty}, due: 2024-01-10}}\n",
    }
    for form in ("text", "json"):
        ran = lt("status", "--format", form, cwd=folder(files))
        assert ran.code == 0
        assert "[red]a" in ran.out
        assert not [char for char in ran.out if not (char.isprintable() or char == "\n")]


@pytest.mark.parametrize("width", [40, 80, 200])
def test_every_line_fits(lt: Lt, folder: Folder, width: int) -> None:
    ran = lt("status", cwd=folder(HALF), width=width)
    assert max(map(len, ran.out.splitlines())) <= width


def test_a_folder_full_of_faults(lt: Lt, folder: Folder) -> None:
    files = {
        **HALF,
        "findings.yaml": "- {id: FIN1, priority: x}\n- {statement: No id}\n- {id: FIN1}\n",
        "timeline/health.yaml": "- {date: nonsense}\n- {id: health-1, date: ../..}\n",
        "meetings.yaml": "- {type: nonsense, date: 2099-01-01}\n- {id: HV1, date: 2099-01-01}\n",
        "queries.yaml": "- [\n",
    }
    ran = lt("status", cwd=folder(files))
    assert ran.code == 0
    assert "Some files cannot be read (queries)" in ran.out
