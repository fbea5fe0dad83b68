"""Opens a file that an agency sent: finds its form by its content, and refuses what cannot be read.

Takes bytes and gives `Foreign`. What a file's name says of its form is not believed. Nothing is
unpacked past a bound, no entity is resolved, nothing is fetched, and no macro is run.
"""

import re
from collections.abc import Callable

from learning_together.errors import LtError
from learning_together.exchange.imports.readers.table import Foreign
from learning_together.office.archive import LARGEST, UnreadableError
from learning_together.office.package import unpacked
from learning_together.patterns import regex

_SAVE_WORD = (
    "Open it in Word and save it with File, Save As, as “Word Document (.docx)”; then import that."
)
_SAVE_EXCEL = (
    "Open it in Excel and save it with File, Save As, as “Excel Workbook (.xlsx)”; then import "
    "that."
)
_ASK = (
    "Ask the agency for the Word, Excel or CSV file that it was made from. If there is none, the "
    "rows have to be typed into a form."
)
#: The headers that mails begin with, in whatever order.
_MAIL = regex(
    rb"(?:(?:from|to|cc|date|subject|received|return-path|delivered-to|message-id|mime-version"
    rb"|content-type|reply-to|x-[a-z0-9-]+|dkim-signature|arc-[a-z-]+|authentication-results)"
    rb":[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2}",
    re.IGNORECASE,
)
#: What a file of OpenDocument says of itself where it holds a text.
_TEXT = b"application/vnd.oasis.opendocument.text"
_PICTURES = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a scan"),
    (b"MM\x00*", "a scan"),
    (b"BM", "a picture"),
)
_BOMB = LtError(
    f"The file would unpack to more than {LARGEST // 1024**2} MB. No chronology does; it may be "
    "meant to do harm.",
    "Do not open it. Ask whoever sent it.",
)
_UNREAD = {
    "damaged": LtError(
        "The file is damaged; part of it is missing, as after a transfer that was cut off.",
        "Ask the agency to send it again, or open it in Word or Excel, which may mend it, and "
        "save it under another name.",
    ),
    "locked": LtError(
        "The file is protected by a password, so nothing in it can be read.",
        "Remove the password, save it, and import that.",
    ),
    "large": _BOMB,
    "parts": _BOMB,
}
_EXPECTED = {
    "docx": ("Word", (".docx", ".docm", ".dotx")),
    "xlsx": ("Excel", (".xlsx", ".xlsm", ".xltx")),
    "xls": ("Excel 97–2003", (".xls", ".xlt")),
    "odt": ("OpenDocument text", (".odt", ".ott")),
    "ods": ("OpenDocument spreadsheet", (".ods", ".ots")),
    "html": ("a web page", (".html", ".htm", ".xhtml")),
    "rtf": ("rich text", (".rtf", ".doc")),
    "eml": ("an e-mail", (".eml",)),
    "csv": ("text with separators", (".csv", ".tsv", ".txt", ".tab")),
}


def open_foreign(data: bytes, name: str) -> Foreign:
    """A file's tables.

    Args:
        data: Its content.
        name: Of the file; for messages, and to notice a wrong ending.

    Raises:
        LtError: It is in a form that cannot be read, damaged, protected, or far too large.
    """
    try:
        form, foreign = _read(data, name)
    except LtError as error:
        if name in error.message:
            raise
        raise LtError(f"{name}: {error.message}", error.hint) from None
    label, endings = _EXPECTED[form]
    stem, dot, ending = name.rpartition(".")
    suffix = dot + ending if stem and ending else ""
    if suffix.lower() not in endings:
        foreign.notices.insert(0, f"The file is called {suffix or 'nothing'} but is {label}; "
                               "it was read as that.")  # fmt: skip
    return foreign


def sort(data: bytes, name: str) -> str:
    """The form of a file by its first bytes: as one of `_EXPECTED`; empty where it is no text.

    Args:
        data: Its content.
        name: Of the file.

    Raises:
        LtError: It is of a form that is never read.
    """
    reader = _reader(data, name)
    if reader is _packed:
        head = data[: 4096 * 16]
        return "odt" if _TEXT in head else "docx" if b"word/" in data else ""
    sorts = ((_page, "html"), (_rich_text, "rtf"), (_mail, "eml"), (_plain, "csv"))
    return next((form for one, form in sorts if one is reader), "")


def is_plain(data: bytes, name: str) -> bool:
    """Whether a file is plain text, or refused by its first bytes: no library has to open it."""
    try:
        return _reader(data, name) is _plain
    except LtError:
        return True


def _read(data: bytes, name: str) -> tuple[str, Foreign]:
    return _reader(data, name)(data)


