"""What texts are searched with: regular expressions, screens, and spaces in the place of signs.

Expressions are made when they are first asked for, screens answer no or perhaps, fast. A command
needs few of those that the modules it imports hold, and to make all of them took longer than to
read a review. The standard library's patterns tell where something stands, at a hundred times the
cost of saying that it may; ten megabytes are looked through on every check, and nearly all of them
hold nothing. Imports nothing of ours.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, AnyStr, Generic, cast

if TYPE_CHECKING:
    from pydantic_core import SchemaValidator

#: Where a word may begin or end; a letter with an accent counts as the end of a word here.
BEFORE, AFTER = "(?:^|[^0-9A-Za-z])", "(?:[^0-9A-Za-z]|$)"

#: A longer pattern than this is slower than the close look: the engine keeps no table for it.
_LONGEST = 60_000


class _Late(Generic[AnyStr]):
    def __init__(self, text: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = text
        self._flags = flags

    @cached_property
    def _made(self) -> re.Pattern[AnyStr]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._made, name)
        setattr(self, name, found)  # The next time it is there, and this is not called.
        return found


def regex(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A regular expression, made when first used.

    Args:
        text: As for `re.compile`.
        flags: The same.
    """
    return cast("re.Pattern[AnyStr]", _Late(text, flags))


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
    def _checked(self) -> "SchemaValidator | None":
        # Nobody waits for the engine who looks through nothing.
        from pydantic_core import SchemaError, SchemaValidator, core_schema

        pattern = "|".join(self._shapes)
        if len(pattern) > _LONGEST:
            return None
        try:
            return SchemaValidator(core_schema.str_schema(pattern=pattern))
        except SchemaError:  # Few letters may stand for a shape that is too large all the same.
            return None


_ASCII = bytes(range(128))


class Spaces:
    """Puts a space in the place of each of some signs; every letter stays in its place.

    As `str.translate`, which looks letter by letter into a dictionary once one is not plain ASCII:
    with a curly quotation mark in a text, that takes thirty times as long.

    Args:
        signs: In any number.

    >>> Spaces("-’")("Zoë’s well-being")
    'Zoë s well being'
    """

    def __init__(self, signs: Collection[str]) -> None:
        self._others = {
            sign: sign.encode("utf-8", "surrogatepass") for sign in signs if not sign.isascii()
        }
        self._table = bytes(
            32 if code < len(_ASCII) and chr(code) in signs else code for code in range(256)
        )

    def __call__(self, text: str) -> str:
        """The text with spaces in their places."""
        typed = text.encode("utf-8", "surrogatepass")
        if not text.isascii():
            strange = typed.translate(None, _ASCII).decode("utf-8", "surrogatepass")
            for sign in self._others.keys() & set(strange):
                typed = typed.replace(self._others[sign], b" ")
        return typed.translate(self._table).decode("utf-8", "surrogatepass")


def _sound(text: str) -> bool:
    """Whether a text is one to the engine, as half a character is not."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
