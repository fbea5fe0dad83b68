"""Slips with signs that mean something to YAML at the start of a value: brackets, @, &, * ..."""

import re

from learning_together.diagnostics import Edit, Problem
from learning_together.folder import faults
from learning_together.folder.yaml.lines import Line, copied, mended, read, whole_value
from learning_together.folder.yaml.mistakes.stopped import (
    Stop,
    belongs_nowhere,
    by_itself,
    next_line,
)
from learning_together.patterns import regex

_BLOCK = regex(r"[|>][0-9+-]{0,2}")
#: Ids in a bracket that lacks its end: a list, and no text.
_IDS = regex(r"\[[ ]*[A-Za-z][A-Za-z0-9-]*(?:(?<=[0-9])|(?=,))(?:,[ ]*[A-Za-z][A-Za-z0-9-]*)*")

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


_IN_BRACES = regex(r"[{,][ ]*(?P<name>[A-Za-z][A-Za-z_ -]{0,39}):[ ]+")
_END_IN_BRACES = regex(r",[ ]*[A-Za-z][A-Za-z_ -]{0,39}:[ ]|[ ]*}")


def special_sign(stop: Stop) -> Problem | None:
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
                edit=_on_a_line_below(stop, row, parts, block[0], text),
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
            edit=stop.edit_value(row, parts.value),
        )
    return None


def brackets(stop: Stop) -> Problem | None:
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
            if belongs_nowhere(stop, row):
                return by_itself(stop, row)
            return stop.at(
                row,
                parts.start,
                f"At the start of a value, YAML takes {parts.value[0]} for a bracket of its own "
                "and not for text.",
                "Put the whole text in quotes:\n" + mended(parts.head, parts.value),
                length=len(parts.value),
                check=faults.SPECIAL,
                edit=_in_quotes(stop, row, parts),
            )
    return None


def colon_in_braces(stop: Stop) -> Problem | None:
    """A text with a colon in it among fields in braces, with no quotes around it."""
    if "flow mapping" not in stop.context:
        return None
    line = stop.lines[stop.row]
    before = [found for found in _IN_BRACES.finditer(line) if found.end() < stop.column]
    if not before:
        return None
    name, start = before[-1]["name"], before[-1].end()
    after = _END_IN_BRACES.search(line, stop.column)
    end = after.start() if after else len(line)
    text = line[start:end].strip()
    if not text or '"' in text or "'" in text or ": " not in text:
        return None
    return stop.at(
        stop.row,
        start,
        "The text here has a colon with a space after it, which YAML reads as the end of a "
        "field's name.",
        "Put the whole text in quotes:\n" + copied(f'{name}: "{text}"'),
        length=len(text),
        edit=stop.edit(stop.row, start, len(text), f'"{text}"'),
    )


def _open_bracket(stop: Stop, row: int, parts: Line) -> Problem | None:
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
        edit=stop.edit(row, parts.start, len(parts.value), text + close)
        if _IDS.fullmatch(text)
        else None,
    )


def _in_quotes(stop: Stop, row: int, parts: Line) -> Edit | None:
    """Puts a value that ends on its line in quotes, although it begins with a bracket."""
    below = next_line(stop.lines, row)
    new = whole_value(parts, parts.value) if " #" not in parts.value else ""
    if not new or (below is not None and read(stop.lines[below]).indent > parts.margin):
        return None
    return stop.edit(row, parts.start, len(parts.value), new)


def _on_a_line_below(stop: Stop, row: int, parts: Line, sign: str, text: str) -> Edit | None:
    """Puts a text that stands behind `|` or `>-` on the line below, as far in as what follows."""
    below = next_line(stop.lines, row)
    indent = read(stop.lines[below]).indent if below is not None else 0
    margin = " " * (indent if indent > parts.margin else parts.margin + 2)
    return stop.edit(row, parts.start, len(parts.value), f"{sign}\n{margin}{text}")


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