def _reader(data: bytes, name: str) -> Callable[[bytes], tuple[str, Foreign]]:
    head = data[:8]
    if not data.strip(b"\x00 \t\r\n"):
        raise LtError("The file is empty.", "Ask the agency to send it again.")
    if head.startswith(b"PK"):
        return _packed
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound
    _refuse_others(data, name)
    if data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{\\rtf"):
        return _rich_text
    if _MAIL.match(data):
        return _mail
    # A page may be in UTF-16, with or without its mark.
    text_head = data[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in data[:4096]:
        raise LtError("The file is an old XML form of Excel.", _SAVE_EXCEL)
    if text_head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")) or (
        text_head.startswith(b"<")
        and (b"<table" in data[:65536].replace(b"\x00", b"").lower() or b"<html" in text_head)
    ):
        return _page
    if text_head.startswith(b"<?xml"):
        raise LtError("The file is XML of a kind that lt does not know.", _ASK)
    return _plain


def _page(data: bytes) -> tuple[str, Foreign]:
    from learning_together.exchange.imports.readers import web_page

    return "html", web_page.read(data)


def _rich_text(data: bytes) -> tuple[str, Foreign]:
    from learning_together.exchange.imports.readers import rich_text

    return "rtf", rich_text.read(data)


def _mail(data: bytes) -> tuple[str, Foreign]:
    from learning_together.exchange.imports.readers import mail

    return "eml", mail.read(data)


def _plain(data: bytes) -> tuple[str, Foreign]:
    from learning_together.exchange.imports.readers import csv

    return "csv", csv.read(data)


def _refuse_others(data: bytes, name: str) -> None:
    if data.startswith(b"%PDF") or b"%PDF-" in data[:1024]:
        raise LtError(
            "This is a PDF, in which a table is only ink on a page; reading it would lose or "
            "mix up rows.",
            _ASK,
        )
    for magic, what in _PICTURES:
        if data.startswith(magic) and (magic != b"BM" or name.lower().endswith(".bmp")):
            raise LtError(f"This is {what}; there is no text in it to read.", _ASK)
    if data.startswith((b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b")):
        raise LtError("This is a packed archive.", "Unpack it, and import the files in it.")
    if data.startswith((b"MZ", b"\x7fELF")):
        raise LtError("This is a program, not a document.", "Do not open it; ask who sent it.")


def _compound(data: bytes) -> tuple[str, Foreign]:
    """The container of old Office files, and of protected new ones."""
    if _utf16("EncryptedPackage") in data or _utf16("EncryptionInfo") in data:
        raise LtError(
            "The file is protected by a password, so nothing in it can be read.",
            "Open it with its password, remove the password (File, Info, Protect), save it, and "
            "import that. Where it must stay protected, keep the copy only as long as needed.",
        )
    if _utf16("WordDocument") in data:
        raise LtError("This is an old Word file (.doc).", _SAVE_WORD)
    if _utf16("__substg1.0_") in data:
        raise LtError("This is an e-mail (.msg).", "Save what is attached to it, and import that.")
    if _utf16("PowerPoint Document") in data:
        raise LtError("This is a PowerPoint file.", _ASK)
    if _utf16("Workbook") not in data and _utf16("Book") not in data:
        raise LtError("The file is damaged, or in a form that lt does not know.", _ASK)
    from learning_together.exchange.imports.readers import excel

    return "xls", excel.read(data)


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def _packed(data: bytes) -> tuple[str, Foreign]:
    """A ZIP: Word, Excel, OpenDocument, or something else."""
    try:
        parts = unpacked(data)
    except UnreadableError as broken:
        raise _UNREAD[broken.why] from None
    form, foreign = _by_parts(data, parts)
    if any(name.lower().endswith("vbaproject.bin") for name in parts) or any(
        name.startswith(("Basic/", "Scripts/")) for name in parts
    ):
        foreign.notices.append("The file carries macros. They were not run and not read.")
    return form, foreign


def _by_parts(data: bytes, parts: dict[str, bytes]) -> tuple[str, Foreign]:
    if "word/document.xml" in parts:
        from learning_together.exchange.imports.readers import word_table

        return "docx", word_table.read(parts)
    if "xl/workbook.xml" in parts:
        from learning_together.exchange.imports.readers import excel

        return "xlsx", excel.read(data, parts)
    if "xl/workbook.bin" in parts:
        raise LtError("This is a binary Excel file (.xlsb).", _SAVE_EXCEL)
    if "content.xml" in parts:
        from learning_together.exchange.imports.readers import open_document

        foreign = open_document.read(parts)
        return ("ods" if foreign.form == "OpenDocument spreadsheet" else "odt"), foreign
    if "ppt/presentation.xml" in parts:
        raise LtError("This is a PowerPoint file.", _ASK)
    if "Index/Document.iwa" in parts:
        raise LtError("This is a file of Apple Pages or Numbers.", "Export it as Word or Excel.")
    if "[Content_Types].xml" in parts or "mimetype" in parts:
        raise LtError("The file is damaged: a part of it is missing.", "Ask for it again.")
    raise LtError("This is a packed archive.", "Unpack it, and import the files in it.")
