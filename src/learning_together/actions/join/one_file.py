"""Joins one file for git, which asks for a single path and knows of no other.

Where an id is new on both sides, or something must be decided, it leaves ours and says so: what
else names the record, git does not ask for. `lt join` then reads both sides whole.
"""

from pathlib import Path, PurePosixPath

from learning_together.errors import LtError
from learning_together.folder import disk, files, look
from learning_together.joining.join import join
from learning_together.review.paths import REVIEW_FILE, is_read


def join_file(base: Path, ours: Path, theirs: Path, path: str) -> bool:
    """Joins the two sides of a file, into the one that git takes as the outcome.

    Args:
        base: What both began as; empty where both made the file.
        ours: One side, and the outcome.
        theirs: The other side.
        path: Of the file, from the top of the repository, which is the current folder.

    Returns:
        Whether it could be joined; if not, ours stands there.
    """
    within = _in_review(path)
    if not within:
        return False
    try:
        sides = [_text(one) for one in (base, ours, theirs)]
        if None in sides:
            return False
        was, here, there = ({within: text or ""} for text in sides)
        joined = join(was, here, there)
        made = joined.texts.get(within, here[within])
        if (
            made is None
            or joined.renumbered
            or joined.given
            or joined.twins
            or joined.cards
            or joined.whole
            or joined.texts.keys() - {within}
        ):
            return False
        disk.write(ours, made.encode(), look.content(ours))
    except LtError:
        return False
    return True


def _in_review(path: str) -> str:
    """A file's path within the review that it lies in; empty where it is no file of records."""
    pure = PurePosixPath(path)
    for folder in pure.parents:
        if look.is_file(Path(folder) / REVIEW_FILE, unsure=False):
            within = pure.relative_to(folder).as_posix()
            return within if is_read(within) else ""
    return ""


def _text(place: Path) -> str | None:
    raw = files.read_bytes(place.parent, place.name)
    found = files.decode(place.name, raw) if isinstance(raw, bytes) else None
    return found.text if isinstance(found, files.File) else None
