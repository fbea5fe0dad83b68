"""Whether this installation of `lt` is whole: each part of it is really used on something small."""

import platform
import sys
from collections.abc import Callable, Iterator
from importlib import metadata

from learning_together import __version__
from learning_together.actions.doctor.finding import Finding, fault, fine
from learning_together.errors import LtError
from learning_together.patterns import regex

DISTRIBUTION = "learning-together"
_NAME = regex(r"[\w.-]+")
_ANEW = "Install lt anew, as its README says; with pipx: pipx reinstall learning-together."
#: What scanners and rules for programs stop, and what is asked for it.
_ALLOW = (
    f"{_ANEW} If that changes nothing, ask IT whether a scanner or a rule for programs (AppLocker, "
    "App Control) stops what lies in the folder of lt."
)


def findings() -> Iterator[Finding]:
    """What was found of Python, of the packages, and of what documents are made with."""
    yield _python()
    yield _packages()
    for about, follows, attempt, version in _PARTS:
        try:
            attempt()
        except (LtError, ImportError, OSError, RuntimeError, ValueError) as error:
            why = error.message if isinstance(error, LtError) else f"{error}."
            yield fault(about, f"It does not work here: {why}", follows, _ALLOW)
        else:
            yield fine(about, f"It works ({version()}).")


def packages() -> dict[str, str]:
    """Every package that `lt` needs, by its name: its version; empty where it is missing."""
    found = {}
    for line in metadata.requires(DISTRIBUTION) or ():
        name = _NAME.match(line)
        if name and "extra ==" not in line:
            found[name[0]] = version_of(name[0])
    return found


def version_of(package: str) -> str:
    """The version of a package; empty where it is not installed."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _python() -> Finding:
    bits = "64 bits" if sys.maxsize > 2**32 else "32 bits"
    said = f"Python {platform.python_version()}, {bits}; lt {__version__}."
    if sys.maxsize > 2**32:
        return fine("python", said)
    return fault(
        "python",
        said,
        "Several packages that lt needs are made for 64 bits alone.",
        "Install Python 3.11 or newer for 64 bits, and lt with it.",
    )


def _packages() -> Finding:
    found = packages()
    missing = [name for name, version in found.items() if not version]
    if not missing:
        return fine("packages", f"All {len(found)} packages that lt needs are there.")
    return fault(
        "packages",
        f"Missing: {', '.join(missing)}.",
        "Commands that need one of them end with a message.",
        _ANEW,
    )


def _made(suffix: str) -> bytes:
    from learning_together.documents.document import Document
    from learning_together.reports.draw_up import as_bytes

    table = "| Date | Event |\n|---|---|\n| 2024-03-14 | Seen at home |\n"
    return as_bytes(Document("doctor", "lt doctor", "", "", "", (), table), suffix)


def _read_back() -> object:
    from learning_together.exchange.imports.readers import open_foreign

    return open_foreign(_made("docx"), "doctor.docx")


def _picture() -> object:
    from learning_together.documents.pictures.drawn import Drawn

    return Drawn({"mark": "rect", "data": {"values": [{}]}}).png


def _lock() -> object:
    from learning_together.folder import locked_file

    return locked_file.seal(b"lt", locked_file.Means("doctor"))


def _pandoc() -> str:
    from learning_together.documents import pandoc

    return pandoc.version()


#: What is tried: its name, what follows where it fails, the trial, what it is done with.
_PARTS: tuple[tuple[str, str, Callable[[], object], Callable[[], str]], ...] = (
    (
        "word",
        "No Word file and no web page can be made: ask for Markdown (--to md).",
        lambda: _made("docx"),
        _pandoc,
    ),
    (
        "pdf",
        "No PDF can be made: make Word files, and print those.",
        lambda: _made("pdf"),
        lambda: f"typst {version_of('typst')}",
    ),
    (
        "reading",
        "Files of others (Word, Excel, PDF) can be neither imported nor looked through.",
        _read_back,
        lambda: f"lxml {version_of('lxml')}, in a process of its own",
    ),
    (
        "pictures",
        "Reports with pictures cannot be made.",
        _picture,
        lambda: f"vl-convert {version_of('vl-convert-python')}",
    ),
    (
        "encryption",
        "private/ can be neither locked nor unlocked.",
        _lock,
        lambda: f"cryptography {version_of('cryptography')}, pyrage {version_of('pyrage')}",
    ),
)
