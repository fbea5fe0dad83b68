"""How long a finished document is, and what to know where that is more than it is to be.

Takes a document and its file, gives sentences. Nothing is cut: what is too long is for people to
shorten. Pages are counted in a PDF; other formats have none of their own, so words are.
"""

import math

from learning_together.documents.document import CELL_BREAK, LINE_BREAK, Document
from learning_together.english import counted, listed
from learning_together.patterns import regex

#: Words that a page holds, headings and lists among them.
_A_PAGE = 480
#: The longest parts that are named.
_PARTS = 3
_PAGES = regex(rb"/Type/Pages/Count (\d+)")
_HEADING = regex(r"^#{1,2} +(.*?)(?: *\{[^{}]*\})? *$")
_WORD = regex(r"[\w’'-]*\w[\w’'-]*")


def told(document: Document, suffix: str, content: bytes, most: int) -> tuple[str, ...]:
    """What to know of a document that is longer than it is to be; nothing where it is not.

    Args:
        document: The document.
        suffix: Of the file that was made of it.
        content: The file.
        most: The pages that it may have; 0 for any number.
    """
    if not most:
        return ()
    parts = _parts(document.body)
    name = f"{document.name}.{suffix}"
    if suffix == "pdf":
        pages = max(map(int, _PAGES.findall(content)), default=0)
        length = f"has {counted(pages, 'page')}"
    else:
        words = sum(words for _, words in parts)
        pages = math.ceil(words / _A_PAGE)
        length = f"has about {words} words, which take {counted(pages, 'page')}"
    if pages <= most:
        return ()
    longest = sorted(parts, key=lambda one: -one[1])[:_PARTS]
    named = listed(f"“{title}” ({words} words)" for title, words in longest if title)
    said = f"{name} {length}; it is to have {most} at most. Its longest parts are {named}."
    return (f"{said} Shorten them in the review; nothing was left out here.",)


def _parts(body: str) -> list[tuple[str, int]]:
    """The parts of a text by their headings, each with its words."""
    found: list[tuple[str, int]] = [("", 0)]
    for text in body.replace(LINE_BREAK, " ").replace(CELL_BREAK, " ").split("\n"):
        line = text
        if heading := _HEADING.match(text):
            line = heading[1].replace("\\", "")
            found.append((line, 0))
        if not line.startswith(":::"):
            title, words = found[-1]
            found[-1] = title, words + len(_WORD.findall(line))
    return found
