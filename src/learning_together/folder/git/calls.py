"""Finds git and runs it, bounded in time and output, with nothing that the caller's shell set up.

Takes arguments, a folder and an environment, gives what git did. Must not know what a repository
is made of: that is `learning_together.folder.git.repository`.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Timer

from learning_together.folder.look import is_file
from learning_together.patterns import regex

_SECONDS = 20
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
    """As `call`, but ends the command once it has printed more than `most` bytes.

    Input and complaints go through files: with two pipes, both sides could wait for each other.
    """
    command = [git, *_fixed(), *arguments]
    late = Event()
    with TemporaryFile() as asked, TemporaryFile() as said:
        asked.write(given)
        asked.seek(0)
        try:
            process = subprocess.Popen(  # noqa: S603 - a full path, a list, no shell
                command, cwd=folder, env=variables, stdin=asked, stdout=subprocess.PIPE, stderr=said
            )
        except OSError as error:
            raise TroubleError(f"git could not be run: {error.strerror}") from None

        def give_up() -> None:
            late.set()
            process.kill()

        watch = Timer(_SECONDS, give_up)
        watch.start()
        with process:
            try:
                out = process.stdout.read(most + 1) if process.stdout else b""
                if len(out) > most:
                    process.kill()
                process.wait()
            finally:
                watch.cancel()
                process.kill()
        if late.is_set():
            raise TroubleError(f"git gave no answer within {_SECONDS} seconds")
        said.seek(0)
        return subprocess.CompletedProcess(command, process.returncode, out, said.read(10_000))


def complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """The first line of what git said, fit for a terminal."""
    lines = done.stderr.decode("utf-8", "replace").splitlines() or ["no reason given"]
    line = next((line for line in lines if line.startswith("fatal: ")), lines[0])
    return "".join(c for c in line.removeprefix("fatal: ") if c.isprintable())[:200]
