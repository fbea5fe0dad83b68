"""One writer at a time: the lock of a review's or programme's folder.

The lock is `.lt/lock`, held by the system for as long as the program that took it runs: a crash
leaves none behind. Where a drive knows no such locks, a lease takes its place: a file that its
holder renews, and that the next one takes over once nobody has renewed it for a while. Either may
fail to carry to other machines; what is written is compared again before it is replaced, whoever
holds the lock. Who holds it stands beside it, for those who wait.
"""

import errno
import json
import os
import platform
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from learning_together.errors import LtError
from learning_together.folder import disk, front_end, look, refusals, working_copy

if TYPE_CHECKING:
    from filelock import BaseFileLock

#: What makes a folder one that has a lock.
HOMES = ("review.yaml", "programme.yaml")
_LOCK, _LEASE, _WRITER = "lock", "lock.lease", "writer.json"
#: How long another is waited for, in seconds: longer than any command writes.
WAIT = 60.0
#: A lease that was not renewed for so long is taken over, in seconds; half of what is waited.
LEASE = 30.0
#: What a system answers where it cannot lock on this drive; see `flock(2)`.
_CANNOT = {errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOLCK, errno.EINVAL}
#: Has a program that the holder starts, such as a hook of git, write within the holder's turn.
_WITHIN = "LT_WRITER"
_VERSION = 1
#: Told to no other thread of this program: each takes its own turn.
_own_tokens: set[str] = set()


@dataclass
class Turn:
    """A turn to write in a folder.

    Attributes:
        home: The folder.
        has_lock: Whether others wait; not in a folder that is neither a review nor a programme, nor
            where nobody may write.
        is_new: Whether it was waited for here; not where it is a part of another.
        token: By which its holder is known.
        unsure: Whether somebody elsewhere may write all the same.
    """

    home: Path
    has_lock: bool = True
    is_new: bool = False
    token: str = ""
    unsure: bool = False


_held: ContextVar[tuple[Turn, ...]] = ContextVar("_held", default=())


@contextmanager
def writing(home: Path, *, patient: bool = True) -> Iterator[Turn]:
    """Has every other lt that would write in a folder wait; what is read within is as it stands.

    Within itself it does nothing.

    Args:
        home: The folder of a review or programme.
        patient: Whether others are waited for; if not, and one is writing, there is no lock.

    Raises:
        LtError: Another has not finished in time, or the lock cannot be made.
    """
    own = home.resolve()
    if is_held(own) or _is_within(own):
        yield Turn(own)
        return
    if not is_home(own) or not os.access(own, os.W_OK):
        yield Turn(own, has_lock=False)
        return
    lock = _taken(working_copy.place(own, _LOCK), patient=patient)
    if lock is None:
        yield Turn(own, has_lock=False)
        return
    turn = Turn(own, is_new=True, token=secrets.token_hex(8))
    turn.unsure = lock.lock_file.endswith(_LEASE) or _is_elsewhere(own)
    outer = _held.set((*_held.get(), turn))
    try:
        with _named(turn):
            yield turn
    finally:
        _held.reset(outer)
        with suppress(OSError):
            lock.release()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Has every other lt wait that locks the same file, which goes at the end.

    Args:
        path: The file; where a folder is made that has no lock yet.

    Raises:
        LtError: Another has not finished in time, or the lock cannot be made.
    """
    lock = _taken(path, patient=True)
    try:
        yield
    finally:
        disk.discard(path)
        if lock is not None:
            with suppress(OSError):
                lock.release()


def is_unsure(home: Path) -> bool:
    """Whether another may be writing in a folder, in spite of the lock that is held here.

    So it is where a lease takes the place of a lock, and where the note of who writes shows that
    the lock reached nobody elsewhere.
    """
    for turn in _held.get():
        if turn.home == home.resolve() and turn.is_new:
            return turn.unsure or _noted(turn.home).get("token") != turn.token
    return False


def _is_elsewhere(home: Path) -> bool:
    return _noted(home).get("machine", platform.node()) != platform.node()


def time_there(home: Path) -> float:
    """What time it is where a folder lies; whoever asks holds the lock."""
    found = look.about(home / working_copy.FOLDER / _WRITER)
    return found.st_mtime if found else 0.0


def is_home(folder: Path) -> bool:
    """Whether a folder has a lock."""
    return any(look.is_file(folder / name, unsure=True) for name in HOMES)


def is_held(home: Path) -> bool:
    """Whether this program, as far as it runs here, holds a folder's lock."""
    return any(turn.home == home.resolve() for turn in _held.get())


