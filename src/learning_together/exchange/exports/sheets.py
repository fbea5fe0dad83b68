"""What workbooks and their sheets have: a seal, a face, a marking on paper, rows that can be read.

Takes workbooks and sheets of XlsxWriter and plain values; must not know of tables or forms.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from learning_together import seal
from learning_together.documents.design import COLOURS, FACE, SIZES

#: Excel's numbers of papers, and how many characters wide a sheet may be for the smaller one.
_A4, _A3, _WIDEST = 9, 8, 230
#: A line of text in points, and the tallest row that is still easy to move through.
_LINE, _TALLEST = 13.5, 390.0
#: Letters of a sentence to a digit, by which widths are told; what broken lines leave is taken off.
_FILLED = 1.08
#: Bold letters are wider.
BOLD = 0.8
#: Excel takes no more than this for a head or a foot.
_MOST = 250


def workbook(out: BytesIO, title: str, audience: str, **options: str) -> Any:
    """An empty workbook, with what its properties tell, and one face for all cells.

    Args:
        out: Where it is written when it is closed.
        title: Of the review.
        audience: For whom it is, as typed.
        options: Further ones of XlsxWriter's.
    """
    import xlsxwriter

    face = {"font_name": FACE, "font_size": round(SIZES["text"])}
    book: Any = xlsxwriter.Workbook(
        out, {"in_memory": True, "default_format_properties": face, **options}
    )
    book.set_properties({"title": title, "created": datetime(1980, 1, 1)})
    book.set_custom_property(seal.PROPERTY, seal.EMPTY)
    book.set_custom_property(seal.AUDIENCE_PROPERTY, audience)
    return book


def set_up(sheet: Any, marking: str, left: str, width: float = 0) -> None:
    """Sets a sheet as a landscape page, as wide as itself, with its marking at head and foot.

    On A4 a sheet of many columns would be too small to be read: it is set for A3.

    Args:
        sheet: The sheet.
        marking: The protective marking; empty for none.
        left: What stands at the left of the foot.
        width: Of its columns together, in characters.
    """
    sheet.set_landscape()
    sheet.set_paper(_A3 if width > _WIDEST else _A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    marked = f"&C{_plain(marking)}" if marking else ""
    sheet.set_header(marked)
    room = _MOST - len(marked) - len("&L&R&P / &N")
    sheet.set_footer(f"&L{_plain(left)[:room].rstrip('&')}{marked}&R&P / &N")


def _plain(text: str) -> str:
    """Text in which Excel sees no commands of heads and feet."""
    return " ".join(text.replace("&", "&&").split())


def head(book: Any) -> Any:
    """How a heading looks."""
    navy, paper = (f"#{COLOURS[name]}" for name in ("navy", "paper"))
    return book.add_format(
        {"bold": True, "bg_color": navy, "font_color": paper, "border": 1,
         "text_wrap": True, "valign": "top"}
    )  # fmt: skip


def height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Of a row, in points, so that all of its text is seen: not every program works it out.

    Args:
        texts: Of its cells.
        widths: Of its columns, in characters.
    """
    most = 1
    for text, width in zip(texts, widths, strict=True):
        room = width * _FILLED
        if len(text) > room or "\n" in text:
            most = max(most, sum(1 + int(len(line) / room) for line in text.split("\n")))
    return min(_LINE * most, _TALLEST)
