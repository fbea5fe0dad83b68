"""CSV, TSV and their kin: encoding and separator are found, and said.

Takes bytes, gives `Foreign`.
"""

import codecs
import csv
import io

from learning_together.dates.as_written.dated_lines import Headed, begun, heading
from learning_together.dates.as_written.habits import Habits
from learning_together.dates.as_written.labelled_lines import labels_of_dates
from learning_together.english import counted
from learning_together.errors import LtError
from learning_together.exchange.imports.readers.table import (
    Foreign,
    Row,
    Table,
    bounded,
    rectangular,
)
from learning_together.patterns import regex

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
_SAMPLE = 64 * 1024
#: So many bytes that no text holds make no damaged file.
_FEW = 8
_STRAY = regex(r"[\x00-\x08\x0e-\x1f]")
#: So many lines show whether a file is running text.
_LINES = 200
#: Of the rows of a table, most have as many cells; of sentences, few as many commas.
_REGULAR = 0.8
#: Old spreadsheets of the Mac end their lines with \\r alone.
_LINE = regex(r"[^\r\n]{0,40}(?:\r\n|\r|\n)")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


def read(data: bytes) -> Foreign:
    """The one table of a text file.

    Raises:
        LtError: It is no text, or no table.
    """
    text, encoding = decode(data)
    text, strays = _without_strays(text)
    separator, start, share = _separator(text)
    lines = [line for line in text[start:].splitlines() if line.strip()]
    begins = [_begins_with_day(line) for line in lines[:_LINES]]
    dated, celled = begins.count("text"), begins.count("cell")
    if (not separator or share < _REGULAR) and labels_of_dates(lines[:_LINES], Habits()):
        dated = max(dated, celled + 2)
    if dated > celled and (dated > 1 or not separator) and (not separator or share < _REGULAR):
        notices = [f"Read as {encoding}, a line a paragraph.", *strays]
        said = tuple(" ".join(line.split()) for line in lines)
        return Foreign("text", [], notices, below=said)
    if not separator:
        raise LtError(
            "The file is plain text without columns.",
            "Ask the agency for a table: Word, Excel or CSV.",
        )
    notices = [f"Read as {encoding}, with {_SEPARATORS[separator]} between columns.", *strays]
    rows, whole = _rows(text[start:], separator)
    if not whole:
        notices.append(
            "A quotation mark in it is opened and not closed, or stands where none belongs; see "
            "that no row has swallowed the rows below it."
        )
    return Foreign("CSV", [Table("table 1", rectangular(rows))], notices)


def _without_strays(text: str) -> tuple[str, list[str]]:
    """A text without bytes that no text holds, as transfers leave them, and what is told of it."""
    found = _STRAY.findall(text)
    if not found:
        return text, []
    shown = counted(len(found), "stray sign", "stray signs")
    return _STRAY.sub("", text), [
        f"{shown} that no text holds (such as a zero byte) were left out."
    ]


def _begins_with_day(line: str) -> str:
    """Whether a line is its day, and whether `text` or another `cell` follows; empty with none.

    A comma in a line of text parts no columns.
    """
    found = begun(line, Habits(), Headed())
    if found is None:
        return "text" if heading(line, Habits(), Headed()) else ""
    start = line.find(found[0])
    after = line[start + len(found[0]) :] if start >= 0 else f" {found[1]}"
    cell = after.lstrip(" \"'")[:1] in _SEPARATORS and after[:1] != "\t"
    return "cell" if cell else "text"


#: Bytes that no text holds.
_NO_TEXT = bytes(range(9))


