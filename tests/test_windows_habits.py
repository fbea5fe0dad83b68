"""What Windows, Word and OneDrive do to a folder is read, or met with a message that helps."""

import errno
import os
import re
import sys
from itertools import chain
from pathlib import Path

import pytest

from conftest import Lt
from goldens import small
from learning_together.cli.main import app
from learning_together.review.load import load
from places import ROOT
from sample import SAMPLE, Folder, write
from wine import ALONE, BY_ITSELF, NOT_RUN, READING, TOGETHER


def test_a_folder_with_letters_of_all_sorts_and_spaces(lt: Lt, tmp_path: Path) -> None:
    root = write(tmp_path / "Überprüfung – Ärger & Co. 审查" / "Mill Lane", {**SAMPLE, **small()})
    assert lt("validate", cwd=root).code == 0
    assert lt("report", "findings", "--to", "docx,html,md", cwd=root).code == 0
    assert len(list((root / "reports").iterdir())) == 3


def test_a_path_longer_than_windows_used_to_allow(lt: Lt, tmp_path: Path) -> None:
    root = write(tmp_path.joinpath(*["a-long-name-of-a-folder"] * 12), {**SAMPLE, **small()})
    assert len(str(root)) > 260
    assert lt("validate", cwd=root).code == 0
    assert lt("report", "findings", cwd=root).code == 0


def test_files_of_windows_editors_read_the_same(folder: Folder, tmp_path: Path) -> None:
    plain = load(folder(small()))
    marked = {
        path: "\ufeff" + text.replace("\n", "\r\n") for path, text in {**SAMPLE, **small()}.items()
    }
    windows = load(write(tmp_path / "windows", marked))
    assert windows.problems == ()
    said = {
        kind: [one.origin.data for one in found] for kind, found in plain.review.records.items()
    }
    assert {
        kind: [one.origin.data for one in found] for kind, found in windows.review.records.items()
    } == said


def test_line_ends_of_a_file_stay_when_a_record_is_added(lt: Lt, folder: Folder) -> None:
    root = folder({"agencies.yaml": "- id: health\r\n  name: Health visiting\r\n"})
    assert lt("new", "agencies", "--set", "id=police", "--set", "name=Police", cwd=root).code == 0
    raw = (root / "agencies.yaml").read_bytes()
    assert raw.startswith(b"- id: health\r\n  name: Health visiting\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")


def test_what_word_and_windows_leave_behind_is_no_record(lt: Lt, folder: Folder) -> None:
    litter = {
        "~$findings.docx": "lock",
        "sections/~$summary.md": "lock",
        "timeline/desktop.ini": "[.ShellClassInfo]",
        "sections/Thumbs.db": "pictures",
        ".DS_Store": "mac",
    }
    root = folder(litter)
    ran = lt("validate", "--select", "LT0", cwd=root)
    assert (ran.code, "unread-file" in ran.out) == (0, False)


def test_a_name_that_windows_keeps_for_itself(lt: Lt, folder: Folder) -> None:
    ran = lt("validate", "--select", "LT031", cwd=folder({"timeline/aux.yaml": "[]\n"}))
    assert "Windows cannot hold the name “aux.yaml”." in " ".join(ran.out.split())


def test_text_that_a_console_cannot_show(lt: Lt, folder: Folder) -> None:
    # The fixture's streams are those of a console in code page 1252, which has no arrow.
    root = folder({"factors.yaml": "- id: CF1\n  summary: one → two ✓\n  effect: perhaps →\n"})
    ran = lt("validate", cwd=root)
    assert ran.code == 1
    assert "→" in ran.out


@pytest.mark.skipif(sys.platform == "win32", reason="stands in for what Windows does")
def test_a_file_that_onedrive_has_not_brought(
    lt: Lt, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder({"factors.yaml": "- id: CF1\n  summary: One\n"})
    really = os.open

    def cloud(path: object, flags: int, *rest: int, **named: int) -> int:
        if str(path).endswith("factors.yaml"):
            raise OSError(errno.EINVAL, "The cloud file provider is not running")
        return really(path, flags, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", cloud)
    ran = lt("validate", cwd=root)
    assert ran.code == 1
    said = " ".join(ran.out.split())
    assert "The cloud file provider is not running" in said
    assert "Always keep on this device" in said


def test_every_command_is_run_by_a_windows_python_or_said_not_to_be() -> None:
    lines = [*ALONE.values(), *chain.from_iterable(TOGETHER.values()), *READING]
    run = {line.split()[0] for line in lines} | BY_ITSELF
    assert not run & NOT_RUN.keys()
    assert run | NOT_RUN.keys() == {str(one.name) for one in app.registered_commands}
    page = (ROOT / "docs" / "installing.md").read_text("utf-8")
    part = page.partition("## What was tried on Windows")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `lt ([a-z]+)` \| run\b", part, re.MULTILINE)) == run
    said = re.findall(r"^\| `lt ([a-z]+)` \| not run: (.+) \|$", part, re.MULTILINE)
    assert dict(said) == NOT_RUN
