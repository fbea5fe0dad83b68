"""`lt open --shortcut`: something on the desktop that opens a window when clicked.

It is that of a review, or one in which a review is begun or chosen. It holds the way to Python and
to the folder: of the case, that folder's name alone.
"""

import shlex
import sys
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import disk, look, own_place

#: What Python is started with.
_PROGRAM = "-m learning_together.cli.main "
_NAME = "Learning Together"
#: What is between a desktop and what is clicked there; a system needs its own form of it.
_DESKTOP_ENTRY = """\
[Desktop Entry]
Type=Application
Name={name}
Comment=Opens reviews in your browser
Exec={command}
Terminal=false
"""


def shortcut(root: Path, *, begun: bool, system: str = sys.platform) -> Path:
    """Puts it on the desktop; one of the same name that is as it would be stays.

    Args:
        root: The review's folder; one in which reviews are to be begun where there is none.
        begun: Whether there is a review in it.
        system: What it is made for, as Python calls it.

    Raises:
        LtError: There is no desktop, something else of that name lies there, or the folder cannot
            be named in it.
    """
    desktop, home = own_place.desktop(), root.resolve()
    if not look.is_folder(desktop):
        raise LtError(
            f"There is no desktop at {desktop}, where it could be put.",
            "Open it with: lt open",
        )
    if begun and desktop.resolve().is_relative_to(home):
        raise LtError("The desktop lies within the review's folder.", "Keep the review elsewhere.")
    if any(ord(one) < 32 for one in str(home)):
        raise LtError("The name of the folder holds a line break.", "Give it another.")
    path, content = _icon(home, system, begun=begun)
    before = look.content(path)
    if before is not None and before != content:
        raise LtError(
            f"{path} is there already, and leads elsewhere; it was left as it was.",
            "Take it away or give it another name, then run this again.",
        )
    disk.write(path, content, before, mode=0o700)
    return path


def on_desktop(root: Path, *, system: str = sys.platform) -> str:
    """The name of what stands on the desktop to open a review; empty where nothing does."""
    try:
        path, content = _icon(root.resolve(), system, begun=True)
        return path.stem if look.content(path) == content else ""
    except LtError:
        return ""


def _icon(home: Path, system: str, *, begun: bool) -> tuple[Path, bytes]:
    """Where it stands, and what it holds."""
    name = f"{_NAME} - {home.name}" if begun else _NAME
    ending, text = _made(name, [*_PROGRAM.split(), "-C", str(home), "open"], system)
    return own_place.desktop() / f"{name}{ending}", text.encode("utf-8")


def _made(name: str, arguments: list[str], system: str) -> tuple[str, str]:
    """The ending of its name, and what it holds."""
    python = sys.executable
    if system == "win32":
        # The one that opens no console, where it is there; a percent sign would begin a variable.
        quiet = Path(python).with_name("pythonw.exe")
        shown = str(quiet) if look.is_file(quiet) else python
        words = " ".join(f'"{one}"' for one in (shown, *arguments)).replace("%", "%%")
        return ".cmd", f'@chcp 65001 >nul\r\n@start "" {words}\r\n'
    if system == "darwin":
        return ".command", f"#!/bin/sh\nexec {shlex.join([python, *arguments])}\n"
    words = " ".join(map(_in_entry, (python, *arguments)))
    return ".desktop", _DESKTOP_ENTRY.format(name=name, command=words)


def _in_entry(word: str) -> str:
    """A word of a command in a desktop entry, by the rules of freedesktop.org."""
    for mark in ("\\", '"', "`", "$"):
        word = word.replace(mark, f"\\{mark}")
    # The entry's own backslashes are read once before the command's.
    return '"' + word.replace("\\", "\\\\").replace("%", "%%") + '"'
