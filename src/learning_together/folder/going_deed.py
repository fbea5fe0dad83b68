"""A deed that is going on: what it is about to do is noted before it is done."""

import platform
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from learning_together.errors import LtError
from learning_together.folder import (
    deed_ends,
    disk,
    front_end,
    journal,
    locked_file,
    look,
    one_writer,
    undo_copies,
    working_copy,
)
from learning_together.folder.deed_ends import shown, unseen
from learning_together.folder.git import merges
from learning_together.folder.journal import hash_of
from learning_together.folder.private_folder import is_any_locked


class Deed:
    """What is being done to a folder.

    Args:
        home: The folder.
        kept: Whether what it replaces is kept, so that it can be taken back.

    Attributes:
        home: As given, as a whole path.
        kept: As given.
        about: Who does it, since when, and how it is undone.
    """

    def __init__(self, home: Path, *, kept: bool) -> None:
        now = datetime.now().astimezone()
        self.home = home.resolve()
        self.kept = kept
        self.id = undo_copies.new_id(now)
        self.about = {
            "version": str(journal.VERSION),
            "command": front_end.front.command,
            "machine": platform.node(),
            "since": now.isoformat(timespec="seconds"),
        }
        self._begun = False
        self._number = 0
        self._going: set[str] = set()
        self._written: dict[str, bytes | None] = {}
        self._known: dict[str, set[str]] = {}

    @property
    def path(self) -> Path:
        """Where its journal lies as long as it goes on."""
        return working_copy.journal(self.home, self.id)

    @property
    def going(self) -> bool:
        """Whether it has begun to take files away for good: it is finished then, not taken back."""
        return bool(self._going)

    def changing(self, path: Path, before: bytes | None, after: bytes | None) -> str:
        """Notes a change; gives what the name of the file is made of that is written into first."""
        self._number += 1
        name = f"{self.id}-{self._number}"
        line: dict[str, Any] = {"temporary": str(disk.temporary(path, name))}
        within = self._within(path)
        if within in self._going:
            return name
        if self.kept and within:
            copy = ""
            found = look.about(path)
            if before is not None and within not in self._written:
                copy = undo_copies.name(within, self._number)
                self._note({})
                with unseen():
                    undo_copies.keep(self.home, self.id, copy, before)
            mode = found.st_mode & 0o777 if found else 0
            line |= {"path": within, "before": hash_of(before), "after": hash_of(after),
                     "copy": copy, "mode": mode}  # fmt: skip
            self._written[within] = after
            self._known.setdefault(within, set()).update((hash_of(before), hash_of(after)))
        self._note(line)
        return name

    def making(self, folder: Path) -> None:
        """Notes that a folder is made."""
        if within := self._within(folder):
            self._note({"folder": within})

    def is_unsure(self) -> bool:
        """Whether another may write at the same time, whoever holds the lock."""
        return one_writer.is_unsure(self.home)

    def take_away(self, contents: Mapping[str, bytes]) -> None:
        """From now on these files go, since what they hold is kept elsewhere; there is no way back.

        Args:
            contents: What they hold, by path.
        """
        self._note({"going": {path: hash_of(content) for path, content in contents.items()}})
        self._going |= contents.keys()

    def stage(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Puts files into git's index as they stand; whoever is cut off here is finished.

        Returns:
            Files that are still unmerged, relative to the folder.

        Raises:
            LtError: Git cannot do it; then the deed can be taken back as before.
        """
        those = [*paths]
        self._note({"staged": {one: hash_of(look.content(self.home / one)) for one in those}})
        try:
            return merges.stage(self.home, those)
        except LtError:
            self._note({"staged": {}})
            raise

    def take_back(self) -> None:
        """Puts everything back as it was.

        Raises:
            LtError: It could not be done for all; the journal stays then.
        """
        if self._begun:
            deed_ends.end(self.home, self.id)

    def done(self) -> None:
        """Ends it; what is kept of it is there from now on.

        Raises:
            LtError: Somebody else wrote a file of it at the same moment; both states are kept.
        """
        if not self._begun:
            return
        with unseen():
            lost = self._lost()
            if self._written or self._going:
                self._note({"about": self.about, "done": True})
            deed_ends.conclude(self.home, self.id, self.path)
        if lost:
            raise _both_wrote(self.id, lost)

    def _lost(self) -> list[str]:
        """Files that no longer hold what was written into them; that is kept."""
        lost = []
        for number, (within, content) in enumerate(self._written.items(), 1):
            now = hash_of(look.content(self.home / within))
            if content is not None and now not in self._known[within]:
                undo_copies.keep(self.home, self.id, undo_copies.name(within, f"ours-{number}"),
                                 content)  # fmt: skip
                lost.append(within)
        return lost

    def _within(self, path: Path) -> str:
        whole = path.absolute()
        whole = whole.parent.resolve() / whole.name
        if not whole.is_relative_to(self.home):
            return ""
        within = whole.relative_to(self.home).as_posix()
        return within if journal.is_within(self.home, within) else ""

    def _note(self, line: dict[str, Any]) -> None:
        with unseen():
            if not self._begun:
                working_copy.place(self.home, self.path.name)
                if locked_file.given() and is_any_locked(self.home):
                    self.about |= {"opened": "yes"}
                journal.note(self.path, {"about": self.about})
                self._begun = True
            if line:
                journal.note(self.path, line)


def _both_wrote(id: str, lost: list[str]) -> LtError:
    return LtError(
        f"Somebody else wrote {shown(lost)} at the same moment; this drive does not tell the "
        "two of you apart. What they wrote stands.",
        f"What you wrote is kept in {undo_copies.FOLDER}/{id}/ (ours-…): compare the two, and put "
        "in what is missing.",
    )
