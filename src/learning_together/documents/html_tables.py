"""Tables of an HTML page: widths, names, bands, and on a narrow screen each row as a card.

Takes tables as pandoc writes them, and gives them in their frames. Must not know the page.
"""

import re
from collections import Counter
from collections.abc import Sequence
from html import escape, unescape

from learning_together.documents import column_widths
from learning_together.patterns import regex

HEADING = regex(r"<h([1-4])((?:\s[^>]*)?)>(.*?)</h\1>", re.DOTALL)
TAG = regex(r"<[^>]*>")
_EMPTY_HEADING = regex(r"<th\b[^>]*>\s*</th>")
#: A cell that holds nothing but the places of its fields.
_NOTHING = regex(r"<td(?: class=\"(number)\")?>((?:\s*<span\b[^>]*>\s*</span>)+\s*</td>)")
_ROW = regex(r"<tr\b[^>]*>")
_OPENING = regex(r"<(tr|t[dh])\b")
_BAND = regex(
    r"<tr>\s*<td\b[^>]*>((?:(?!</td>).)+)</td>(?:\s*<td\b[^>]*>\s*</td>)+\s*</tr>", re.DOTALL
)
_COLUMNS = regex(r"\s*<colgroup>.*?</colgroup>", re.DOTALL)
_SAMPLE = 400  # rows that are looked at to see what a column needs
_WIDTH = 11000  # what a column's letters are measured against
_NARROW = 3  # columns that fit on any screen
_BROAD = 6  # columns that fit beside the contents
_LABELLED = 12  # columns whose cells templates/html/style.css lets say what they are
_NEAR = 20_000  # characters before a table in which its heading is looked for


def css_string(text: str) -> str:
    """A text as CSS writes it, with nothing in it that could end the string or the style."""
    return '"' + re.sub(r"[^\w ,.:;()-]", lambda found: f"\\{ord(found[0]):x} ", text) + '"'


class Tables:
    """Makes the tables of a page, each with a name of its own."""

    def __init__(self) -> None:
        self._names: Counter[str] = Counter()

    def made(self, inner: str, attributes: dict[str, str], caption: str, before: str) -> str:
        """A table in its frame.

        Args:
            inner: What pandoc wrote of it.
            attributes: What was asked for.
            caption: Its caption, as HTML.
            before: What stands before it: a table without a caption is called by its heading.
        """
        inner = _COLUMNS.sub("", inner)
        if attributes.get("header", "1") == "0":
            inner = re.sub(r"<thead>.*?</thead>", "", inner, flags=re.DOTALL)
            inner = re.sub(
                r"<tr\b[^>]*>\s*<td\b([^>]*)>(.*?)</td>",
                r'<tr><th scope="row"\1>\2</th>',
                inner,
                flags=re.DOTALL,
            )
        inner = re.sub(r"<tr class=\"[a-z]+\">", "<tr>", inner)
        if attributes.get("bands") == "1":
            inner = _BAND.sub(_band, inner)
        rows = [
            [_words(cell) for cell in re.findall(r"<t[hd]\b.*?</t[hd]>", row, re.DOTALL)]
            for row in _ROW.split(inner)[1 : _SAMPLE + 1]
            if "rowgroup" not in row  # A band says nothing of the columns.
        ]
        asked = column_widths.numbers(attributes.get("widths", ""))
        shares = column_widths.widths(rows, asked, _WIDTH)
        right = column_widths.of_numbers(rows[1:]) if "<thead>" in inner else frozenset()
        look = attributes.get("look", "")
        if right and not look:
            inner = _right(inner, right)
        inner = _NOTHING.sub(_nothing, inner)
        cols = "".join(f'<col style="width:{100 * share / _WIDTH:.4g}%">' for share in shares)
        head, mark, rest = inner.partition("</thead>")
        head = _EMPTY_HEADING.sub("<td></td>", head)
        head = re.sub(r"<th\b", '<th scope="col"', head) if mark else head
        title = f"<caption>{caption}</caption>" if caption else ""
        classes = ["grid", *([look] if look in {"numbers", "cards"} else [])]
        styles = _labels(rows[0]) if mark and not look else ""
        if styles:
            classes.append("labelled")
        # On a screen that is not wide a table of many columns scrolls inside its own frame.
        styles += f"min-width:{7 * len(shares)}rem" if len(shares) > _NARROW else ""
        if len(shares) > _BROAD:
            classes.append("broad")
        styled = f' style="{styles}"' if styles else ""
        name = self._name(caption, before)
        return (
            f'<div class="wide" role="region" tabindex="0" aria-label="{name}">'
            f'<table class="{" ".join(classes)}"{styled}>'
            f"{title}<colgroup>{cols}</colgroup>{head}{mark}{rest}</table></div>"
        )

    def _name(self, caption: str, before: str) -> str:
        """What a table is called, no other by the same name."""
        headings = HEADING.findall(before[-_NEAR:])
        name = _words(caption) or (f"Table: {_words(headings[-1][2])}" if headings else "Table")
        self._names[name] += 1
        number = f" ({self._names[name]})" if self._names[name] > 1 else ""
        return escape(name + number)


def _labels(headings: Sequence[str]) -> str:
    """What the cells of each column are called on a narrow screen, as a style has it."""
    return "".join(
        f"--c{place}:{escape(css_string(heading))};"
        for place, heading in enumerate(headings[:_LABELLED], 1)
        if heading
    )


def _words(html: str) -> str:
    return unescape(TAG.sub("", html)).strip()


def _nothing(cell: re.Match[str]) -> str:
    return f'<td class="{" ".join(filter(None, (cell[1], "nothing")))}">{cell[2]}'


def _band(row: re.Match[str]) -> str:
    """A row that holds something in its first cell alone, across the table."""
    wide = row[0].count("<td")
    return f'<tr class="band"><th scope="rowgroup" colspan="{wide}">{row[1]}</th></tr>'


def _right(inner: str, columns: frozenset[int]) -> str:
    """The rows of a table with the cells of some columns set at the right."""
    place = -1

    def cell(found: re.Match[str]) -> str:
        nonlocal place
        place = -1 if found[1] == "tr" else place + 1
        return f'<{found[1]} class="number"' if place in columns else found[0]

    return _OPENING.sub(cell, inner)
