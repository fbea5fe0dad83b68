"""A fault of ours, in words for whoever met it: what it means for them, and where it lies."""

import traceback
from pathlib import PurePath

from learning_together.errors import LtError


def told(fault: Exception) -> LtError:
    """What is said of a fault, and what is to be reported of it.

    What went wrong is told by places in `lt` alone: the words of a fault, and the values that it
    quotes, may be those of a case.
    """
    places = [
        f"{PurePath(one.filename).name}:{one.lineno}"
        for one in traceback.extract_tb(fault.__traceback__)
    ]
    where = " ← ".join(reversed(places[-_SHOWN:]))
    return LtError(
        "lt has a fault of its own here; it is nothing that you did.",
        "The review is as it was: what lt writes, it writes whole or not at all. What you typed "
        "into a form is kept as before; Home leads back to it. Please tell those who look after lt "
        f"for you this line, which holds nothing of the case: {type(fault).__name__} at {where}",
    )


#: Places told of the way that led to a fault.
_SHOWN = 6
