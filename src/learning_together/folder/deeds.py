"""A deed: what one command does to a folder, one at a time.

Every function of `actions` that changes a review is one, by a line above it:

    @deed
    def add(root, kind, values): ...

It then reads and writes while no other lt writes there. A deed within a deed is a part of it. With
`dry=True` it only reads, and waits for nobody.
"""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from learning_together.folder.one_writer import writing

P = ParamSpec("P")
R = TypeVar("R")


def deed(action: Callable[Concatenate[Path, P], R]) -> Callable[Concatenate[Path, P], R]:
    """Makes a deed of a function that takes a review's folder first."""

    @wraps(action)
    def done(root: Path, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if kwargs.get("dry"):
            return action(root, *args, **kwargs)
        with writing(root):
            return action(root, *args, **kwargs)

    return done
