"""What the computer has beside `lt`: git, LibreOffice, a face for Word files, a console."""

import sys
from collections.abc import Iterator
from pathlib import Path

from learning_together.actions.doctor.finding import Finding, fine, note
from learning_together.documents.design import FACE
from learning_together.documents.installed_fonts import has
from learning_together.folder import computer, libreoffice
from learning_together.folder.git import calls, keep

#: A face in which lines and pages break at the same places.
_AS_WIDE = "Liberation Sans"
_WITHOUT_GIT = (
    "No versions of a review can be kept (lt save), so lt changes, lt join and the warning of "
    "names before a commit (lt hook) have nothing to look at."
)


def findings(folder: Path) -> Iterator[Finding]:
    """What was found.

    Args:
        folder: In which git is asked for its user.
    """
    yield from _git(folder)
    yield _libreoffice()
    yield _face()
    yield _long_paths()
    yield _console()
    yield _window()


def _git(folder: Path) -> Iterator[Finding]:
    git = calls.program()
    if git is None:
        yield note(
            "git",
            "It is not on this computer, or not on the PATH.",
            _WITHOUT_GIT,
            "Have IT install Git for Windows (git-scm.com), which can also be put into a folder "
            "of its own (PortableGit) whose cmd folder stands on the PATH."
            if sys.platform == "win32"
            else "Have git installed from the packages of this system.",
        )
        return
    try:
        said = calls.call(git, ["version"], folder, calls.environment())
    except calls.TroubleError as trouble:
        yield note("git", f"{trouble}.", _WITHOUT_GIT, "Have IT look at it.")
        return
    yield fine("git", f"{said.stdout.decode(errors='replace').strip()}.")
    if keep.would_know_user(folder):
        yield fine("git-user", "Git knows in whose name to keep versions.")
        return
    yield note(
        "git-user",
        "Git does not know in whose name to keep versions here.",
        "The first lt save asks for your role; where nobody can be asked, it stops.",
        "Run lt save once, and answer with your role, such as LR1.",
    )


def _libreoffice() -> Finding:
    if libreoffice.is_here():
        return fine("libreoffice", "It is here, for page numbers of contents and OpenDocument.")
    return note(
        "libreoffice",
        "It is not on this computer.",
        "lt report --page-numbers and --to odt are refused; all else works. In Word the page "
        "numbers of the contents come with a right-click on them, “Update field”.",
        "If you want page numbers without Word, or OpenDocument, have LibreOffice installed "
        "(libreoffice.org).",
    )


def _face() -> Finding:
    for face in (FACE, _AS_WIDE):
        if has(face):
            return fine("fonts", f"Word files are set in {FACE}; {face} is here.")
    return note(
        "fonts",
        f"{FACE}, in which Word files are set, is not on this computer.",
        "Word or LibreOffice shows them in another face, so lines and pages may break elsewhere; "
        "whoever has it sees them as meant. PDFs bring their own.",
        f"Have {FACE} installed, or {_AS_WIDE}, which is as wide; or put your own "
        "reference.docx with a face that you have into templates/.",
    )


def _long_paths() -> Finding:
    if computer.allows_long_paths():
        return fine("long-paths", "Paths may be as long as lt needs.")
    return note(
        "long-paths",
        f"Windows stops at paths of {computer.LONGEST_ON_WINDOWS} characters here.",
        "Files deep in a folder with a long name cannot be read or written, and lt says so.",
        "Keep reviews near the top of a drive, or have IT switch long paths on "
        "(LongPathsEnabled, in Group Policy “Enable Win32 long paths”).",
    )


def _console() -> Finding:
    page = computer.code_page()
    if page == computer.UTF8:
        return fine("console", "It shows all letters (UTF-8).")
    return note(
        "console",
        f"Its code page is {page}, and what lt writes is UTF-8.",
        "On the screen all is as it should be; what is sent on with | or > may get wrong letters.",
        "Give --output FILE with --format json instead of >, or run “chcp 65001” first.",
    )


def _window() -> Finding:
    if why := computer.refuses_connections():
        return note(
            "window",
            f"No program may wait for a browser of this computer: {why}.",
            "lt open does not work; every other command does.",
            "Ask IT to let Python listen on 127.0.0.1; no other computer needs to reach it.",
        )
    return fine("window", "A browser of this computer can reach lt open.")
