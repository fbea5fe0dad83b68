"""PDF: text that is drawn beside the pages (looks of notes, pages taken out), and names."""

from collections.abc import Iterator
from typing import Any

from learning_together.patterns import regex
from learning_together.privacy.contents.piece import Piece

#: Names that are written together are the form's own: Page, MediaBox. People's have gaps.
_OWN = regex(r"/?[A-Za-z0-9]*|/?[A-Z]{6}\+.*")
#: Keys behind which the name of a font stands.
_FONTS = frozenset({"/BaseFont", "/FontName"})
_DEEPEST = 40


class Beside:
    """What a PDF holds beside its pages.

    Args:
        reader: Of the PDF.
        shown: The text of its pages, in which what they draw by name stands already.
    """

    def __init__(self, reader: Any, shown: str) -> None:
        self._reader = reader
        self._shown = "".join(shown.split())
        # A page of a damaged file may be no object of its own.
        references = (page.indirect_reference for page in reader.pages)
        self._pages = {one.idnum for one in references if one is not None}
        self._named: set[str] = set()

    def pieces(self, held: Any) -> Iterator[Piece]:
        """Texts of one object that no page shows, and names in it that people gave."""
        from pypdf import PageObject
        from pypdf.generic import DictionaryObject, StreamObject

        text = ""
        if isinstance(held, StreamObject) and held.get("/Subtype") == "/Form":
            form: Any = held
            text = PageObject(self._reader).extract_xform_text(form)
        elif isinstance(held, DictionaryObject) and held.get("/Type") == "/Page":
            reference = held.indirect_reference
            if reference is not None and reference.idnum not in self._pages:
                page = PageObject(self._reader, reference)
                page.update(held)
                text = page.extract_text()
        if text.strip() and "".join(text.split()) not in self._shown:
            yield Piece("drawn beside the pages", text)
        new = set(_names(held, 0)) - self._named
        self._named |= new
        for name in sorted(new):
            yield Piece("a name in the PDF", name, typed=False, written=False, loose=True)


def _names(held: Any, depth: int) -> Iterator[str]:
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject

    if depth > _DEEPEST:
        return  # Told where the strings are read.
    if isinstance(held, NameObject):
        if not _OWN.fullmatch(held):
            yield held[1:]
    elif isinstance(held, DictionaryObject):
        for key, value in held.items():
            if not _OWN.fullmatch(key):
                yield key[1:]
            if key not in _FONTS:
                yield from _names(value, depth + 1)
    elif isinstance(held, ArrayObject):
        for value in held:
            yield from _names(value, depth + 1)
