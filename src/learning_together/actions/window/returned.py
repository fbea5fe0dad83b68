"""Drafts that readers sent back, from a page: what they said is shown, and then recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from learning_together.actions import open_key
from learning_together.actions.comments import CommentsResult, take
from learning_together.actions.comments.in_words import of_file, sums
from learning_together.actions.window.upload import bare
from learning_together.errors import LtError


@dataclass(frozen=True, slots=True)
class Returned:
    """Drafts that were sent, and what stands in them.

    Attributes:
        names: What the files are called.
        contents: What they hold.
        anyhow: Whether drafts of another title are taken, too.
        taken: What is new in them, and what is not.
    """

    names: tuple[str, ...]
    contents: tuple[bytes, ...]
    anyhow: bool
    taken: CommentsResult

    @property
    def files(self) -> tuple[str, ...]:
        """What each file holds, in some sentences."""
        return tuple(
            of_file(file, number, anyhow="tick “of another title” and look once more")
            for number, file in enumerate(self.taken.files, 1)
        )

    @property
    def sums(self) -> tuple[str, ...]:
        """What came of all of them."""
        return tuple(sums(self.taken))


def look_at(root: Path, sent: Sequence[tuple[str, bytes]], *, anyhow: bool) -> Returned:
    """What stands in drafts; nothing is written.

    Args:
        root: The review's folder.
        sent: As the browser calls each, and what it holds; no path of a name is used.
        anyhow: Whether drafts of another title are taken, too.

    Raises:
        LtError: One is no Word document, or the key of real names is locked.
    """
    files = [(name, content) for name, content in sent if content]
    if not files:
        raise LtError("No file was chosen.", "Choose the drafts that readers sent back.")
    names = tuple(bare(name).name for name, _ in files)
    return _taken(root, names, tuple(content for _, content in files), anyhow=anyhow, dry=True)


def take_in(root: Path, returned: Returned) -> Returned:
    """Records what was shown; what was recorded meanwhile is not recorded twice.

    Raises:
        LtError: The review cannot be added to.
    """
    given = returned.names, returned.contents
    return _taken(root, *given, anyhow=returned.anyhow, dry=False)


def _taken(
    root: Path, names: tuple[str, ...], contents: tuple[bytes, ...], *, anyhow: bool, dry: bool
) -> Returned:
    open_key.ask(root, None, needed=True)
    paths = [Path(name) for name in names]
    taken = take(root, paths, dry=dry, anyhow=anyhow, contents=contents)
    return Returned(names, contents, anyhow, taken)
