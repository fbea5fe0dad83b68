"""The sample review that tests build on, and how a folder is made of texts."""

from collections.abc import Callable, Mapping
from pathlib import Path

Folder = Callable[[Mapping[str, str]], Path]

#: A review that no check complains of at the stage of setting up.
SAMPLE = {
    "review.yaml": """\
format: 1
title: Sample
subject: Child C
framework: lcspr
option: full
stage: setup
board: Safeguarding partners
marking: OFFICIAL-SENSITIVE
period: {start: 2022-01-01, end: 2022-12-31}
""",
}

#: What holds for one working copy, and says nothing of the review.
OWN = (".lt/lock", ".lt/.gitignore", ".lt/writer.json", "private/undo/")


def held(root: Path) -> dict[str, bytes]:
    """What the files of a folder hold, by path, but for what holds for one working copy."""
    return {
        name: path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not (name := path.relative_to(root).as_posix()).startswith(OWN)
    }


def write(root: Path, files: Mapping[str, str]) -> Path:
    """Writes texts below a folder, byte for byte."""
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    return root
