"""Tells whether a person has edited a file since it was made here, and for whom it was made.

A hash of the content travels in the file: in Word, Excel and OpenDocument as a property, in HTML
as a meta element, in Markdown as a comment at the end, in a calendar as a property of its own, in a
SQLite file as Markdown's comments in a row, in a PDF as a keyword, which stands there twice. For
whom a file was made stands beside it, and is part of what the hash covers. Anything that is in
doubt counts as edited: what a person wrote must never be overwritten.
"""

import hashlib
import re
from collections.abc import Mapping
from html import unescape

from learning_together.errors import LtError
from learning_together.patterns import regex

PROPERTY = "Learning Together seal"
"""The name of the property of Word, Excel and OpenDocument."""

NAME = "learning-together-seal"
"""The name of HTML's meta element and of Markdown's comment."""

AUDIENCE_PROPERTY = "Learning Together audience"
"""The property of these that tells for whom the file was made: `team`, `agency:health`."""

AUDIENCE_NAME = "learning-together-audience"
"""The same in HTML and Markdown; JSON has it as `audience`."""

PDF = b"%PDF-"
"""How a PDF starts."""

SQLITE = b"SQLite format 3\0"
"""How a SQLite file starts."""

COMMENT = f"<!-- {NAME}: - -->"
"""An empty seal at the end of Markdown."""

CALENDAR = "X-LT-SEAL"
"""The name of a calendar's property; with its seal it fills one line."""

CALENDAR_AUDIENCE = "X-LT-AUDIENCE"
"""The name of the property of a calendar that says for whom it was made."""

EMPTY = "0" * 64
"""What stands in a packed file for the seal until it is sealed."""

VERSION = 1
"""Of the seal. A later one has its number before it (`2:…`); this one, as in 0.1.0, has none."""

CUSTOM = "docProps/custom.xml"
"""The part of Word and Excel files that holds the properties."""

OPEN_DOCUMENT = "meta.xml"
"""The part of OpenDocument files that holds them."""

_HEX = regex(r"[0-9a-f]{64}")
_HEX_BYTES = regex(_HEX.pattern.encode())
_MADE_FOR = regex(
    rf"(?:{AUDIENCE_NAME}(?:: |\" content=\")|^ \"audience\": \"|^{CALENDAR_AUDIENCE}:|"
    rf'name="{AUDIENCE_PROPERTY}"[^<>]*>(?:\s*<vt:lpwstr>)?)(?P<audience>[^\s"<>,()]+)',
    re.MULTILINE,
)
_NUMBERED = regex(
    rf"(?:{NAME}[\":=]+ ?(?:content=\")?|{CALENDAR}:|"
    rf'name="{PROPERTY}"[^<>]*>(?:\s*<vt:lpwstr>)?)(?P<version>[0-9]{{1,6}}):[^\s"<>]'
)
_TEXT = regex(rf"(?P<before>{NAME}[\":=]+ ?(?:content=\")?|{CALENDAR}:)(?P<seal>[0-9a-f]{{64}}|-)")
_BYTES = regex(rf"(?P<before>{NAME}: )(?P<seal>[0-9a-f]{{64}})".encode())


def of_parts(parts: Mapping[str, bytes]) -> str:
    """The seal of a Word, Excel or OpenDocument file, whatever seal it bears.

    It is over every part, and over the one that holds it where that also tells the audience; in
    version 0.1.0 that part told nothing else.
    """
    total = hashlib.sha256()
    holder = _holder(parts)
    for name in sorted(parts):
        content = parts[name]
        if name == holder:
            if AUDIENCE_PROPERTY.encode() not in content:
                continue
            content = _HEX_BYTES.sub(b"", content)
        total.update(name.encode("utf-8") + b"\0")
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()


def of_text(text: str) -> str:
    """The seal of a text file, whatever its line ends and whatever seal it bears."""
    bare = _TEXT.sub(lambda found: found["before"] + "-", text.replace("\r\n", "\n"))
    return hashlib.sha256(bare.encode("utf-8")).hexdigest()


def put(text: str) -> str:
    """Puts the seal into a text that holds an empty one (`-`)."""
    seal = of_text(text)
    return _TEXT.sub(lambda found: found["before"] + seal, text)


def put_in_place(data: bytes) -> bytes:
    """A SQLite file or a PDF that holds an empty seal (`EMPTY`), with its seal."""
    return _in_place(data, _of_bytes(data))


def _of_bytes(data: bytes) -> str:
    return hashlib.sha256(_in_place(data, EMPTY)).hexdigest()


def _in_place(data: bytes, seal: str) -> bytes:
    return _BYTES.sub(lambda found: found["before"] + seal.encode(), data)


def sealed(workbook: bytes) -> bytes:
    """An Excel file that holds an empty seal (`EMPTY`), with its seal; the same bytes each time."""
    from learning_together.office import package

    parts = package.unpacked(workbook)
    put_in(parts)
    return package.write(parts)


def put_in(parts: dict[str, bytes]) -> None:
    """Puts the seal into the parts of a file that hold an empty one (`EMPTY`)."""
    holder = _holder(parts)
    parts[holder] = parts[holder].replace(EMPTY.encode(), of_parts(parts).encode())


def _holder(parts: Mapping[str, bytes]) -> str:
    """The part that holds the properties of a packed file."""
    return CUSTOM if CUSTOM in parts else OPEN_DOCUMENT


def is_as_written(data: bytes) -> bool:
    """Whether a file holds a seal and is still as it was made here.

    Args:
        data: The file's bytes, in whatever format.

    Returns:
        False if it was edited, holds no seal or several, or cannot be read.
    """
    if data.startswith(b"PK"):
        return _is_sealed_package(data)
    if data.startswith((SQLITE, PDF)):
        held = [one["seal"].decode() for one in _BYTES.finditer(data)]
        # A PDF has it in its properties once or twice: what is not ASCII stands in one alone.
        most = 1 if data.startswith(SQLITE) else 2
        return 0 < len(held) <= most and set(held) == {_of_bytes(data)}
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    found = _TEXT.findall(text)
    return len(found) == 1 and found[0][1] == of_text(text)


def is_of_newer(data: bytes) -> bool:
    """Whether a newer lt sealed a file, in a way that this one cannot check."""
    found = _NUMBERED.search(_telling(data))
    return found is not None and int(found["version"]) > VERSION


def made_for(data: bytes) -> frozenset[str]:
    """For whom a file says that it was made, as an audience is typed; empty if it does not say.

    Whether it still says what it said when it was made here, the seal tells.
    """
    found = _MADE_FOR.finditer(_telling(data))
    return frozenset(unescape(one["audience"]) for one in found)


def _telling(data: bytes) -> str:
    """Where a file tells of itself; empty where that cannot be read."""
    from learning_together.office import package

    if data.startswith(b"PK"):
        try:
            parts = package.unpacked(data)
            data = parts.get(_holder(parts), b"")
        except LtError:
            return ""
    return data.decode("utf-8", "replace")


def _is_sealed_package(data: bytes) -> bool:
    from learning_together.office import package

    try:
        parts = package.unpacked(data)
    except LtError:
        return False
    held = _HEX.findall(parts.get(_holder(parts), b"").decode("utf-8", "replace"))
    return held == [of_parts(parts)]
