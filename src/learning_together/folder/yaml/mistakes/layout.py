"""Slips of layout: tabs, margins, a space that is missing after a dash or a colon."""

import re
from collections.abc import Sequence
from dataclasses import replace

from learning_together.diagnostics import Edit, Place, Problem
from learning_together.folder import faults
from learning_together.folder.yaml.lines import copied, opens_field, read
from learning_together.folder.yaml.mistakes.stopped import NEAR, Stop, next_line, shifted
from learning_together.patterns import regex

_NO_SPACE_COLON = regex(r"[ ]*(?:-[ ]+)*[a-z][a-z_]{1,39}(:)(?=[^\s:/])")
_NO_SPACE_DASH = regex(r"[ ]*(-)(?=[A-Za-z][\w ]*:(?:[ ]|\Z))")
_ODD = r"\u00a0\u2000-\u200a\u202f\u205f\u3000"
_ODD_SPACES = regex(rf"[ ]*[{_ODD}][ {_ODD}]*")
_BLOCK = regex(r"[|>][0-9+-]{0,2}")


def tab(stop: Stop) -> Problem | None:
    """A tab before the text of a line."""
    for row in (stop.row, stop.context_row):
        line = stop.lines[row]
        lead = line[: len(line) - len(line.lstrip(" \t-"))]
        if "\t" in lead and ("token" in stop.said or "tab" in stop.said or row == stop.row):
            start, end, spaces = _instead(stop.lines[:row], line, lead)
            few = "one space" if spaces == 1 else f"{spaces} spaces"
            help_ = "Delete it and type as many spaces as the line above has."
            if spaces == 0:
                help_ = "Delete it: the dash of a record stands at the start of its line."
            elif spaces is not None:
                help_ = f"Delete it and type {few} in its place."
                if lead[start:end].strip("\t"):
                    help_ = f"Delete it, and have {few} stand before the text."
            return stop.at(
                row,
                lead.index("\t"),
                "A tab stands before the text of this line, where YAML takes spaces only.",
                help_,
                length=len(lead) - lead.index("\t") if not lead.strip("\t") else 1,
                check=faults.TAB,
                edit=stop.edit(row, start, end - start, " " * spaces)
                if spaces is not None
                else None,
            )
    return None


def _instead(above: Sequence[str], line: str, lead: str) -> tuple[int, int, int | None]:
    """From where to where spaces are to stand, and how many; None where that is in doubt."""
    tab = lead.index("\t")
    if lead[:tab].strip() == "-" and not lead[tab:].strip("\t"):
        return tab, len(lead), 1
    indent = len(line) - len(line.lstrip(" \t"))
    if lead.strip(" \t"):  # A dash behind the tab: of a record, where no other stands above.
        dashed = [read(one) for one in above if read(one).dashes or read(one).name]
        if not dashed:
            return 0, indent, 0
        return (
            (0, indent, dashed[-1].indent)
            if dashed[-1].dashes and dashed[-1].value
            else (0, indent, None)
        )
    last = _NO_SPACE_DASH.sub(lambda found: found[0] + " ", above[-1]) if above else ""
    parts = read(last)
    if not opens_field(last) or not parts.value:
        return 0, indent, None
    return 0, indent, parts.margin + (2 if _BLOCK.fullmatch(parts.value) else 0)


def odd_space(stop: Stop) -> Problem | None:
    """Spaces before the text of a line that are none to YAML, as Word and web pages have them."""
    for row in (stop.row, stop.context_row):
        found = _ODD_SPACES.match(stop.lines[row])
        if found:
            lead = found[0]
            return stop.at(
                row,
                0,
                "The spaces before the text of this line are of another sort than the space bar "
                "types, as they come along from Word or a web page.",
                f"Delete them, and type {len(lead)} spaces.",
                length=len(lead),
                edit=stop.edit(row, 0, len(lead), " " * len(lead)),
            )
    return None


def dash(stop: Stop) -> Problem | None:
    """A dash without a space after it."""
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
                edit=stop.edit(row, found.start(1), 1, "- "),
            )
    return None


def colon(stop: Stop) -> Problem | None:
    """A colon without a space after it."""
    for row in stop.above():
        found = no_space(stop.path, row, stop.lines[row])
        if found:
            return found
    return None


