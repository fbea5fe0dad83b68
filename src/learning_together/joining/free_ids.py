"""The ids that records get whose own another record keeps: the next free one of its kind."""

from collections.abc import Iterable

from learning_together.ids import Id
from learning_together.patterns import regex

_NUMBERED = regex(r"(.*?)([0-9]+)")
_LONGEST = 24


class FreeIds:
    """Gives out ids that nobody has.

    Args:
        taken: Every id of every state at hand.
    """

    def __init__(self, taken: Iterable[Id]) -> None:
        self._taken = {one.folded for one in taken}
        self._last: dict[str, int] = {}
        for folded in self._taken:
            if found := _NUMBERED.fullmatch(folded):
                self._last[found[1]] = max(self._last.get(found[1], 0), int(found[2]))

    def take(self, like: Id) -> str:
        """The next free id that is numbered as another is; with a number where that has none."""
        found = _NUMBERED.fullmatch(like.text.strip())
        prefix, digits = (found[1], found[2]) if found else (f"{like.text.strip()}-", "1")
        while True:
            number = max(self._last.get(prefix.lower(), 0), int(digits)) + 1
            new = f"{prefix}{number:0{len(digits)}}"
            if len(new) > _LONGEST:
                prefix, digits = prefix[: _LONGEST - 6].rstrip("-") + "-", "1"
                continue
            self._last[prefix.lower()] = number
            if Id(new).folded not in self._taken:
                self._taken.add(Id(new).folded)
                return new
