"""A review that is kept at hand while its files change: what it holds now, and what is wrong.

For whoever looks at one review for longer than a command does. A file that changed is read again,
the others are not; what was derived of their records is kept, and the result is that of a check
from nothing. Where records come or go every check is asked, since any may ask whether there is such
a record: a quarter of what the first check took. Nothing is kept on the disk: a second copy of a
case would be outside of its lock.
"""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from learning_together.actions.validate import Checked, check
from learning_together.checks.again import Again
from learning_together.folder import look
from learning_together.folder.git import status
from learning_together.folder.private_folder import KEY, LOCKED_KEY
from learning_together.folder.sources import InFolder
from learning_together.review.load import load
from learning_together.stages import Stage

#: By which a file that was changed is known: its size, when it was written, and which one it is.
_State = tuple[int, int, int]
#: The key of real names lies apart from the files of the review.
_KEYS = (KEY, LOCKED_KEY)


class KeptReview:
    """A review, read and checked, and again whenever files of it changed.

    Args:
        root: The review's folder.
        stage: The stage whose checks apply; the review's own where None.
        today: The day on which is checked; the real one, anew each time, where None.

    Attributes:
        checked: The result.
        again: What remembers it, for whoever asks what a change would bring in.

    Raises:
        LtError: The key of real names is locked, and what was given does not open it.
    """

    def __init__(
        self, root: Path, *, stage: Stage | None = None, today: date | None = None
    ) -> None:
        self._root = root
        self._stage = stage
        self._today = today
        self._in_git = status.kept(root, "private")
        self.again = Again()
        self._states = self._stand()
        self.checked = self._check(None, None)

    def changed(self, paths: Collection[str] | None = None) -> Checked:
        """Reads and checks again.

        Args:
            paths: The files that may have changed, come or gone, as their paths within the review;
                where None, any may have, and git is asked again what it keeps.

        Returns:
            The same as `checked` from then on.

        Raises:
            LtError: As for a new one.
        """
        if paths is None:
            self._in_git = status.kept(self._root, "private")
        self.checked = self._check(self.checked, paths)
        return self.checked

    def fresh(self) -> Checked:
        """The review as it stands on the disk: what changed since the last look is read again.

        Raises:
            LtError: As for a new one, or a file cannot be looked at.
        """
        now, then = self._stand(), self._states
        paths = {path for path in now.keys() | then.keys() if now.get(path) != then.get(path)}
        old = self._today is None and self.checked.today != date.today()
        if paths or old:
            self.changed(None if paths.intersection(_KEYS) else paths)
            self._states = now
        return self.checked

    def _stand(self) -> dict[str, _State]:
        paths, _ = InFolder(self._root).paths()
        found = ((path, look.about(self._root / path)) for path in (*paths, *_KEYS))
        return {
            path: (state.st_size, state.st_mtime_ns, state.st_ino) for path, state in found if state
        }

    def _check(self, before: Checked | None, paths: Collection[str] | None) -> Checked:
        loaded = load(self._root, before.loaded if before else None, paths)
        return check(
            self._root,
            stage=self._stage,
            today=self._today,
            loaded=loaded,
            in_git=self._in_git,
            again=self.again,
        )
