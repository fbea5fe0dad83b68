"""Which names of files and folders every computer can hold, Windows with them.

Takes names and paths, touches nothing but to see what is there already.
"""

import re
from pathlib import Path

from learning_together.english import short
from learning_together.errors import LtError
from learning_together.folder import look
from learning_together.patterns import regex

_RESERVED = regex(
    r"(?:aux|con|nul|prn|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(?:\.|\Z)", re.IGNORECASE
)
_FORBIDDEN = regex(r'[<>:"|?*\\\x00-\x1f]|[ .]\Z')
#: What file systems take, in bytes.
_LONGEST = 255


def is_held(name: str) -> bool:
    """Whether every computer can hold a file or a folder of that name.

    >>> is_held("health.yaml"), is_held("aux.yaml"), is_held("notes.")
    (True, False, False)
    """
    return not (_RESERVED.match(name) or _FORBIDDEN.search(name))


def refuse_unheld(path: Path) -> None:
    """Sees that what is to be made can be held everywhere; folders that are there may be called so.

    Raises:
        LtError: It cannot.
    """
    for one in (path, *path.parents):
        name = one.name
        if name in {"", ".", ".."} or (one != path and look.is_folder(one)):
            continue
        if not is_held(name):
            raise LtError(
                f"Windows cannot hold a file or folder called “{short(name)}”: it keeps that name "
                "for itself, or a sign in it.",
                "Colleagues could not open it, nor git fetch it. Name another one: no aux, con, "
                'nul, prn, com1 or lpt1 before the dot, none of <>:"|?*\\ in it, no space or dot '
                "at its end.",
            )
        if len(name.encode("utf-8", "surrogateescape")) > _LONGEST:
            raise LtError(
                f"The name “{short(name, 40)}” is too long: it has {len(name)} characters.",
                f"Computers hold names of up to {_LONGEST}. Choose a shorter one.",
            )
