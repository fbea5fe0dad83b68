"""What `lt programme` is given: folders to the reviews and programmes that lie in them.

Reads a `programme.yaml`, and finds review folders; reads no review, follows no link.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from learning_together.diagnostics import Problem
from learning_together.errors import LtError
from learning_together.load import REVIEW_FILE
from learning_together.models.build import build
from learning_together.models.programme import Programme
from learning_together.records import File, parse_yaml, read_file

PROGRAMME_FILE = "programme.yaml"


@dataclass(frozen=True)
class Found:
    """What lies in the folders that were given.

    Attributes:
        programmes: As they were read, in the order of the folders.
        reviews: Folders of reviews, each once.
        problems: What is wrong with the programme files: the file's path and the fault.
    """

    programmes: tuple[Programme, ...]
    reviews: tuple[Path, ...]
    problems: tuple[tuple[Path, Problem], ...]


def find(folders: list[Path]) -> Found:
    """The reviews and programmes in some folders.

    A folder is a review (it holds review.yaml), a programme (it holds programme.yaml, and may hold
    reviews directly below it), or a shelf of reviews and programmes directly below it.

    Raises:
        LtError: A folder is not there, or there is neither a review nor a programme in it.
    """
    programmes: list[Programme] = []
    reviews: dict[Path, None] = {}
    problems: list[tuple[Path, Problem]] = []
    for folder in folders:
        if not folder.is_dir():
            raise LtError(f"There is no folder {folder}.", "Check the name.")
        places = [folder] if _is_one(folder) else [one for one in _below(folder) if _is_one(one)]
        if not places:
            raise LtError(
                f"There is no review in {folder}: neither it nor a folder directly below it holds "
                f"a {REVIEW_FILE} or a {PROGRAMME_FILE}.",
                "Name the folders of the reviews, or a folder that holds them.",
            )
        for place in places:
            if (place / REVIEW_FILE).is_file():
                reviews[place.resolve()] = None
            if (place / PROGRAMME_FILE).is_file():
                programme, found = _read(place)
                problems += [(place / PROGRAMME_FILE, one) for one in found]
                if programme is not None:
                    programmes.append(programme)
                reviews |= dict.fromkeys(
                    one.resolve() for one in _below(place) if (one / REVIEW_FILE).is_file()
                )
    return Found(tuple(programmes), tuple(reviews), tuple(problems))


def _is_one(folder: Path) -> bool:
    return (folder / REVIEW_FILE).is_file() or (folder / PROGRAMME_FILE).is_file()


def _below(folder: Path) -> list[Path]:
    """The folders directly below, in order; links are left out."""
    with os.scandir(folder) as entries:
        found = [
            entry.name
            for entry in entries
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".")
        ]
    return [folder / name for name in sorted(found)]


def _read(folder: Path) -> tuple[Programme | None, list[Problem]]:
    file = read_file(folder, PROGRAMME_FILE)
    if not isinstance(file, File):
        return None, [file]
    records, problems = parse_yaml(PROGRAMME_FILE, file.text)
    if len(records) != 1:
        return None, problems
    built, faults = build(Programme, records[0], {"id": "programme"})
    return built, [*problems, *faults]
