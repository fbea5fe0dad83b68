"""Makes the folder, and tries it."""

import argparse
import compileall
import os
import platform
import py_compile
import shutil
import subprocess
import sys
from pathlib import Path

from tools.portable import interpreter

ROOT = Path(__file__).parents[2]
#: In packages, what is for those who build on them.
_UNNEEDED = ("tests", "test", "*.pyi", "py.typed", "*.pxd", "*.pyx", "*.h", "include", "bin")
_STARTER = """\
#!/bin/sh
# Starts lt from wherever this folder lies.
path=$0
while [ -h "$path" ]; do
    to=$(readlink "$path")
    case $to in /*) path=$to ;; *) path=$(dirname "$path")/$to ;; esac
done
here=$(CDPATH= cd -- "$(dirname -- "$path")" && pwd -P) || exit 2
exec "$here/python/bin/python3" -I -m learning_together.cli.main "$@"
"""
_STARTER_WINDOWS = (
    "@rem Starts lt from wherever this folder lies.\r\n"
    '@"%~dp0python\\python.exe" -I -m learning_together.cli.main %*\r\n'
)
_READ_ME = """\
lt, with all that it needs: Python {python}, made for {system}.

Nothing has to be installed. Put this folder where you may run programs, and start lt in it:

    {start} doctor

says whether all works here; `{start} --help` lists the commands. To have `lt` alone as a command,
put this folder on the PATH. To remove it, delete the folder; reviews lie elsewhere and stay.
"""


def main() -> None:
    """Makes the folder; ends with 1 where it does not run."""
    asked = argparse.ArgumentParser(prog="python -m tools.portable", description=__doc__)
    asked.add_argument("folder", nargs="?", type=Path, help="where to; dist/portable if not said")
    asked.add_argument(
        "--wheels", type=Path, metavar="DIR", help="take packages from here, and ask no network"
    )
    said = asked.parse_args()
    name = f"lt-{platform.system()}-{platform.machine()}".lower()
    goal = (said.folder or ROOT / "dist" / "portable").resolve() / name
    if goal.exists():
        shutil.rmtree(goal)
    python = interpreter.at_hand()
    if python.version != ".".join(platform.python_version_tuple()[:2]):
        raise SystemExit(f"Run this with Python {python.version}, which is to be copied.")
    program = interpreter.copy(python, goal / "python")
    packages = interpreter.packages_of(python, goal / "python")
    _install(packages, said.wheels)
    _starter(goal, python)
    # Whoever may only read the folder would otherwise wait for everything to be compiled each time.
    compileall.compile_dir(
        packages.parent, quiet=2, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH
    )
    kind = "a standalone Python" if python.standalone else f"the Python of {python.prefix}"
    print(f"{goal}: {_size(goal) / 1024**2:.0f} MB, with {kind}.")
    print("The largest parts:")
    for size, path in sorted(((_size(one), one) for one in packages.iterdir()), reverse=True)[:4]:
        print(f"  {size / 1024**2:4.0f} MB  {path.name}")
    print(f"  {(_size(goal / 'python') - _size(packages)) / 1024**2:4.0f} MB  Python itself")
    sys.exit(_tried(program, goal))


def _install(goal: Path, wheels: Path | None) -> None:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    source = ["--no-index", "--find-links", str(wheels)] if wheels else ["--only-binary=:all:"]
    what = ["learning-together"] if wheels else ["--no-binary=learning-together", str(ROOT)]
    subprocess.run([*pip, *source, "--no-compile", "--target", str(goal), *what], check=True)
    for pattern in _UNNEEDED:
        for path in [*goal.rglob(pattern)]:
            if path.is_relative_to(goal / "learning_together"):
                continue
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def _starter(goal: Path, python: interpreter.Python) -> None:
    windows = sys.platform == "win32"
    starter = goal / ("lt.cmd" if windows else "lt")
    starter.write_bytes((_STARTER_WINDOWS if windows else _STARTER).encode())
    starter.chmod(0o755)
    shutil.copy2(ROOT / "LICENSE", goal)
    system = f"{platform.system()} on {platform.machine()}"
    start = "lt" if windows else "./lt"
    text = _READ_ME.format(python=python.version, system=system, start=start)
    (goal / "READ ME FIRST.txt").write_text(text, encoding="utf-8")


def _size(path: Path) -> int:
    if path.is_dir():
        return sum(_size(one) for one in path.iterdir())
    return 0 if path.is_symlink() else path.stat().st_size


def _tried(program: Path, goal: Path) -> int:
    """Has it try itself, with nothing of this shell's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    ask: list[Path | str] = [
        program,
        "-I",
        "-c",
        "import sys; print(sys.prefix, *sys.path, sep='\\n')",
    ]
    ran = subprocess.run(ask, env=kept, check=True, capture_output=True, text=True)
    if any(not Path(one).is_relative_to(goal) for one in ran.stdout.splitlines()):
        raise SystemExit(f"It would take something from elsewhere:\n{ran.stdout}")
    command: list[Path | str] = [program, "-I", "-m", "learning_together.cli.main", "doctor"]
    return subprocess.run(command, env=kept, check=False).returncode


if __name__ == "__main__":
    main()
