"""LibreOffice, where it is at hand: a Word file's bytes → what it makes of them.

It runs without a window, with settings of its own in a folder that is gone afterwards, and so is
everything that it wrote. Must not know what the file says.
"""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from learning_together.errors import LtError
from learning_together.folder import look

Form = Literal["pdf", "odt"]

_SECONDS = 180
#: Where it lies on machines whose PATH does not tell.
_USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"%PROGRAMFILES%\LibreOffice\program\soffice.exe",
    r"%PROGRAMFILES(X86)%\LibreOffice\program\soffice.exe",
)
#: What cannot be done without it, and what to do then.
_WITHOUT: dict[Form, str] = {
    "pdf": "The contents cannot be given page numbers: only a program that lays pages out knows "
    "them, and LibreOffice is not installed here.",
    "odt": "An OpenDocument file (.odt) is saved by LibreOffice, which is not installed here.",
}
_ADVICE: dict[Form, str] = {
    "pdf": "Install LibreOffice (libreoffice.org), or leave out --page-numbers.",
    "odt": "Install LibreOffice (libreoffice.org), or write: --to docx. Programs that open "
    "OpenDocument open that, too.",
}


def is_here() -> bool:
    """Whether it is at hand."""
    return _program() is not None


def as_pdf(word: bytes) -> bytes:
    """A Word file as LibreOffice prints it.

    Args:
        word: The file.

    Raises:
        LtError: LibreOffice is not at hand, failed or did not end.
    """
    return _saved(word, "pdf")


def as_odt(word: bytes) -> bytes:
    """A Word file as LibreOffice saves it as OpenDocument.

    Args:
        word: The file.

    Raises:
        LtError: LibreOffice is not at hand, failed or did not end.
    """
    return _saved(word, "odt")


def _program() -> str | None:
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    return next((one for one in map(os.path.expandvars, _USUAL) if look.is_file(Path(one))), None)


def _saved(word: bytes, form: Form) -> bytes:
    command = _program()
    advice = _ADVICE[form]
    if command is None:
        raise LtError(_WITHOUT[form], advice)
    with TemporaryDirectory(prefix="lt-", ignore_cleanup_errors=True) as name:
        home = Path(name)
        document, made = home / "document.docx", home / f"document.{form}"
        document.write_bytes(word)
        try:
            subprocess.run(  # noqa: S603 - a program by its full name, no shell, options of ours
                [
                    command,
                    f"-env:UserInstallation={(home / 'settings').as_uri()}",
                    "--headless",
                    "--norestore",
                    "--convert-to",
                    form,
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
                f"LibreOffice was still at work on the document after {_SECONDS // 60} minutes.",
                advice,
            ) from slow
        except OSError as fault:
            raise LtError(f"LibreOffice could not be started: {fault}.", advice) from fault
        if not look.is_file(made):
            raise LtError("LibreOffice could not lay out the document.", advice)
        return made.read_bytes()
