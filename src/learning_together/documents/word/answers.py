"""The places of a form that are filled in, in Word: cells of tables that are content controls.

Takes blocks of answers and gives XML. What no reader is to change is locked; each place bears its
tag, and a hidden bookmark, since other programs than Word keep the one and not the other.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from html import escape
from itertools import count
from typing import TYPE_CHECKING

from learning_together.documents.column_widths import widths
from learning_together.documents.design import COLOURS
from learning_together.documents.forms.blocks import Answer, Block, Box, Facts, Grid
from learning_together.documents.forms.lines import Line
from learning_together.documents.word.elements import elements, local, run, style_of
from learning_together.documents.word.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

#: How the name of a place's bookmark begins; names that begin so are shown nowhere in Word.
PLACE = "_lt_"
_LOCK = '<w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>'
_UNLOCK = "</w:sdtContent></w:sdt>"
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_GRID = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{COLOURS["hairline"]}"/>'
    for side in _SIDES
)
#: Of a page's width: what labels take beside short answers.
_LABELS = 0.34
#: Twentieths of a point: the least height of a box, and of a row to write in.
_BOX, _ROW = 1500, 560
_STEP = 284
#: A row of labels may end a page.
_FREE = '<w:keepNext w:val="0"/>'
_AIR = '<w:spacing w:before="0" w:after="80"/>'
#: Of styles that are larger on a page than within a table.
_SIZE = '<w:sz w:val="18"/>'
_FIRST_KEY = 3_000_000  # beyond the numbers of all other bookmarks


class Places:
    """Makes the blocks of one form, which number their places from 1.

    Args:
        styles: The file's.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._width = 0
        self._numbers = count(1)

    def xml(self, block: Block, width: int) -> str:
        """A block as a table.

        Args:
            block: The block.
            width: Of the page's text, in twentieths of a point.
        """
        self._width = width
        if isinstance(block, Facts):
            return self._facts(block)
        if isinstance(block, Box):
            return self._box(block)
        return self._grid(block)

    def _facts(self, block: Facts) -> str:
        first = round(self._width * _LABELS)
        columns = (first, self._width - first)
        rows = []
        for label, hint, answer in block.rows:
            said = self._paragraph("Table Heading", run(label), _FREE)
            if hint:
                said += self._paragraph("Table Text", run(hint, self._quiet))
            rows.append(_row([_locked(_cell(columns[0], said, shaded=True)),
                              self._answer(answer, columns[1])]))  # fmt: skip
        return self._table(columns, rows)

    def _box(self, block: Box) -> str:
        cell = self._answer(block.answer, self._width)
        return self._table((self._width,), [_row([cell], least=_BOX)])

    def _grid(self, block: Grid) -> str:
        columns = widths([], [share for _, share in block.heads], self._width)
        head = "".join(
            _locked(_cell(width, self._paragraph("Table Heading", run(label)), shaded=True))
            for (label, _), width in zip(block.heads, columns, strict=True)
        )
        rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
        rows += [
            _row(
                [self._answer(one, width) for one, width in zip(row, columns, strict=True)],
                least=_ROW,
            )
            for row in block.rows
        ]
        return self._table(columns, rows)

    @property
    def _quiet(self) -> str:
        return f'<w:color w:val="{COLOURS["quiet"]}"/><w:sz w:val="16"/>'

    def _table(self, columns: Sequence[int], rows: Iterable[str]) -> str:
        across = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._styles["Review Table"]}"/>'
            f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblBorders>{_GRID}</w:tblBorders>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0400" w:firstRow="0" w:lastRow="0"'
            ' w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{across}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def _answer(self, answer: Answer, width: int) -> str:
        if not answer.tag:
            return _locked(_cell(width, self._lines(answer.lines)))
        number = next(self._numbers)
        key = _FIRST_KEY + number
        place = (f'<w:bookmarkStart w:id="{key}" w:name="{PLACE}{number}"/>'
                 f'<w:bookmarkEnd w:id="{key}"/>')  # fmt: skip
        about = (
            f'<w:alias w:val="{escape(answer.title[:60])}"/><w:tag w:val="{escape(answer.tag)}"/>'
            '<w:lock w:val="sdtLocked"/>'
        )
        if answer.choices:
            items = "".join(
                f'<w:listItem w:displayText="{escape(one)}" w:value="{escape(one)}"/>'
                for one in answer.choices
            )
            said = "".join(line.text for line in answer.lines)
            control = (
                f"<w:sdt><w:sdtPr>{about}<w:comboBox>{items}</w:comboBox></w:sdtPr>"
                f"<w:sdtContent>{run(said)}</w:sdtContent></w:sdt>"
            )
            return _cell(width, self._paragraph("Table Text", place + control))
        inside = _cell(width, self._lines(answer.lines, place))
        return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    def _lines(self, lines: Sequence[Line], place: str = "") -> str:
        if not lines:
            return self._paragraph("Table Text", place)
        return "".join(
            self._line(line, place if not number else "") for number, line in enumerate(lines)
        )

    def _line(self, line: Line, place: str) -> str:
        size = _SIZE * (line.look in {"bullet", "quote"})
        content = "".join(
            run(one.text, f"{'<w:b/>' * one.bold}{'<w:i/>' * one.italic}{size}")
            for one in line.runs
        ).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        if line.look == "bullet":
            style = f"List Bullet {line.level + 1}" if line.level else "List Bullet"
            return self._paragraph(style, place + content, _indent(line.level))
        if line.look == "number":
            return self._paragraph("Table Text", place + run(f"{line.label} ") + content)
        if line.look == "quote":
            return self._paragraph("Block Text", place + content, _indent(0, hanging=0))
        return self._paragraph("Table Text", place + content, _AIR)

    def _paragraph(self, style: str, content: str, properties: str = "") -> str:
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{self._styles[style]}"/>{properties}</w:pPr>{content}'
            "</w:p>"
        )


