"""Lays out new records and fields as YAML as people do: a group of short values on one line.

Takes fields and values; gives lines that read back as exactly those values. What most texts are,
letters and marks that mean nothing to YAML, is seen for a whole record at once. Touches no disk.
"""

import re
from collections.abc import Mapping
from typing import Any

from learning_together.folder.yaml.write.insert import Layout
from learning_together.folder.yaml.write.scalars import (
    NOTHING,
    WIDTH,
    Value,
    field_lines,
    folded,
    scalar,
)

_TIGHT = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
#: Text in which only two spaces, or a space after a colon, can mean anything to YAML.
_SIMPLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ,.:;()/'\"?!&%+~‘’“”£–-]*")
_SIMPLE_LINES = re.compile(rf"(?:{_SIMPLE.pattern}\n)*")


class Writer:
    """Lays out new records.

    Attributes:
        usual: Of each record, whether it holds nothing but what is known to read back as it was.
    """

    def __init__(self, at: Layout, names: list[str]) -> None:
        self.at = at
        self.inner = at.dash + at.gap
        self.heads = {name: f"{' ' * self.inner}{scalar(name)}:" for name in names}
        self.deep = " " * (self.inner + 2)
        self.usual: list[bool] = []
        self._orders: dict[tuple[str, ...], list[str]] = {}

    def item(self, values: Mapping[str, Value]) -> list[str]:
        """The text of a record."""
        given = tuple(values)
        order = self._orders.get(given)
        if order is None:
            order = self._orders[given] = [name for name in self.heads if name in values]
        lines: list[str] = []
        usual = True
        simple = _all_simple([one for one in values.values() if isinstance(one, str)])
        for name in order:
            value = values[name]
            if isinstance(value, str):
                if simple or _is_simple(value):
                    self._simple(lines, self.heads[name], value)
                    continue
            elif short := _short(value):
                line = f"{self.heads[name]} {short}"
                if len(line) <= WIDTH or isinstance(value, dict):
                    lines.append(line)
                    continue
            lines += field_lines(name, value, self.inner)
            usual = usual and _usual(value)
        self.usual.append(usual)
        at = self.at
        lines[0] = " " * at.dash + "-" + " " * (at.gap - 1) + lines[0][self.inner :]
        lines.append("")
        return [at.newline.join(lines)]

    def _simple(self, lines: list[str], head: str, text: str) -> None:
        """A text as `field_lines` would have it, without its looking for what is not there."""
        if len(head) + 1 + len(text) <= WIDTH:
            lines.append(f"{head} {text}")
        else:
            lines.append(f"{head} >-")
            lines += [self.deep + piece for piece in folded(text, WIDTH - len(self.deep))]


def one_field(name: str, value: Value, indent: int) -> list[str]:
    """A field's lines; a group of short values stands on one line."""
    if isinstance(value, dict) and (short := _short(value)):
        return [f"{' ' * indent}{scalar(name)}: {short}"]
    return field_lines(name, value, indent)


def _short(value: Any) -> str:
    """A group or list of short values as it stands on one line; empty where it is none."""
    group = isinstance(value, dict)
    for one in value.values() if group else value:
        if not isinstance(one, str) or not (
            (one.isalnum() and (group or one.isascii())) or _TIGHT.fullmatch(one)
        ):
            return ""
    if group:
        return f"{{{', '.join([f'{key}: {one}' for key, one in value.items()])}}}"
    return f"[{', '.join(value)}]"


def _all_simple(texts: list[str]) -> bool:
    """Whether all of several texts are simple; for most records, asked at once."""
    whole = "\n".join(texts) + "\n"
    return (
        _SIMPLE_LINES.fullmatch(whole) is not None
        and whole.count("\n") == len(texts)
        and "  " not in whole
        and ": " not in whole
        and " \n" not in whole
        and ":\n" not in whole
        and NOTHING.isdisjoint(texts)
    )


def _is_simple(text: str) -> bool:
    return (
        _SIMPLE.fullmatch(text) is not None
        and "  " not in text
        and ": " not in text
        and text[-1] not in " :"
        and text not in NOTHING
    )


def _usual(value: Any) -> bool:
    """Whether a value is nothing but lines of text with signs that print, simply spaced."""
    if isinstance(value, str):
        return _is_usual(value)
    for text in value.values() if isinstance(value, dict) else value:
        if not (isinstance(text, str) and (text.isalnum() or _is_usual(text))):
            return False
    return True


def _is_usual(text: str) -> bool:
    if "\n" in text:
        return all(map(_is_usual, text.split("\n")))
    return (
        text.isprintable()
        and "\\" not in text
        and "  " not in text
        and text[:1] not in {"", " ", "#"}
        and text[-1] != " "
    )
