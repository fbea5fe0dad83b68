"""How wide the letters of a PDF's words are: the module `documents/letter_widths.py`."""

from pathlib import Path

from learning_together.resources import folder

_PLACE = Path("src", "learning_together", "documents", "letter_widths.py")
_FIRST, _LAST = 0x20, 0x17F
_HEAD = '''"""How wide letters are in a PDF, in thousandths of their size. Made by `make docs`."""

#: The first letter that is told of; the others follow it.
FIRST = 0x{first:X}
'''
_STYLES = {"REGULAR": "NotoSans-Regular", "BOLD": "NotoSans-Bold"}


def modules() -> dict[Path, str]:
    """The module, by its path."""
    text = _HEAD.format(first=_FIRST)
    for name, file in _STYLES.items():
        widths = [str(one) for one in _widths(file)]
        rows = (widths[at : at + 16] for at in range(0, len(widths), 16))
        lines = "".join(f"    {', '.join(row)},\n" for row in rows)
        text += f"{name} = (\n{lines})  # fmt: skip\n"
    return {_PLACE: text}


def _widths(file: str) -> list[int]:
    from fontTools.ttLib import TTFont

    font = TTFont(folder("templates") / "pdf" / "fonts" / f"{file}.ttf", lazy=True)
    names, sizes, unit = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    found = (names.get(code) for code in range(_FIRST, _LAST + 1))
    return [round(1000 * sizes[name][0] / unit) if name else 0 for name in found]
