"""What `lt programme` is given: folders to the reviews and programmes that lie in them.

Reads a `programme.yaml`, and finds review folders; reads no review, follows no link.
"""

import os
from dataclasses import dataclass, field, replace
from pathlib import Path

from learning_together.diagnostics import Place, Problem
from learning_together.errors import LtError
from learning_together.folder.files import File, read_file
from learning_together.folder.look import is_file, is_folder
from learning_together.folder.yaml import parse_yaml
from learning_together.records import field_faults
from learning_together.records.build import build
from learning_together.records.commented_yaml import hints
from learning_together.records.kinds import PROGRAMME
from learning_together.records.kinds.programme import Programme
from learning_together.review.paths import REVIEW_FILE

PROGRAMME_FILE = f"{PROGRAMME}.yaml"
#: How far below a folder reviews are looked for: a folder a year, say, and one a board.
_DEEP = 3
#: Folders that no shelf comes near.
_MOST = 20_000
#: Folders that hold no reviews of a programme.
_APART = frozenset({"reports", "private", "templates"})


@dataclass(frozen=True)
class Found:
    """What lies in the folders that were given.

    Attributes:
        programmes: As they were read, in the order of the folders.
        reviews: Folders of reviews, each once.
        problems: What is wrong with the programme files.
        texts: Of the programme files, by path as in the problems.
        without: Folders directly below a given one in which there is no review.
        shut: Folders that this user may not look into.
    """

    programmes: tuple[Programme, ...]
    reviews: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()
    texts: dict[str, str] = field(default_factory=dict, repr=False)
    without: tuple[Path, ...] = ()
    shut: tuple[Path, ...] = ()


def find(folders: list[Path]) -> Found:
    """The reviews and programmes in some folders.

    A folder is a review (it holds review.yaml), a programme (it holds programme.yaml), or a shelf
    of such folders; programmes and shelves may hold reviews, in folders below them too.

    Raises:
        LtError: A folder is not there, or there is neither a review nor a programme in it.
    """
    looked = _Looked()
    for folder in folders:
        if not is_folder(folder):
            raise LtError(f"There is no folder {folder}.", "Check the name.")
        if not looked.into(folder, _DEEP):
            raise LtError(
                f"There is no review in {folder}: neither it nor a folder below it holds "
                f"a {REVIEW_FILE} or a {PROGRAMME_FILE}.",
                "Name the folders of the reviews, or a folder that holds them. "
                "`lt init` starts a review, `lt init --programme` a programme.",
            )
    return Found(
        tuple(one for one in looked.programmes.values() if one is not None),
        tuple(looked.reviews),
        tuple(looked.problems),
        looked.texts,
        tuple(looked.without),
        tuple(looked.shut),
    )


class _Looked:
    """What was found so far; each folder is looked into once."""

    def __init__(self) -> None:
        self.programmes: dict[Path, Programme | None] = {}
        self.reviews: dict[Path, None] = {}
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}
        self.without: list[Path] = []
        self.shut: list[Path] = []
        self.seen = 0

    def into(self, folder: Path, deep: int) -> bool:
        """Whether a folder is or holds a review or a programme; they are noted."""
        self.seen += 1
        if self.seen > _MOST:
            raise LtError(
                f"There are more than {_MOST} folders below those that were named.",
                "Name the folders of the reviews themselves.",
            )
        holds = False
        if _has(folder, PROGRAMME_FILE):
            holds = True
            place = folder.resolve()
            if place not in self.programmes:
                self.programmes[place] = self._read(folder)
        if _has(folder, REVIEW_FILE):
            self.reviews[folder.resolve()] = None
            return True
        for one in self._below(folder, deep):
            if self.into(one, deep - 1):
                holds = True
            elif deep == _DEEP and one not in self.shut:
                self.without.append(one)
        return holds

    def _below(self, folder: Path, deep: int) -> list[Path]:
        try:
            return _below(folder) if deep else []
        except LtError:
            if deep == _DEEP:
                raise
            self.shut.append(folder)
            return []

    def _read(self, folder: Path) -> Programme | None:
        path = (folder / PROGRAMME_FILE).as_posix()
        file = read_file(folder, PROGRAMME_FILE)
        if not isinstance(file, File):
            self._note(path, [file])
            return None
        self.texts[path] = file.text
        records, problems = parse_yaml(PROGRAMME_FILE, file.text, hints(PROGRAMME))
        self._note(path, problems)
        if len(records) == 1:
            built, faulty = build(Programme, records[0], {"id": PROGRAMME})
            self._note(path, faulty)
            return built
        if not problems:
            said = "holds no field" if not records else "holds a list"
            self._note(
                path,
                [
                    field_faults.WRONG_TYPE.at(
                        Place(PROGRAMME_FILE),
                        f"{PROGRAMME_FILE} {said}; one programme is expected.",
                        "It is one record: fields without a dash before them, title at least.",
                    )
                ],
            )
        return None

    def _note(self, path: str, problems: list[Problem]) -> None:
        self.problems += [replace(one, place=replace(one.place, file=path)) for one in problems]


def _has(folder: Path, name: str) -> bool:
    # Where nobody may look, nothing is known to lie.
    return is_file(folder / name, unsure=False)


def _below(folder: Path) -> list[Path]:
    """The folders directly below, in order; links, hidden ones and those for reports are left out.

    Raises:
        LtError: The folder cannot be read.
    """
    try:
        with os.scandir(folder) as entries:
            found = [
                entry.name
                for entry in entries
                if entry.is_dir(follow_symlinks=False)
                and not entry.name.startswith(".")
                and entry.name not in _APART
            ]
    except OSError as error:
        raise LtError(
            f"The folder {folder} cannot be read: {error.strerror or error}.",
            "Name the folders of the reviews themselves.",
        ) from None
    return [folder / name for name in sorted(found)]
