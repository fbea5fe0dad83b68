"""The ids that records get whose own another record keeps: the next free one of its kind."""

import re
from collections.abc import Iterable

from learning_together.ids import Id
from learning_together.patterns import regex

_NUMBERED = regex(r"(.*?)([0-9]+)")
_DIGITS = regex(r"[0-9]+")
_LONGEST = 24


class FreeIds:
    """Gives out ids that nobody has.

    Args:
        taken: Every id of every state at hand.
        texts: In which a word that could be an id is one, though nobody has it. They are looked
            through for ids like the one that is asked for, and only then.
    """

    def __init__(self, taken: Iterable[Id], texts: Iterable[str] = ()) -> None:
        self._taken = {one.folded for one in taken}
        self._texts = tuple(texts)
        self._last: dict[str, int] = {}

    def take(self, like: Id) -> str:
        """The next free id that is numbered as another is; with a number where that has none."""
        found = _NUMBERED.fullmatch(like.text.strip())
        prefix, digits = (found[1], found[2]) if found else (f"{like.text.strip()}-", "1")
        while True:
            folded = Id(f"{prefix}1").folded[:-1]
            if folded not in self._last:
                self._last[folded] = self._highest(folded)
            number = max(self._last[folded], int(digits)) + 1
            new = f"{prefix}{number:0{len(digits)}}"
            if len(new) > _LONGEST:
                prefix, digits = prefix[: _LONGEST - 6].rstrip("-") + "-", "1"
                continue
            self._last[folded] = number
            if Id(new).folded not in self._taken:
                self._taken.add(Id(new).folded)
                return new

    def _highest(self, prefix: str) -> int:
        """The highest number with which somebody has an id, or a text a word, of that beginning."""
        letters = _DIGITS.split(prefix, 1)[0]
        head, rest = re.escape(letters), re.escape(prefix[len(letters) :])
        rest = _DIGITS.sub(lambda digits: f"0*{digits[0]}", rest)
        # What must not stand before comes second: a text is searched much faster for letters.
        word = re.compile(rf"{head}(?<![\w-]{head}){rest}([0-9]{{1,{_LONGEST}}})(?![\w-])")
        numbers = {int(one) for text in self._texts for one in word.findall(text.lower())}
        self._taken |= {f"{prefix}{number}" for number in numbers}
        like = (_NUMBERED.fullmatch(one) for one in self._taken if one.startswith(prefix))
        return max((int(one[2]) for one in like if one and one[1] == prefix), default=0)
