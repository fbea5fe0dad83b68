"""Finds the files that ship with the package: `templates/`, `examples/`, and data beside modules.

In an installed wheel the two folders lie inside the package; in a checkout at the root of it.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The shipped folder of that name.

    Args:
        name: `templates` or `examples`.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    for root in (_PACKAGE, _PACKAGE.parents[1]):
        if (root / name).is_dir():
            return root / name
    raise FileNotFoundError(f"{name}/ is missing from this installation of Learning Together")


def text(package: str, name: str) -> str:
    """A text that lies beside the modules of a package.

    Args:
        package: Its full name.
        name: Of the file.
    """
    from importlib.resources import files

    return files(package).joinpath(name).read_text(encoding="utf-8")
