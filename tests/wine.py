"""Windows as far as wine shows it: runs `lt` there, and knows how a path is called.

`tools/windows/build.sh` puts the Windows Python together that is run.
"""

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from conftest import Ran

WINE = Path("/usr/lib/wine/wine64")
#: One command may wait for others of a busy machine, and for pandoc.
_SECONDS = 600
_MODULE = ("-m", "learning_together.cli.main")


@dataclass
class Windows:
    """A Windows of its own.

    Attributes:
        home: Where it was built.
        commands: The commands of `lt` that were run there.
    """

    home: Path
    commands: set[str] = field(default_factory=set)

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
        ran = subprocess.run(
            self.python(*_MODULE, *said), cwd=cwd, env=self.environment | (more or {}),
            input=typed, capture_output=True, timeout=_SECONDS, check=False,
        )  # fmt: skip
        words = [one for one in said if not one.startswith("-")]
        self.commands.add(words[1] if said[0] == "-C" else words[0])
        # Decoded as it comes: a letter of another code page is a fault.
        return Ran(ran.returncode, ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8"))