def _taken(path: Path, *, patient: bool) -> "BaseFileLock | None":
    from filelock import FileLock, SoftFileLease, Timeout

    home = path.parent.parent
    mode = _mode(home)
    locks: list[BaseFileLock] = [
        FileLock(path, mode=mode, fallback_to_soft=False),
        SoftFileLease(path.with_name(_LEASE), mode=mode, lease_duration=LEASE),
    ]
    for lock in locks:
        try:
            try:
                lock.acquire(blocking=False)
            except Timeout:
                if not patient:
                    return None
                front_end.front.tell(
                    f"{_who(home)} is writing in this folder; waiting until that is done."
                )
                lock.acquire(timeout=WAIT)
        except Timeout:
            raise _still(home) from None
        except OSError as error:
            if error.errno in _CANNOT and lock is not locks[-1]:
                continue
            raise refusals.unwritable(path, error) from None
        return lock
    raise AssertionError(path)


def _mode(home: Path) -> int:
    # Whoever may write the review may take its lock, whoever made the file.
    found = next((one for name in HOMES if (one := look.about(home / name))), None)
    return (found.st_mode if found else 0) & 0o666 | 0o600


def _still(home: Path) -> LtError:
    return LtError(
        f"{_who(home)} is still writing in this folder, after {WAIT:.0f} seconds; nothing was "
        "done.",
        "Run this again when that is done. If it hangs, end it there: the lock goes with it.",
    )


@contextmanager
def _named(turn: Turn) -> Iterator[None]:
    """Writes down who holds the lock, for those who wait and for programs that are started."""
    home, token = turn.home, turn.token
    place = home / working_copy.FOLDER / _WRITER
    about = {
        "version": _VERSION,
        "command": front_end.front.command,
        "machine": platform.node(),
        "since": datetime.now().astimezone().isoformat(timespec="seconds"),
        "token": token,
    }
    outer = os.environ.get(_WITHIN)
    # Not to be named hinders nobody.
    with suppress(LtError):
        disk.discard(place)
        disk.jot(place, json.dumps(about).encode(), mode=_mode(home))
    os.environ[_WITHIN] = token
    _own_tokens.add(token)
    try:
        yield
    finally:
        _own_tokens.discard(token)
        if outer is None:
            os.environ.pop(_WITHIN, None)
        else:
            os.environ[_WITHIN] = outer
        if _noted(home).get("token") == token:
            disk.discard(place)


def _who(home: Path) -> str:
    """Who holds the lock, in words that name nobody."""
    with suppress(KeyError, ValueError):
        about = _noted(home)
        own = about["machine"] == platform.node()
        where = "on this computer" if own else f"on {about['machine']}"
        since = datetime.fromisoformat(about["since"]).astimezone()
        return f"Somebody {where} ({about['command']}, since {since:%H:%M:%S})"
    return "Somebody"


def _is_within(home: Path) -> bool:
    token = os.environ.get(_WITHIN)
    if not token or token in _own_tokens:
        return False
    about = _noted(home)
    return about.get("token") == token and about.get("machine") == platform.node()


def _noted(home: Path) -> dict[str, str]:
    with suppress(LtError):
        return _read(look.content(home / working_copy.FOLDER / _WRITER) or b"")
    return {}


def _read(raw: bytes) -> dict[str, str]:
    with suppress(ValueError):
        found = json.loads(raw)
        if isinstance(found, dict):
            return {str(name): str(value) for name, value in found.items()}
    return {}