def decode(data: bytes) -> tuple[str, str]:
    """Text, and the name of the encoding that it was in.

    Raises:
        LtError: The bytes are no text.
    """
    for mark, codec, name in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(codec), name
            except UnicodeDecodeError:
                break
    for codec in ("utf-16-le", "utf-16-be"):
        # Western text in UTF-16 has a zero in every second byte.
        zeros = data[int(codec == "utf-16-le") : 2000 : 2].count(0)
        if zeros > len(data[:2000]) // 2 * 0.7:
            try:
                return data.decode(codec), "UTF-16"
            except UnicodeDecodeError:
                break
    if len(data) - len(data.translate(None, _NO_TEXT)) > max(_FEW, len(data) // 1000):
        raise LtError(
            "The file is damaged, or in a form that lt does not know: it is no text.",
            "Ask the agency for a Word, Excel or CSV file.",
        )
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _mixed(data) or _western(data)


def _western(data: bytes) -> tuple[str, str]:
    try:
        return data.decode("cp1252"), "Windows' Western code page (cp1252)"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "Latin-1"


def _mixed(data: bytes) -> tuple[str, str] | None:
    """Text of which some lines are UTF-8 and some Western; None where no line shows UTF-8."""
    lines: list[str] = []
    others: list[int] = []
    utf8 = False
    for number, line in enumerate(data.split(b"\n"), 1):
        try:
            lines.append(line.decode("utf-8"))
            utf8 = utf8 or not line.isascii()
        except UnicodeDecodeError:
            said, has_utf8 = _by_letter(line)
            lines.append(said)
            others.append(number)
            utf8 = utf8 or has_utf8
    if not utf8:
        return None
    shown = ", ".join(map(str, others[:10])) + (" …" if len(others) > 10 else "")
    which = f"line {shown}" if len(others) == 1 else f"{len(others)} lines ({shown})"
    text = "\n".join(lines).removeprefix("\ufeff")
    return text, f"UTF-8, but for {which} in Windows' Western code page, to be looked at"


def _by_letter(line: bytes) -> tuple[str, bool]:
    """A line in which single letters are Western, and whether others are UTF-8."""
    parts: list[str] = []
    utf8 = False
    while line:
        try:
            good, bad, line = line.decode(), "", b""
        except UnicodeDecodeError as error:
            good = line[: error.start].decode()
            bad = line[error.start : error.end].decode("cp1252", "replace")
            line = line[error.end :]
        utf8 = utf8 or not good.isascii()
        parts += good, bad
    return "".join(parts), utf8


def _separator(text: str) -> tuple[str, int, float]:
    """The separator, where the table starts, and what share of its rows have one width.

    Excel may write `sep=;` on a line of its own.
    """
    line = _LINE.match(text)
    first = line[0].strip().strip('"') if line else ""
    if first.lower().startswith("sep=") and len(first) == 5 and first[4] in _SEPARATORS:
        return first[4], line.end() if line else 0, 1.0
    if first.lower() == "sep=":
        return "\t", line.end() if line else 0, 1.0
    best, found = (0.0, False, 0), ""
    for separator in _SEPARATORS:
        widths = [len(row) for row in _sample(text, separator) if any(map(str.strip, row))]
        if not widths or max(widths) < 2:
            continue
        usual = max(set(widths), key=lambda width: (widths.count(width) * (width > 1), width))
        score = (
            widths.count(usual) / len(widths) if usual > 1 else 0.0,
            separator == "\t",  # which stands in no sentence
            usual,
        )
        if score > best:
            best, found = score, separator
    return found, 0, best[0]


def _sample(text: str, separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text[:_SAMPLE], newline=""), delimiter=separator):
            rows.append(row)
            if len(rows) == 200:
                break
    except csv.Error:
        pass  # what was read so far will do
    return rows[:-1] if len(text) > _SAMPLE and len(rows) < 200 else rows


def _rows(text: str, separator: str) -> tuple[list[Row], bool]:
    csv.field_size_limit(4_000_000)
    for strict in (True, False):
        rows: list[Row] = []
        try:
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)
            for number, cells in enumerate(reader, 1):
                rows.append(Row(number, [cell.replace("\r\n", "\n").replace("\r", "\n").strip()
                                         if "\r" in cell else cell.strip() for cell in cells],
                                len(cells)))  # fmt: skip
                if number % 10_000 == 0:
                    bounded(number, len(cells))
        except csv.Error:
            continue
        return rows, strict
    raise LtError("The file is damaged: it cannot be read as a table.", "Ask for it again.")
