"""Finds git and runs it, bounded in time and output, with nothing that the caller's shell set up.

Takes arguments, a folder and an environment, gives what git did. Must not know what a repository
is made of: that is `learning_together.folder.git.repository`.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread
from time import monotonic

from learning_together.folder.look import is_file
from learning_together.patterns import regex

#: So long git may say nothing; and so long it may take in all, of a large history on a slow drive.
_SECONDS, _LONGEST = 20, 600
_CHUNK = 1 << 20
# Of the caller's GIT_ variables, those that say where to look and who is at the keyboard. Others
# (GIT_DIR, GIT_INDEX_FILE, ... inside a hook) would point the call elsewhere.
_KEPT = regex(
    r"GIT_(?:CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM)"
    r"|(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL)|EXEC_PATH)"
)


class TroubleError(Exception):
    """Git is there and the repository too, but the one cannot read the other."""


def program() -> str | None:
    """Git's full path, looked for on the PATH alone.

    `shutil.which` and Windows itself would look in the current folder first, which may be the
    received one.
    """
    name = "git.exe" if sys.platform == "win32" else "git"
    for entry in os.get_exec_path():
        place = Path(entry, name)
        if place.is_absolute() and is_file(place, unsure=False) and os.access(place, os.X_OK):
            return str(place)
    return None


def environment() -> dict[str, str]:
    """The caller's environment variables, less what leads git astray or lets it ask or connect."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().startswith("GIT_") or _KEPT.fullmatch(name.upper())
    }
    return kept | {
        "LC_ALL": "C",
        "LANGUAGE": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
    }


def call(
    git: str, arguments: list[str], folder: Path, variables: dict[str, str], given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run git without a shell, pager, hooks or file system monitor."""
    try:
        return subprocess.run(  # noqa: S603 - a full path, a list, no shell
            [git, *_fixed(), *arguments],
            cwd=folder,
            env=variables,
            input=given,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TroubleError(f"git gave no answer within {_SECONDS} seconds") from None
    except OSError as error:
        raise TroubleError(f"git could not be run: {error.strerror}") from None


def _fixed() -> list[str]:
    fixed = ["--no-pager", "--no-optional-locks"]
    for setting in (
        "core.fsmonitor=false",
        f"core.hooksPath={os.devnull}",
        "core.quotePath=false",
        "safe.bareRepository=explicit",
    ):
        fixed += ["-c", setting]
    return fixed


def call_bounded(
    git: str, arguments: list[str], folder: Path, variables: dict[str, str], given: bytes, most: int
) -> subprocess.CompletedProcess[bytes]:
    """As `call`, but takes what the command prints as it comes: it may take long to print much.

    It is ended once it has printed more than `most` bytes. Input and complaints go through files:
    with two pipes, both sides could wait for each other.
    """
    command = [git, *_fixed(), *arguments]
    with TemporaryFile() as asked, TemporaryFile() as said:
        asked.write(given)
        asked.seek(0)
        try:
            process = subprocess.Popen(  # noqa: S603 - a full path, a list, no shell
                command, cwd=folder, env=variables, stdin=asked, stdout=subprocess.PIPE, stderr=said
            )
        except OSError as error:
            raise TroubleError(f"git could not be run: {error.strerror}") from None

        watch, out = _Watch(process), bytearray()
        with process:
            try:
                while len(out) <= most and (part := _part(process)):
                    out += part
                    watch.heard()
                if len(out) > most:
                    process.kill()
                process.wait()
            finally:
                watch.end()
                process.kill()
        if watch.why:
            raise TroubleError(watch.why)
        said.seek(0)
        return subprocess.CompletedProcess(
            command, process.returncode, bytes(out), said.read(10_000)
        )


def _part(process: subprocess.Popen[bytes]) -> bytes:
    """What a program has printed meanwhile; nothing at its end."""
    return os.read(process.stdout.fileno(), _CHUNK) if process.stdout else b""


class _Watch:
    """Ends a program that says nothing for too long.

    Attributes:
        why: Why it was ended; empty where it was not.
    """

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.why = ""
        self._process = process
        self._ended = Event()
        self._began = self._last = monotonic()
        Thread(target=self._look, daemon=True).start()

    def heard(self) -> None:
        """Notes that it has said something."""
        self._last = monotonic()

    def end(self) -> None:
        """Looks no longer."""
        self._ended.set()

    def _look(self) -> None:
        while not self._ended.wait(max(0, min(self._silence(), self._rest()))):
            if self._silence() <= 0:
                self.why = f"git gave no answer within {_SECONDS} seconds"
            elif self._rest() <= 0:
                self.why = f"git had not given its whole answer within {_LONGEST} seconds"
            if self.why:
                self._process.kill()
                return

    def _silence(self) -> float:
        """For how many more seconds it may say nothing."""
        return self._last + _SECONDS - monotonic()

    def _rest(self) -> float:
        """How many seconds it has in all."""
        return self._began + _LONGEST - monotonic()


def complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """The first line of what git said, fit for a terminal."""
    lines = done.stderr.decode("utf-8", "replace").splitlines() or ["no reason given"]
    line = next((line for line in lines if line.startswith("fatal: ")), lines[0])
    return "".join(c for c in line.removeprefix("fatal: ") if c.isprintable())[:200]
