"""Files of `.lt/` that hold for one working copy alone: git never sees them."""

from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import disk, look

FOLDER = ".lt"
#: Older review folders do not ignore them, so `.lt/` does so itself.
_IGNORED = ("/written.tsv", "/lock*", "/writer.json", "/.gitignore")
#: How often the list is completed anew where another lt completes it as well.
_TRIES = 5


def place(home: Path, name: str) -> Path:
    """Where such a file lies; its folder is there then, and git passes it over.

    Args:
        home: The folder of a review or programme.
        name: Of the file.

    Raises:
        LtError: The folder cannot be made or written to, or is a link.
    """
    folder = home / FOLDER
    disk.make_folder(folder)
    ignored = folder / ".gitignore"
    for last in (*[False] * _TRIES, True):
        before = look.content(ignored)
        lines = (before or b"").decode("utf-8", "replace").splitlines()
        missing = [line for line in _IGNORED if line not in lines]
        if not missing:
            break
        try:
            disk.write(ignored, "".join(f"{one}\n" for one in (*lines, *missing)).encode(), before)
        except LtError:
            if last:
                raise
    return folder / name
