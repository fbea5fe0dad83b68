"""Our side of a join: its files as texts, on the disk and in git; and how they are written."""

from collections.abc import Mapping
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import disk, files, refusals
from learning_together.folder.git import history
from learning_together.folder.sources import NO_RECORDS
from learning_together.review.paths import is_read


def own_texts(root: Path) -> dict[str, str]:
    """The texts of a review's files.

    Raises:
        LtError: One cannot be read.
    """
    paths, problems = files.list_files(root, NO_RECORDS)
    texts: dict[str, str] = {}
    for path in filter(is_read, paths):
        found = files.read_file(root, path)
        if isinstance(found, files.File):
            texts[path] = found.text
        else:
            problems.append(found)
    if problems:
        one = problems[0]
        raise LtError(
            f"{one.place.file} cannot be read, so nothing was joined: {one.message}",
            one.help or "`lt validate` shows what to mend.",
        )
    return texts


def at(root: Path, commit: str) -> dict[str, str]:
    """The texts of a review's files at a commit.

    Raises:
        LtError: The history cannot be read.
    """
    return decoded(history.files_at(root, commit, is_read))


def decoded(contents: Mapping[str, bytes | None]) -> dict[str, str]:
    """Contents as texts, as far as they are."""
    found = {path: files.decode(path, raw) for path, raw in contents.items() if raw is not None}
    return {path: one.text for path, one in found.items() if isinstance(one, files.File)}


def write(root: Path, texts: Mapping[str, str | None], before: Mapping[str, str]) -> None:
    """Writes texts, and takes files away, none before all were seen to be as they were read.

    Raises:
        LtError: One cannot be written, or somebody changed it.
    """
    new = {path: text for path, text in texts.items() if text is not None}
    gone = [path for path, text in texts.items() if text is None and path in before]
    _, raw = disk.as_bytes(root, dict.fromkeys(gone, ""), before)
    for path in gone:
        refusals.refuse_changed(root / path, raw[path])
    disk.write_texts(root, new, before)
    for path in gone:
        disk.remove(root / path, raw[path])
        disk.remove_empty_folder((root / path).parent)
