"""What one window knows: its review, kept at hand, and whose turn it is."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from threading import Lock
from typing import TypeVar

from learning_together.actions import covered
from learning_together.actions.kept_review import KeptReview
from learning_together.actions.validate import Checked
from learning_together.actions.window.drafts import Drafts
from learning_together.actions.window.sitting import Sitting
from learning_together.errors import LtError
from learning_together.web.door import Keys
from learning_together.web.ending import Ending

T = TypeVar("T")
#: How much is kept for later pages; what came first goes first.
_HELD = 20


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of something that was done.

    Attributes:
        lines: In words.
        warning: What nobody must overlook of it; may be empty.
    """

    lines: tuple[str, ...] = ()
    warning: str = ""


class Window:
    """One review, and all that its pages share.

    Args:
        root: The review's folder.
        keys: What opens its door.
        ending: When it closes.

    Attributes:
        state: Another number whenever the review, or what its checks say, is another.
    """

    def __init__(self, root: Path, keys: Keys, ending: Ending) -> None:
        self.root = root
        self.ending = ending
        self.at = f"/{keys.room}"
        self._turn = Lock()
        self._kept: KeptReview | None = None
        self.drafts = Drafts(root)
        self.sitting = Sitting(root)
        #: Of the page that is asked for, from the window's address on; empty where names have no
        #: place on it.
        self.here = ""
        #: Puts real names in the place of codes on the page that is made now; mostly nothing does.
        self.naming: Callable[[str], str] | None = None
        self._told = Told()
        self._held: dict[str, object] = {}
        self._numbers = count(1)
        ending.looks.append(self.look)
        ending.ends.append(self.end)
        self._last: Checked | None = None
        self.state = 0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """One page at a time: what it shows and what it writes are of one state of the folder."""
        with self._turn:
            self._end_what_is_over()
            yield

    def look(self) -> None:
        """Asked now and then: keeps what waits to be kept, and forgets the key when it is time."""
        with self.turn(), suppress(LtError):
            self.drafts.flush()

    def end(self) -> None:
        """Asked when it has closed: keeps what waits to be kept, and forgets an opened key."""
        self.look()
        if self.sitting.is_open:
            self.forget_key()

    def open_key(self, passphrase: str) -> None:
        """Opens what is locked, for this sitting.

        Raises:
            LtError: It does not open it.
        """
        self.sitting.open(passphrase)
        self._kept = None
        self.drafts.opened()

    def forget_key(self) -> None:
        """Forgets what opens it, and all that was read by it."""
        with suppress(LtError):  # It stays in memory, as what is typed while it is locked.
            self.drafts.flush()
        self._kept = self._last = None
        self._held.clear()
        self.sitting.end()

    def _end_what_is_over(self) -> None:
        if self.sitting.is_over:
            self.forget_key()

    def checked(self) -> Checked:
        """The review as it stands on the disk, and what its checks say.

        Raises:
            LtError: It cannot be read.
        """
        found = self.review.checked if self._kept is None else self._kept.fresh()
        if found is not self._last:
            self._last = found
            self.state += 1
        return found

    @property
    def review(self) -> KeptReview:
        """The review as it is kept at hand.

        Raises:
            LtError: It cannot be read.
        """
        if self._kept is None:
            # It is as large as all else together, and stays: to go through it for garbage, while it
            # is read and at each page after that, would take as long as the pages.
            gc.disable()
            try:
                self._kept = KeptReview(self.root)
            finally:
                gc.freeze()
                gc.enable()
        return self._kept

    def tell(self, *lines: str, warning: str = "") -> None:
        """Has the next page say what was done.

        Args:
            lines: In words.
            warning: What nobody must overlook of it; may be empty.
        """
        self._told = Told(lines, warning)

    def told(self) -> "Told":
        """What the page that is shown now is to say of what was done before it."""
        told, self._told = self._told, Told()
        return told

    def keep(self, thing: object) -> str:
        """Keeps what a later page needs, such as a file that was made; gives its number."""
        number = str(next(self._numbers))
        self._held[number] = thing
        while len(self._held) > _HELD:
            del self._held[next(iter(self._held))]
        return number

    def kept(self, number: str, sort: type[T]) -> T:
        """What was kept.

        Raises:
            LtError: It is kept no longer, or is something else.
        """
        found = self._held.get(number)
        if not isinstance(found, sort):
            raise LtError("That is kept no longer.", "Go back, and ask for it once more.")
        return found

    def cover(self) -> Callable[[str], str]:
        """What takes real names out of what is shown."""
        return covered.covering(self.root, self.checked().loaded.review)
