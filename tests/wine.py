"""Windows as far as wine shows it: runs `lt` there, and knows how a path is called.

`tools/windows/build.sh` puts the Windows Python together that is run.
"""

import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from conftest import Ran
from writing_commands import AFTER, WRITING

WINE = Path("/usr/lib/wine/wine64")
#: One command may wait for others of a busy machine, and for pandoc.
_SECONDS = 600
#: Runs `lt` as `python -m` does, and notes what it ended with. What the machine says a program
#: ended with is not always that: wine kills one that takes more than a second to be cleared away.
_LT = """
import pathlib, runpy, sys
ended = pathlib.Path(sys.argv.pop(1))
try:
    runpy.run_module("learning_together.cli.main", run_name="__main__", alter_sys=True)
except SystemExit as end:
    ended.write_text(str(end.code or 0))
    raise
"""

#: What is not run there, each with the reason; docs/installing.md lists the same.
NOT_RUN = {
    "save": "there is no git for Windows here",
    "hook": "there is no git for Windows here",
    "changes": "there is no git for Windows here",
    "watch": "it ends with Ctrl-C, which wine hands on to no program without a console",
}
#: Lines that write, by what they do: each by itself, and those that follow others.
ALONE = {name: line for name, line in WRITING.items() if line.split()[0] not in NOT_RUN}
TOGETHER = {
    name: lines
    for name, lines in AFTER.items()
    if not any(line.split()[0] in NOT_RUN for line in lines)
}
#: Lines that only read, each of which says and ends with what it does here.
READING = """
validate
status
status --format json
audit
show FIN1
view --names HV1
explain LT101
conflicts
leaks draft.docx
mend --dry-run
import sent.csv --agency health --dry-run
import workbook.xlsx --dry-run
join other.zip --dry-run
renumber FIN1 FIN90 --dry-run
report
picture
""".strip().splitlines()
#: Commands that have a test of their own there.
BY_ITSELF = {"doctor", "init", "open", "programme"}


@dataclass
class Windows:
    """A Windows of its own.

    Attributes:
        home: Where it was built.
    """

    home: Path

    @property
    def environment(self) -> dict[str, str]:
        """What a program sees there: nothing of this machine's Python."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "COV_", "PYTEST", "LT_"))
        }
        return kept | {
            "WINEPREFIX": str(self.home / "prefix"),
            "WINEDEBUG": "-all",
            "PYTHONHOME": self.path(self.home / "python"),
            "LC_ALL": "C.UTF-8",
            "COLUMNS": "80",
            "CI": "true",
        }

    @staticmethod
    def path(path: Path) -> str:
        """What a path is called there."""
        return "Z:" + str(path).replace("/", "\\")

    @property
    def drives(self) -> Path:
        """Where drives and other computers are given to it, as links."""
        return self.home / "prefix" / "dosdevices"

    def python(self, *said: str) -> list[str]:
        """A command that runs Python there."""
        return [str(WINE), str(self.home / "python" / "python.exe"), *said]

    def started(self, *said: str, cwd: Path) -> subprocess.Popen[bytes]:
        """Python there, going on."""
        return subprocess.Popen(
            self.python(*said), cwd=cwd, env=self.environment,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def lt(
        self, *said: str, cwd: Path, typed: bytes = b"", more: dict[str, str] | None = None
    ) -> Ran:
        """What a command of `lt` does there."""
        with tempfile.TemporaryDirectory() as folder:
            ended = Path(folder) / "ended"
            ran = subprocess.run(
                self.python("-c", _LT, self.path(ended), *said), cwd=cwd,
                env=self.environment | (more or {}),
                input=typed, capture_output=True, timeout=_SECONDS, check=False,
            )  # fmt: skip
            code = int(ended.read_text()) if ended.exists() else ran.returncode
        # Decoded as it comes: a letter of another code page is a fault.
        return Ran(code, ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8"))
