"""Regular expressions that are made when they are first asked for.

A command needs few of those that the modules it imports hold, and to make all of them took longer
than to read a review.
"""

import re
from functools import cached_property
from typing import Any, AnyStr, Generic, cast


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
