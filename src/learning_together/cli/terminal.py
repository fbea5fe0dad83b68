"""Text for a terminal: colour, wrapping, widths, and no character that could do harm there.

Takes text and gives text; does not know what a terminal it is or whether there is one.
"""

import textwrap
from dataclasses import dataclass
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
        """Lines of prose within the width.

        A line of the text that starts with four spaces is one to copy: it is never broken.
        """
        room = max(min(self.width, MOST) - indent, LEAST)
        lines = []
        for line in text.split("\n"):
            if line.startswith("    ") or not line:
                lines.append(line)
            else:
                lines += textwrap.wrap(
                    line, room, break_long_words=False, break_on_hyphens=False
                ) or [""]
        return [" " * indent + line if line else "" for line in lines]


def visible(text: str) -> str:
    r"""The text with characters that steer terminals, or the order of letters, made visible.

    Line breaks stay; a tab becomes four spaces.

    >>> visible("a\x1b[2Jb"), visible("a\u202eb")
    ('a<U+001B>[2Jb', 'a<U+202E>b')
    """
    if text.isprintable():
        return text
    return "".join(map(_visible, text.replace("\r\n", "\n")))


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
