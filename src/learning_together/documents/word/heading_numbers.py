"""The list that numbers headings, in the part of a Word file that holds its lists."""

import re

LIST = 4000
"""The number of the list that numbers headings."""

_ABSTRACT = 4000
_STOPS = (567, 737, 907, 1077)  # where the text of a heading stands after its number


def numbering(data: bytes) -> bytes:
    """The numbering part, with the list that numbers headings."""
    levels = ""
    for level, stop in enumerate(_STOPS):
        shown = ".".join(f"%{n + 1}" for n in range(level + 1))
        levels += (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
            f'<w:suff w:val="tab"/><w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{stop}"/></w:tabs>'
            f'<w:ind w:left="{stop}" w:hanging="{stop}"/></w:pPr></w:lvl>'
        )
    abstract = (
        f'<w:abstractNum w:abstractNumId="{_ABSTRACT}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    number = f'<w:num w:numId="{LIST}"><w:abstractNumId w:val="{_ABSTRACT}"/></w:num>'
    text = data.decode("utf-8")
    # The schema wants every abstractNum before the first num.
    text, found = re.subn(r"<w:num\b(?!bering)", f"{abstract}<w:num ", text, count=1)
    closing = number if found else abstract + number
    return text.replace("</w:numbering>", f"{closing}</w:numbering>").encode("utf-8")
