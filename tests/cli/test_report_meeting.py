"""The meeting pack: what is new since the meeting before, and what is still open."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import Lt
from goldens import small
from sample import Folder

OPEN = {
    "timeline/police.yaml": (
        "- {id: police-001, date: 2022-03-15, source: Log, event: Met HV1, "
        "same_event_as: [health-001]}\n"
    ),
    "queries.yaml": "- {id: QRY1, agency: police, question: Who else was there?}\n",
    "comments.yaml": "- {id: COM1, record: KPE1, text: It was raining., status: open}\n",
    "tasks.yaml": (
        "- {id: TSK1, what: Draft the letter, who: [RT1], meeting: MTG5}\n"
        "- {id: TSK2, what: Book the room, who: [RT2], due: 2027-02-01}\n"
        "- {id: TSK3, what: Long done, who: [RT2], due: 2027-02-01, done_on: 2023-11-01}\n"
    ),
}


def pack(lt: Lt, root: Path) -> str:
    ran = lt("report", "meeting", "--for", "mtg5", "--to", "md", cwd=root)
    assert (ran.code, ran.err) == (0, "")
    return (root / "reports" / "meeting-MTG5.md").read_text(encoding="utf-8")


def test_what_is_open_is_on_the_table(lt: Lt, folder: Folder) -> None:
    text = pack(lt, folder({**small(), **OPEN}))
    assert "differ: police-001 and health-001" in text or "differ: health-001 and police" in text
    assert "A reader's comment on KPE1: It was raining. (COM1)" in text
    assert "Who else was there?" in text
    before, _, after = text.partition("## What members do before")
    assert "## What is to be done before this meeting" in before
    assert "Draft the letter" in before
    assert "Book the room" in after
    assert "Long done" not in text


HELD = {
    "meetings.yaml": (
        "- {id: MTG4, type: analysis, date: 2023-11-06, status: held}\n"
        "- {id: MTG5, type: analysis, date: 2023-12-04, status: held, "
        "notes: Two *episodes* were put together.}\n"
        "- {id: MTG6, type: analysis, date: 2024-01-08, status: held}\n"
    ),
    "tasks.yaml": (
        "- {id: TSK1, what: Draft the letter, who: [RT1], meeting: MTG5, done_on: 2023-11-30}\n"
        "- {id: TSK2, what: Book the room, who: [RT2], due: 2023-11-20}\n"
        "- {id: TSK3, what: Read the file, who: [RT2], meeting: MTG6, done_on: 2023-12-30}\n"
        "- {id: TSK4, what: Ask the school, who: [RT2], meeting: MTG6, done_on: 2023-11-30}\n"
    ),
    "decisions.yaml": (
        "- {id: DEC1, what: KPE1 stays one episode, by: [LR1], date: 2023-12-04, meeting: MTG5, "
        "reason: It was one morning., about: [KPE1]}\n"
    ),
}


def test_of_a_past_meeting_it_says_what_was_done(lt: Lt, folder: Folder) -> None:
    text = pack(lt, folder({**small(), **HELD}))
    before, _, after = text.partition("## What members do before")
    assert "Two *episodes* were put together." in before
    assert "## What was to be done before this meeting" in before
    decided = "KPE1 stays one episode<br><br>KPE1, as told here"
    assert f"| DEC1 | {decided} | Lead reviewer (LR1) |" in before
    assert re.search(r"\| TSK1 \| Draft the letter \| .*\(RT1\) \|  \| 30 November 2023 \|", before)
    assert re.search(r"\| TSK2 \| Book the room \| .* \| 20 November 2023 \| Not yet \|", before)
    assert "30 December 2023" in after
    # It was done before this meeting: nothing that members did after it.
    assert "TSK4" not in text
    assert "To be agreed" not in text


def test_of_a_past_meeting_without_tasks_nothing_is_to_be_agreed(lt: Lt, folder: Folder) -> None:
    text = pack(lt, folder({**small(), **HELD, "tasks.yaml": ""}))
    assert "To be agreed" not in text
    assert "What members do" not in text
    assert "What was to be done" not in text


def test_what_was_decided_is_not_asked_again(lt: Lt, folder: Folder) -> None:
    decided = {
        "decisions.yaml": (
            "- {id: DEC1, what: Both dates stand, by: [LR1], date: 2023-09-04, reason: Two clocks, "
            "about: [police-001, health-001]}\n"
        ),
        "comments.yaml": (
            "- {id: COM1, record: KPE1, text: It was raining., status: declined, answer: It was "
            "not.}\n"
        ),
        "queries.yaml": (
            "- {id: QRY1, agency: police, question: Who else was there?, answer: Nobody}\n"
        ),
    }
    text = pack(lt, folder({**small(), **OPEN, **decided}))
    assert "differ" not in text
    assert "It was raining" not in text
    assert "Who else" not in text
    assert "Nothing is open that the folder knows of." in text


@pytest.mark.git
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_what_is_new_since_the_meeting_before(
    lt: Lt, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(small())
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "A Person")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "a@example.org")
        monkeypatch.setenv(f"GIT_{who}_DATE", "2023-10-01T12:00:00+00:00")
    (root / ".gitignore").write_text("reports/\nprivate/\n", encoding="utf-8")
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "Start"]):
        subprocess.run(["git", *command], cwd=root, check=True)
    with (root / "factors.yaml").open("a", encoding="utf-8") as file:
        file.write("- {id: CF3, summary: A third factor}\n")
    text = pack(lt, root)
    assert "What is new since the first follow-on meeting on 2 October 2023" in text
    assert "CF3 A third factor: added" in text


def test_without_history_it_says_nothing_of_news(lt: Lt, folder: Folder) -> None:
    assert "What is new" not in pack(lt, folder(small()))


WITNESSES = {
    "proceedings.yaml": (
        "- id: PRO1\n  title: Criminal investigation\n  type: criminal\n  status: open\n"
        "  people: [PC1, HV1, GP1]\n  limits: The morning of 14 March is not discussed.\n"
        "  cleared: [{person: HV1, by: Reviewing lawyer, on: 2023-06-20, limits: The ward}]\n"
    ),
    "meetings.yaml": (
        "- {id: MTG5, type: follow-on-1, date: 2023-10-02, attendees: [LR1, HV1, PC1, GP1],\n"
        "   agenda: [{title: The morning}, {title: The plan}],\n"
        "   barred: [{person: PC1, items: [The morning], reason: Statement, proceeding: PRO1}]}\n"
    ),
}


def test_limits_are_on_the_sheet_of_whoever_chairs_alone(lt: Lt, folder: Folder) -> None:
    root = folder({**small(), **WITNESSES})
    held_by_all = pack(lt, root)
    assert "PC1" in held_by_all
    for word in ("Statement", "Not for", "barred", "Cleared", "14 March", "For whoever chairs"):
        assert word not in held_by_all
    ran = lt(
        "report", "meeting", "--for", "MTG5", "--audience", "reviewers", "--to", "md", cwd=root
    )
    assert ran.code == 0
    text = (root / "reports" / "meeting-MTG5-reviewers.md").read_text(encoding="utf-8")
    sheet = text.partition("## For whoever chairs")[2]
    assert "(PC1) | Not for: The morning | Statement (Criminal investigation) |" in sheet
    assert (
        "(HV1) | Cleared by Reviewing lawyer, 20 June 2023 | Not to be spoken of: The ward" in sheet
    )
    assert "GP1 | Neither barred nor cleared | Criminal investigation |" in sheet
    assert "The morning of 14 March is not discussed." in sheet
