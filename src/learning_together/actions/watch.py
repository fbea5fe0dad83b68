"""`lt watch`: what came and what went among the results of the checks, whenever files change."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from learning_together.actions.kept_review import KeptReview
from learning_together.actions.validate import Checked, in_order_of_work
from learning_together.diagnostics import Diagnostic

#: By what a result is known again: not by its line, which moves with those above it.
_Key = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class News:
    """What a change of the files brought.

    Attributes:
        came: Results that were not there before.
        went: Results that are there no more, as they were.
        checked: The review as it is now.
    """

    came: tuple[Diagnostic, ...]
    went: tuple[Diagnostic, ...]
    checked: Checked


class Watched:
    """A review whose files are looked at again and again.

    Args:
        root: Its folder.

    Raises:
        LtError: It cannot be read.
    """

    def __init__(self, root: Path) -> None:
        self._kept = KeptReview(root)

    @property
    def checked(self) -> Checked:
        """The review as it was when last looked at."""
        return self._kept.checked

    def look(self) -> News | None:
        """What changed since the last look; None where no file did.

        Raises:
            LtError: It cannot be read any more.
        """
        before = self._kept.checked
        now = self._kept.fresh()
        if now is before:
            return None
        old, new = _open(before), _open(now)
        return News(_without(new, old), _without(old, new), now)


def _open(checked: Checked) -> tuple[Diagnostic, ...]:
    return tuple(one for one in checked.diagnostics if not one.accepted)


def _without(found: Iterable[Diagnostic], others: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Results that are not among others, each as often as it is more there."""
    left = Counter(map(_key, others))
    kept = []
    for one in in_order_of_work(found):
        if left[_key(one)]:
            left[_key(one)] -= 1
        else:
            kept.append(one)
    return tuple(kept)


def _key(one: Diagnostic) -> _Key:
    problem = one.problem
    return (
        problem.check.code,
        problem.place.file,
        str(problem.record or ""),
        problem.field or "",
        problem.message,
    )
