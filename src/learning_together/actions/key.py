"""`lt key`: locks all of `private/` that holds names, unlocks it, and has the passphrase asked for.

What is locked is the key by itself, as earlier versions had it, and everything else as one file.
The locked files are in place, and proved to open, before one that lies open is taken away; a run
that is cut off leaves both, and the next one goes on.
"""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from learning_together.actions.private_contents import Contents, contents
from learning_together.english import counted
from learning_together.errors import LtError
from learning_together.folder import disk, locked_file, look, open_files, private_folder, refusals
from learning_together.folder.deeds import current, deed, undone_by
from learning_together.folder.locked_file import Means
from learning_together.folder.locked_zip import LOCKED, places, refuse_too_much
from learning_together.folder.private_folder import (
    KEY,
    KEY_WORDS,
    LOCKED_KEY,
    PrivateFolder,
    is_any_locked,
)

#: How the deed is taken back.
UNLOCK = "unlock"
_SHORTEST = 12
#: Fewer signs than this, however often, can be guessed.
_FEWEST_SIGNS = 5


@dataclass(frozen=True, slots=True)
class Locked:
    """What was locked.

    Attributes:
        files: In which files it is now.
        covered: What it is.
        links: How many links and special files there are, which are not followed and not locked.
        open_outside: Whether there are finished files in `reports/`.
    """

    files: tuple[str, ...]
    covered: Contents
    links: int
    open_outside: bool


def refuse_weak(passphrase: str) -> None:
    """Refuses a passphrase that can be guessed, or that cannot be typed again.

    Raises:
        LtError: It is one.
    """
    why = ""
    if len(passphrase) < _SHORTEST:
        why = f"A passphrase of fewer than {_SHORTEST} characters can be guessed."
    elif len(set(passphrase.casefold())) < _FEWEST_SIGNS:
        why = f"A passphrase of fewer than {_FEWEST_SIGNS} different characters can be guessed."
    elif passphrase != passphrase.strip():
        why = "The passphrase begins or ends with a space, which nobody sees who types it again."
    elif not passphrase.isprintable():
        why = "The passphrase holds a sign that nobody can type, such as the end of a line."
    if why:
        raise LtError(why, "Use some words that only you put together. Nothing was locked.")


@deed
def lock(root: Path, means: Means) -> Locked:
    """Locks everything in `private/`, and takes away what lies open once that is done.

    Raises:
        LtError: There is nothing to lock, or it cannot be done; what lies open stays then.
    """
    refusals.refuse_links(root / KEY)
    paths = sorted(open_files.every(root))
    covered = contents(paths)
    if not paths:
        done = " All that is there is locked already." if is_any_locked(root) else ""
        raise LtError(f"There is nothing in private/ to lock.{done}")
    if means.key_file is None:
        refuse_weak(means.passphrase or "")
    files = _read(root, paths)
    key = files.pop(KEY, None)
    private = PrivateFolder(root, means)
    private.take_in(files)  # opens what is locked already, so that one passphrase opens all
    made = [LOCKED] if files else []
    sealed = None
    if key is not None:
        sealed = _lock_key(root, key, means)
        made.insert(0, LOCKED_KEY)
    undone_by(UNLOCK)
    if doing := current():
        doing.take_away(files if key is None else {**files, KEY: key})
    if key is not None:
        _take_key_away(root, key, sealed)
    _take_away(root, files)
    links = len(open_files.not_covered(root))
    reports = any(True for _ in look.names(root / "reports"))
    return Locked(tuple(made), covered, links, reports)


def _read(root: Path, paths: list[str]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    size = 0
    for path in paths:
        refusals.refuse_links(root / path)
        size += look.size(root / path)
        refuse_too_much(size, len(paths))
        content = look.content(root / path)
        if content is None:
            raise refusals.changed(root / path)
        found[path] = content
    return found


def _lock_key(root: Path, key: bytes, means: Means) -> bytes | None:
    """Puts the locked key in place; gives it if it was not there before."""
    sealed = private_folder.locked_key(root)
    made = None if sealed is not None else locked_file.seal(key, means)
    if made is not None:
        open_files.write(root, LOCKED_KEY, made, None)
    elif sealed is not None and locked_file.opened(sealed, means, KEY_WORDS) != key:
        raise LtError(
            f"There are two keys: {KEY} and {LOCKED_KEY}.",
            "Find out which one holds, and move the other one away.",
        )
    return made


def _take_key_away(root: Path, key: bytes, made: bytes | None) -> None:
    try:
        disk.remove(root / KEY, key)
    except LtError:
        if made is not None:
            disk.remove(root / LOCKED_KEY, made)
        raise


def _take_away(root: Path, files: dict[str, bytes]) -> None:
    """Removes what is locked now.

    Raises:
        LtError: Some of it cannot be removed.
    """
    failed: list[str] = []
    for path, content in files.items():
        try:
            disk.remove(root / path, content)
        except LtError:
            failed.append(path)
    folders = {parent for path in files for parent in PurePosixPath(path).parents
               if len(parent.parts) > 1}  # fmt: skip
    for folder in sorted(folders, key=lambda one: -len(one.parts)):
        disk.remove_empty_folder(root / folder)
    if failed:
        raise LtError(
            f"Everything is locked, but {counted(len(failed), 'file')} could not be taken away, "
            f"and still {'lies' if len(failed) == 1 else 'lie'} open: {places(failed)}",
            "Close what holds it open, such as Word or an editor. If it was changed meanwhile, "
            "move it out of private/. Then lock again: lt key lock",
        )


@deed
def unlock(root: Path, means: Means) -> Contents:
    """Puts all that is locked back in readable form, so that it can be changed.

    Raises:
        LtError: Nothing is locked, it cannot be opened, or another file stands in its place.
    """
    files = dict(PrivateFolder(root, means).locked_files)
    if (sealed := private_folder.locked_key(root)) is not None:
        files[KEY] = locked_file.opened(sealed, means, KEY_WORDS)
    if not is_any_locked(root):
        raise LtError("Nothing is locked: neither a key nor anything else in private/.")
    there = {path: look.content(root / path) for path in files}
    private_folder.refuse_two(
        path for path, content in there.items() if content not in {None, files[path]}
    )
    for path, content in files.items():
        if there[path] is None:
            open_files.write(root, path, content, None)
    for path in (LOCKED, LOCKED_KEY):
        if (held := look.content(root / path)) is not None:
            disk.remove(root / path, held)
    return contents(files)
