"""A Windows for the tests of this folder."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from places import ROOT
from wine import WINE, Windows


@pytest.fixture(scope="session")
def windows() -> Iterator[Windows]:
    home = Path(os.environ.get("LT_WINDOWS", ROOT / "build" / "windows"))
    if not (WINE.exists() and (home / "python-is-there").exists()):
        pytest.skip("there is no Windows here: make test-windows puts one together")
    found = Windows(home)
    # What Windows starts for its first program keeps that one's streams open, and goes on as long
    # as there is a program: so the first one has none that anybody reads, and stays.
    first = found.python("-c", "import sys; sys.stdin.read()")
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(
        first, env=found.environment, stdin=subprocess.PIPE, stdout=nowhere, stderr=nowhere
    ) as staying:
        subprocess.run(found.python("-c", ""), env=found.environment, stdin=nowhere,
                       stdout=nowhere, stderr=nowhere, check=False, timeout=300)  # fmt: skip
        yield found
        assert staying.stdin is not None
        staying.stdin.close()
