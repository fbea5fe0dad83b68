r"""Keeps the words of large tables out of pandoc, and puts them back into what it wrote.

A chronology of 10,000 rows holds some 600,000 words, and pandoc's reader spends most of its time
on looking at each of them. So each stretch of plain words in a table row travels as one made-up
word; pandoc still makes the table, its rows, cells, links and bookmarks. What is a stretch of
plain words is decided narrowly: letters, digits, single spaces, punctuation that means nothing
where it stands, and punctuation behind a backslash. A row that holds anything else but links,
spans and emphasis is left alone. The place of a field, where a cell begins with it and says nothing
but plain words, travels with them.

>>> packed = pack("| one two three | a\\|b and so on |")
>>> packed.unpack(packed.text)
'| one two three | a|b and so on |'
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from learning_together.documents.document import CELL_BREAK, LINE_BREAK
from learning_together.patterns import regex

# Letters of scripts that no British review is written in; the first that the text lacks is used.
_SIGNS = "ꙮꝽꞋ\u1c89\u10a0\u2c00"

_PLAIN = (
    r"(?:[^\s\\`*_\[\]<>&!|{^]|\\[!-/:-@\[-`{-~]"
    r"|!(?!\[)|&(?!\#?\w{1,40};)|(?<!\[)\^|(?<=[^\W_])_(?=[^\W_]))"
)
_STRETCH = rf"{_PLAIN}++(?: {_PLAIN}++)*+"
_KEPT = r"\]\([^()\s\\]*\)|\]\{#[A-Za-z0-9_]+\}"
# Possessive throughout: whatever a row holds, it is looked at once.
_ROW = regex(rf"\|(?:{_PLAIN}++|[ |\[*]|{_KEPT}|\](?![({{]))*+")
_PLACE = rf"(?<=\| )\[(?P<said>(?:{_PLAIN}| )*+)\]\{{#(?P<place>[A-Za-z0-9_]+__[A-Za-z0-9_]+)\}}"
_PART = regex(rf"{_PLACE}|(?P<kept>{_KEPT})|{_STRETCH}")
_DELIMITERS = regex(r"[|:\- ]*")
_BACKSLASH = regex(r"\\([!-/:-@\[-`{-~])")
_SHORTEST = 8
_FIRST_KEY = 2_000_000  # beyond the numbers of all other bookmarks


@dataclass(frozen=True)
class Packed:
    """A text whose table words are packed away.

    Attributes:
        text: What pandoc is to read.
        sign: The letter that begins and ends each made-up word; empty where nothing is packed.
        words: What the made-up words stand for, escaped for what pandoc writes.
        places: The places of fields among them, by the number of the word.
    """

    text: str
    sign: str
    words: list[str]
    places: dict[int, str]

    def unpack(self, written: str, place: str = "{text}") -> str:
        """Puts the words back into what pandoc wrote.

        Args:
            written: What it wrote.
            place: How the place of a field is written, with its `name`, `key` and `text`.
        """
        words, places = self.words, self.places

        def put_back(found: re.Match[str]) -> str:
            number = int(found[1])
            if number not in places:
                return words[number]
            key = _FIRST_KEY + number
            return place.format(name=places[number], key=key, text=words[number])

        return re.sub(rf"{self.sign}(\d+){self.sign}", put_back, written) if words else written


def pack(text: str, escaped: Callable[[str], str] = escape) -> Packed:
    """Packs the plain words of every table row away.

    Args:
        text: What pandoc is to read.
        escaped: How words are written in what it writes; as in XML.
    """
    sign = next((sign for sign in _SIGNS if sign not in text), "")
    if not sign:
        return Packed(text, "", [], {})
    words: list[str] = []
    places: dict[int, str] = {}

    def put_away(found: re.Match[str]) -> str:
        stretch = found[0]
        if found["place"]:
            stretch = found["said"]
            places[len(words)] = found["place"]
        elif found["kept"] or len(stretch) < _SHORTEST or _leans(found):
            return stretch
        words.append(escaped(_BACKSLASH.sub(r"\1", stretch)))
        return f"{sign}{len(words) - 1}{sign}"

    lines = text.split("\n")
    for place, line in enumerate(lines):
        if line.startswith("|") and _ROW.fullmatch(line) and not _DELIMITERS.fullmatch(line):
            lines[place] = _PART.sub(put_away, line)
    return Packed("\n".join(lines), sign, words, places)


def _leans(found: re.Match[str]) -> bool:
    """Whether an emphasis would read otherwise if this stretch began and ended in a letter."""
    line, start, end = found.string, found.start(), found.end()
    if start and line[start - 1] == "*":
        beyond = line[:start].rstrip("*")[-1:]
        if not _is_letter(line[start], beyond):
            return True
    return line[end : end + 1] == "*" and not _is_letter(line[end - 1], line[end:].lstrip("*")[:1])


def _is_letter(character: str, beyond: str) -> bool:
    """Whether Markdown takes a character for part of a word, beside stars and what is beyond them.

    A break is none. It may be one where a letter stands beyond: then the stars read alike.
    """
    return character.isalnum() or (character in {LINE_BREAK, CELL_BREAK} and beyond.isalnum())
