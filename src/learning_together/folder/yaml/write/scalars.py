"""Values to YAML that reads back as exactly those values.

Takes text, lists and mappings; gives lines. Knows nothing of kinds and files. Short text stands as
it is or in double quotes, a long line is folded below `>-`, text with line breaks stands below `|`.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from learning_together.english import items_of
from learning_together.errors import LtError
from learning_together.patterns import regex

Value = str | Sequence["Value"] | Mapping[str, "Value"]

WIDTH = 100

#: Starts with a letter, a figure or a mark that means nothing to YAML; the rest is looked at below.
_PLAIN_START = regex(r"[^\W_]|[(“‘£€]")
#: Most text: words, figures and the signs between them that mean nothing to YAML anywhere.
_USUAL = regex(r"[A-Za-z0-9][A-Za-z0-9 ,.'’()/;-]*(?<! )")
_TIGHT = regex(r"[A-Za-z0-9][A-Za-z0-9-]*")
#: What YAML 1.1 takes for nothing at all; `lt` does not, but other programs do.
_NOTHING = frozenset({"null", "Null", "NULL"})
#: All that YAML does not let stand outside of quotes, and what it takes for the end of a line.
_ESCAPED = regex(
    r"[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
#: Where a folded line may break; a line that started with a # would look like a comment.
_SEAM = regex(r"(?<=[^ ]) (?=[^ #])")


def scalar(text: str, style: str = "") -> str:
    r"""A text on one line: as it is where YAML leaves it alone, else in double quotes.

    Args:
        text: The text.
        style: `'` or `"` to put it into such quotes in any case.

    >>> scalar("Home visit"), scalar("Duty: two posts"), scalar("Log 4", "'")
    ('Home visit', '"Duty: two posts"', "'Log 4'")
    >>> print(scalar('He said "no"\n'))
    "He said \"no\"\x0a"
    """
    if style == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    if not style and is_plain(text):
        return text
    # Codes in hexadecimal: a “\n” would be taken for part of a path that somebody typed.
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\x0a")
    # What is printable needs no escape, and the expression takes long to make.
    return f'"{text if text.isprintable() else _ESCAPED.sub(_escape, text)}"'


@lru_cache(maxsize=1000)
def _head(name: str, indent: int) -> str:
    """What stands before a field's value; of names there are few, asked for again and again."""
    return f"{' ' * indent}{scalar(name)}:"


@lru_cache(maxsize=1000)
def is_tight(text: str) -> bool:
    """Whether a text can stand anywhere without quotes, between brackets too."""
    return _TIGHT.fullmatch(text) is not None and text not in _NOTHING


def inline(value: Value) -> str:
    """A value as it stands within brackets; empty text leaves its place empty."""
    if isinstance(value, str):
        return value if not value or is_tight(value) else scalar(value, '"')
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {inline(item)}" for name, item in value.items()) + "}"
    return "[" + ", ".join(inline(item) or '""' for item in value) + "]"


def record_lines(values: Mapping[str, Value], indent: int) -> list[str]:
    """A record's fields, in the order in which they are given."""
    return [line for name, value in values.items() for line in field_lines(name, value, indent)]


def field_lines(name: str, value: Value, indent: int, *, grouped: bool = False) -> list[str]:
    """A field with its value, as lines without line ends.

    Args:
        name: The field.
        value: Text, a list or a mapping; empty text leaves the field empty.
        indent: How many spaces stand before the name.
        grouped: Whether a mapping of short values stands on one line, as a list of them does.
    """
    head = _head(name, indent)
    if isinstance(value, str):
        return _text(head, value, indent + 2)
    items = value.values() if isinstance(value, Mapping) else value
    grouped = grouped or not value or not isinstance(value, Mapping)
    if grouped and all(isinstance(one, str) and is_tight(one) for one in items):
        line = f"{head} {inline(value)}"
        if len(line) <= WIDTH or isinstance(value, Mapping):
            return [line]
    if isinstance(value, Mapping):
        return [head, *record_lines(value, indent + 2)]
    return [head, *(line for item in value for line in item_lines(item, indent + 2))]


