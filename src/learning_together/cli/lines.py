"""Lines of a screen: cut to fit, hung below their heading, a share as a bar.

Takes text that people typed and makes it harmless; does not know what a terminal it is for.
"""

import textwrap

from learning_together.cli.terminal import LEAST, MOST, Look, columns, visible

CUT = "…"


def one_line(text: str) -> str:
    """The text on one line, with nothing in it that steers a terminal."""
    return visible(" ".join(text.split()))


def cut(text: str, room: int) -> str:
    """The text on one line, and no wider than there is room.

    >>> cut("a long line", 7)
    'a long…'
    """
    text = one_line(text)
    if columns(text) <= room:
        return text
    kept, used = 0, 1
    for char in text:
        used += columns(char)
        if used > room:
            break
        kept += 1
    return text[:kept].rstrip() + CUT


def hung(text: str, look: Look, indent: int, head: str = "") -> list[str]:
    """Text of several lines below each other, the first beside its heading.

    Args:
        text: As people typed it.
        look: How wide.
        indent: Where the text begins.
        head: What stands before the first line, no wider than the indent.
    """
    room = max(min(look.width, MOST) - indent, LEAST)
    lines: list[str] = []
    for line in visible(text).split("\n"):
        lines += _wrapped(line, room) or [""]
    while lines and not lines[-1]:
        lines.pop()
    made = [" " * indent + line if line else "" for line in lines or [""]]
    if head:
        made[0] = head + " " * (indent - columns(head)) + (lines or [""])[0]
    return made


def _wrapped(line: str, room: int) -> list[str]:
    """Lines no wider than there is room, broken at spaces and, where a word is too long, in it."""
    made: list[str] = []
    # Words with one space between are most of what is shown, and need no looking at each.
    plain = line.isprintable() and "  " not in line and not line.startswith(" ")
    while plain and len(line) > room:
        end = line.rfind(" ", 0, room + 1)
        if end < 0:
            break
        made.append(line[:end])
        line = line[end + 1 :]
    return made + textwrap.wrap(line, room, break_on_hyphens=False) if line else made


def bar(part: int, whole: int, wide: int = 10) -> str:
    """A share as a bar that needs no colour: full only when it is all.

    >>> bar(9, 10), bar(199, 200), bar(0, 0)
    ('[#########-]', '[#########-]', '[----------]')
    """
    full = part * wide // whole if whole else 0
    return f"[{'#' * full}{'-' * (wide - full)}]"
