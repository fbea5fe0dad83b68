"""Links in a folder, where this computer makes them: Windows does with rights only."""

import tempfile
from pathlib import Path

import pytest


def _are_made() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        try:
            Path(folder, "link").symlink_to("away")
        except OSError:
            return False
    return True


needs_links = pytest.mark.skipif(not _are_made(), reason="links cannot be made here")
