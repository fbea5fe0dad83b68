"""The pictures that there are, in the order in which they are listed.

Each stands in its own module as `PICTURE`, named as the picture; a new one is a module here and its
name in `documents.pictures`, which has a module for each way to lay one out.
"""

from importlib import import_module

from learning_together.documents.pictures import NAMES
from learning_together.errors import LtError
from learning_together.records.did_you_mean import near
from learning_together.reports.pictures.picture import Picture

PICTURES: tuple[Picture, ...] = tuple(
    import_module(f".{name.replace('-', '_')}", __package__).PICTURE for name in NAMES
)


def known(name: str) -> Picture | None:
    """The picture of that name; None where there is none."""
    return next((one for one in PICTURES if one.name == name), None)


def named(name: str) -> Picture:
    """The picture of that name.

    Raises:
        LtError: There is none.
    """
    if found := known(name):
        return found
    guess = near(name, NAMES)
    raise LtError(
        f"There is no picture “{name}”.",
        (f"Did you mean “{guess}”? " if guess else "") + f"Pictures: {', '.join(NAMES)}.",
    )
