r"""Numbers the paragraphs of a document, as reports that boards discuss have them: 1.1, 1.2, 2.1.

Takes and gives a body in the dialect. A chapter is a heading of the first level with a paragraph
below it; its number stands before it. Lists, tables, quotations and boxes are parts of what stands
above them and have no number of their own.

>>> print(numbered("# Glance\n\n| a |\n\n# Why\n\nOne.\nStill one.\n\n- a\n\nTwo.\n"))
# Glance
<BLANKLINE>
| a |
<BLANKLINE>
# 1 Why
<BLANKLINE>
**1.1** One.
Still one.
<BLANKLINE>
- a
<BLANKLINE>
**1.2** Two.
<BLANKLINE>
"""

from learning_together.documents import markup
from learning_together.patterns import regex

#: Divs that only say where a field stands.
_PLACE = regex(r" {0,3}:{3,} *\{#[A-Za-z0-9_]+\} *")
_OPEN = regex(r" {0,3}:{3,} *\{.*")
_CLOSE = regex(r" {0,3}:{3,} *")
#: What begins a line of something else than a paragraph.
_OTHER = regex(r"\s|#{1,6} |\||>|[-*+] |\d{1,9}[.)] |!\[|\[\^|:{3,}|```|~~~|\*[^*]+\*$")


def numbered(body: str) -> str:
    """A body with numbers before its paragraphs, and before its chapters."""
    lines: list[str] = []
    chapter = paragraph = 0
    heading: int | None = None  # the line of a chapter that has no number yet
    divs: list[bool] = []  # whether each that is open only marks a place
    starts = True  # whether a line may begin a paragraph
    for line, free in markup.outside_code(body):
        is_mark = free and (_OPEN.fullmatch(line) or _CLOSE.fullmatch(line))
        if is_mark and _OPEN.fullmatch(line):
            divs.append(_PLACE.fullmatch(line) is not None)
        elif is_mark and divs:
            divs.pop()
        elif free and line.startswith("# "):
            heading, paragraph = len(lines), 0
        elif free and starts and all(divs) and line.strip() and not _OTHER.match(line):
            if heading is not None:
                chapter += 1
                lines[heading] = f"# {chapter} {lines[heading][2:]}"
                heading = None
            if chapter:
                paragraph += 1
                line = f"**{chapter}.{paragraph}** {line}"
        starts = free and bool(is_mark or not line.strip() or line.startswith("#"))
        lines.append(line)
    return "\n".join(lines)
