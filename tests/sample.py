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


def write(root: Path, files: Mapping[str, str]) -> Path:
    """Writes texts below a folder, byte for byte."""
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    return root
