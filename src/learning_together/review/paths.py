"""Which file of a folder holds which kind, by its path; where a review's folder is.

Reads no file's content.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from learning_together.diagnostics import Place, Problem
from learning_together.errors import LtError
from learning_together.folder import version
from learning_together.folder.files import MAX_FOLDERS_DEEP
from learning_together.folder.look import is_file
from learning_together.folder.names import is_held
from learning_together.folder.sources import NO_RECORDS
from learning_together.records import field_faults
from learning_together.records.kinds import IDENTITIES_FILE, KINDS, kind_of

REVIEW_FILE = "review.yaml"

_YAML = (".yaml", ".yml")


def find_root(start: Path) -> Path:
    """The review folder that a folder is in, from itself upwards.

    Raises:
        LtError: There is none, or a newer lt has changed its form.
    """
    start = start.resolve()
    if folder := root_above(start):
        version.refuse_newer(folder)
        return folder
    raise LtError(
        f"There is no review here: neither {start} nor a folder above it holds a {REVIEW_FILE}.",
        "Go into the review's folder first, or name it: lt -C FOLDER …  "
        "To start a review: lt init FOLDER",
    )


def root_above(start: Path) -> Path | None:
    """The review folder that a folder is in, from itself upwards; None where it is in none."""
    whole = start.resolve()
    return next((one for one in (whole, *whole.parents) if is_file(one / REVIEW_FILE)), None)


def is_read(path: str) -> bool:
    """Whether `load` would read a file of that path; the real names in `private/` apart."""
    parts = PurePosixPath(path).parts
    return (
        kind_at(path) not in {None, "identities"}
        and parts[0] not in NO_RECORDS
        and len(parts) <= MAX_FOLDERS_DEEP + 2
        and not any(part.startswith((".", "~$")) for part in parts)
    )


def kind_at(path: str) -> str | None:
    """The kind that a file of that path is read as; None where no kind reads it."""
    if path == IDENTITIES_FILE:
        return "identities"
    pure = PurePosixPath(path)
    top = pure.parts[0] if len(pure.parts) > 1 else pure.stem
    if top not in KINDS or top == "identities" or (top == "review" and path != REVIEW_FILE):
        return None
    if pure.suffix in _YAML:
        return top
    return top if pure.suffix == ".md" and kind_of(top).body and len(pure.parts) > 1 else None


def unheld_names(paths: Iterable[str]) -> Iterator[Problem]:
    """Names of files that Windows cannot hold, or that are one name there."""
    seen: dict[str, str] = {}
    for path in paths:
        for part in PurePosixPath(path).parts:
            if not is_held(part):
                yield field_faults.FILE_NAME.at(
                    Place(path), f"Windows cannot hold the name “{part}”."
                )
        twin = seen.setdefault(path.lower(), path)
        if twin != path:
            yield field_faults.FILE_NAME.at(
                Place(path), f"On Windows this is the same file as “{twin}”."
            )
