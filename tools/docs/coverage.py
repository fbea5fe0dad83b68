"""Which characters the fonts of a PDF have: the module `documents/pdf/coverage.py`."""

from itertools import count, groupby
from pathlib import Path

from learning_together.resources import folder

_PLACE = Path("src", "learning_together", "documents", "pdf", "coverage.py")
_HEAD = '''"""Which characters the fonts of a PDF have. Made by `make docs` of the fonts."""

#: The first and last of each run of them, in order.
COVERED = (
'''
#: A line of the module, in letters.
_LINE = 96


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
    runs = []
    for _, run in groupby(zip(codes, count(), strict=False), key=lambda pair: pair[0] - pair[1]):
        members = [code for code, _ in run]
        runs.append(f"(0x{members[0]:x}, 0x{members[-1]:x}),")
    lines, line = [], "   "
    for one in runs:
        if len(line) + 1 + len(one) > _LINE:
            lines.append(line)
            line = "   "
        line += f" {one}"
    return {_PLACE: _HEAD + "\n".join((*lines, line)) + "\n)\n"}
