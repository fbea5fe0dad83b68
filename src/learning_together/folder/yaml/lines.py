"""Lines of YAML text as people see them: where they break, what they begin with, how one is mended.

Takes text, gives text. Reads no YAML; guesses at lines that YAML could not read.
"""

import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from learning_together.english import short
from learning_together.patterns import regex

#: What libyaml takes as the end of a line; places count lines as it does.
BREAK = regex(r"\r\n|[\n\r\x85\u2028\u2029]")
_UNUSUAL = ("\x85", "\u2028", "\u2029")

_FIELD = regex(
    r"(?P<lead>[ ]*(?P<dashes>(?:-[ ]+)*))"
    r"(?:(?P<name>[\w-][\w -]{0,39}?)(?P<colon>[ ]*:)(?=[ ]|\Z)[ ]*)?"
    r"(?P<value>.*)",
    re.DOTALL,
)
#: A line that opens a field, as nearly every line of a review's files does.
_OPENS = regex(r"[ ]*(?:-[ ]+)*[a-z][a-z_]{0,39}:(?:[ ]|\Z)")


def is_plain(text: str) -> bool:
    """Whether nothing but line feeds ends the lines of a text."""
    return "\r" not in text and not any(mark in text for mark in _UNUSUAL)


def split(text: str) -> list[str]:
    """The lines of a text, without what ends them."""
    if any(mark in text for mark in _UNUSUAL) or text.count("\r") != text.count("\r\n"):
        return BREAK.split(text)
    lines = text.split("\n")
    return [line.removesuffix("\r") for line in lines] if "\r" in text else lines


def starts(text: str) -> list[int]:
    """Where each line of a text begins."""
    if not is_plain(text):
        return [0, *(found.end() for found in BREAK.finditer(text))]
    return [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]


#: Of a file with thousands of faults, each may ask.
lines_of = lru_cache(maxsize=4)(split)

#: Of mended text more is not shown.
_LONGEST = 300


class Line(NamedTuple):
    """A line's parts.

    Attributes:
        indent: Columns before its first character.
        dashes: How many columns its dashes take, with the spaces after them.
        name: Of the field that it opens; empty where it opens none.
        value: What stands after that; the whole line where it opens no field.
        start: The column at which the value starts, from 0.
    """

    indent: int
    dashes: int
    name: str
    value: str
    start: int

    @property
    def margin(self) -> int:
        """The column of its field's name, or of its text."""
        return self.indent + self.dashes

    @property
    def head(self) -> str:
        """What stands before the value when the line is shown mended."""
        return f"{self.name}:" if self.name else "-" if self.dashes else ""


def read(line: str) -> Line:
    """The parts of a line.

    >>> read("  - summary: Two posts")
    Line(indent=2, dashes=2, name='summary', value='Two posts', start=13)
    """
    found: re.Match[str] = _FIELD.match(line)  # type: ignore[assignment]  # it fits any line
    dashes = len(found["dashes"])
    return Line(
        indent=len(found["lead"]) - dashes,
        dashes=dashes,
        name=found["name"] or "",
        value=found["value"].rstrip(),
        start=found.start("value"),
    )


def opens_field(line: str) -> bool:
    """Whether a line starts as a field of a record does."""
    return _OPENS.match(line) is not None


def mended(head: str, text: str) -> str:
    """Lines to copy, in which the text stands so that YAML changes nothing in it.

    >>> print(mended("event:", "Mother said: no"))
        event: "Mother said: no"
    >>> print(mended("event:", 'She said "no"'))
        event: >-
          She said "no"
    """
    text = short(" ".join(text[: 2 * _LONGEST].split()), _LONGEST)
    return f"    {head} {_safe(text, 6)}"


def mended_value(parts: Line, text: str) -> str:
    """What to put in the place of a line's value, as `mended` shows it; "" where that is cut off.

    Also where the value may not end with the text: a bracket or a comment stands in it.
    """
    if parts.value[:1] in {"[", "{"} or " #" in parts.value:
        return ""
    return whole_value(parts, text)


def whole_value(parts: Line, text: str) -> str:
    """What to put in the place of all that stands behind a line's field, comment and all."""
    text = " ".join(text.split())
    return "" if len(text) > _LONGEST else _safe(text, parts.margin + 2)


def _safe(text: str, margin: int) -> str:
    if '"' in text or "\\" in text or len(text) > 60:
        return f">-\n{' ' * margin}{text}"
    return f'"{text}"'


def copied(*lines: str) -> str:
    """Lines to copy, as they stand."""
    return "\n".join(f"    {line}" for line in lines)
