"""Web pages: text by block, attributes, comments, scripts, and files that the page carries."""

import base64
import binascii
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes

from learning_together.patterns import regex
from learning_together.privacy.contents import carried, plain
from learning_together.privacy.contents.piece import File, Piece

_INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins",
        "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "tspan", "u",
        "var", "wbr",
    }
)  # fmt: skip
#: Marks of notes and links, whose figures are seen apart from those beside them.
_APART = frozenset({"a", "sup", "sub"})
#: Notes are counted in Roman figures, too; “M<sup>c</sup>Donald” is one word.
_ROMAN = regex("[ivx]{1,6}")
#: The code of its letters, as a page states it.
_STATED = regex(rb"charset\s{0,4}=\s{0,4}[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_TYPED = frozenset({"alt", "title", "aria-label", "content", "value", "placeholder"})
_DRAWN = frozenset({"d", "points", "transform", "viewbox"})
_DATA = regex(r"data:([\w/+.-]*)((?:;[\w=-]+)*),([^\"')\s]*)", re.IGNORECASE)


def pieces(file: File) -> Iterator[Piece]:
    """Every text of a web page."""
    stated = _STATED.search(file.data[:4096])
    text, why = plain.decoded(file.data, stated[1].decode() if stated else "")
    if why:
        yield Piece("", unread=why)
    page = _Page()
    shown = _DATA.sub("", text)
    page.feed(shown)
    page.close()
    page.end()
    yield from page.found
    for kind, how, what in _DATA.findall(text):
        yield from file.within(f"carried {kind or 'data'}", _carried(how, what))
    yield from carried.pieces(shown.encode("utf-8", "replace"), file)


def _carried(how: str, what: str) -> bytes:
    raw = unquote_to_bytes(what)
    if "base64" not in how.lower():
        return raw
    try:
        return base64.b64decode(raw + b"=" * (-len(raw) % 4))
    except (binascii.Error, ValueError):
        return raw


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Piece] = []
        self._text: list[str] = []
        self._mark = 0
        self._number = 0
        self._raw = ""

    def _block(self) -> None:
        text = " ".join("".join(self._text).split())
        self._text = []
        if text.strip():
            self._number += 1
            self.found.append(Piece(f"text, block {self._number}", text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self._block()
        elif tag in _APART and self._text and self._text[-1][-1:].isdigit():
            self._text.append(" ")
        if tag in _APART:
            self._mark = len(self._text)
        if tag in {"script", "style"}:
            self._raw = tag
        # What a page tells the browser, such as sums of its own scripts, nobody typed.
        typed = _TYPED - {"content"} if "http-equiv" in dict(attrs) else _TYPED
        for name, value in attrs:
            if value and len(value) > 1 and name not in _DRAWN:
                shown = name in typed
                for piece in plain.plain(value.encode("utf-8", "replace")):
                    where = f"attribute “{name}” of <{tag}>"
                    self.found.append(Piece(where, piece.text, typed=shown and piece.typed))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._block()
        elif tag in _APART and self._text:
            within = "".join(self._text[self._mark :])
            if within[-1:].isdigit() or _ROMAN.fullmatch(within):
                self._text.append(" ")
        self._raw = ""

    def handle_data(self, data: str) -> None:
        if self._raw:
            for piece in plain.plain(data.encode("utf-8", "replace")):
                self.found.append(Piece(f"unseen <{self._raw}>", piece.text, typed=False))
        else:
            self._text.append(data)

    def handle_comment(self, data: str) -> None:
        self.found.append(Piece("unseen comment", data))

    def handle_decl(self, decl: str) -> None:
        self.found.append(Piece("unseen declaration", decl, typed=False))

    def unknown_decl(self, data: str) -> None:
        self.found.append(Piece("unseen declaration", data))

    def handle_pi(self, data: str) -> None:
        self.found.append(Piece("unseen instruction", data))

    def end(self) -> None:
        """What was left open at the end of the page."""
        self._block()
        if self.rawdata.strip():
            self.found.append(Piece("unseen end of the page", self.rawdata))
