"""The usual slips of people who write YAML, explained: what the parser says, in plain words.

Takes the text of a file and what libyaml made of it; gives problems whose help shows the mended
line. Knows nothing of fields and kinds.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from yaml import MarkedYAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.events import AliasEvent, ScalarEvent, StreamEndEvent

from learning_together.diagnostics import Place, Problem
from learning_together.records import faults

#: A comment that is set off as one: two spaces before the hash and a space (or nothing) after it.
_SET_OFF = re.compile(r"(?:[ \t]{2,}|\t)#(?:[ \t]|$)")


def lost_text(source: Any) -> Iterator[Problem]:  # noqa: ANN401 - Source, which imports us
    """Unquoted text that a ` #` cuts off, unless it is set off as a comment."""
    if not _may_lose(source.text):
        return
    lines = source.text.split("\n")
    get: Callable[[], Any] = CParser(source.text).get_event
    while not isinstance(event := get(), StreamEndEvent):
        if not isinstance(event, ScalarEvent) or event.style or not event.value:
            continue
        end: Any = event.end_mark
        line = lines[end.line] if end.line < len(lines) else ""
        rest = line[end.column :]
        if not rest.lstrip(" \t").startswith("#") or not rest[:1].isspace():
            continue
        if _SET_OFF.match(rest):
            continue
        start: Any = event.start_mark
        at = end.column + rest.index("#")
        help_ = ""
        if start.line == end.line:
            whole = line[start.column :].rstrip()
            help_ = (
                f"If it is part of the text, put the whole in double quotes: "
                f"{line[: start.column].strip()} {quoted(whole)}\n"
                f"If it is a comment, put two spaces before the # and one after it."
            )
        yield faults.LOST_TEXT.at(
            Place(source.path, end.line + 1, at + 1, len(line.rstrip()) - at),
            f"“{line[at:].rstrip()}” would be lost: YAML takes a # after a space as the start of "
            f"a comment.",
            help_,
        )


def _may_lose(text: str) -> bool:
    """Whether a hash follows text and a space anywhere: the only way to lose text to a comment."""
    if "\t#" in text:
        return True
    at = text.find(" #")
    while at >= 0:
        if text[text.rfind("\n", 0, at) + 1 : at].strip():
            return True
        at = text.find(" #", at + 2)
    return False


def special(source: Any, event: Any) -> Problem:  # noqa: ANN401
    """An anchor, alias, tag or merge key."""
    mark = event.start_mark
    line = _line(source.text, mark.line)
    place = Place(source.path, mark.line + 1, mark.column + 1, 1)
    before, text = line[: mark.column], line[mark.column :].rstrip()
    if isinstance(event, AliasEvent):
        what = f"“*{event.anchor}” repeats text from elsewhere in the file"
    elif event.anchor is not None:
        what = f"“&{event.anchor}” is read as a label and not as text"
    elif getattr(event, "value", None) == "<<":
        what = "“<<” copies fields from another record"
    else:
        what = f"“{text.split(' ', maxsplit=1)[0]}” is read as an instruction and not as text"
    help_ = "Write out what is meant."
    if before.rstrip().endswith(":") or before.strip() == "-":
        help_ = f"If it is text, put the whole in double quotes: {before.strip()} {quoted(text)}"
    return faults.SPECIAL.at(place, f"In YAML {what}; words would be lost or changed.", help_)


def explain(path: str, text: str, error: Exception) -> Problem:
    """Why a file could not be read, in plain words, with the mended line where one can be told."""
    row, column = _mark_of(error)
    line = _line(text, row)
    place = Place(path, row + 1, column + 1)
    said = str(getattr(error, "problem", "") or getattr(error, "reason", "") or error)
    if (
        "\t" in line[: len(line) - len(line.lstrip())]
        or "cannot start any token" in said
        and "\t" in line
    ):
        return faults.TAB.at(place, "This line is indented with a tab.")
    colon = re.match(r"\s*(?:- )?([\w-]+): (?P<value>[^\"'\[{>|].*:(?: .*|$))", line)
    if "mapping values are not allowed" in said and colon:
        return faults.BAD_YAML.at(
            place,
            "The text on this line has a second colon in it, which YAML reads as a new field.",
            f"Put the whole text in double quotes: {colon[1]}: {quoted(colon['value'].strip())}",
        )
    return faults.BAD_YAML.at(place, f"This line, or the one before it, cannot be read: {said}.")


def quoted(text: str) -> str:
    """The text in YAML's double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _line(text: str, row: int) -> str:
    lines = text.split("\n", row + 1)
    return lines[row].rstrip("\r") if row < len(lines) else ""


def _mark_of(error: Exception) -> tuple[int, int]:
    """Line and column, from 0, at which reading failed."""
    if isinstance(error, MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        if mark is not None:
            return mark.line, mark.column
    return 0, 0
