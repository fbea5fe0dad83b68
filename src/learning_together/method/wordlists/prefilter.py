"""Tells fast that a text holds nothing of a shape, so that only few texts are looked at closely.

Takes a pattern and texts of any length, answers no or perhaps. The standard library's patterns
tell where something stands, at a hundred times the cost; ten megabytes are looked through on every
check, and nearly all of them hold nothing.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

from pydantic_core import SchemaError, SchemaValidator, core_schema

#: Where a word may begin or end; a letter with an accent counts as the end of a word here.
BEFORE, AFTER = "(?:^|[^0-9A-Za-z])", "(?:[^0-9A-Za-z]|$)"

#: A longer pattern than this is slower than the close look: the engine keeps no table for it.
_LONGEST = 60_000


class Screen:
    """Whether a text may hold one of some shapes.

    Args:
        shapes: Patterns of the Rust engine that checks the fields of records, which knows neither
            lookarounds nor backreferences. What they match must take in all that is sought.
    """

    def __init__(self, shapes: Iterable[str]) -> None:
        self._shapes = tuple(shapes)

    def passes(self, text: str) -> bool:
        """Whether a text may hold one of them."""
        if not self._shapes:
            return False
        if self._checked is None or self._checked.isinstance_python(text):
            return True
        return not _sound(text)

    def passing(self, texts: Sequence[str]) -> list[int]:
        """The numbers of the texts that may hold one of them."""
        if self._checked is None or not _sound("".join(texts)):
            return [number for number, text in enumerate(texts) if self.passes(text)]
        may_hold = self._checked.isinstance_python
        return [number for number, text in enumerate(texts) if may_hold(text)]

    @cached_property
    def _checked(self) -> SchemaValidator | None:
        pattern = "|".join(self._shapes)
        if len(pattern) > _LONGEST:
            return None
        try:
            return SchemaValidator(core_schema.str_schema(pattern=pattern))
        except SchemaError:  # Few letters may stand for a shape that is too large all the same.
            return None


def _sound(text: str) -> bool:
    """Whether a text is one to the engine, as half a character is not."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
