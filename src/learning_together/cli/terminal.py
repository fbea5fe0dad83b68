"""Text for a terminal: colour, wrapping, widths, and no character that could do harm there.

Takes text and gives text; does not know what a terminal it is or whether there is one.
"""

import re
import textwrap
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, combining, east_asian_width

#: Lines of prose longer than this are hard to read, however wide the terminal is.
MOST = 100
LEAST = 20

_COLOURS = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "good": "1;32",
    "strong": "1",
    "faint": "2",
}

#: Bold, faint, italic, underlined and the colours that show on a terminal of any colour; not those
#: that hide text.
_COLOUR = r"(\x1b\[(?:0|[1-4]|3[1-7]|9[1-7])?(?:;(?:0|[1-4]|3[1-7]|9[1-7]))*m)"
#: Invisible, but part of how some scripts and emoji are written.
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True)
class Look:
    """How text is to look.

    Attributes:
        width: Columns to fill.
        colour: Whether the terminal shows colour.
    """

    width: int = 80
    colour: bool = False

    def paint(self, colour: str, text: str) -> str:
        """The text in a colour, by what it means ("error")."""
        return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if self.colour and text else text

    def wrap(self, text: str, indent: int = 0) -> list[str]:
        """Lines of prose within the width, harmless ones.

        A line of the text that starts with four spaces is one to copy: it is never broken.
        """
        room = max(min(self.width, MOST) - indent, LEAST)
        lines = []
        for line in visible(text).split("\n"):
            if line.startswith("    ") or not line:
                lines.append(line)
            else:
                lines += _wrapped(line, room) or ("",)
        return [" " * indent + line if line else "" for line in lines]


@lru_cache(maxsize=2048)
def _wrapped(line: str, room: int) -> tuple[str, ...]:
    """A line of prose within some columns; what is said of one problem is said of many."""
    return tuple(textwrap.wrap(line, room, break_long_words=False, break_on_hyphens=False))


def visible(text: str) -> str:
    r"""The text with characters that steer terminals, or the order of letters, made visible.

    Line breaks stay; a tab becomes four spaces.

    >>> visible("a\x1b[2Jb"), visible("a\u202eb")
    ('a<U+001B>[2Jb', 'a<U+202E>b')
    """
    if text.isprintable():
        return text
    return "\n".join(
        line if line.isprintable() else "".join(map(_visible, line))
        for line in text.replace("\r\n", "\n").split("\n")
    )


def passed(text: str) -> str:
    r"""The text as `visible` gives it, but for changes of colour.

    >>> passed("\x1b[1;31merror\x1b[0m \x1b[2J")
    '\x1b[1;31merror\x1b[0m <U+001B>[2J'
    """
    if "\x1b" not in text:
        return visible(text)
    return "".join(
        part if number % 2 else visible(part) for number, part in enumerate(re.split(_COLOUR, text))
    )


def as_json(text: str) -> str:
    r"""JSON that says the same, with nothing in it that `visible` would change.

    >>> as_json('{"a": "\u202e"}')
    '{"a": "\\u202e"}'
    """
    return "\n".join(
        line if line.isprintable() else "".join(map(_escaped, line)) for line in text.split("\n")
    )


def _escaped(char: str) -> str:
    if _visible(char) == char:
        return char
    import json

    return json.dumps(char)[1:-1]


def _visible(char: str) -> str:
    if char == "\t":
        return "    "
    if char == "\n" or char.isprintable() or char in _JOINERS:
        return char
    if category(char) in {"Zs", "Cn", "Co"}:
        return char
    return f"<U+{ord(char):04X}>"


def columns(text: str) -> int:
    """How many columns a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(char: str) -> int:
    if (
        combining(char)
        or char in _JOINERS
        or category(char) == "Me"
        or "\ufe00" <= char <= "\ufe0f"
    ):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
