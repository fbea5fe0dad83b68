"""LibreOffice, where it is at hand: a Word file's bytes → the PDF that it makes of them.

It runs without a window, with settings of its own in a folder that is gone afterwards, and so is
everything that it wrote. Must not know what the file says.
"""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from learning_together.errors import LtError
from learning_together.folder import look

_SECONDS = 180
#: Where it lies on machines whose PATH does not tell.
_USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"%PROGRAMFILES%\LibreOffice\program\soffice.exe",
    r"%PROGRAMFILES(X86)%\LibreOffice\program\soffice.exe",
)
_ADVICE = "Install LibreOffice (libreoffice.org), or leave out --page-numbers."


def program() -> str:
    """Where it is.

    Raises:
        LtError: It is not at hand.
    """
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    for place in map(os.path.expandvars, _USUAL):
        if look.is_file(Path(place)):
            return place
    raise LtError(
        "The contents cannot be given page numbers: only a program that lays pages out knows them, "
        "and LibreOffice is not installed here.",
        _ADVICE,
    )


def as_pdf(word: bytes) -> bytes:
    """A Word file as LibreOffice prints it.

    Args:
        word: The file.

    Raises:
        LtError: LibreOffice is not at hand, failed or did not end.
    """
    command = program()
    with TemporaryDirectory(prefix="lt-", ignore_cleanup_errors=True) as name:
        home = Path(name)
        document, made = home / "document.docx", home / "document.pdf"
        document.write_bytes(word)
        try:
            subprocess.run(  # noqa: S603 - a program by its full name, no shell, options of ours
                [
                    command,
                    f"-env:UserInstallation={(home / 'settings').as_uri()}",
                    "--headless",
                    "--norestore",
                    "--convert-to",
                    "pdf",
                    "--outdir",
                    str(home),
                    str(document),
                ],
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as slow:
            raise LtError(
                f"LibreOffice was still at work on the pages after {_SECONDS // 60} minutes.",
                _ADVICE,
            ) from slow
        except OSError as fault:
            raise LtError(f"LibreOffice could not be started: {fault}.", _ADVICE) from fault
        if not look.is_file(made):
            raise LtError("LibreOffice could not lay out the pages of the document.", _ADVICE)
        return made.read_bytes()