def no_space(path: str, row: int, line: str) -> Problem | None:
    """That a line opens a field, but for the space after its colon."""
    found = _NO_SPACE_COLON.match(line)
    if not found:
        return None
    at = found.start(1)
    place = Place(path, row + 1, at + 1, 2)
    return faults.BAD_YAML.at(
        place,
        "A space is missing after the colon.",
        "Like this:\n" + copied(f"{line[: at + 1].strip()} {line[at + 1 :].strip()}"),
        edit=Edit(replace(place, length=1), ": "),
    )


def text_margin(stop: Stop) -> Problem | None:
    """Text below `>-` that does not stand further to the right."""
    for row in stop.above():
        parts = read(stop.lines[row])
        if not parts.name or not _BLOCK.fullmatch(parts.value.split(" #")[0].rstrip()):
            continue
        following = next_line(stop.lines, row)
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
                edit=stop.further_in(following, parts.margin + 2),
            )
    return None


def fallen_out(stop: Stop) -> Problem | None:
    """A line of text below `|` or `>-` that stands no further in than the field itself."""
    for row in stop.above():
        line = stop.lines[row]
        there = read(line)
        if not line.strip() or line.lstrip().startswith("#") or opens_field(line):
            continue
        opener = row - 1
        while opener >= 0 and (
            not stop.lines[opener].strip() or read(stop.lines[opener]).indent > there.indent
        ):
            opener -= 1
        parts = read(stop.lines[opener]) if opener >= 0 else there
        block = _BLOCK.fullmatch(parts.value.split(" #")[0].rstrip())
        if opener < row - 1 and parts.name and block:
            return stop.at(
                row,
                there.indent,
                f"This line stands as far to the left as “{parts.name}”, so it is no longer part "
                "of its text.",
                f"If it is text of “{parts.name}”, put two more spaces before it and before the "
                f"lines that belong to it:\n{copied(f'  {line.strip()}')}",
                length=len(line.strip()),
                edit=stop.further_in(row, parts.margin + 2),
            )
    return None


def field_margin(stop: Stop) -> Problem | None:
    """A field or dash that is not in line with those above it."""
    row = stop.row
    line = stop.lines[row]
    there = read(line)
    if not (opens_field(line) or (there.dashes and stop.said.startswith("did not find expected"))):
        return None
    if there.name and not _known(stop, there.name, row):
        return None
    if "mapping values" in stop.said and stop.column > there.start:
        return None  # It is a colon further on in that line.
    above = [
        (number, read(stop.lines[number]))
        for number in range(row - 1, max(row - NEAR * 4, -1), -1)
        if stop.lines[number].strip()
        and (opens_field(stop.lines[number]) or read(stop.lines[number]).dashes)
    ]
    if not above:
        return None
    if there.dashes and not there.name and above[0][1].name and above[0][1].value:
        return None  # A line of a list within text is no record.
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
        edit=_block(stop, row, right),
    )


def _block(stop: Stop, row: int, margin: int) -> Edit:
    """Puts a field or dash, with the lines that belong to it, at a margin."""
    there, lines = read(stop.lines[row]), stop.lines
    below = next_line(lines, row)
    last = row
    nested = not there.value or _BLOCK.fullmatch(there.value) is not None
    for number in range(row + 1, len(lines)):
        parts = read(lines[number])
        opens = opens_field(lines[number]) or parts.dashes > 0
        if not lines[number].strip():
            continue
        if parts.indent <= there.indent and not (
            parts.dashes and parts.indent == there.indent and not there.value
        ):
            break
        if opens and (parts.indent == margin or not (nested or there.dashes)):
            break
        last = number
    # What stands where it ought to, once the dash does, is not moved.
    if there.dashes and below is not None and read(lines[below]).indent == margin + there.dashes:
        last = row
    return shifted(stop.path, lines, row, last, margin - there.indent)


def _known(stop: Stop, name: str, row: int) -> bool:
    """Whether other lines of the file open a field of that name, or the name is one plain word."""
    opens = re.compile(rf"[ ]*(?:-[ ]+)*{re.escape(name)}:(?:[ ]|\Z)")
    return any(number != row and opens.match(line) for number, line in enumerate(stop.lines)) or (
        name.islower()
        and " " not in name
        and (read(stop.lines[row - 1]).name != "" or _is_note(stop.lines[row - 1]))
    )


def _is_note(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
