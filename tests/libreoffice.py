"""What LibreOffice makes of files: it saves them in another form, or prints them.

It is started once: to start takes it twenty times as long as a document. It stays as long as a
document is open, and does what a later start with the same settings is asked for.
"""

import atexit
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache, reduce
from pathlib import Path

import pytest

Test = Callable[..., None]

#: Seconds in which it has opened its first document, on however busy a machine.
_PATIENCE = 300

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
    command = [*_started(), "--convert-to", _FILTERS.get(form, form), "--outdir",
               *map(str, [out, *files])]  # fmt: skip
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
def _started() -> tuple[str, ...]:
    """Starts it, and says how it is asked for more; without this it starts anew each time."""
    folder = Path(tempfile.mkdtemp(prefix="libreoffice-"))
    settings = f"-env:UserInstallation={(folder / 'settings').as_uri()}"
    kept = folder / "open.txt"
    kept.write_text("Open", encoding="ascii")
    running = subprocess.Popen(
        ("soffice", settings, "--headless", "--norestore", str(kept)),
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip

    def end() -> None:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGTERM)
        running.wait()
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(end)
    until = time.monotonic() + _PATIENCE
    while not (folder / ".~lock.open.txt#").exists() and time.monotonic() < until:
        assert running.poll() is None, "LibreOffice ended as soon as it was started"
        time.sleep(0.05)
    return ("soffice", settings, "--headless")
