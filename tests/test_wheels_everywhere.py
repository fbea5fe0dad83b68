"""Every package that `lt` needs can be had ready-made for the systems that it runs on.

The registry is asked through its client, uv, which resolves for another system and another Python
than the ones at hand. Where no registry answers, nothing of this is known: it is left out by name.
"""

import os
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest

from places import ROOT

SYSTEMS = {
    "Windows x64": "x86_64-pc-windows-msvc",
    "macOS arm64": "aarch64-apple-darwin",
    "Linux x64": "x86_64-manylinux_2_28",
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
EVERY = [(system, python) for system in SYSTEMS for python in PYTHONS]
#: Asked in the suite: the system that most users have, and the oldest and the newest Python.
USUAL = [("Windows x64", "3.11"), ("Windows x64", "3.14")]
#: A package that its makers do not make for Windows: it shows that one would be seen.
NOT_FOR_WINDOWS = "uvloop"

pytestmark = pytest.mark.registry


def _resolved(needed: str, system: str, python: str) -> subprocess.CompletedProcess[str]:
    """What ready-made packages the registry has for a system and a Python."""
    uv = Path(sys.executable).with_name("uv")
    said = ("--only-binary", ":all:", "--python-platform", system, "--python-version", python)
    return subprocess.run(
        [uv, "pip", "compile", "--quiet", "--no-config", "--no-annotate", *said, "-"],
        input=needed, capture_output=True, text=True, check=False,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "1000"},
    )  # fmt: skip


@cache
def _answers() -> bool:
    return _resolved("six", SYSTEMS["Linux x64"], PYTHONS[0]).returncode == 0


@pytest.fixture(autouse=True)
def _registry() -> None:
    if not _answers():
        pytest.skip("no registry of packages answers, so nothing is known of their wheels")


def _needed() -> str:
    """Every package that `lt` and its extras for users need, a line each."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = {**project["optional-dependencies"]}
    del extras["dev"]
    return "\n".join([*project["dependencies"], *(one for some in extras.values() for one in some)])


@pytest.mark.parametrize(
    "asked",
    [pytest.param(USUAL, id="usual"), pytest.param(EVERY, marks=pytest.mark.long, id="every")],
)
def test_every_package_has_a_wheel(asked: list[tuple[str, str]]) -> None:
    # Most of the time goes in waiting for the registry.
    with ThreadPoolExecutor(len(asked)) as threads:
        found = [*threads.map(lambda one: _resolved(_needed(), SYSTEMS[one[0]], one[1]), asked)]
    lacking = [
        f"{system}, CPython {python}:\n{ran.stderr}"
        for (system, python), ran in zip(asked, found, strict=True)
        if ran.returncode
    ]
    assert not lacking, "\n".join(lacking)
    assert all("pypandoc-binary==" in ran.stdout for ran in found)


def test_a_package_without_one_would_be_seen() -> None:
    ran = _resolved(f"{_needed()}\n{NOT_FOR_WINDOWS}", SYSTEMS["Windows x64"], PYTHONS[0])
    assert ran.returncode == 1
    assert NOT_FOR_WINDOWS in ran.stderr
    assert _resolved(NOT_FOR_WINDOWS, SYSTEMS["Linux x64"], PYTHONS[0]).returncode == 0