def made(
    blocks: Mapping[str, Block],
    order: Iterable[tuple[str, bool]],
    styles: Styles,
    rooms: Mapping[bool, tuple[int, int]],
) -> dict[str, str]:
    """The blocks of a form as XML, by name.

    Args:
        blocks: By name.
        order: The names of those that the text has, as they follow each other, since places are
            numbered so; and whether each stands on a page turned on its side.
        styles: The file's.
        rooms: Width and height of the text of a page, by whether it is turned.
    """
    places = Places(styles)
    return {name: places.xml(blocks[name], rooms[turned][0]) for name, turned in order}


def locked_heading(block: "_Element", levels: Collection[str]) -> "_Element":
    """A heading as nobody changes or deletes it by chance; any other block as it is.

    Args:
        block: Of the body.
        levels: The styles of headings.
    """
    if local(block) != "p" or style_of(block) not in levels:
        return block
    control = elements(_LOCK + _UNLOCK)[0]
    control[-1].append(block)
    return control


def _row(cells: Iterable[str], least: int = 0) -> str:
    height = f'<w:trPr><w:trHeight w:val="{least}"/></w:trPr>' if least else ""
    return f"<w:tr>{height}{''.join(cells)}</w:tr>"


def _cell(width: int, inside: str, *, shaded: bool = False) -> str:
    shade = (
        f'<w:shd w:val="clear" w:color="auto" w:fill="{COLOURS["mist"]}"'
        ' w:themeFill="background2"/>'
    ) * shaded
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{inside}</w:tc>'


def _indent(level: int, hanging: int = _STEP) -> str:
    return (
        f'<w:spacing w:before="0" w:after="40"/><w:ind w:left="{_STEP * (level + 1)}" w:right="0"'
        f' w:hanging="{hanging}"/>'
    )


def _locked(xml: str) -> str:
    return f"{_LOCK}{xml}{_UNLOCK}"