def item_lines(value: Value, indent: int) -> list[str]:
    """An item of a list, its dash after so many spaces."""
    pad = " " * indent
    if isinstance(value, str):
        return _text(f"{pad}-", value, indent + 2) if value else [f'{pad}- ""']
    if not value:
        return [f"{pad}- {inline(value)}"]
    if isinstance(value, Mapping):
        return dashed(record_lines(value, indent + 2), indent)
    return [f"{pad}-", *(line for item in value for line in item_lines(item, indent + 2))]


def dashed(lines: list[str], indent: int, gap: int = 2) -> list[str]:
    """Lines with a dash before the first of them.

    Args:
        lines: They stand `indent` and `gap` further in.
        indent: How many spaces stand before the dash.
        gap: How many columns lie between the dash and what follows it.
    """
    return [f"{' ' * indent}{'-':<{gap}}{lines[0][indent + gap :]}", *lines[1:]]


def _text(head: str, text: str, indent: int) -> list[str]:
    """A text after a field's name or a dash."""
    if not text:
        return [head]
    if len(head) + len(text) < WIDTH and is_plain(text):
        return [f"{head} {text}"]
    pad = " " * indent
    if "\n" in text and _literal(text):
        sign = "|" if text.endswith("\n") else "|-"
        lines = text.removesuffix("\n").split("\n")
        return [f"{head} {sign}", *(f"{pad}{line}" if line else "" for line in lines)]
    one = f"{head} {scalar(text)}"
    if len(one) <= WIDTH or not _foldable(text):
        return [one]
    lines = _folded(text, WIDTH - indent)
    if any(items_of(lines)):  # A fold by chance before a mark would look like a list.
        return [one]
    return [f"{head} >-", *(f"{pad}{line}" for line in lines)]


def is_plain(text: str) -> bool:
    """Whether a text on a line of its own needs no quotes."""
    if _USUAL.fullmatch(text):
        return text not in _NOTHING
    return bool(
        _PLAIN_START.match(text)
        and not _needs_escape(text)
        and "\n" not in text
        and ": " not in text
        and " #" not in text
        and text[-1] not in ": \xa0"
        and text not in _NOTHING
    )


def _needs_escape(text: str) -> bool:
    """Whether a text holds what can stand in double quotes only; text that prints never does."""
    return not text.isprintable() and _ESCAPED.search(text) is not None


def _literal(text: str) -> bool:
    """Whether a text can stand below `|` as it is."""
    if _needs_escape(text):
        return False
    lines = text.removesuffix("\n").split("\n")
    if not lines[0] or not lines[-1] or lines[0][0] in " #":
        return False
    return all(not line or line.strip(" ") for line in lines)


def _foldable(text: str) -> bool:
    """Whether line breaks can be set between words of a text of one line."""
    if "\n" in text or _needs_escape(text):
        return False
    return text == text.strip(" ") and text[0] != "#"


def _folded(text: str, width: int) -> list[str]:
    """A text of one line, parted at spaces into lines that are no longer than can be."""
    lines: list[str] = []
    if "  " not in text and " #" not in text:
        # Any space is a seam, so there is no need to look at the words one by one.
        while len(text) > width:
            cut = text.rfind(" ", 0, width + 1)
            if cut < 0:
                cut = text.find(" ")
            if cut < 0:
                break
            lines.append(text[:cut])
            text = text[cut + 1 :]
        return [*lines, text]
    for word in _SEAM.split(text):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _escape(found: "re.Match[str]") -> str:
    code = ord(found[0])
    if 0xD800 <= code <= 0xDFFF:
        raise LtError(
            "The text holds bytes that are no text.",
            "Type it again; if it was pasted, paste it into a plain text editor first.",
        )
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"
