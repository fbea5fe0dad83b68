"""Writes finished files: whole or not at all, and never over what a person wrote or changed.

What `lt` wrote is known by the seal in it or, where its format has no place for one, by its SHA-256
in `.lt/written.tsv` of the folder that the command ran on. A line there is the hash of a file's
content, that of its path (a path may tell what must not be told), and for whom it was made.
"""

import hashlib
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import disk, look, one_writer, working_copy
from learning_together.folder.deeds import unkept
from learning_together.folder.files import MAX_BYTES, File, read_file
from learning_together.folder.names import refuse_unheld
from learning_together.patterns import regex
from learning_together.seal import is_as_written

_NAME = "written.tsv"
_LOCK = "lock.written"
_WRITTEN = f"{working_copy.FOLDER}/{_NAME}"
_LINE = regex(r"^([0-9a-f]{64})\t([0-9a-f]{64})(?:\tfor ([\w:-]+))?$", re.MULTILINE)
#: Where version 0.1.0 noted what it had exported: beside it. It is read only.
_EXPORTS = ".lt-exports.json"
#: How often a file is noted anew where another lt noted one meanwhile, on another machine.
_TRIES = 5


@dataclass(frozen=True, slots=True)
class _Line:
    """A file that was written: the hashes of its content and path, and for whom it was made."""

    content: str
    path: str
    audience: str

    @property
    def text(self) -> str:
        return "\t".join(
            (self.content, self.path, *(f"for {self.audience}",) * bool(self.audience))
        )


def write(
    home: Path, folder: Path, name: str, suffix: str, content: bytes, *, audience: str = ""
) -> tuple[Path, Path | None]:
    """Writes a report or an export.

    If a file of that name is there that is not as `lt` wrote it, it stays, and the new one gets the
    next free name.

    Args:
        home: The folder that the command ran on; its `.lt/` holds what no seal can.
        folder: Where to; made if it is missing.
        name: The file's name without suffix.
        suffix: Without a dot.
        content: The file.
        audience: For whom it was made, as typed; empty where nobody in particular.

    Returns:
        The file that was written, and the one that was kept, if there was one.

    Raises:
        LtError: It cannot be written; nothing is.
    """
    path = folder / f"{name}.{suffix}"
    kept: Path | None = None
    number = 1
    refuse_unheld(path)
    disk.make_folder(folder)
    while not _put(home, path, content, audience=audience):
        kept = path
        number += 1
        path = folder / f"{name}-{number}.{suffix}"
    return path, kept


def write_named(
    home: Path, path: Path, text: str, *, mode: int | None = None, audience: str = ""
) -> None:
    """Writes the result of a command into the file that its user named, as UTF-8.

    Args:
        home: The folder that the command ran on; its `.lt/` holds what no seal can.
        path: The file; it stays where it is not as `lt` wrote it.
        text: Its content.
        mode: Its permissions, whatever they were.
        audience: For whom it was made, as typed; empty where nobody in particular.

    Raises:
        LtError: It cannot be written, or holds what somebody may want to keep.
    """
    if look.is_folder(path):
        raise LtError(f"{path} is a folder.", "Name a file in it.")
    refuse_unheld(path)
    if look.is_file(path.parent):
        raise LtError(f"{path.parent} is a file, and no folder.", "Name a file in a folder.")
    if not look.is_folder(path.parent):
        raise LtError(f"There is no folder {path.parent}.", "Make it first.")
    if not _put(home, path, text.encode("utf-8", "backslashreplace"), mode, audience):
        raise LtError(
            f"{path} is there already, and nothing shows that lt wrote it and nobody changed it "
            "since.",
            "It stays as it is. Name another file, or move that one away.",
        )


def may_go(home: Path, path: Path, content: bytes) -> bool:
    """Whether nothing of anybody's is lost where a file is written.

    Args:
        home: The folder that the command runs on.
        path: The file.
        content: What it is to hold.
    """
    return _may_go(home, path, look.content(path), content)


def is_own(home: Path, path: Path) -> bool:
    """Whether a file is as `lt` wrote it.

    Args:
        home: The folder that the command runs on.
        path: The file; one that is too large or cannot be read is nobody's that is known.
    """
    try:
        content = look.content(path) if look.size(path) <= MAX_BYTES else None
    except LtError:
        return False
    return content is not None and (is_as_written(content) or _is_noted(home, path, content))


def made_for(home: Path, content: bytes) -> frozenset[str]:
    """For whom a file that can hold no seal was made, as audiences are typed; empty if not known.

    Args:
        home: The review's folder.
        content: The file, whatever it is called by now.
    """
    own = _hash(content)
    return frozenset(one.audience for one in _lines(home) if one.content == own and one.audience)


def _may_go(home: Path, path: Path, old: bytes | None, content: bytes) -> bool:
    if old is None:
        return not look.is_taken(path)
    return old in {b"", content} or is_as_written(old) or _is_noted(home, path, old)


def _put(
    home: Path, path: Path, content: bytes, mode: int | None = None, audience: str = ""
) -> bool:
    """Writes a file, unless what is there may not go; gives whether it did."""
    with unkept(home):
        old = look.content(path)
        if not _may_go(home, path, old, content):
            return False
        disk.write(path, content, old, mode=mode)
        # Where it cannot be noted, the next result goes elsewhere, and that is told.
        if not is_as_written(content):
            any(_note(home, path, content, audience) for _ in range(_TRIES))
        return True


def _note(home: Path, path: Path, content: bytes, audience: str) -> bool:
    # A folder that is no review has no lock, yet two may note there at once.
    with suppress(LtError), one_writer.locked(working_copy.place(home, _LOCK)):
        place = home / _WRITTEN
        # What is read after this is of this state, or it is not written.
        before, name = look.content(place), _name(home, path)
        lines = [one for one in _lines(home) if one.path != name]
        lines.append(_Line(_hash(content), name, audience))
        disk.write(place, "".join(f"{line.text}\n" for line in lines).encode(), before)
        return True
    return False


def _is_noted(home: Path, path: Path, content: bytes) -> bool:
    name, found = _name(home, path), _hash(content)
    exports = read_file(path.parent, _EXPORTS)
    if isinstance(exports, File) and f'"{path.name}": "{found}"' in exports.text:
        return True
    return [one.content for one in _lines(home) if one.path == name] == [found]


def _lines(home: Path) -> "list[_Line]":
    linked = look.is_link((home / _WRITTEN).parent)
    read = None if linked else read_file(home, _WRITTEN)
    found = _LINE.findall(read.text) if isinstance(read, File) else []
    return [_Line(*one) for one in found]


def _name(home: Path, path: Path) -> str:
    """What stands for a file's path: it stays the same where the whole folder is moved."""
    home, path = home.resolve(), path.resolve()
    within = path.relative_to(home) if path.is_relative_to(home) else path
    return _hash(os.fsencode(within.as_posix()))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
