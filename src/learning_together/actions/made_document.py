"""A finished document as a file, in whatever format: what LibreOffice has to do included.

Takes a document, gives bytes; writes nothing.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from learning_together.documents.document import Document


def in_format(
    document: "Document", suffix: str, styles: Path | None = None, *, page_numbers: bool = False
) -> bytes:
    """A document in one format.

    Args:
        document: As it is drawn up for this format.
        suffix: Of the file.
        styles: A team's own reference.docx; None for ours.
        page_numbers: Whether the contents get page numbers, where they do not have them anyhow.

    Raises:
        LtError: It cannot be made, or it needs LibreOffice, which is not here.
    """
    from learning_together.folder import libreoffice
    from learning_together.reports.draw_up import as_bytes
    from learning_together.reports.report import OF_WORD

    if suffix not in {"docx", *OF_WORD}:
        return as_bytes(document, suffix, styles)
    pages = None
    if page_numbers and document.contents:
        from learning_together.documents.word.page_numbers import of_headings

        pages = of_headings(libreoffice.as_pdf(as_bytes(document, "docx", styles, ())))
    word = as_bytes(document, "docx", styles, pages)
    if suffix == "docx":
        return word
    from learning_together.documents import open_document

    return open_document.finished(libreoffice.as_odt(word))
