"""What writing knows of the front end: which command it is, and how its user is told of a wait."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Front:
    """What a front end says of itself.

    Attributes:
        command: As its user calls it; without what stands behind it, which may be of the case.
        tell: Shows a line to its user.
    """

    command: str = "lt"
    tell: Callable[[str], object] = lambda _line: None


front = Front()
