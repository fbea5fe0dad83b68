"""A review that came as a ZIP: the files that matter, read within a bound and written nowhere."""

import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from learning_together.english import counted
from learning_together.errors import LtError
from learning_together.folder import files, look, version
from learning_together.folder.private_folder import KEY, LOCKED_KEY
from learning_together.office.archive import Archive, Entry, Room, UnreadableError
from learning_together.review.paths import REVIEW_FILE, is_read

#: What a review's own files may come to, all together.
LARGEST = 256 * 1024 * 1024
#: Folders that nobody looks into: git's, what Macs add, what is made from the review.
_APART = frozenset({".git", "__MACOSX", ".lt", "private", "reports"})
#: Of these not even the number is told: programs keep them, or they are somebody's own.
_UNTOLD = _APART - {"reports"}


@dataclass(frozen=True)
class Contents:
    """What a ZIP holds of a review.

    Attributes:
        files: What is read, by its path in the review.
        others: Paths of files that hold no records.
        left: What was not looked at, each in words.
    """

    files: dict[str, bytes]
    others: tuple[str, ...]
    left: tuple[str, ...]


def contents(place: Path) -> Contents:
    """The files of a review in a ZIP.

    Raises:
        LtError: It is no ZIP, is locked, holds too much, or no review.
    """
    if look.size(place) > LARGEST:
        raise too_large(place)
    try:
        archive = Archive(look.content(place) or b"", Room(LARGEST, files.MAX_FILES))
        entries = {one.filename: one for one in archive.entries if one.filename[-1:] != "/"}
        top = _top(place, entries)
        own = {name.removeprefix(top): one for name, one in entries.items() if name.startswith(top)}
        odd = {name for name, one in own.items() if _is_odd(name, one)}
        needed = {KEY, LOCKED_KEY, version.FILE}
        wanted = {name: one for name, one in own.items()
                  if name not in odd and (is_read(name) or name in needed)}  # fmt: skip
        large = {name for name, one in wanted.items() if one.file_size > files.MAX_BYTES}
        held = {name: archive.read(one) for name, one in wanted.items() if name not in large}
    except UnreadableError as error:
        what = {"locked": "is locked with a password", "large": "would unpack to too much"}
        raise LtError(
            f"{place} {what.get(error.why, 'is damaged, or no ZIP')}.",
            "Unpack it yourself, and name the folder: lt join FOLDER",
        ) from None
    left = [f"{name}: this file is too large to be read." for name in sorted(large)]
    if odd:
        was = counted(len(odd), "file of the ZIP was", "files of the ZIP were")
        left.append(f"{was} not read: a link, or a place outside of the review.")
    others = (name for name in own if name not in odd and not is_read(name))
    return Contents(
        held,
        tuple(name for name in others if PurePosixPath(name).parts[0] not in _UNTOLD),
        tuple(left),
    )


def no_review(place: Path, many: int = 0) -> LtError:
    """That there is no review, or more than one."""
    said = "more than one review" if many else f"no review: it holds no {REVIEW_FILE}"
    return LtError(f"In {place} there is {said}.", f"Name the folder that holds {REVIEW_FILE}.")


def too_large(place: Path) -> LtError:
    """That something holds more than any review."""
    return LtError(f"{place} holds more than any review does.", "Nothing was joined.")


def _top(place: Path, names: Iterable[str]) -> str:
    """The folder within a ZIP in which the review lies; empty for its top."""
    tops = [name.removesuffix(REVIEW_FILE) for name in names
            if name == REVIEW_FILE or name.endswith(f"/{REVIEW_FILE}")]  # fmt: skip
    tops = [one for one in tops if not {*one.split("/")} & _APART]
    least = min((one.count("/") for one in tops), default=0)
    lowest = [one for one in tops if one.count("/") == least]
    if len(lowest) != 1:
        raise no_review(place, len(lowest))
    return lowest[0]


def _is_odd(name: str, entry: Entry) -> bool:
    """Whether a file in a ZIP is a link, or would lie outside of it."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    parts = name.split("/")
    return (
        kind not in {0, stat.S_IFREG}
        or "\\" in name
        or any(part in {"", ".", ".."} for part in parts)
        or ":" in parts[0]
    )
