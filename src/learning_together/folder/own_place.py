"""What lt keeps for its user, apart from any review: nothing of a case but where it lies."""

import hashlib
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import disk, look, one_writer

_FOLDER = "learning-together"


def place(name: str) -> Path:
    """Where such a file lies; its folder is there then, and is its user's alone.

    Args:
        name: Of the file.

    Raises:
        LtError: The folder cannot be made.
    """
    import platformdirs

    folder = platformdirs.user_state_path(_FOLDER, appauthor=False)
    disk.make_folder(folder)
    return folder / name


def desktop() -> Path:
    """Where the user's desktop lies, there or not."""
    import platformdirs

    return platformdirs.user_desktop_path()


def note_of(home: Path) -> Path:
    """Where it is noted that a review's window is open; the name tells nothing of the review."""
    return place(f"window-{hashlib.sha256(str(home.resolve()).encode()).hexdigest()[:16]}.json")


def keep(path: Path, content: bytes) -> None:
    """Writes a note that its user alone may read.

    Raises:
        LtError: It cannot be written.
    """
    # Made anew, so that whoever held an older one open reads no newer one.
    disk.discard(path)
    disk.write(path, content, look.content(path), mode=0o600)


def drop(path: Path) -> None:
    """Takes a note away."""
    disk.discard(path)


def read(path: Path) -> bytes:
    """What a note says; nothing where there is none, or none that can be read."""
    try:
        return look.content(path) or b""
    except LtError:
        return b""


#: Has every other lt wait that would open the window of the same review.
in_turn = one_writer.locked
