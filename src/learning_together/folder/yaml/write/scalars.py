"""Values to YAML that reads back as exactly those values.

Takes text, lists and mappings; gives lines. Knows nothing of kinds and files. Short text stands as
it is or in double quotes, a long line is folded below `>-`, text with line breaks stands below `|`.
"""

import re
from collections.abc import Mapping, Sequence

from learning_together.errors import LtError

Value = str | Sequence["Value"] | Mapping[str, "Value"]

WIDTH = 100

#: Starts with a letter, a figure or a mark that means nothing to YAML; the rest is looked at below.
_PLAIN_START = re.compile(r"[^\W_]|[(“‘£€]")
_TIGHT = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
#: What YAML 1.1 takes for nothing at all; `lt` does not, but other programs do.
NOTHING = frozenset({"null", "Null", "NULL"})
#: All that YAML does not let stand outside of quotes, and what it takes for the end of a line.
_ESCAPED = re.compile(
    r"[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
#: Where a folded line may break; a line that started with a # would look like a comment.
_SEAM = re.compile(r"(?<=[^ ]) (?=[^ #])")


def scalar(text: str) -> str:
    r"""A text on one line: as it is where YAML leaves it alone, else in double quotes.

    >>> scalar("Home visit"), scalar("Duty: two posts"), scalar("Log #4")
    ('Home visit', '"Duty: two posts"', '"Log #4"')
    """
    return text if _plain(text) else quoted(text)


def quoted(text: str) -> str:
    r"""A text in double quotes, with all that does not print escaped.

    >>> print(quoted('He said "no"\n'))
    "He said \"no\"\x0a"
    """
    # Codes in hexadecimal: a “\n” would be taken for part of a path that somebody typed.
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\x0a")
    return f'"{_ESCAPED.sub(_escape, text)}"'


def is_tight(text: str) -> bool:
    """Whether a text can stand anywhere without quotes, between brackets too."""
    return bool(_TIGHT.fullmatch(text)) and text not in NOTHING


def field_lines(name: str, value: Value, indent: int) -> list[str]:
    """A field with its value, as lines without line ends.

    Args:
        name: The field.
        value: Text, a list or a mapping; empty text leaves the field empty.
        indent: How many spaces stand before the name.
    """
    pad = " " * indent
    key = scalar(name)
    if isinstance(value, str):
        return _text(f"{pad}{key}:", value, indent + 2)
    if isinstance(value, Mapping):
        lines = [f"{pad}{key}:"]
        for inner, item in value.items():
            lines += field_lines(inner, item, indent + 2)
        return lines if value else [f"{pad}{key}: {{}}"]
    if all(isinstance(item, str) and _TIGHT.fullmatch(item) for item in value):
        line = f"{pad}{key}: [{', '.join(map(str, value))}]"
        if len(line) <= WIDTH:
            return [line]
    lines = [f"{pad}{key}:"]
    for item in value:
        lines += _item(item, indent + 2)
    return lines


def _item(value: Value, indent: int) -> list[str]:
    pad = " " * indent
    if isinstance(value, str):
        return _text(f"{pad}-", value or '""', indent + 2) if value else [f'{pad}- ""']
    if isinstance(value, Mapping) and value:
        lines: list[str] = []
        for inner, item in value.items():
            lines += field_lines(inner, item, indent + 2)
        return [f"{pad}- {lines[0][indent + 2 :]}", *lines[1:]]
    if not value:
        return [f"{pad}- {'{}' if isinstance(value, Mapping) else '[]'}"]
    lines = [f"{pad}-"]
    for item in value:
        lines += _item(item, indent + 2)
    return lines


def _text(head: str, text: str, indent: int) -> list[str]:
    """A text after a field's name or a dash."""
    if not text:
        return [head]
    pad = " " * indent
    if _literal(text):
        sign = "|" if text.endswith("\n") else "|-"
        lines = text.removesuffix("\n").split("\n")
        return [f"{head} {sign}", *(f"{pad}{line}" if line else "" for line in lines)]
    one = f"{head} {scalar(text)}"
    if len(one) <= WIDTH or not _foldable(text):
        return [one]
    return [f"{head} >-", *(f"{pad}{line}" for line in folded(text, WIDTH - indent))]


def _plain(text: str) -> bool:
    return bool(
        _PLAIN_START.match(text)
        and not _needs_escape(text)
        and "\n" not in text
        and ": " not in text
        and " #" not in text
        and text[-1] not in ": \xa0"
        and text not in NOTHING
    )


def _needs_escape(text: str) -> bool:
    """Whether a text holds what can stand in double quotes only; text that prints never does."""
    return not text.isprintable() and _ESCAPED.search(text) is not None


def _literal(text: str) -> bool:
    """Whether a text can stand below `|` as it is."""
    if "\n" not in text or _needs_escape(text):
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


def folded(text: str, width: int) -> list[str]:
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
