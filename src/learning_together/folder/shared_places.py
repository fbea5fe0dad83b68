"""Where files are copied to other computers: told by parts of a path alone; nothing is opened."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

#: Parts of paths below which programs copy files to other computers.
USUAL = (
    "OneDrive",
    "SharePoint",
    "Dropbox",
    "Google Drive",
    "GoogleDrive",
    "My Drive",
    "iCloud",
    "iCloudDrive",
    "com~apple~CloudDocs",
    "CloudStorage",
    "Box",
    "Box Sync",
    "Nextcloud",
    "ownCloud",
    "pCloud",
    "MEGA",
    "Syncthing",
)
#: Where OneDrive says that its folders lie, which its user may have named otherwise.
_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def place_of(path: str, more: Iterable[str] = ()) -> str:
    """The place below which a path lies and files are copied; empty where it is none.

    Args:
        path: As an operating system writes it.
        more: Further parts of paths to look for, before the usual ones.

    >>> place_of("/home/someone/OneDrive - Council/review"), place_of("/srv/boxes")
    ('OneDrive', '')
    """
    path = path.replace("\\", "/")
    for place in (*more, *USUAL):
        wanted = place.replace("\\", "/").strip()
        if wanted and re.search(rf"(?<![^\W_]){re.escape(wanted)}(?![^\W_])", path, re.IGNORECASE):
            return place
    return ""


def is_below_onedrive(folder: Path) -> bool:
    """Whether a folder lies where OneDrive of this computer says that its folders are."""
    homes = (os.environ.get(name, "") for name in _ONEDRIVE)
    return any(folder.is_relative_to(home) for home in homes if home)
