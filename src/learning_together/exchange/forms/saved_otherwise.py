"""A form or workbook of ours that somebody saved in another form, in which it does not come back.

Takes bytes that may be hostile, and says which it is; runs in the process apart. OpenDocument keeps
all that its fields are known by, and gives it back where it is saved for Office again; a PDF keeps
nothing.
"""

import io
import logging

from learning_together.errors import LtError
from learning_together.exchange.forms import tags
from learning_together.office import package
from learning_together.office.archive import UnreadableError

#: Endings of files in which ours may have been saved.
ENDINGS = (".odt", ".ods", ".pdf")
#: What the title page and the properties of every form say.
TITLE = "a form to fill in"
#: What stands first in the hidden sheet of a workbook of ours; as in `exports.excel`.
_SIGN = b"learning-together export"
_ONLY = "Nothing was taken over."


def refuse(data: bytes, name: str) -> None:
    """Refuses what is ours, in words; says nothing of all else.

    Args:
        data: The file.
        name: What to call it.

    Raises:
        LtError: It is a form or a workbook of ours.
    """
    if data.startswith(b"PK"):
        _refuse_open_document(data, name)
    elif b"%PDF-" in data[:1024] and _is_form(data):
        raise LtError(
            f"{name} is a form of lt's that was printed as a PDF, in which its fields are ink. "
            f"{_ONLY}",
            "Ask for the Word file that it was made from, and import that. If there is none, make "
            "the form anew (lt form), and copy the answers into it.",
        )


def _refuse_open_document(data: bytes, name: str) -> None:
    try:
        parts = package.unpacked(data)
    except UnreadableError:
        return
    if tags.FORM.encode() in parts.get("meta.xml", b""):
        raise LtError(
            f"{name} is a form of lt's that was saved as OpenDocument; forms come back in Word's "
            f"form. {_ONLY}",
            "Open it in the program that saved it, save it as “Word document (.docx)”, and import "
            "that: what was filled in is not lost on the way.",
        )
    if _SIGN in parts.get("content.xml", b""):
        raise LtError(
            f"{name} is a workbook of lt's that was saved as OpenDocument; workbooks come back in "
            f"Excel's form. {_ONLY}",
            "Open it in the program that saved it, save it as “Excel workbook (.xlsx)”, and import "
            "that: what was filled in is not lost on the way.",
        )


def _is_form(data: bytes) -> bool:
    """Whether a PDF is a form that was printed: its properties say so, or its first page."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    from learning_together.privacy.contents.pdf_page import BROKEN

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return False
        subject = (reader.metadata.subject or "") if reader.metadata else ""
        return TITLE in subject or TITLE in " ".join(reader.pages[0].extract_text().split())
    except (PyPdfError, *BROKEN):
        return False
