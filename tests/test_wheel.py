"""What is installed from a wheel works without the checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from places import ROOT


@pytest.mark.slow
def test_a_wheel_brings_templates_and_examples(tmp_path: Path) -> None:
    build = (
        "from hatchling.builders.wheel import WheelBuilder; import sys; "
        "print(next(WheelBuilder(sys.argv[1]).build(directory=sys.argv[2])))"
    )
    made = subprocess.run(
        [sys.executable, "-c", build, str(ROOT), str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
    )
    installed = tmp_path / "installed"
    with zipfile.ZipFile(made.stdout.strip().splitlines()[-1]) as wheel:
        wheel.extractall(installed)
    start = (
        "import sys; sys.path.insert(0, sys.argv.pop(1));"
        "import learning_together; assert 'installed' in learning_together.__file__;"
        "from learning_together.cli.main import run; run()"
    )

    def lt(*arguments: str) -> str:
        ran = subprocess.run(
            [sys.executable, "-I", "-c", start, str(installed), *arguments],
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=tmp_path,
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout

    lt("init", "--example", "elm-court", "review", "--no-git")
    lt("-C", "review", "validate")
    lt("-C", "review", "report", "review", "--to", "docx,html,md")
    assert {path.suffix for path in (tmp_path / "review" / "reports").iterdir()} == {
        ".docx",
        ".html",
        ".md",
    }
    lt("-C", "review", "new", "agencies", "--set", "id=ambulance", "--set", "name=Ambulance")
