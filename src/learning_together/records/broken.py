"""Why a file is no YAML, in plain words: the slip behind what the parser stumbled over.

Parsers tell where they stopped, which is often far below the slip. Each function here knows one
slip: it looks at the lines from the stop upwards and gives a problem at the slip itself, with the
mended line, or None. The first that knows it speaks. Knows nothing of kinds and their fields.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from yaml import MarkedYAMLError

from learning_together.diagnostics import Check, Place, Problem
from learning_together.records import faults
from learning_together.records.lines import Line, copied, mended, opens_field, read, split

#: How far above the parser's stop a slip is looked for; quotes are looked for in the whole file.
NEAR = 12

_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:[ ]|\Z)")
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff")
_NO_SPACE_COLON = re.compile(r"[ ]*(?:-[ ]+)*[a-z][a-z_]{1,39}(:)(?=[^\s:/])")
_NO_SPACE_DASH = re.compile(r"[ ]*(-)(?=[A-Za-z][\w ]*:(?:[ ]|\Z))")
_BLOCK = re.compile(r"[|>][0-9+-]{0,2}")
_CURLY = {"“": "”", "‘": "’", "„": "“"}

#: What no text can start with, unquoted, and what YAML takes it for.
_SIGNS = {
    "@": "keeps for itself",
    "`": "keeps for itself",
    "%": "keeps for itself",
    "&": "reads as a label",
    "*": "reads as “repeat what stands elsewhere”",
    "!": "reads as an instruction",
    "?": "reads as the start of a field's name",
    "|": "reads as “lines follow”",
    ">": "reads as “text follows below”",
}


@dataclass(frozen=True)
class _Stop:
    """Where a parser stopped, and over what."""

    path: str
    lines: list[str]
    row: int
    column: int
    said: str
    context: str
    context_row: int
    context_column: int

    def above(self) -> Iterator[int]:
        """The numbers of the lines from the stop upwards, empty and comment lines left out."""
        for row in range(self.row, max(self.row - NEAR, -1), -1):
            text = self.lines[row].strip()
            if text and not text.startswith("#"):
                yield row

    def at(
        self,
        row: int,
        column: int,
        message: str,
        help_: str = "",
        *,
        length: int = 0,
        check: Check = faults.BAD_YAML,
    ) -> Problem:
        return check.at(Place(self.path, row + 1, column + 1, length), message, help_)


def explain(path: str, text: str, error: Exception) -> Problem:
    """Why a file could not be read, at the slip where it can be told.

    Args:
        path: Of the file.
        text: Its content.
        error: What the parser said.
    """
    lines = split(text)
    stop = _stop(path, lines, error)
    for slip in _SLIPS:
        problem = slip(stop)
        if problem is not None:
            return problem
    return stop.at(
        stop.row,
        stop.column,
        "The file cannot be read from here on; the reason may stand a line or two above.",
        "Look for a quote or bracket that is not closed, a line that is not in line with its "
        "neighbours, or text with a colon in it that is not in quotes. "
        f"(The YAML reader said: {stop.said}.)",
    )


def _stop(path: str, lines: list[str], error: Exception) -> _Stop:
    row = column = context_row = context_column = 0
    said, context = str(getattr(error, "reason", "") or error), ""
    if isinstance(error, MarkedYAMLError):
        said, context = error.problem or "", error.context or ""
        mark: Any = error.problem_mark or error.context_mark
        row, column = (mark.line, mark.column) if mark is not None else (0, 0)
        start: Any = error.context_mark or mark
        context_row, context_column = (start.line, start.column) if start else (row, column)
    last = len(lines) - 1
    while last > 0 and not lines[last].strip():
        last -= 1
    if row > last:
        row, column = last, len(lines[last])
    return _Stop(path, lines, row, column, said, context, min(context_row, last), context_column)


def unclosed_quotes(path: str, text: str) -> Iterator[Problem]:
    """Quotes that open a value and are not closed before the next field starts.

    YAML reads on to the next quote, however many fields that swallows; often that is no error.
    """
    if not any(_left_open(text, opening) for opening in (': "', '- "', ": '", "- '")):
        return
    lines = split(text)
    for row in _unclosed(lines, range(len(lines) - 1)):
        yield _unclosed_problem(path, lines, row)


def _left_open(text: str, opening: str) -> bool:
    """Whether a line has that opening and no second quote. Fast: every file goes through it."""
    find, quote = text.find, opening[-1]
    at = find(opening)
    while at >= 0:
        end = find("\n", at)
        close = find(quote, at + 3, end if end >= 0 else len(text))
        if close < 0:
            return True
        at = find(opening, close)
    return False


def _unclosed(lines: list[str], rows: Iterable[int]) -> Iterator[int]:
    for row in rows:
        line = lines[row]
        if ' "' not in line and " '" not in line:
            continue
        parts = read(line)
        if parts.value[:1] not in {'"', "'"} or _quoted_end(parts.value) is not None:
            continue
        if not (parts.name or parts.dashes):
            continue
        following = _next(lines, row)
        if following is None or _starts_anew(lines[following], parts):
            yield row


def _starts_anew(line: str, parts: Line) -> bool:
    """Whether a line starts a field or item that cannot be part of the text before it."""
    there = read(line)
    if there.margin > parts.margin and there.indent > parts.indent:
        return False
    return opens_field(line) or bool(there.dashes)


def _next(lines: list[str], row: int) -> int | None:
    return next((n for n in range(row + 1, len(lines)) if lines[n].strip()), None)


def _quoted_end(value: str) -> int | None:
    """Where the quotes that a value starts with are closed; None where they are not."""
    quote = value[0]
    at = 1
    while at < len(value):
        if value[at] == "\\" and quote == '"':
            at += 2
        elif value[at] == quote:
            if quote == "'" and value[at + 1 : at + 2] == "'":
                at += 2
                continue
            return at
        else:
            at += 1
    return None


def _unclosed_problem(path: str, lines: list[str], row: int) -> Problem:
    parts = read(lines[row])
    quote = parts.value[0]
    return faults.BAD_YAML.at(
        Place(path, row + 1, parts.start + 1, len(parts.value)),
        f"The quote ({quote}) that opens here is not closed, so the fields below it are read as "
        "part of this text.",
        "Close it at the end of the text:\n" + mended(parts.head, parts.value[1:]),
    )


# Each slip below: the stop, then the problem at the slip or None.


def _conflict(stop: _Stop) -> Problem | None:
    for row, line in enumerate(stop.lines):
        if _CONFLICT.match(line):
            return stop.at(
                row,
                0,
                "Git could not join two people's changes to this file; both versions stand here "
                "one below the other.",
                "Keep the lines that are right, then delete the three lines that start with "
                "<<<<<<<, ======= and >>>>>>>.",
                length=len(line.rstrip()),
            )
    return None


def _control(stop: _Stop) -> Problem | None:
    for row, line in enumerate(stop.lines):
        found = _CONTROL.search(line)
        if found:
            return stop.at(
                row,
                found.start(),
                f"An invisible character (U+{ord(found[0]):04X}) stands here, which no text can "
                "hold. Such characters come along when text is copied from a PDF or another "
                "program.",
                "Delete it, and type the words around it again if need be.",
                length=1,
            )
    return None


def _quotes(stop: _Stop) -> Problem | None:
    opened = sorted({stop.context_row, *range(stop.row + 1)})
    rows = [row for row in opened if row < len(stop.lines)]
    found = list(_unclosed(stop.lines, rows))
    if found:
        return _unclosed_problem(stop.path, stop.lines, found[-1])
    if "quoted scalar" in stop.context and "end of" in stop.said:
        parts = read(stop.lines[stop.context_row])
        return stop.at(
            stop.context_row,
            stop.context_column,
            "The quote that opens here is closed nowhere.",
            "Close it where the text ends:\n" + mended(parts.head, parts.value[1:]),
        )
    return None


def _tab(stop: _Stop) -> Problem | None:
    for row in (stop.row, stop.context_row):
        line = stop.lines[row]
        lead = line[: len(line) - len(line.lstrip(" \t-"))]
        if "\t" in lead and ("token" in stop.said or "tab" in stop.said or row == stop.row):
            tab = lead.index("\t")
            width = len(lead) - tab if not lead[tab:].strip("\t") else 1
            return stop.at(
                row,
                tab,
                "A tab stands before the text of this line, where YAML takes spaces only.",
                "Delete it and type as many spaces as the line above has.",
                length=width,
                check=faults.TAB,
            )
    return None


def _text_in_quotes(stop: _Stop) -> Problem | None:
    """Quotes within quotes, text after quotes, a backslash in quotes."""
    row = stop.row
    parts = read(stop.lines[row])
    if parts.value[:1] not in {'"', "'"}:
        return None
    end = _quoted_end(parts.value)
    if "escape" in stop.said:
        return stop.at(
            row,
            stop.column - 1,
            "In double quotes a backslash (\\) starts a code for a special character.",
            "Put the text on a line of its own, where a backslash is a backslash:\n"
            + mended(parts.head, _bare(parts.value)),
            length=2,
        )
    rest = parts.value[end + 1 :] if end is not None else ""
    if end is None or not rest.strip() or rest.lstrip().startswith("#"):
        return None
    if parts.value[-1] == parts.value[0] and end != len(parts.value) - 1:
        text = parts.value[1:-1]
        return stop.at(
            row,
            parts.start + end,
            f"The quotes around this text are closed here already, by the {_named(parts.value[0])} "
            "within the text.",
            "Put the text so that it may hold any sign:\n" + mended(parts.head, text),
            length=1,
        )
    return stop.at(
        row,
        parts.start + end + 1,
        "Text that starts with a quote must also end with it; here it goes on.",
        "Put the text on a line of its own, where quotes are ordinary signs:\n"
        + mended(parts.head, parts.value),
        length=len(rest),
    )


def _named(quote: str) -> str:
    return "apostrophe" if quote == "'" else "quotes"


def _bare(value: str) -> str:
    """A value without the quotes around it, if it has them."""
    closed = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if closed else value.lstrip("\"'")


def _special(stop: _Stop) -> Problem | None:
    """Text that starts with a sign that means something to YAML."""
    for row in (stop.row, stop.context_row):
        line = stop.lines[row]
        parts = read(line)
        sign = parts.value[:1]
        if sign not in _SIGNS or not (stop.row == row or "scanning" in stop.context):
            continue
        block = _BLOCK.match(parts.value)
        if block:
            if "comment or line break" not in stop.said:
                continue
            text = parts.value[block.end() :].strip()
            return stop.at(
                row,
                parts.start,
                f"After “{block[0]}” the text starts on the next line.",
                "Like this:\n" + copied(f"{parts.head} {block[0]}", f"  {text}"),
                length=len(parts.value),
            )
        if not parts.head:
            return stop.at(
                row,
                parts.start,
                f"A line that starts with {sign} belongs to no field; YAML takes it for an "
                "instruction.",
                "If it is a note to yourselves, start it with a # and a space instead.",
                length=len(parts.value),
                check=faults.SPECIAL,
            )
        return stop.at(
            row,
            parts.start,
            f"Text that is not in quotes cannot start with {sign}, which YAML {_SIGNS[sign]}.",
            "Put the whole text in quotes:\n" + mended(parts.head, parts.value),
            length=1,
            check=faults.SPECIAL,
        )
    return None


def _brackets(stop: _Stop) -> Problem | None:
    """A bracket that is not closed, or text after one that is."""
    for row in stop.above():
        parts = read(stop.lines[row])
        if parts.value[:1] not in {"[", "{"} or not (parts.name or parts.dashes):
            continue
        end = _closing(parts.value)
        if end is None:
            return _open_bracket(stop, row, parts)
        rest = parts.value[end + 1 :].strip()
        if rest and not rest.startswith("#"):
            return stop.at(
                row,
                parts.start,
                f"At the start of a value, YAML takes {parts.value[0]} for a bracket of its own "
                "and not for text.",
                "Put the whole text in quotes:\n" + mended(parts.head, parts.value),
                length=len(parts.value),
                check=faults.SPECIAL,
            )
    return None


def _open_bracket(stop: _Stop, row: int, parts: Line) -> Problem | None:
    opened, close = parts.value[0], "]" if parts.value[0] == "[" else "}"
    if "flow" not in stop.context and stop.row == row:
        return None
    text = parts.value.rstrip(",")
    cut = re.search(r"(?<=\s)#.*", text)
    if cut:
        kept = text[: cut.start()].rstrip(" ,")
        inner = cut[0].rstrip("]} ")
        return stop.at(
            row,
            parts.start + cut.start(),
            f"Everything from the # on is a comment to YAML, so the {opened} before it is never "
            "closed.",
            "Put what starts with # in quotes:\n"
            + copied(f'{parts.head} {kept}{", " if len(kept) > 1 else ""}"{inner}"{close}'),
            length=len(cut[0]),
        )
    return stop.at(
        row,
        parts.start,
        f"The {opened} that opens here is not closed.",
        "Close it:\n"
        + copied(f"{parts.head} {text}{close}")
        + "\nIf it is part of the text, put the whole text in quotes:\n"
        + mended(parts.head, parts.value),
        length=len(parts.value),
    )


def _closing(value: str) -> int | None:
    """Where the bracket that a value starts with is closed on its line."""
    depth, quote = 0, ""
    for at, char in enumerate(value):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and value[at - 1 : at] in {"[", "{", " ", ","}:
            quote = char
        elif char == "#" and value[at - 1 : at].isspace():
            return None
        elif char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
            if depth == 0:
                return at
    return None


def _dash(stop: _Stop) -> Problem | None:
    for row in stop.above():
        found = _NO_SPACE_DASH.match(stop.lines[row])
        if found:
            text = stop.lines[row].strip()
            return stop.at(
                row,
                found.start(1),
                "A space is missing between the dash and the text after it.",
                "Like this:\n" + copied(f"- {text[1:]}"),
                length=2,
            )
    return None


def _colon(stop: _Stop) -> Problem | None:
    for row in stop.above():
        found = _NO_SPACE_COLON.match(stop.lines[row])
        if found:
            line = stop.lines[row]
            at = found.start(1)
            return stop.at(
                row,
                at,
                "A space is missing after the colon.",
                "Like this:\n" + copied(f"{line[: at + 1].strip()} {line[at + 1 :].strip()}"),
                length=2,
            )
    return None


def _block_margin(stop: _Stop) -> Problem | None:
    """Text below `>-` that does not stand further to the right."""
    for row in stop.above():
        parts = read(stop.lines[row])
        if not parts.name or not _BLOCK.fullmatch(parts.value.split(" #")[0].rstrip()):
            continue
        following = _next(stop.lines, row)
        if following is None:
            return None
        line = stop.lines[following]
        there = read(line)
        if there.indent <= parts.margin and not opens_field(line) and not there.dashes:
            return stop.at(
                following,
                there.indent,
                f"The text of “{parts.name}” must stand further to the right than “{parts.name}” "
                "itself.",
                "Put two more spaces before each of its lines:\n"
                + copied(f"{parts.name}: {parts.value}", f"  {line.strip()}"),
                length=len(line.strip()),
            )
    return None


def _margin(stop: _Stop) -> Problem | None:
    """A field or dash that is not in line with those above it."""
    row = stop.row
    line = stop.lines[row]
    there = read(line)
    if not (opens_field(line) or (there.dashes and stop.said.startswith("did not find expected"))):
        return None
    if there.name and not _known(stop, there.name, row):
        return None
    above = [
        (number, read(stop.lines[number]))
        for number in range(row - 1, max(row - NEAR * 4, -1), -1)
        if stop.lines[number].strip()
        and (opens_field(stop.lines[number]) or read(stop.lines[number]).dashes)
    ]
    if not above:
        return None
    if there.dashes:
        dashed = next((parts for _, parts in above if parts.dashes), None)
        right = dashed.indent if dashed else 0
        what = "dash"
    else:
        right = above[0][1].margin
        if there.indent < right:
            lower = [parts.margin for _, parts in above if parts.margin != there.indent]
            right = min(lower, key=lambda margin: abs(margin - there.indent))
        what = f"field “{there.name}”"
    if right == there.indent:
        return None
    more = there.indent - right
    side = "right" if more > 0 else "left"
    spaces = "space" if abs(more) == 1 else "spaces"
    return stop.at(
        row,
        there.indent,
        f"This {what} stands {abs(more)} {spaces} too far to the {side}: it is not in line with "
        "those above it.",
        ("Remove" if more > 0 else "Add")
        + f" {abs(more)} {spaces} at the start of the line, and of the lines that belong to it.",
        length=max(len(there.name), 1),
    )


def _known(stop: _Stop, name: str, row: int) -> bool:
    """Whether other lines of the file open a field of that name, or the name is one plain word."""
    opens = re.compile(rf"[ ]*(?:-[ ]+)*{re.escape(name)}:(?:[ ]|\Z)")
    return any(number != row and opens.match(line) for number, line in enumerate(stop.lines)) or (
        name.islower() and " " not in name and read(stop.lines[row - 1]).name != ""
    )


def _second_colon(stop: _Stop) -> Problem | None:
    """Text with a colon and a space in it."""
    if "mapping values" not in stop.said:
        return None
    first = stop.row
    while first > 0 and not (opens_field(stop.lines[first]) or read(stop.lines[first]).dashes):
        first -= 1
    parts = read(stop.lines[first])
    texts = [parts.value, *(line.strip() for line in stop.lines[first + 1 : stop.row + 1])]
    if first == stop.row:
        texts = [parts.value]
    more = "" if stop.row == first else " (they may run over several lines)"
    text = " ".join(texts)
    message = (
        "The text here has a colon with a space after it, which YAML reads as the end of a "
        "field's name."
    )
    close = _CURLY.get(text[:1], "")
    if close:
        message += " Curly quotes, as Word writes them, are no quotes to YAML."
        if text.endswith(close):
            text = text[1:-1]
    return stop.at(
        stop.row,
        stop.column,
        message,
        f"Put the whole text in straight quotes{more}, or below “>-”:\n" + mended(parts.head, text),
        length=1,
    )


_SLIPS: tuple[Callable[[_Stop], Problem | None], ...] = (
    _conflict,
    _control,
    _tab,
    _quotes,
    _text_in_quotes,
    _special,
    _brackets,
    _dash,
    _colon,
    _block_margin,
    _margin,
    _second_colon,
)
