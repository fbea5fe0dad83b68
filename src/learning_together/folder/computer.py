"""What the computer and its system allow: files in a folder, long paths, a console, a connection.

Asked of the system; nothing is left behind. Must not know what a review is.
"""

import os
import platform
import shutil
import socket
import sys
from pathlib import Path
from tempfile import TemporaryFile, gettempdir

#: Windows without its setting for long paths stops at so many characters of a whole path.
LONGEST_ON_WINDOWS = 259
#: The code page of a console that is UTF-8.
UTF8 = 65001


def system() -> str:
    """The system and the kind of computer, in its own words."""
    return f"{platform.system()} {platform.release()}, {platform.machine()}"


def temporary_folder() -> Path:
    """Where files are put that are gone when a command ends."""
    return Path(gettempdir())


def refuses_files(folder: Path) -> str:
    """Why no file can be made in a folder; empty where one can."""
    try:
        with TemporaryFile(dir=folder) as made:
            made.write(b"lt")
    except OSError as error:
        return error.strerror or str(error)
    return ""


def free(folder: Path) -> int:
    """Bytes that are free where a folder lies."""
    return shutil.disk_usage(folder).free


def allows_long_paths() -> bool:
    """Whether a path may be longer than Windows used to allow; elsewhere than there always."""
    if sys.platform != "win32":
        return True
    import winreg

    where = r"SYSTEM\CurrentControlSet\Control\FileSystem"
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, where) as key:
            return bool(winreg.QueryValueEx(key, "LongPathsEnabled")[0])
    except OSError:
        return False


def code_page() -> int:
    """The code page of the console's output; UTF-8's where the system has no code pages."""
    if sys.platform != "win32":
        return UTF8
    import ctypes

    return int(ctypes.windll.kernel32.GetConsoleOutputCP() or ctypes.windll.kernel32.GetACP())


def refuses_connections() -> str:
    """Why no program may wait for a browser of this computer; empty where one may."""
    try:
        with (
            socket.create_server(("127.0.0.1", 0)) as waiting,
            socket.create_connection(waiting.getsockname(), timeout=5),
        ):
            return ""
    except OSError as error:
        return error.strerror or str(error)


def is_remote(folder: Path) -> bool:
    """Whether a folder lies on another computer, as far as its path tells."""
    return os.fspath(folder).replace("/", "\\").startswith("\\\\")
