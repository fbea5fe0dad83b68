"""Finds the files that ship with the package: `templates/` and `examples/`.

In an installed wheel they lie inside the package; in a checkout they lie at the root of it.
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
