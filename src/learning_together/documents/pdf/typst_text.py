r"""How text is written for typst: the one place that escapes, whichever way the text came.

Takes and gives text. Pandoc leaves some of what is a command to typst (`-?`, `.x`, `;`), so the
filter in templates/pdf only brackets the words between `OPENS` and `CLOSES`, and what stands
between them is escaped here, be it pandoc's own or put back by `packing`. No text of a document
holds the brackets, since no font has them (`glyphs`).

>>> literal("#1 [a-b]")
'\\#1 \\[a\\-b\\]'
"""

import re
from collections.abc import Iterable

from learning_together.documents.document import CELL_BREAK, LINE_BREAK
from learning_together.patterns import regex

OPENS, CLOSES = "\ue020", "\ue021"

_BRACKETED = regex(f"{OPENS}([^{CLOSES}]*){CLOSES}")
_PUNCTUATION = regex(r"[!-/:-@\[-`{-~]")
#: A word that is longer than a line of a narrow column.
_LONG = regex(f"[^ \\n\\t{LINE_BREAK}{CELL_BREAK}\u200b]{{25,}}")
#: Letters that stay together, with the marks above the last one.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
)
_CHUNK = regex(f"(?s).{{12}}[{_MARKS}]*+(?=.)")
_BREAK = "\u200b"


def literal(text: str) -> str:
    """Text as typst's markup that says just that, whatever it is.

    A word that is longer than any line of a narrow column breaks where it must, with nothing to be
    seen.
    """
    if _LONG.search(text):
        text = _LONG.sub(lambda word: _CHUNK.sub(rf"\g<0>{_BREAK}", word[0]), text)
    return _PUNCTUATION.sub(r"\\\g<0>", text)


def body(written: str) -> str:
    """What pandoc and our filter wrote, with its bracketed words escaped and its breaks made."""
    said = _BRACKETED.sub(_escaped, written)
    return said.replace(CELL_BREAK, "\n\n").replace(LINE_BREAK, "\\ ")


def _escaped(found: re.Match[str]) -> str:
    return literal(found[1])


def string(value: str) -> str:
    """A text between quotation marks: with the same escapes as JSON, but for those of its own."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def array(items: Iterable[str]) -> str:
    """An array of what is written already."""
    return f"({''.join(f'{item}, ' for item in items)})"
