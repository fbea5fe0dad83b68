"""`lt watch`: what came and what went, as it is used: beside an editor that saves."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sample import Folder

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent otherwise on Windows")


def test_what_came_and_what_went(folder: Folder) -> None:
    key = "- {code: HV1, type: person, names: [Peregrine Tolleton]}\n"
    root = folder({"findings.yaml": "", "private/identities.yaml": key})
    findings = Path(root / "findings.yaml")
    with subprocess.Popen(
        [sys.executable, "-m", "learning_together.cli.main", "-C", str(root), "watch"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        env=os.environ | {"COLUMNS": "300"},
    ) as ran:  # fmt: skip
        try:
            assert ran.stdout is not None
            assert "Waiting for changes" in ran.stdout.readline()
            findings.write_text(
                "- {id: FIN1, title: Peregrine Tolleton, statement: Two., episodes: [KPE9]}\n",
                "utf-8",
            )
            came = [ran.stdout.readline()]
            while not came[-1][:1].isdigit():
                came.append(ran.stdout.readline())
            assert any(line.startswith("  + findings.yaml:1 LT101") for line in came)
            assert "Tolleton" not in "".join(came)
            findings.write_text(
                "# A line above moves it, and it is the same.\n"
                "- {id: FIN1, title: One, statement: Two., episodes: [KPE9]}\n",
                "utf-8",
            )
            went = [ran.stdout.readline()]
            while not went[-1][:1].isdigit():
                went.append(ran.stdout.readline())
            assert any(line.startswith("  - findings.yaml:1 LT7") for line in went)
            assert not any("LT101" in line for line in went)
            ran.send_signal(signal.SIGINT)
            assert "lt validate" in ran.stdout.read()
            assert ran.wait(20) == 0
        finally:
            ran.kill()
