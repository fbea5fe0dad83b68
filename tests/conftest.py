"""Fixtures that most tests need."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from sample import SAMPLE, Folder, write


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Makes a review folder: the sample, with these files laid over it."""

    def make(files: Mapping[str, str]) -> Path:
        return write(tmp_path / "review", {**SAMPLE, **files})

    return make
