"""That a record cannot be written, with what is wrong, so that a front end can say it by field."""

from collections.abc import Iterable

from learning_together.diagnostics import Problem
from learning_together.errors import LtError


class RefusedError(LtError):
    """A record has faults of its text, its fields or of what it refers to.

    Args:
        said: What was not done.
        lines: What is wrong, a line each.
        problems: The same, with their fields.
    """

    def __init__(self, said: str, lines: Iterable[str], problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        helps = dict.fromkeys(one.help for one in self.problems if one.help)
        text = "\n".join(f"  {line}" for line in dict.fromkeys(lines))
        super().__init__(f"{said}, since this cannot stand:\n{text}", "\n".join(helps))
