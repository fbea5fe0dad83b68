"""On which page each heading stands, in a PDF that was made of a Word file.

Takes the PDF's bytes; gives numbers in the order of the headings. Word itself may break its pages
elsewhere, so whoever prints the numbers says whose they are.
"""

import io
from collections.abc import Iterator
from typing import Any

#: What is printed below the contents.
WHOSE = (
    "The page numbers are those of this file as LibreOffice lays it out. For those of Word, "
    "right-click the contents there and choose “Update Field”."
)


def of_headings(pdf: bytes) -> tuple[int, ...]:
    """The page of each heading, from 1, in the order in which they stand.

    Args:
        pdf: With an outline of all headings, as LibreOffice makes it.
    """
    from pypdf import PdfReader

    file = PdfReader(io.BytesIO(pdf))
    pages = (file.get_destination_page_number(one) for one in _flat(file.outline))
    return tuple(0 if page is None else page + 1 for page in pages)


def _flat(outline: Any) -> Iterator[Any]:
    for one in outline:
        if isinstance(one, list):
            yield from _flat(one)
        else:
            yield one
