"""What LibreOffice makes of files: it saves them in another form, or prints them."""

import atexit
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import cache, reduce
from pathlib import Path

import pytest

Test = Callable[..., None]

#: The filters by which it writes what Office reads; every other form it knows by its ending.
_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}


def _has_impress() -> bool:
    """Whether slides can be opened: it is installed by itself on some systems."""
    program = shutil.which("soffice")
    return program is not None and any(Path(program).resolve().parent.glob("*sdlo.*"))


#: What marks the tests that need it, and those that look at printed pages too.
NEEDED = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
]
NEEDED_FOR_PAGES = [
    *NEEDED,
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed"),
]
NEEDED_FOR_SLIDES = [
    *NEEDED_FOR_PAGES,
    pytest.mark.skipif(not _has_impress(), reason="LibreOffice Impress is not installed"),
]


def needed(test: Test) -> Test:
    """Marks a test that needs LibreOffice."""
    return reduce(lambda marked, mark: mark(marked), NEEDED, test)


def needed_for_pages(test: Test) -> Test:
    """Marks a test that looks at printed pages."""
    return reduce(lambda marked, mark: mark(marked), NEEDED_FOR_PAGES, test)


def needed_for_slides(test: Test) -> Test:
    """Marks a test that opens slides."""
    return reduce(lambda marked, mark: mark(marked), NEEDED_FOR_SLIDES, test)


def convert(form: str, out: Path, *files: Path) -> None:
    """Has files saved in another form, all of them in one run.

    Args:
        form: The ending of what is wanted, or its filter.
        out: The folder that they come into, each under its own name.
        files: What is converted.
    """
    command = ["soffice", f"-env:UserInstallation={_profile()}", "--headless", "--convert-to",
               _FILTERS.get(form, form), "--outdir", *map(str, [out, *files])]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=900)


def pages(file: Path, out: Path) -> list[str]:
    """The text of each page of a file, as it is printed."""
    convert("pdf", out, file)
    return printed(out / f"{file.stem}.pdf")


def printed(pdf: Path) -> list[str]:
    """The text of each page of a PDF."""
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return text.split("\f")[:-1]


@cache
def _profile() -> str:
    """Its settings, made once: that takes it longer than a document."""
    folder = Path(tempfile.mkdtemp(prefix="libreoffice-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder.as_uri()
