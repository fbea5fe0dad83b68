"""What one window knows: its review, kept at hand, and whose turn it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from learning_together.actions import covered
from learning_together.actions.kept_review import KeptReview
from learning_together.actions.validate import Checked
from learning_together.web.door import Keys
from learning_together.web.ending import Ending


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
        self._told: tuple[str, ...] = ()

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

    def cover(self) -> Callable[[str], str]:
        """What takes real names out of what is shown."""
        return covered.covering(self.root)
