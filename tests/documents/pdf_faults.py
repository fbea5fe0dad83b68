"""What a reader would send a finished PDF back for: asked of its pages, whatever it is about."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pypdf import PdfReader
from pypdf.generic import Destination

from documents import pdf_pages
from documents.pdf_pages import Run

#: Points: what stands lower is the foot of a page, what stands higher its head.
FOOT, HEAD = 50, 40
SMALLEST = 8.9
#: A point more or less is nothing that anybody sees.
_NEAR = 1
#: Rows of a table that the last of its pages holds at least.
_LAST = 3
#: Lines of a page that holds hardly anything, its head, foot and marking included.
_ALONE = 7
#: Letters of a cell from which on its row may take more than a page.
_LONG = 900
#: Letters of a line below a heading, such as a date, without its spaces.
_SHORT = 60
#: Lines of an item of a list that look lost on a page by themselves.
_ITEM = 3
_BULLET = "•"
#: Letters of a line of text: some 62, and more where many of them are narrow.
_LETTERS = 72
#: Points of letters that are running text, and between two columns.
_TEXT, _COLUMN = (10, 14), 12
_LEADERS = ". . . ."
_COUNTED = re.compile(r"Page (\d+) of (\d+)")
#: What tells of a draft, and has no place in what is published.
_DRAFT = re.compile(
    r"\bDraft\b|\bFor:? +Public\b|\bVersion\b|\b(?=\w*\d)(?=\w*[a-f])[0-9a-f]{7,40}\b"
)
_TITLE = "Contents"


def faults(file: PdfReader, *, marking: str, public: bool = False) -> list[str]:
    """Everything that is wrong with a PDF, in words; the empty list if nothing is.

    Args:
        file: The PDF.
        marking: What is to stand on each page; empty if nothing is.
        public: Whether it is made for the public.
    """
    drawn = [pdf_pages.runs(page) for page in file.pages]
    pages = [pdf_pages.in_lines(page) for page in drawn]
    found = [
        *_furniture(pages, marking),
        *_contents(file, pages),
        *_headings_alone(file, pages),
        *_rows_parted(file, drawn, pages),
        *_items_alone(
            [_body(x, float(p.mediabox.height)) for p, x in zip(file.pages, pages, strict=True)]
        ),
    ]
    for number, (page, lines) in enumerate(zip(file.pages, pages, strict=True), 1):
        wide = float(page.mediabox.width)
        high = float(page.mediabox.height)
        if not _body(lines, high) and number > 1:
            found.append(f"page {number} is empty")
        if number > 1:  # A cover may have to hold a title of many lines.
            found += [f"page {number}: {said}" for said in _long(lines, high)]
        for line in lines:
            found += [f"page {number}: {said}" for said in _cut_off(line, wide)]
            small = [run.text for run in line if run.size < SMALLEST and run.text.strip()]
            found += [f"page {number}: too small: {text}" for text in small]
    if public:
        text = " ".join(pdf_pages.said(line) for lines in pages for line in lines)
        found += [f"told to the public: {one[0]}" for one in _DRAFT.finditer(text)]
    return found


def of_layout(file: PdfReader) -> list[str]:
    """What is asked of pages whatever program has set them: headings at the foot, what is cut off.

    Args:
        file: The PDF.
    """
    pages = [pdf_pages.in_lines(pdf_pages.runs(page)) for page in file.pages]
    found = list(_headings_alone(file, pages))
    for number, (page, lines) in enumerate(zip(file.pages, pages, strict=True), 1):
        wide = float(page.mediabox.width)
        found += [f"page {number}: {said}" for line in lines for said in _cut_off(line, wide)]
    return found


def _long(lines: list[list[Run]], high: float) -> Iterator[str]:
    """Lines of running text that are longer than an eye follows with ease; no contents."""
    told = [(line, pdf_pages.said(line)) for line in _body(lines, high)]
    if any(_LEADERS in text for _, text in told):
        return
    for line, text in told:
        goes_on = all(b.left - a.right < _COLUMN for a, b in pairwise(line))
        if _TEXT[0] <= line[0].size < _TEXT[1] and goes_on and len(text) > _LETTERS:
            yield f"a line of {len(text)} letters: {text}"


def _body(lines: list[list[Run]], high: float) -> list[list[Run]]:
    """The lines between the head and the foot of a page."""
    return [line for line in lines if FOOT < line[0].foot < high - HEAD - 20]


def _cut_off(line: list[Run], wide: float) -> Iterator[str]:
    for run in line:
        left, low, right, top = run.inside
        if (
            run.left < max(left, 0) - _NEAR
            or run.right > min(right, wide) + _NEAR
            or run.foot < low - _NEAR
            or run.foot + run.size / 2 > top + _NEAR
        ):
            yield f"cut off: {run.text}"
    for one, other in pairwise(line):
        if other.left < one.right - 3 and other.foot == one.foot:
            yield f"written over each other: {one.text} / {other.text}"


def _furniture(pages: list[list[list[Run]]], marking: str) -> Iterator[str]:
    for number, lines in enumerate(pages, 1):
        told = [pdf_pages.said(line) for line in lines]
        if number > 1 and f"Page {number} of {len(pages)}" not in " ".join(told):
            yield f"page {number} does not bear its number"
        if marking:
            marked = sum(said.count(marking) for said in (told[0], told[-1])) if told else 0
            if number == 1:
                marked += sum(said.count(marking) for said in told[1:-1])
            if marked < (1 if number == 1 else 2):
                yield f"page {number} lacks its marking"
        elif any("OFFICIAL" in said for said in told):
            yield f"page {number} bears a marking"


def flat_with_levels(outline: Any, level: int = 1) -> Iterator[tuple[int, Destination]]:
    for one in outline:
        if isinstance(one, list):
            yield from flat_with_levels(one, level + 1)
        else:
            yield level, one


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def _plain(text: str) -> str:
    """Letters and digits that stand in one order, however a line is drawn."""
    return re.sub(r"[^A-Za-z0-9]+", "", text)


def _contents(file: PdfReader, pages: list[list[list[Run]]]) -> Iterator[str]:
    """What is wrong with the numbers of the contents: each is to be the page of its heading."""
    there = [
        (level, _plain(str(one.title)), (file.get_destination_page_number(one) or 0) + 1)
        for level, one in flat_with_levels(file.outline)
    ]
    start = next(
        (n for n, lines in enumerate(pages, 1) if any(pdf_pages.said(x) == _TITLE for x in lines)),
        None,
    )
    if start is None:
        return
    expected = {
        "".join(f"{title}{page}" for level, title, page in there if level <= depth)
        for depth in range(1, 5)
    }
    listed = ""
    for number in range(start, len(pages) + 1):
        lines = _body(pages[number - 1], float(file.pages[number - 1].mediabox.height))
        told = [pdf_pages.said(line) for line in lines]
        if number == start:
            told = told[told.index(_TITLE) + 1 :]
        listed += _plain("".join(told))
        if listed in expected:
            return
    yield f"the contents say {listed[:200]}, the pages {there}"


def _headings_alone(file: PdfReader, pages: list[list[list[Run]]]) -> Iterator[str]:
    """Headings with nothing below them, or a short line alone whose text is on the next page."""
    there = [
        ((file.get_destination_page_number(one) or 0) + 1, one)
        for _, one in flat_with_levels(file.outline)
    ]
    tops = {
        number: _squeezed("".join(pdf_pages.said(line) for line in _body(lines, 1e6)[:3]))
        for number, lines in enumerate(pages, 1)
    }
    for number, one in there:
        top = float(one.top or 0) + _NEAR
        below = [line for line in pages[number - 1] if FOOT < line[0].foot <= top]
        told = _squeezed("".join(pdf_pages.said(line) for line in below))
        title = _squeezed(str(one.title))
        rest = told.removeprefix(title)
        if not rest or len(told) <= len(title):
            yield f"page {number} ends with its heading: {one.title}"
        goes_on = number < len(pages) and not any(
            page == number + 1 and _squeezed(str(other.title)) in tops[page]
            for page, other in there
        )
        alone = 0 < len(rest) <= _SHORT and _squeezed(pdf_pages.said(below[-1])) == rest
        # What stands below a picture has it above it.
        if alone and goes_on and not rest.startswith("Figure"):
            yield f"page {number} ends with a line below its heading: {one.title}"


def _items_alone(bodies: list[list[list[Run]]]) -> Iterator[str]:
    """Last items of lists whose other items are all on the page before."""
    for number, (before, lines) in enumerate(pairwise(bodies), 2):
        if not lines or not _begins_item(lines[0], lines[0][0].left):
            continue
        left = lines[0][0].left
        # Lines that stand no further in than its own: the first is what follows it.
        out = [n for n, line in enumerate(lines) if line[0].left <= left + _NEAR]
        above = [line for line in before if line[0].left <= left + _NEAR]
        length = out[1] if len(out) > 1 else len(lines)
        last = len(out) < 2 or not _begins_item(lines[out[1]], left)
        if last and length <= _ITEM and above and _begins_item(above[-1], left):
            yield f"page {number} begins with the last item of a list: {pdf_pages.said(lines[0])}"


def _begins_item(line: list[Run], left: float) -> bool:
    return line[0].text.strip() == _BULLET and abs(line[0].left - left) <= _NEAR


def _rows_parted(
    file: PdfReader, drawn: list[list[Run]], pages: list[list[list[Run]]]
) -> Iterator[str]:
    """Rows of tables that begin on one page and end on another, told by the PDF's own structure."""
    root: Any = file.trailer["/Root"]
    if "/StructTreeRoot" not in root:
        yield "it has no structure"
        return
    structure = _Structure(file, drawn)
    for table in structure.tables(root["/StructTreeRoot"]["/K"]):
        yield from _few_rows([row for row in structure.rows(table) if any(row)], pages)
    for row in structure.rows(root["/StructTreeRoot"]["/K"]):
        on = {page for cell in row for page, _ in cell}
        longest = max((sum(len(text) for _, text in cell) for cell in row), default=0)
        if len(on) > 1 and longest < _LONG:
            text = " ".join(text for cell in row for _, text in cell)
            yield f"a row stands on pages {sorted(on)}: {text[:100]}"


