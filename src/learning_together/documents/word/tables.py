"""Finishes the tables: widths, header rows, rows that stay whole, breaks inside cells.

Takes a table as pandoc writes it and gives it as the reader should see it. It works on the text of
the XML, since a chronology may have ten thousand rows; all that it relies on is that pandoc writes
cells without nesting tables in them.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from html import escape, unescape
from itertools import islice

from learning_together.documents.column_widths import LETTER, MARGINS, numbers, of_numbers, widths
from learning_together.documents.design import COLOURS
from learning_together.documents.document import CELL_BREAK
from learning_together.patterns import regex

_PARAGRAPH = regex(
    r"<w:p>(?P<properties><w:pPr>.*?</w:pPr>)?(?P<content>.*?)</w:p>|<w:p ?/>", re.DOTALL
)
_LINK = regex(r"(<w:hyperlink\b.*?</w:hyperlink>)", re.DOTALL)
_RUN = regex(
    r"<w:r>(?P<look><w:rPr>.*?</w:rPr>)?<w:t xml:space=\"preserve\">(?P<text>[^<]*)</w:t></w:r>",
    re.DOTALL,
)
_CELL_PROPERTIES = regex(r"\A\s*(?:<w:tcPr\s*/>|<w:tcPr>.*?</w:tcPr>)", re.DOTALL)
_ROW_PROPERTIES = regex(r"^\s*<w:trPr>.*?</w:trPr>", re.DOTALL)
_TAG = regex(r"<[^>]*>")

_SAMPLE = 400  # rows that are looked at to see what a column needs
_WHOLE = 0.6  # of a page: a row taller than this may be split
_LINE = 230  # a line of table text
_LAST = 3  # rows of a table that the last of its pages holds at least
_SMALL = 12  # rows that are kept together on one page, if they are short:
_TOGETHER, _TURNED = 0.55, 0.35  # of a page, and of a turned one, which would be left half empty
# Word alone keeps such a lock. It lets nobody change or delete what is inside, and rows be added
# beside it, which a protected document would not.
_LOCK = '<w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>'
_UNLOCK = "</w:sdtContent></w:sdt>"
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_GRID = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{COLOURS["hairline"]}"/>'
                for side in _SIDES)  # fmt: skip


def text_of(xml: str) -> str:
    """The plain text of a piece of XML."""
    return unescape(_TAG.sub("", xml))


def finish(
    table: str,
    attributes: Mapping[str, str],
    styles: Mapping[str, str],
    room: tuple[int, int],
    title: str,
) -> str:
    """The finished table.

    Args:
        table: From `<w:tbl>` to `</w:tbl>`, as pandoc wrote it.
        attributes: What the div around it asked for.
        styles: Ids of the styles `table`, `text`, `heading`, `number` and `card`.
        room: Width and height of the page's text, in twentieths of a point.
        title: What the table shows, for those who cannot see it; may be empty.
    """
    first, *rest = table.split("<w:tr>")
    rows = [row.removesuffix("</w:tbl>") for row in rest]
    plain_header = attributes.get("header", "1") != "0"
    if rows and not plain_header and "<w:tblHeader" in rows[0]:
        rows = rows[1:]
    asked = numbers(attributes.get("widths", ""))
    sample = [[text_of(cell) for cell in row.split("<w:tc>")[1:]] for row in islice(rows, _SAMPLE)]
    columns = widths(sample, asked, room[0])
    cells = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in columns]
    letters = [max(1.0, (width - MARGINS) / LETTER) for width in columns]
    most = room[1] * _WHOLE / _LINE
    together = room[1] * (_TURNED if room[0] > room[1] else _TOGETHER) / _LINE
    short = len(rows) <= _SMALL and _height(rows, letters) < together
    grid = attributes.get("grid") == "1"
    bands = attributes.get("bands") == "1"
    lock = attributes.get("lock", "")
    look = attributes.get("look", "")
    heading = styles["number" if look == "numbers" else "heading"]
    text, beside = styles["text"], heading
    keys = not plain_header and look != "cards"
    right = of_numbers(sample[1:]) if plain_header and not look else frozenset()
    out = [
        _opening(first, columns, styles["table"], title, header=plain_header, keys=keys, grid=grid)
    ]
    for number, row in enumerate(rows):
        if bands and _is_band(row):
            out.append(_band(row, heading, columns))
            continue
        header = plain_header and number == 0 and "<w:tblHeader" in row
        last = len(rows) > _LAST and number >= len(rows) - _LAST
        keep = header or ((short or last) and number < len(rows) - 1)
        out.append("<w:tr>" + _properties(row, letters, most, header=header))
        row = _ROW_PROPERTIES.sub("", row)
        if header:
            row = _styled(row, heading, keep=True)
        elif look == "cards":
            row = _cards(row, styles["card"], text, keep=keep)
        elif not plain_header:
            before, mark, after = row.partition("</w:tc>")
            row = _styled(before, beside, keep=keep) + mark + _styled(after, text, keep=keep)
        else:
            row = _styled(row, text, keep=keep)
        if CELL_BREAK in row:
            row = _PARAGRAPH.sub(_broken, row)
        out.append(_in_cells(row, cells, right, header=header, locked=lock == "keys"))
    whole = "".join(out) + "</w:tbl>"
    return f"{_LOCK}{whole}{_UNLOCK}" if lock == "all" else whole


def _in_cells(
    row: str, openings: Sequence[str], right: Collection[int], *, header: bool, locked: bool
) -> str:
    """A row's content with its cells as wide as they are to be.

    Args:
        row: What it holds, its text in its styles.
        openings: The beginning of each cell.
        right: Columns of numbers.
        header: Whether it is the header.
        locked: Whether what its first cell holds, or a header, is locked.
    """
    before, *pieces = row.split("<w:tc>")
    out = [before]
    for place, (opening, piece) in enumerate(zip(openings, pieces, strict=False)):
        if place in right:
            piece = piece.replace("</w:pPr>", '<w:jc w:val="right"/></w:pPr>')
        cell = opening + _CELL_PROPERTIES.sub("", piece, count=1)
        if locked and (header or not place) and text_of(piece).strip():
            cell = _locked(cell)
        out.append(cell)
    return "".join(out)


def _cards(row: str, card: str, text: str, *, keep: bool) -> str:
    """A row each cell of which is a card; the last row may have too few of them."""
    before, *cells = row.split("<w:tc>")
    return "<w:tc>".join(
        (
            before,
            *(_styled(one, card if text_of(one).strip() else text, keep=keep) for one in cells),
        )
    )


def _is_band(row: str) -> bool:
    """Whether a row holds something in its first cell alone."""
    first, *rest = (text_of(cell).strip() for cell in row.split("<w:tc>")[1:])
    return bool(first) and not any(rest)


def _band(row: str, style: str, columns: Sequence[int]) -> str:
    """A row that goes across the table, on the page of the one that follows it."""
    cell = _CELL_PROPERTIES.sub("", row.split("<w:tc>")[1], count=1)
    return (
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        f'<w:tc><w:tcPr><w:tcW w:w="{sum(columns)}" w:type="dxa"/>'
        f'<w:gridSpan w:val="{len(columns)}"/><w:shd w:val="clear" w:color="auto"'
        f' w:fill="{COLOURS["mist"]}" w:themeFill="background2"/></w:tcPr>'
        f"{_styled(cell, style, keep=True)}</w:tr>"
    )


def _locked(cell: str) -> str:
    """A cell, and what follows it in its row, with the cell locked."""
    inside, end, after = cell.partition("</w:tc>")
    return f"{_LOCK}{inside}{end}{_UNLOCK}{after}"


def _height(rows: Sequence[str], letters: Sequence[float]) -> float:
    """Roughly how many lines some rows take."""
    total = 0.0
    for row in rows:
        texts = [text_of(cell) for cell in row.split("<w:tc>")[1:]]
        total += 1 + max(
            (len(text) / room for text, room in zip(texts, letters, strict=False)), default=0
        )
    return total


def _opening(
    first: str,
    columns: Sequence[int],
    style: str,
    title: str,
    *,
    header: bool,
    keys: bool,
    grid: bool,
) -> str:
    across = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    bits = f"{0x0400 | 0x20 * header | 0x80 * keys:04X}"
    look = (
        f'<w:tblLook w:val="{bits}" w:firstRow="{int(header)}"'
        f' w:lastRow="0" w:firstColumn="{int(keys)}" w:lastColumn="0" w:noHBand="0"'
        ' w:noVBand="1"/>'
    )
    borders = f"<w:tblBorders>{_GRID}</w:tblBorders>" if grid else ""
    described = f'<w:tblCaption w:val="{escape(title)}"/>' if title else ""
    lead = first.partition("<w:tbl>")[0]
    return (
        f'{lead}<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        f"{look}{described}</w:tblPr><w:tblGrid>{across}</w:tblGrid>"
    )


def _properties(row: str, letters: Sequence[float], most: float, *, header: bool) -> str:
    tall = False
    if len(row) > most * min(letters):
        texts = [text_of(cell) for cell in row.split("<w:tc>")[1:]]
        tall = any(len(text) / room > most for text, room in zip(texts, letters, strict=False))
    inner = ("" if tall else "<w:cantSplit/>") + ("<w:tblHeader/>" if header else "")
    return f"<w:trPr>{inner}</w:trPr>" if inner else ""


def _styled(xml: str, style: str, *, keep: bool) -> str:
    new = f'<w:pStyle w:val="{style}" />' + ("<w:keepNext/>" if keep else "")
    return xml.replace('<w:pStyle w:val="Compact" />', new)


def _broken(found: re.Match[str]) -> str:
    """A cell's paragraph, made into several where it holds paragraph breaks."""
    if CELL_BREAK not in found[0]:
        return found[0]
    properties = found["properties"] or ""

    def split(piece: re.Match[str]) -> str:
        look = piece["look"] or ""
        inside = f'<w:r>{look}<w:t xml:space="preserve">'
        between = f"</w:t></w:r></w:p><w:p>{properties}{inside}"
        return f"{inside}{piece['text'].replace(CELL_BREAK, between)}</w:t></w:r>"

    parts = _LINK.split(found["content"])
    # A link cannot span paragraphs; what is left in one becomes a line break later.
    parts = [part if place % 2 else _RUN.sub(split, part) for place, part in enumerate(parts)]
    return f"<w:p>{properties}{''.join(parts)}</w:p>"
