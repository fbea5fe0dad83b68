"""Excel workbooks, new and old, by calamine, whose complaints and panics are kept within."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from learning_together.errors import LtError
from learning_together.office.archive import UnreadableError
from learning_together.patterns import regex

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


#: What says that a workbook counts days from 1904, in the part about it and in an old workbook.
_FROM_1904 = regex(rb"<(?:\w+:)?workbookPr\b[^<>]*?\bdate1904\s*=\s*[\"'](?:1|true)[\"']")
_RECORD_1904 = b"\x22\x00\x02\x00\x01\x00"
#: The part about a workbook.
ABOUT = "xl/workbook.xml"


def first_year(about: bytes | None, data: bytes) -> int:
    """The year from which a workbook counts days: 1900, or 1904, as Excel on old Macs did.

    Args:
        about: Its part about itself; None where it is an old one (.xls), which has none.
        data: All of it.
    """
    found = _RECORD_1904 in data if about is None else _FROM_1904.search(about) is not None
    return 1904 if found else 1900


@contextmanager
def opened(data: bytes) -> "Iterator[CalamineWorkbook]":
    """A workbook, for as long as it is read.

    Raises:
        UnreadableError: It is damaged, or locked with a password.
    """
    import python_calamine as calamine

    try:
        with _quietly():
            yield calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except calamine.PasswordError:
        raise UnreadableError("locked") from None
    except (calamine.CalamineError, OSError, ValueError, MemoryError, OverflowError):
        raise UnreadableError("damaged") from None
    except LtError:
        raise
    except BaseException as error:
        # What the library did not foresee in a damaged file arrives as a panic.
        if type(error).__name__ == "PanicException":
            raise UnreadableError("damaged") from None
        raise


def worksheets(book: "CalamineWorkbook") -> "Iterator[tuple[str, CalamineSheet, bool]]":
    """Each sheet that has cells: its name, the sheet, and whether it is hidden."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    for about in book.sheets_metadata:
        if about.typ is SheetTypeEnum.WorkSheet:
            hidden = about.visible is not SheetVisibleEnum.Visible
            yield about.name, book.get_sheet_by_name(about.name), hidden


def column(letters: str) -> int:
    """The number of a column.

    >>> column("A"), column("AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


@contextmanager
def _quietly() -> Iterator[None]:
    """Keeps what the library itself writes of a damaged file from the screen."""
    try:
        kept = os.dup(2)
    except OSError:
        yield  # there is no such screen
        return
    try:
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, not a file
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
