"""What one window knows: its review, kept at hand, and whose turn it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from threading import Lock
from typing import TypeVar

from learning_together.actions import covered
from learning_together.actions.kept_review import KeptReview
from learning_together.actions.validate import Checked
from learning_together.actions.window.drafts import Drafts
from learning_together.errors import LtError
from learning_together.web.door import Keys
from learning_together.web.ending import Ending

T = TypeVar("T")
#: How much is kept for later pages; what came first goes first.
_HELD = 20


class Window:
    """One review, and all that its pages share.

    Args:
        root: The review's folder.
        keys: What opens its door.
        ending: When it closes.
    """

    def __init__(self, root: Path, keys: Keys, ending: Ending) -> None:
        self.root = root
        self.ending = ending
        self.at = f"/{keys.room}"
        self._turn = Lock()
        self._kept: KeptReview | None = None
        self.drafts = Drafts(root)
        self._told: tuple[str, ...] = ()
        self._held: dict[str, object] = {}
        self._numbers = count(1)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """One page at a time: what it shows and what it writes are of one state of the folder."""
        with self._turn:
            yield

    def checked(self) -> Checked:
        """The review as it stands on the disk, and what its checks say.

        Raises:
            LtError: It cannot be read.
        """
        if self._kept is None:
            self._kept = KeptReview(self.root)
            return self._kept.checked
        return self._kept.fresh()

    def tell(self, *lines: str) -> None:
        """Has the next page say what was done."""
        self._told = lines

    def told(self) -> tuple[str, ...]:
        """What the page that is shown now is to say of what was done before it."""
        told, self._told = self._told, ()
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
        return covered.covering(self.root)
