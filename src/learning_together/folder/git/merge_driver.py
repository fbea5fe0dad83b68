"""The program by which git asks `lt` to join one file: where it is named, and naming it.

Git runs what the repository's own configuration names, for files of which `.gitattributes` says
so. A clone brings the second along, never the first.
"""

import re
import shlex
import sys
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import disk
from learning_together.folder import look as on_disk
from learning_together.folder.git.calls import TroubleError, call, complaint, environment
from learning_together.folder.git.repository import look
from learning_together.patterns import regex

NAME = "learning-together"
_ATTRIBUTES = ".gitattributes"
#: The lines that have git ask for each file that holds records.
LINES = (f"*.yaml merge={NAME}", f"*.md merge={NAME}")
_ASKS = regex(rf"^[^#\n]*\bmerge={NAME}\b", re.MULTILINE)


def is_missing(folder: Path) -> bool:
    """Whether the review's files say that git is to ask `lt`, and this clone does not know how."""
    text = on_disk.content(folder / _ATTRIBUTES) if _is_plain(folder / _ATTRIBUTES) else None
    if not text or not _ASKS.search(text.decode("utf-8", "replace")):
        return False
    try:
        repository = look(folder)
        if repository is None:
            return False
        asked = ["config", "--get", f"merge.{NAME}.driver"]
        return not call(repository.git, asked, folder, environment()).stdout.strip()
    except TroubleError:
        return False


def is_set_up(folder: Path) -> bool:
    """Whether git asks this `lt` for all of a review's files; so it is where there is no git."""
    path = folder / _ATTRIBUTES
    text = (on_disk.content(path) or b"") if _is_plain(path) else b""
    asked = _asked(text.decode("utf-8", "replace"))
    try:
        repository = look(folder)
        if repository is None:
            return True
        ask = ["config", "--get", f"merge.{NAME}.driver"]
        said = call(repository.git, ask, folder, environment()).stdout.decode("utf-8", "replace")
    except TroubleError:
        return True
    return said.strip() == _program() and all(line.split()[0] in asked for line in LINES)


def put(folder: Path) -> bool:
    """Has git ask `lt`: names the program in the repository, and the files in `.gitattributes`.

    Returns:
        Whether anything had to be changed.

    Raises:
        LtError: There is no repository, or it cannot be written.
    """
    path = folder / _ATTRIBUTES
    before = on_disk.content(path) if on_disk.is_taken(path) else None
    text = (before or b"").decode("utf-8", "replace")
    missing = [line for line in LINES if line.split()[0] not in _asked(text)]
    if missing:
        end = "" if not text or text.endswith("\n") else "\n"
        says = "# Two people's changes are joined record by record; see lt join."
        new = f"{text}{end}\n{says}\n" + "".join(f"{line}\n" for line in missing)
        disk.write(path, new.lstrip("\n").encode(), before)
    try:
        repository = look(folder)
        if repository is None:
            raise LtError("The review is not kept in git.", "Start with: git init")
        wanted = {"name": "Learning Together: record by record", "driver": _program()}
        changed = bool(missing)
        for key, value in wanted.items():
            name = f"merge.{NAME}.{key}"
            asked = call(repository.git, ["config", "--get", name], folder, environment())
            if asked.stdout.decode("utf-8", "replace").strip() != value:
                done = call(repository.git, ["config", name, value], folder, environment())
                if done.returncode:
                    raise LtError(f"Git could not be told how to join files: {complaint(done)}.")
                changed = True
    except TroubleError as trouble:
        raise LtError(f"Git could not be told how to join files: {trouble}.") from None
    return changed


def _asked(text: str) -> set[str]:
    return {found[0].split()[0] for found in _ASKS.finditer(text)}


def _program() -> str:
    python = shlex.quote(Path(sys.executable).as_posix())
    # Without it, as after lt was installed anew elsewhere, git leaves the conflict to lt join.
    return f"{python} -P -m learning_together.cli.main hook run merge %O %A %B %P"


def _is_plain(path: Path) -> bool:
    return not on_disk.is_link(path) and on_disk.is_file(path, unsure=False)
