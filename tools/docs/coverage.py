"""Which characters the fonts of a PDF have: the module `documents/pdf/coverage.py`."""

from itertools import count, groupby
from pathlib import Path

from learning_together.resources import folder

_PLACE = Path("src", "learning_together", "documents", "pdf", "coverage.py")
_HEAD = '''"""Which characters the fonts of a PDF have. Made by `make docs` of the fonts."""

#: The first and last of each run of them, in order.
COVERED = (
'''


def modules() -> dict[Path, str]:
    """The module, by its path."""
    from fontTools.ttLib import TTFont

    families: dict[str, set[int]] = {}
    for path in sorted((folder("templates") / "pdf" / "fonts").glob("*.ttf")):
        family = path.stem.partition("-")[0]
        found = set(TTFont(path, lazy=True).getBestCmap())
        # A character that one style lacks would be a gap there.
        families[family] = families.get(family, found) & found
    codes = sorted(set().union(*families.values()) - set(range(0x20)))
    lines = []
    for _, run in groupby(zip(codes, count(), strict=False), key=lambda pair: pair[0] - pair[1]):
        members = [code for code, _ in run]
        lines.append(f"    (0x{members[0]:X}, 0x{members[-1]:X}),\n")
    return {_PLACE: f"{_HEAD}{''.join(lines)})\n"}
