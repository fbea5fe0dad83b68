"""Slips with quotes: not closed, closed too early, text after them, a backslash within."""

from collections.abc import Iterable, Iterator

from learning_together.diagnostics import Edit, Place, Problem
from learning_together.folder import faults
from learning_together.folder.yaml.lines import (
    Line,
    mended,
    mended_value,
    opens_field,
    read,
    split,
    whole_value,
)
from learning_together.folder.yaml.mistakes.stopped import Stop, next_line
from learning_together.patterns import Screen

#: What a line has whose value opens with a quote and holds no second one; others may have it, too.
_MAY_BE_OPEN = Screen([r"""[:-] (?:"[^"\n]*|'[^'\n]*)(?:\n|$)"""])


def unclosed_quotes(path: str, text: str) -> Iterator[Problem]:
    """Quotes that open a value and are not closed before the next field starts.

    YAML reads on to the next quote, however many fields that swallows; often that is no error.
    """
    if not _MAY_BE_OPEN.passes(text):
        return
    if not any(_left_open(text, opening) for opening in (': "', '- "', ": '", "- '")):
        return
    lines = split(text)
    for row in _unclosed(lines, range(len(lines) - 1)):
        yield _unclosed_problem(path, lines, row)


def open_quote(stop: Stop) -> Problem | None:
    """Quotes that are not closed, however far above the stop."""
    opened = sorted({stop.context_row, *range(stop.row + 1)})
    rows = [row for row in opened if row < len(stop.lines)]
    found = list(_unclosed(stop.lines, rows))
    if found:
        return _unclosed_problem(stop.path, stop.lines, found[-1])
    if "quoted scalar" in stop.context and "end of" in stop.said:
        row = stop.context_row
        parts = read(stop.lines[row])
        last = row
        while last + 1 < len(stop.lines) and _goes_on(stop.lines[last + 1], parts):
            last += 1
        typed = [parts.value[1:], *(line.strip() for line in stop.lines[row + 1 : last + 1])]
        text = " ".join(line for line in typed if line)
        edit = stop.edit_value(row, text) if last == row else _whole(stop, row, last, parts, text)
        return stop.at(
            row,
            stop.context_column,
            "The quote that opens here is closed nowhere.",
            "Close it where the text ends:\n" + mended(parts.head, text),
            edit=edit,
        )
    return None


def _goes_on(line: str, parts: Line) -> bool:
    """Whether a line can be more of a text that stands in quotes."""
    there = read(line)
    return bool(line.strip()) and there.indent > parts.margin and not opens_field(line)


def _whole(stop: Stop, row: int, last: int, parts: Line, text: str) -> Edit | None:
    """Closes the quote of a text that runs over several lines, and makes one line of it."""
    new = whole_value(parts, text)
    old = "\n".join([stop.lines[row][parts.start :], *stop.lines[row + 1 : last + 1]])
    return stop.edit(row, parts.start, len(old), new) if new else None


def text_in_quotes(stop: Stop) -> Problem | None:
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
            edit=stop.edit_value(row, _bare(parts.value)),
        )
    rest = parts.value[end + 1 :] if end is not None else ""
    if end is None or not rest.strip() or rest.lstrip().startswith("#"):
        return None
    if _is_all_within(parts.value):
        text = parts.value[1:-1]
        return stop.at(
            row,
            parts.start + end,
            f"The quotes around this text are closed here already, by the {_named(parts.value[0])} "
            "within the text.",
            "Put the text so that it may hold any sign:\n" + mended(parts.head, text),
            length=1,
            edit=stop.edit_value(row, text),
        )
    return stop.at(
        row,
        parts.start + end + 1,
        "Text that starts with a quote must also end with it; here it goes on.",
        "Put the text on a line of its own, where quotes are ordinary signs:\n"
        + mended(parts.head, parts.value),
        length=len(rest),
        edit=stop.edit_value(row, parts.value),
    )


def _left_open(text: str, opening: str) -> bool:
    """Whether a line has that opening and no second quote. Fast: every file goes through it."""
    find, quote = text.find, opening[-1]
    at = find(opening) if quote in text else -1
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
        following = next_line(lines, row)
        if following is None or _starts_anew(lines[following], parts):
            yield row


def _starts_anew(line: str, parts: Line) -> bool:
    """Whether a line starts a field or item that cannot be part of the text before it."""
    there = read(line)
    if there.margin > parts.margin and there.indent > parts.indent:
        return False
    return opens_field(line) or bool(there.dashes)


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


def _is_all_within(value: str) -> bool:
    """Whether the quotes that a value begins with are those that it ends with.

    >>> _is_all_within('"He said "no" twice"'), _is_all_within('"No" is not "never"')
    (True, False)
    """
    quote, depth = value[0], 0
    if value[-1] != quote:
        return False
    for at, sign in enumerate(value[:-1]):
        if sign == quote:
            before, after = value[at - 1 : at], value[at + 1]
            if not before or before in " (":
                depth += 1
            elif not (before.isalnum() and after.isalnum()):
                depth -= 1
                if depth == 0:
                    return False
    return True


def _unclosed_problem(path: str, lines: list[str], row: int) -> Problem:
    parts = read(lines[row])
    quote = parts.value[0]
    place = Place(path, row + 1, parts.start + 1, len(parts.value))
    closed = mended_value(parts, parts.value[1:])
    return faults.BAD_YAML.at(
        place,
        f"The quote ({quote}) that opens here is not closed, so the fields below it are read as "
        "part of this text.",
        "Close it at the end of the text:\n" + mended(parts.head, parts.value[1:]),
        edit=Edit(place, closed) if closed else None,
    )


def _named(quote: str) -> str:
    return "apostrophe" if quote == "'" else "quotes"


def _bare(value: str) -> str:
    """A value without the quotes around it, if it has them."""
    closed = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if closed else value.lstrip("\"'")
