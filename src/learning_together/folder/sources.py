"""Where the files of a review come from: a folder, or contents that somebody else has read.

Gives paths and texts, or what stands in the way. Knows nothing of what files hold.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from learning_together.diagnostics import Place, Problem
from learning_together.folder.faults import TOO_LARGE, UNREADABLE
from learning_together.folder.files import File, decode, list_files, read_file
from learning_together.folder.look import is_file

#: Folders at the top of a review that hold no records.
NO_RECORDS = frozenset({"private", "reports", "templates"})


class Files(Protocol):
    """The files of a review."""

    @property
    def root(self) -> Path | None:
        """The folder they stand in; None where they stand in none."""

    def paths(self) -> tuple[list[str], list[Problem]]:
        """Their paths, sorted, and why others could not be listed."""

    def has(self, path: str) -> bool:
        """Whether there is a file of that path, listed or not."""

    def read(self, path: str) -> File | Problem:
        """The text of one, or why it cannot be had."""


class InFolder:
    """The files below a folder; see `learning_together.folder.files`.

    Args:
        root: The folder.
        given: Texts of files that are not in the folder as they stand, by path.
    """

    def __init__(self, root: Path, given: Mapping[str, str] | None = None) -> None:
        self.root: Path = root
        self._given = given or {}

    def paths(self) -> tuple[list[str], list[Problem]]:
        """Their paths, sorted, and why others could not be listed."""
        return list_files(self.root, NO_RECORDS)

    def has(self, path: str) -> bool:
        """Whether there is a file of that path, listed or not; who reads it learns if it may be."""
        return path in self._given or is_file(self.root / path, unsure=True)

    def read(self, path: str) -> File | Problem:
        """The text of one, or why it cannot be had."""
        if path in self._given:
            return File(path, self._given[path])
        return read_file(self.root, path)


class AsContents:
    """Files by their contents, such as those of an earlier state of a folder.

    Args:
        contents: By path; None for a file that is too large to be read.
    """

    root = None

    def __init__(self, contents: Mapping[str, bytes | None]) -> None:
        self._contents = contents

    def paths(self) -> tuple[list[str], list[Problem]]:
        """Their paths, sorted."""
        return sorted(self._contents), []

    def has(self, path: str) -> bool:
        """Whether there is a file of that path."""
        return path in self._contents

    def read(self, path: str) -> File | Problem:
        """The text of one, or why it cannot be had."""
        raw = self._contents[path]
        if raw is None:
            return TOO_LARGE.at(Place(path), "This file is too large to be read.")
        return decode(path, raw)


class Edited:
    """Files that were read, some of them with another text than they have.

    Args:
        paths: Of those that are listed.
        texts: As they were read, by path; of one that could not be, there is none.
        edited: Those that differ.
    """

    root = None

    def __init__(
        self, paths: Iterable[str], texts: Mapping[str, str], edited: Mapping[str, str]
    ) -> None:
        self._paths = sorted(paths)
        self._texts = texts
        self._edited = edited

    def paths(self) -> tuple[list[str], list[Problem]]:
        """Their paths, sorted."""
        return self._paths, []

    def has(self, path: str) -> bool:
        """Whether there is a file of that path."""
        return path in self._texts or path in self._edited

    def read(self, path: str) -> File | Problem:
        """The text of one, or why it cannot be had."""
        if path in self._edited:
            return decode(path, self._edited[path].encode())
        if path not in self._texts:
            return UNREADABLE.at(Place(path), "This file could not be read.")
        return File(path, self._texts[path])
