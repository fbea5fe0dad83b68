"""A window of an example, for tests that only look."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from browsing import Somebody, opened
from learning_together.web import serve
from places import ROOT


@pytest.fixture(autouse=True, scope="session")
def closes_at_once() -> Iterator[None]:
    usual, serve._LOOK = serve._LOOK, 0.02
    yield
    serve._LOOK = usual


@pytest.fixture(scope="session")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Somebody]:
    root = tmp_path_factory.mktemp("window") / "harbour-street"
    shutil.copytree(ROOT / "examples" / "harbour-street", root)
    with opened(Path(root)) as me:
        yield me
