"""Shows documents as they are made, and asks about words in them that may be names."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from learning_together.cli import console, maybe_names, progress

if TYPE_CHECKING:
    from learning_together.actions.report import Written
    from learning_together.actions.steps import Steps


def show(folder: Path, make: "Callable[[Steps], Iterator[Written]]") -> None:
    """Tells of each document once it is written.

    Args:
        folder: Of a review.
        make: Makes them; is given what it tells its steps to.
    """
    asks = False
    with progress.bar() as shown:
        for written in make(shown.step):
            console.written(written)
            asks = asks or written.asks
    if asks:
        maybe_names.ask(folder)
