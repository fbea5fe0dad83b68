"""Files and messages as git keeps them: contents by id, bounded in number and size.

Takes a folder or ids, gives bytes. Nothing is checked out and no filter runs: the objects are read
as they are, from a git that knows nothing of the folder's configuration (see `repository`).
"""

from collections.abc import Iterable
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder.git.calls import TroubleError, program
from learning_together.folder.git.repository import Git, Repository, has_git_folder, look
from learning_together.patterns import regex

MAX_FILE = 32 * 1024 * 1024
MAX_FILES = 20_000
MAX_ALL = 256 * 1024 * 1024
MAX_LIST = 32 * 1024 * 1024
#: A line of `--raw`: the mode and the id that a file has from then on.
RAW = regex(rb":[0-7]{6} ([0-7]{6}) [0-9a-f]+ ([0-9a-f]+) [A-Z][0-9]*")


def opened(folder: Path) -> Repository:
    """The repository of a review that has a history.

    Raises:
        LtError: It has none; the message says why.
    """
    if not program():
        raise LtError(
            "Earlier states of a review are kept by git, and git is not installed on this "
            "computer.",
            "Install git (git-scm.com; on a managed computer, ask for it), then try again.",
        )
    repository = look(folder)
    if repository is None:
        damaged = has_git_folder(folder)
        raise LtError(
            "This review is not kept in git, so there is no earlier state to look at.",
            "The .git folder here is not one that git can read."
            if damaged
            else "To keep its states from now on: git init, git add . and git commit in the "
            "review's folder.",
        )
    if not repository.head:
        raise LtError(
            "Nothing of this review has been committed to git yet, so there is no earlier state.",
            "Keep a first version: lt save. From then on its states are kept.",
        )
    return repository


def cannot(trouble: TroubleError) -> LtError:
    """Why the history cannot be read."""
    said = str(trouble)
    return LtError(f"The history of this review cannot be read: {said}.")


def refuse_more(files: int, size: int) -> None:
    """Sees that no more is read than any review holds.

    Raises:
        TroubleError: It is more.
    """
    if files > MAX_FILES or size > MAX_ALL:
        raise TroubleError("this folder's history holds more than any review does")


def sizes_of(git: Git, ids: Iterable[str]) -> dict[str, int]:
    """The sizes of those ids that are files."""
    asked = "".join(f"{id}\n" for id in dict.fromkeys(ids)).encode()
    said = git.bounded("cat-file", "--batch-check", given=asked, most=MAX_LIST).decode()
    rows = (row.split() for row in said.splitlines())
    return {row[0]: int(row[2]) for row in rows if len(row) == 3 and row[1] == "blob"}


def small_ones(git: Git, ids: Iterable[str]) -> dict[str, bytes]:
    """The contents of those files that are not too large, by id."""
    sizes = sizes_of(git, ids)
    small = [id for id, size in sizes.items() if size <= MAX_FILE]
    refuse_more(len(small), sum(sizes[id] for id in small))
    return contents_of(git, small) if small else {}


def contents_of(git: Git, blobs: Iterable[str]) -> dict[str, bytes]:
    """The contents of blobs, by id; one process for all."""
    wanted = list(dict.fromkeys(blobs))
    out = git.bounded(
        "cat-file", "--batch", given="".join(f"{id}\n" for id in wanted).encode(),
        most=MAX_ALL + 200 * len(wanted),
    )  # fmt: skip
    contents: dict[str, bytes] = {}
    at = 0
    for id in wanted:
        end = out.index(b"\n", at)
        head = out[at:end].split()
        if len(head) != 3 or head[1] != b"blob":
            raise TroubleError("some of its files are missing from this copy of the history")
        size = int(head[2])
        contents[id] = out[end + 1 : end + 1 + size]
        at = end + 2 + size
    return contents
