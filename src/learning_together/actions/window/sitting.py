"""The key of real names, opened by the one who sits at a window, and forgotten soon.

It is held in memory alone, for one window, until somebody has it forgotten, nobody has used the
window for a while, or the computer slept. A key that lies open needs none of it.
"""

import gc
import time
from collections.abc import Callable
from pathlib import Path

from learning_together import english
from learning_together.actions import key, open_key
from learning_together.errors import LtError
from learning_together.folder import private_folder
from learning_together.folder.locked_file import Means, given

#: How long after the last use, in seconds.
IDLE = 15 * 60.0
#: Between two looks nothing but sleep takes so long; what is forgotten too early harms nobody.
SLEPT = 60.0


class Sitting:
    """Whether what is locked is open to a window now.

    Args:
        root: The review's folder.
        clock: Tells the seconds, of which those of a sleep may be none.
        calendar: Tells the seconds since some day, those of a sleep among them.
    """

    def __init__(
        self,
        root: Path,
        clock: Callable[[], float] = time.monotonic,
        calendar: Callable[[], float] = time.time,
    ) -> None:
        self._root = root
        self._clock = clock
        self._calendar = calendar
        self._sealed: bytes | None = None
        self._opened = False
        self._used = 0.0
        self._looked = 0.0

    @property
    def is_locked(self) -> bool:
        """Whether something is locked, be it open to this window or not."""
        return private_folder.is_any_locked(self._root)

    @property
    def is_open(self) -> bool:
        """Whether what is locked can be read now."""
        return bool(given())

    @property
    def was_opened_here(self) -> bool:
        """Whether somebody opened it here; else what opens it stands in the environment."""
        return self._opened

    def open(self, passphrase: str) -> None:
        """Opens what is locked.

        Raises:
            LtError: It does not open it, or nothing was typed.
        """
        if not self.is_locked:
            return
        open_key.ask(self._root, lambda: passphrase, needed=True)
        self._opened = True
        self._sealed = private_folder.locked_key(self._root)
        self._used, self._looked = self._clock(), self._calendar()

    def use(self) -> None:
        """Notes that somebody uses the window."""
        self._used = self._clock()

    def wrote(self) -> None:
        """Notes that the window itself has locked the key anew: that is no reason to forget."""
        if self._opened:
            self._sealed = private_folder.locked_key(self._root)

    @property
    def is_over(self) -> bool:
        """Whether it is time to forget; whoever asks now and then also learns of a sleep."""
        now, then = self._calendar(), self._looked
        self._looked = now
        return self._opened and (
            abs(now - then) > SLEPT
            or self._clock() - self._used > IDLE
            # Locked anew, by whatever opens it now.
            or private_folder.locked_key(self._root) != self._sealed
        )

    def end(self) -> None:
        """Forgets what opens it, and what was opened."""
        self._opened, self._sealed = False, None
        private_folder.forget()
        gc.unfreeze()
        gc.collect()


def unlock(root: Path, passphrase: str) -> str:
    """Puts all that is locked back in readable form, for good; gives what is to be said of it.

    Raises:
        LtError: Nothing is locked, or the passphrase does not open it.
    """
    done = key.unlock(root, Means(passphrase) if passphrase else given())
    return f"Unlocked for good: {done.words()}. Whoever can open this folder can read it now."


def lock(root: Path, passphrase: str, again: str) -> tuple[str, ...]:
    """Locks all that holds real names; gives what is to be said of it.

    Raises:
        LtError: There is nothing to lock, the passphrase can be guessed, or was mistyped.
    """
    if passphrase != again:
        raise LtError("The two passphrases differ.", "Type the same twice. Nothing was locked.")
    done = key.lock(root, Means(passphrase))
    lines = [f"Locked: {done.covered.words()}; now in {english.listed(done.files)}."]
    if done.links:
        links = english.counted(done.links, "link or special file", "links or special files")
        lines.append(f"Not locked, since lt follows no link: {links} in private/.")
    lines.append(
        "No lock covers the text of the case in the other files, finished files in reports/, and "
        "what was sent to others. Nobody can open it without the passphrase: keep that safe."
    )
    return tuple(lines)
