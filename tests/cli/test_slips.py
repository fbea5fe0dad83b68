"""The slips that people make, each with the exact text that `lt validate` prints.

A case is a folder of `tests/cases`: its files are laid over the sample review, and `expected.txt`
is what the command says of text and shape (`--select LT0`; what other checks would add is theirs
to test). `pytest tests/cli/test_slips.py --update` writes it anew: read it as a stranger to YAML
would before you commit it.
"""

import pytest

from conftest import Lt
from places import TESTS
from sample import Folder

CASES = TESTS / "cases"
NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir())


@pytest.mark.parametrize("name", NAMES)
def test_slip(name: str, folder: Folder, lt: Lt, request: pytest.FixtureRequest) -> None:
    root = folder({})
    case = CASES / name
    expected = case / "expected.txt"
    for path in sorted(case.rglob("*")):
        if path.is_file() and path != expected:
            target = root / path.relative_to(case)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    ran = lt("validate", "--select", "LT0", cwd=root)
    assert ran.err == ""
    if request.config.getoption("--update"):
        expected.write_text(ran.out, encoding="utf-8", newline="\n")
    assert ran.out == expected.read_text(encoding="utf-8")
    assert ran.code == (1 if " error" in ran.out else 0)


def test_there_are_cases() -> None:
    assert len(NAMES) >= 18
