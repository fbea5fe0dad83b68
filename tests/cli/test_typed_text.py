"""What is pasted into `lt new` arrives whole, and nothing of it reaches the shell."""

import os
import select
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Lt
from learning_together.records.kinds.entry import Entry
from learning_together.review.load import load
from sample import Folder

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")

PASTED = "Visit at home. He said: “no”.\n\n  • Second line from Word\nThird (with brackets)"
ASKED = ("new", "timeline", "--set", "date=2023-06-07", "--set", "agency=health")


def at_terminal(root: Path, typed: str, *arguments: str) -> tuple[str, str]:
    """Runs lt at a terminal and pastes when it asks for the event; what it says and leaves."""
    pid, terminal = pty.fork()
    if not pid:
        os.chdir(root)
        keep = {"PATH": os.environ["PATH"], "NO_COLOR": "1", "TERM": "xterm"}
        script = "from learning_together.cli.main import run; run()"
        command = [sys.executable, "-c", script, *arguments]
        code = os.spawnve(os.P_WAIT, command[0], command, keep)
        # The shell comes back: whatever is still waiting would be its next command.
        os.write(1, b"SHELL:")
        if select.select([0], [], [], 0.3)[0]:
            os.write(1, b"RUNS " + os.read(0, 1 << 16))
        os.write(1, b"END")
        os._exit(code)
    said, pasted = b"", False
    until = time.monotonic() + 60
    while b"END" not in said and time.monotonic() < until:
        if select.select([terminal], [], [], 0.1)[0]:
            said += os.read(terminal, 1 << 16)
        if not pasted and b"event: " in said:
            raw = typed.encode()
            while raw:
                raw = raw[os.write(terminal, raw) :]
            pasted = True
    os.waitpid(pid, 0)
    os.close(terminal)
    shown, _, left = said.decode("utf-8", "replace").partition("SHELL:")
    return shown, left


def event(root: Path) -> str | None:
    loaded = load(root)
    assert not loaded.faults
    (entry,) = loaded.review.all(Entry)
    return entry.event


@pytest.mark.parametrize(
    "way",
    [
        lambda text: f"\x1b[200~{text}\x1b[201~\n",
        lambda text: f"\x1b[200~{text.replace(chr(10), chr(13))}\x1b[201~\r",
        lambda text: f"{text}\n",
        lambda text: f"{text}\n\n",
    ],
    ids=["bracketed", "bracketed, carriage returns", "bare", "bare, with an empty line"],
)
def test_several_lines_arrive_whole_and_none_reaches_the_shell(
    folder: Folder, way: Callable[[str], str]
) -> None:
    root = folder({"agencies.yaml": "- id: health\n  name: Health\n"})
    shown, left = at_terminal(root, way(PASTED), *ASKED)
    assert left == "END", shown
    assert event(root) == PASTED


def test_a_line_longer_than_a_terminal_holds_arrives(folder: Folder) -> None:
    root = folder({"agencies.yaml": "- id: health\n  name: Health\n"})
    long = "word " * 1500 + "end"
    _, left = at_terminal(root, f"{long}\nand more\n", *ASKED)
    assert (event(root), left) == (f"{long}\nand more", "END")


def test_keys_mend_what_was_typed(folder: Folder) -> None:
    root = folder({"agencies.yaml": "- id: health\n  name: Health\n"})
    at_terminal(root, "Wrong\x15Visit\x1b[D ofx\x7f HV1\n", *ASKED)
    assert event(root) == "Visit of HV1"


def test_a_dash_asks_at_a_terminal(folder: Folder) -> None:
    root = folder({"agencies.yaml": "- id: health\n  name: Health\n"})
    _, left = at_terminal(root, f"\x1b[200~{PASTED}\x1b[201~\n", *ASKED, "--set", "event=-")
    assert (event(root), left) == (PASTED, "END")


def test_a_dash_takes_what_is_sent_in(lt: Lt, folder: Folder) -> None:
    root = folder({"agencies.yaml": "- id: health\n  name: Health\n"})
    assert lt(*ASKED, "--set", "event=-", cwd=root, typed=f"\ufeff{PASTED}\n").code == 0
    assert event(root) == PASTED
    ran = lt(*ASKED, "--set", "event=-", cwd=root)
    assert (ran.code, "Nothing was sent in for “event”" in ran.err) == (2, True)
    ran = lt(*ASKED, "--set", "event=-", "--set", "voice=-", cwd=root, typed="x")
    assert (ran.code, "Only one field" in ran.err) == (2, True)
