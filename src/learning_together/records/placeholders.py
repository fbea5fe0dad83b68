"""Whether a field says something, or only holds its place: “tbc”, “To be agreed with the police”."""

import re
from typing import Any

from learning_together.patterns import regex

#: A whole text of these is a note to oneself. What can be an answer ("none", "n/a", "not known")
#: is left to those who read it.
_PLACEHOLDER = regex(
    r"\W*(?:"
    r"t\.?b\.?[acd]\.?|to ?do|fill in|xx+|pending|awaited|(?:still )?to (?:follow|come)|not yet|"
    r"(?:still )?to be (?:added|advised|agreed|announced|arranged|checked|completed|confirmed|"
    r"considered|decided|determined|discussed|done|explained|filled in|found|settled|written)"
    r"(?: (?:with|by|at|in|on|after|before|when|once|later|soon)\b[^.;:\n]{0,60})?"
    r")?\W*",
    re.IGNORECASE,
)
#: No placeholder is longer.
_LONGEST = 120


def says_something(value: Any) -> bool:
    """Whether a field's value says something.

    >>> says_something("Not the night of the call."), says_something("tbc"), says_something("To be agreed with the police.")
    (True, False, False)
    """
    if isinstance(value, str):
        return len(value) > _LONGEST or not _PLACEHOLDER.fullmatch(value)
    if isinstance(value, tuple):
        return any(says_something(one) for one in value)
    return bool(value)


#: What people type for a date, a record or a person where there is none, or none is known yet.
_NONE = regex(
    r"none(?: yet)?|nil|n/?a|no|nobody|no one|nothing|not (?:known|yet|yet known|applicable)"
    r"|unknown|t\.?b\.?[acd]\.?|to be (?:advised|agreed|arranged|confirmed|decided)|to follow"
    r"|awaited|pending|in progress|ongoing|on-?going|present|current|to date|a\.?s\.?a\.?p\.?"
    r"|as soon as possible|[?–—-]*",
    re.IGNORECASE,
)


def is_none(typed: str) -> bool:
    """Whether a word says that there is none, or that none is known yet.

    >>> is_none("N/A"), is_none("t.b.c."), is_none("Nonesuch Road")
    (True, True, False)
    """
    return _NONE.fullmatch(typed.strip(" .()[]")) is not None
