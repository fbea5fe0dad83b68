"""Why a file is no YAML, in plain words: the slip behind what the parser stumbled over.

Parsers tell where they stopped, which is often far below the slip. Each function here and in
`quotes`, `signs` and `margins` knows one slip: it looks at the lines from the stop upwards and
gives a problem at the slip itself, with the mended line, or None. The first that knows it speaks.
Knows nothing of kinds and their fields.
"""

from collections.abc import Callable

from learning_together.diagnostics import Edit, Problem
from learning_together.folder.yaml.lines import Line, copied, mended, opens_field, read, split
from learning_together.folder.yaml.mistakes import conflict, layout, lists, openings, quotes, signs
from learning_together.folder.yaml.mistakes.stopped import Stop, belongs_nowhere, by_itself, stop_of
from learning_together.patterns import regex

_CONTROL = regex("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff")
_CURLY = {"“": "”", "‘": "’", "„": "“"}


def explain(path: str, text: str, error: Exception, names: frozenset[str] = frozenset()) -> Problem:
    """Why a file could not be read, at the slip where it can be told.

    Args:
        path: Of the file.
        text: Its content.
        error: What the parser said.
        names: Of fields that the file's records have, as far as they are known.
    """
    lines = split(text)
    stop = stop_of(path, lines, error, names)
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


def _conflict(stop: Stop) -> Problem | None:
    row = conflict.first_mark(stop.lines)
    return None if row is None else conflict.problem(stop.path, row, stop.lines[row])


def _control(stop: Stop) -> Problem | None:
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


def _second_colon(stop: Stop) -> Problem | None:
    """Text with a colon and a space in it."""
    if "mapping values" not in stop.said:
        return None
    first = stop.row
    while first > 0 and not (opens_field(stop.lines[first]) or read(stop.lines[first]).dashes):
        first -= 1
    parts = read(stop.lines[first])
    if belongs_nowhere(stop, first):
        return by_itself(stop, stop.row)
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
        edit=stop.edit_value(first, text) if first == stop.row else _below(stop, first, parts),
    )


def _text_like_fields(stop: Stop) -> Problem | None:
    """Text below its field whose first line has a colon, as the lines of a group have."""
    if "could not find expected ':'" not in stop.said:
        return None
    row = min(stop.row, len(stop.lines) - 1)
    here = read(stop.lines[row])
    owner = next((n for n in range(row - 1, -1, -1) if opens_field(stop.lines[n])), -1)
    parts = read(stop.lines[owner]) if owner >= 0 else here
    first = read(stop.lines[owner + 1])
    if owner < 0 or parts.value or first.indent <= parts.margin or len(first.name.split()) < 2:
        return None
    return stop.at(
        owner,
        parts.margin,
        f"The text of “{parts.name}” has a colon with a space after it, which YAML reads as the "
        "end of a field's name.",
        "Put “|” behind the name; below it every line stays as it is typed:\n"
        + copied(f"{parts.name}: |", f"  {stop.lines[owner + 1].strip()}"),
        length=len(parts.name),
        edit=stop.edit(owner, len(stop.lines[owner].rstrip()), 0, " |"),
    )


def _below(stop: Stop, first: int, parts: Line) -> Edit | None:
    """Opens the text that stands below the name of a field, so that its lines stay as they are."""
    if not parts.name or parts.value or len(stop.lines[stop.row].partition(":")[0].split()) < 2:
        return None
    return stop.edit(first, len(stop.lines[first].rstrip()), 0, " |")


_SLIPS: tuple[Callable[[Stop], Problem | None], ...] = (
    _conflict,
    _control,
    layout.tab,
    layout.odd_space,
    quotes.open_quote,
    quotes.text_in_quotes,
    openings.other_dash,
    signs.colon_in_braces,
    signs.special_sign,
    signs.brackets,
    lists.dash_behind_field,
    layout.dash,
    layout.colon,
    layout.text_margin,
    layout.field_margin,
    layout.fallen_out,
    _text_like_fields,
    openings.runs_into,
    openings.fields_on_one_line,
    openings.id_otherwise,
    openings.other_colon,
    openings.no_colon,
    _second_colon,
)
