"""A file that a browser sent: what it is called, without any path."""

from pathlib import Path, PurePosixPath, PureWindowsPath


def bare(name: str, otherwise: str = "sent") -> Path:
    r"""The name of a file that lies nowhere; no path that the browser says is used.

    Args:
        name: As the browser calls the file.
        otherwise: What it is called where that says nothing.

    >>> bare("C:\\letters\\notes.docx").name, bare("").name
    ('notes.docx', 'sent')
    """
    return Path(PureWindowsPath(PurePosixPath(name).name).name or otherwise)