def _few_rows(
    rows: list[list[list[tuple[int, str]]]], pages: list[list[list[Run]]]
) -> Iterator[str]:
    """A table that goes on to a page of its own with a row or two."""
    ends = [max(page for cell in row for page, _ in cell) for row in rows]
    last = ends[-_LAST:]
    alone = len(_body(pages[ends[-1] - 1], 1e6)) <= _ALONE
    if len(rows) > _LAST + 1 and last[0] != last[-1] and alone:
        text = " ".join(text for cell in rows[-1] for _, text in cell)
        yield f"page {ends[-1]} holds fewer than {_LAST} rows of a table: {text[:100]}"


class _Structure:
    """What a PDF says itself of its parts: which words on which page belong to which."""

    def __init__(self, file: PdfReader, drawn: list[list[Run]]) -> None:
        self._numbers: dict[int, int] = {}
        self._texts: list[dict[int, str]] = []
        for number, (page, runs) in enumerate(zip(file.pages, drawn, strict=True), 1):
            reference = page.indirect_reference
            assert reference is not None
            self._numbers[reference.idnum] = number
            texts: dict[int, str] = {}
            for run in runs:
                texts[run.mark] = texts.get(run.mark, "") + run.text
            self._texts.append(texts)

    def tables(self, held: Any) -> Iterator[Any]:
        """What stands for each table."""
        held = held.get_object() if hasattr(held, "get_object") else held
        if isinstance(held, list):
            for each in held:
                yield from self.tables(each)
        elif hasattr(held, "get"):
            if held.get("/S") == "/Table":
                yield held
            elif "/K" in held:
                yield from self.tables(held["/K"])

    def rows(self, held: Any) -> Iterator[list[list[tuple[int, str]]]]:
        """Of each row its cells: the pages that hold them, and what each says there."""
        held = held.get_object()
        if isinstance(held, list):
            for each in held:
                if not isinstance(each, int):
                    yield from self.rows(each)
        elif hasattr(held, "get") and held.get("/S") == "/TR":
            cells = held["/K"] if isinstance(held["/K"], list) else [held["/K"]]
            yield [list(self._places(cell, 0)) for cell in cells]
        elif hasattr(held, "get") and "/K" in held and not isinstance(held["/K"], int):
            yield from self.rows(held["/K"])

    def _places(self, held: Any, page: int) -> Iterator[tuple[int, str]]:
        held = held.get_object() if hasattr(held, "get_object") else held
        if isinstance(held, int):
            yield page, self._texts[page - 1].get(int(held), "")
        elif isinstance(held, list):
            for each in held:
                yield from self._places(each, page)
        elif hasattr(held, "get"):
            if "/Pg" in held:
                page = self._numbers[held.raw_get("/Pg").idnum]
            inner = held["/MCID"] if held.get("/Type") == "/MCR" else held.get("/K", [])
            yield from self._places(inner, page)
