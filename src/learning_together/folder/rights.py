"""Who may read what holds names: on POSIX nobody but its owner, and a group that shares the folder.

Rights are only taken away, never given. On Windows they stay as the folder has them; who reads
there is told.
"""

import os
import re
import stat
import sys
from contextlib import suppress
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import look
from learning_together.patterns import regex

#: That of consoles, which Windows alone knows.
_CODE_PAGE = "oem"
_GROUP_AND_OTHERS, _OTHERS = 0o077, 0o007
#: A name, and what it may do: "COUNCIL\\jo:(OI)(CI)(M)". The letters are the same in all languages.
_MAY_READ = regex(r"^(.*?):((?:\([A-Z,]+\))+)$")
_READS = {"F", "M", "RX", "R", "GR", "GA", "RD"}
#: Who reads everything on a computer whatever the rights say.
_OWN = regex(r"\\(?:SYSTEM|Administrators)\Z", re.IGNORECASE)


def taken_away(*folders: Path) -> int:
    """Rights that a file in such folders has for nobody: of all others, mostly of the group, too.

    Args:
        folders: The folder, and those above it that say whether a group shares it.
    """
    return _OTHERS if any(map(_is_shared, folders)) else _GROUP_AND_OTHERS


def close(path: Path, away: int) -> None:
    """Takes rights to a file or folder away; what belongs to somebody else stays as it is."""
    if is_open(path, away):
        with suppress(OSError, LtError):
            found = look.about(path)
            if found:
                path.chmod(stat.S_IMODE(found.st_mode) & ~away)


def is_open(path: Path, away: int) -> bool:
    """Whether a file or folder of one's own gives somebody rights that nobody is to have."""
    if sys.platform == "win32":
        return False
    with suppress(OSError, LtError):
        found = None if look.is_link(path) else look.about(path)
        return bool(found and found.st_uid == os.geteuid() and found.st_mode & away)
    return False


def _is_shared(folder: Path) -> bool:
    """Whether a group is meant to work in a folder together."""
    if sys.platform == "win32":
        return False
    found = look.about(folder)
    if found is None:
        return False
    if found.st_mode & stat.S_ISGID:
        return True
    return bool(found.st_mode & stat.S_IWGRP) and not _is_own_group(found.st_uid, found.st_gid)


def _is_own_group(uid: int, gid: int) -> bool:
    """Whether a group is one that many systems give each user, with nobody else in it."""
    if sys.platform == "win32":
        return False
    import grp
    import pwd

    try:
        group = grp.getgrgid(gid)
        return group.gr_name == pwd.getpwuid(uid).pw_name and not group.gr_mem
    except KeyError:
        return False


def readers(folder: Path) -> tuple[str, ...] | None:
    """Who may read a folder on Windows, but for the computer itself and its administrators.

    Returns:
        Names of users and groups; None where that is not to be had, and elsewhere than on Windows.
    """
    if sys.platform != "win32":
        return None
    import subprocess

    program = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "icacls.exe")
    try:
        ran = subprocess.run(  # noqa: S603 - a program of Windows, by its whole path
            [program, folder], capture_output=True, timeout=10, check=True,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    return readers_in(ran.stdout.decode(_CODE_PAGE, "replace"), str(folder))


def readers_in(said: str, folder: str) -> tuple[str, ...] | None:
    """Who may read, by what icacls says of a folder; None where it says nothing of it."""
    found: dict[str, None] = {}
    known = False
    for line in said.removeprefix(folder).splitlines():
        if match := _MAY_READ.match(line.strip()):
            known = True
            may = {right for part in match[2].strip("()").split(")(") for right in part.split(",")}
            if may & _READS and "DENY" not in may and "N" not in may and not _OWN.search(match[1]):
                found[match[1]] = None
    return tuple(found) if known else None
