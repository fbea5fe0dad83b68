"""Files of `.lt/` that hold for one working copy alone: git never sees them."""

import re
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import disk, look

FOLDER = ".lt"
#: Where lt puts what helps editors, and so shows that it made the folder; this git does see.
SCHEMAS = f"{FOLDER}/schemas"
#: Older review folders do not ignore them, so `.lt/` does so itself.
_IGNORED = ("/written.tsv", "/lock*", "/writer.json", "*.tmp", "/.gitignore")


#: What the journal of a deed is called as long as it goes on; it stays where one is cut off.
_JOURNAL = ("lock.", ".jsonl")
#: The id of a deed is the name of a folder as well, and leads nowhere else.
_ID = "[0-9A-Za-z-]+"


def journal(home: Path, id: str) -> Path:
    """Where the journal of a deed lies."""
    return home / FOLDER / id.join(_JOURNAL)


def journals(home: Path) -> dict[str, Path]:
    """The journals of deeds that go on or were cut off, by the ids of the deeds."""
    folder = home / FOLDER
    try:
        names = [] if look.is_link(folder) else look.names(folder)
    except LtError:
        return {}
    begin, end = map(re.escape, _JOURNAL)
    found = (re.fullmatch(f"{begin}({_ID}){end}", name) for name in names)
    return {match[1]: folder / match[0] for match in found if match}


def place(home: Path, name: str) -> Path:
    """Where such a file lies; its folder is there then, and git passes it over.

    Args:
        home: The folder of a review or programme.
        name: Of the file.

    Raises:
        LtError: The folder cannot be made or written to, or is a link.
    """
    folder = home / FOLDER
    disk.make_folder(folder)
    ignored = folder / ".gitignore"
    before = look.content(ignored) or b""
    lines = before.decode("utf-8", "replace").splitlines()
    if missing := [line for line in _IGNORED if line not in lines]:
        start = "" if not before or before.endswith(b"\n") else "\n"
        disk.jot(ignored, (start + "".join(f"{line}\n" for line in missing)).encode(), more=True)
    return folder / name
