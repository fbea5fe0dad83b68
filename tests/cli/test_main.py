"""What holds for every command: exit codes, streams, "cannot go on"."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import Lt
from learning_together import __version__
from learning_together.cli.main import _commands
from sample import SAMPLE, Folder

DATA = Path(__file__).parents[1] / "data" / "imports"


def test_version(lt: Lt) -> None:
    ran = lt("--version")
    assert (ran.code, ran.out, ran.err) == (0, f"lt {__version__}\n", "")


def test_outside_a_review_says_what_to_do_and_ends_with_2(lt: Lt, tmp_path: Path) -> None:
    ran = lt("validate", cwd=tmp_path, width=400)
    assert (ran.code, ran.out) == (2, "")
    assert "There is no review here" in ran.err
    assert "lt init FOLDER" in ran.err


def test_a_folder_that_is_not_there(lt: Lt, tmp_path: Path) -> None:
    ran = lt("-C", tmp_path / "nowhere", "validate")
    assert ran.code == 2
    assert "There is no folder" in ran.err


def test_an_unknown_option_ends_with_2(lt: Lt) -> None:
    ran = lt("validate", "--nonsense")
    assert (ran.code, ran.out) == (2, "")
    assert "--nonsense" in ran.err


@pytest.mark.few(1)
@pytest.mark.parametrize(("faults", "code"), [(2000, 1), (0, 0)])
def test_as_a_program_all_is_said_before_it_ends(folder: Folder, faults: int, code: int) -> None:
    files = {"factors.yaml": "".join(f"- id: CF{n}\n  nonsense: x\n" for n in range(faults))}
    root = folder(SAMPLE | (files if faults else {}))
    lt = (sys.executable, "-m", "learning_together.cli.main")
    command = (*lt, "-C", str(root), "validate", "--format", "json")
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr) == (code, "")
    assert len(json.loads(ran.stdout)["diagnostics"]) >= faults


def test_what_was_to_be_done_at_the_end_is_done(tmp_path: Path) -> None:
    left = tmp_path / "left"
    program = (
        "import atexit, pathlib, sys\n"
        "from learning_together.cli.main import main\n"
        f"atexit.register(pathlib.Path({str(left)!r}).touch)\n"
        "sys.argv = ['lt', '--version']\n"
        "main()\n"
    )
    subprocess.run((sys.executable, "-c", program), check=True, capture_output=True)
    assert left.exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told_and_no_traceback_shown(folder: Folder) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "learning_together.cli.main", "-C", folder({}), "validate"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ran.returncode == 2
    assert ran.stderr.startswith("lt: There is no room left")
    assert "Traceback" not in ran.stderr


@pytest.mark.few(1)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no folder that is in use")
@pytest.mark.parametrize("command", [("validate",), ("report", "findings"), ("leaks", "a.docx")])
def test_a_current_folder_that_was_deleted(command: tuple[str, ...], tmp_path: Path) -> None:
    program = (
        "import os, sys\n"
        "os.rmdir(os.getcwd())\n"
        "from learning_together.cli.main import main\n"
        "main()\n"
    )
    gone = tmp_path / "gone"
    gone.mkdir()
    ran = subprocess.run(
        (sys.executable, "-c", program, *command),
        cwd=gone, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, "no longer there" in ran.stderr) == (2, True), ran.stderr


@pytest.mark.parametrize("name", ["", *_commands().commands])  # type: ignore[attr-defined]
def test_help_shows_its_words_as_they_stand(name: str, lt: Lt) -> None:
    group: Any = _commands()
    command = group.commands[name] if name else group
    shown = " ".join(lt(*([name] if name else []), "--help", width=4000).out.split())
    helps = [one.help for one in command.params if getattr(one, "help", None)]
    helps += [command.help] if name else [one.help for one in group.commands.values()]
    for text in helps:
        for words in text.split("\n\n")[: None if name else 1]:
            assert " ".join(words.split()) in shown


def test_help_loads_nothing_heavy() -> None:
    heavy = ("pydantic", "yaml", "jinja2", "lxml", "learning_together.review.load")
    found = (
        "import sys\nfrom learning_together.cli import main\n"
        f"print([one for one in {heavy} if one in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", found], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.few(2)
@pytest.mark.parametrize(
    ("missing", "command"),
    [
        ("filelock", ("new", "factors", "--set", "summary=One.")),
        ("yaml", ("validate",)),
        ("jinja2", ("report", "terms")),
        ("lxml", ("leaks", "a.docx")),
        ("olefile", ("leaks", "a.doc")),
        ("pypdf", ("leaks", "a.pdf")),
    ],
)
def test_a_package_that_is_missing_is_told_in_words(
    missing: str, command: tuple[str, ...], folder: Folder, tmp_path: Path
) -> None:
    root = folder(SAMPLE)
    shutil.copy(DATA / "plain.docx", root / "a.docx")
    (root / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (root / "a.pdf").write_bytes(b"%PDF-1.7\n")
    shadow = tmp_path / "shadow" / f"{missing}.py"
    shadow.parent.mkdir()
    shadow.write_text(f"raise ModuleNotFoundError('none', name={missing!r})", "utf-8")
    program = (
        f"import sys; sys.path.insert(0, {str(shadow.parent)!r})\n"
        "from learning_together.cli.main import main\nmain()\n"
    )
    ran = subprocess.run(
        (sys.executable, "-c", program, *command),
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, "Traceback" in ran.stderr) == (2, False), ran
    assert f"the package “{missing}” is missing" in " ".join(ran.stderr.split()), ran
