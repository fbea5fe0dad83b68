"""Slips where a record or a field opens: another sign for its dash or its colon, or none at all.

A word is the name of a field where its kind has such a field, or another line opens one.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from learning_together import ids
from learning_together.diagnostics import Edit, Place, Problem
from learning_together.english import short
from learning_together.folder import faults
from learning_together.folder.yaml.lines import Line, copied, mended, opens_field, read
from learning_together.folder.yaml.mistakes.stopped import Stop
from learning_together.patterns import regex

#: What Word, mail programs and people put before the items of a list.
MARK = regex(r"[–—−•·▪●◦‣*+]|[0-9]{1,3}[.)]")
_MARKED = regex(
    rf"(?P<lead>[ ]*)(?P<mark>{MARK.pattern})(?P<gap>[ ]+)(?=[a-z][a-z_]*[ ]*:(?:[ ]|\Z))"
)
_OTHER_COLON = regex(
    r"(?P<lead>[ ]*(?:-[ ]+)*)(?P<name>[a-z][a-z_]{1,39})(?P<sign>[ ]*(?:=|;|：|[–—-](?=[ ]))[ ]*)"
    r"(?=\S)"
)
_ID_OTHERWISE = regex(r"[ ]*-[ ]+[Ii][Dd](?P<sign>[ ]*[=：;–—-][ ]*)(?=[A-Za-z0-9])")
_NEXT_FIELD = regex(r"[ ]*[,;][ ]*(?P<name>[a-z][a-z_]{1,39}):[ ]")
_SIGN = regex(rf"{MARK.pattern}|[=;：-]")
_FIRST_WORD = regex(r"[ ]*(?P<name>[a-z][a-z_]{1,39})(?=[ ]+[^\s=:–—-])")
#: A value that may go on below: it opens with no sign, and is there.
_PLAIN = regex(r"[^\s\"'\[{|>&*!#]")


def is_sign(text: str) -> bool:
    """Whether a text is what people type in the place of a dash or a colon, and no more."""
    return _SIGN.fullmatch(text.strip()) is not None


def first_word(line: str, names: Collection[str]) -> str:
    """The field that a line without a colon probably is; empty where it is none."""
    found = _FIRST_WORD.match(line)
    return found["name"] if found and found["name"] in names else ""


def other_dash(stop: Stop) -> Problem | None:
    """A record that begins with a bullet, a number or another dash."""
    first = next(
        (read(one).indent for one in stop.lines if one.strip() and one.strip()[0] != "#"), 0
    )
    for row in stop.above():
        found = _MARKED.match(stop.lines[row])
        if found and len(found["lead"]) <= first:
            mark, width = found["mark"], len(found["mark"])
            return stop.at(
                row,
                found.start("mark"),
                f"A record begins with a dash (-). Here “{mark}” stands in its place.",
                "Type a dash and a space instead, and leave the lines below as they are:\n"
                + copied(f"- {stop.lines[row][found.end() :].strip()}"),
                length=width,
                edit=stop.edit(row, found.start("mark"), width, "-".ljust(width)),
            )
    return None


def other_colon(stop: Stop) -> Problem | None:
    """A field's name with another sign behind it than a colon."""
    for row, line in _out_of_line(stop):
        found = _OTHER_COLON.match(line)
        if found and _is_field(stop, row, found["name"]):
            name = found["name"]
            return stop.at(
                row,
                found.start("sign"),
                f"After “{name}”, “{found['sign'].strip()}” stands where a colon belongs.",
                "Like this:\n" + copied(f"{name}: {line[found.end() :].strip()}"),
                length=len(found["sign"]),
                edit=stop.edit(row, found.start("sign"), len(found["sign"]), ": "),
            )
    return None


def id_otherwise(stop: Stop) -> Problem | None:
    """An id with another sign behind it, near where reading stopped."""
    found = (other_sign(stop.path, row, stop.lines[row]) for row in stop.above())
    return next((one for one in found if one), None)


def runs_into(stop: Stop) -> Problem | None:
    """Text above a field that runs into it: an id whose own name is missing, or a stray line."""
    if "mapping values" not in stop.said:
        return None
    here = read(stop.lines[stop.row])
    opens = opens_field(stop.lines[stop.row]) and not here.dashes
    if not opens or stop.column != here.margin + len(here.name):
        return None
    row = next((n for n in range(stop.row - 1, -1, -1) if stop.lines[n].strip()), -1)
    parts = read(stop.lines[row]) if row >= 0 else here
    if row < 0 or parts.name or parts.margin != here.margin or stop.lines[row].startswith("#"):
        return None
    if parts.indent and not parts.dashes:
        return None  # It is text below a field.
    text = parts.value.strip()
    if is_id(text):
        return stop.at(
            row,
            parts.start,
            f"Before “{text}” the name of its field is missing.",
            "Like this:\n" + copied(f"{'- ' if parts.dashes else ''}id: {text}"),
            length=len(text),
            edit=stop.edit(row, parts.start, 0, "id: "),
        )
    return stop.at(
        row,
        parts.start,
        f"“{short(text)}” stands here by itself, where a record is expected.",
        length=len(text),
        check=faults.NOT_A_RECORD,
    )


def fields_on_one_line(stop: Stop) -> Problem | None:
    """Several fields on one line, with commas or semicolons between them."""
    if "mapping values" not in stop.said:
        return None
    line = stop.lines[stop.row]
    parts = read(line)
    cuts = [
        found for found in _NEXT_FIELD.finditer(line, parts.start) if found["name"] in stop.names
    ]
    if not parts.name or parts.value[:1] in {'"', "'", "[", "{"} or not cuts:
        return None
    starts = [parts.margin, *(found.start("name") for found in cuts)]
    ends = [*(found.start() for found in cuts), len(line.rstrip())]
    each = [line[start:end] for start, end in zip(starts, ends, strict=True)]
    return stop.at(
        stop.row,
        cuts[0].start("name"),
        "Several fields stand on one line; each needs a line of its own.",
        "Like this:\n" + copied(*each),
        length=len(cuts[0]["name"]),
        edit=stop.edit(
            stop.row,
            parts.margin,
            len(line.rstrip()) - parts.margin,
            ("\n" + " " * parts.margin).join(each),
        ),
    )


def other_sign(path: str, row: int, line: str) -> Problem | None:
    """That a line of a record opens its id with another sign than a colon: `- id = CF1`."""
    found = _ID_OTHERWISE.match(line)
    if not found:
        return None
    place = Place(path, row + 1, found.start("sign") + 1, len(found["sign"]))
    return faults.BAD_YAML.at(
        place,
        f"After “id”, “{found['sign'].strip()}” stands where a colon belongs.",
        "Like this:\n" + copied(f"- id: {line[found.end() :].strip()}"),
        edit=Edit(place, ": "),
    )


def no_colon(stop: Stop) -> Problem | None:
    """A field's name without a colon, or text that stands where names of fields do."""
    for row, line in _out_of_line(stop):
        found = _FIRST_WORD.match(line)
        parts, text = read(stop.lines[_owner(stop, row)]), line.strip()
        if found and _is_field(stop, row, found["name"]):
            name, rest = found["name"], line[found.end() :].strip()
            return stop.at(
                row,
                found.end(),
                f"After “{name}” there is no colon.",
                f"If it is the field “{name}”:\n{copied(f'{name}: {rest}')}\nIf it is text of "
                f"“{parts.name}” above, put two more spaces before it:\n{copied(f'  {text}')}",
                edit=replace(stop.edit(row, found.end(), 0, ":"), sure=False),
            )
        if parts.name and not parts.value and is_id(text):
            return _fallen_ids(stop, row, parts)
        goes_on = parts.name not in {"", "id"} and _PLAIN.match(parts.value)
        if parts.name:
            inside = f"put two more spaces before it:\n{copied(f'  {text}')}"
            closed = parts.value[:1] in {'"', "'"} and parts.value[-1] == parts.value[0]
            if closed:
                both = f"{parts.value[1:-1]} {text}"
                inside = f"write it within the quotes:\n{mended(parts.head, both)}"
            return stop.at(
                row,
                parts.margin,
                f"This line stands in line with “{parts.name}”, where the name of a field belongs.",
                f"If it is text of “{parts.name}”, {inside}\n"
                "If it is a field, a colon belongs behind its name.",
                length=len(text),
                edit=stop.further_in(row, parts.margin + 2) if goes_on and not closed else None,
            )
    return None


def is_id(text: str) -> bool:
    """Whether a text is an id that ends with a number, as no other word does."""
    return ids.PATTERN.fullmatch(text) is not None and text[-1].isdigit()


def _fallen_ids(stop: Stop, row: int, parts: Line) -> Problem:
    """Ids below the name of their field, each on a line, with neither a space nor a dash before."""
    first, last = row, row
    while first > 0 and is_id(stop.lines[first - 1].strip()):
        first -= 1
    while last + 1 < len(stop.lines) and is_id(stop.lines[last + 1].strip()):
        last += 1
    old = stop.lines[first : last + 1]
    new = [f"{' ' * (parts.margin + 2)}- {one.strip()}" for one in old]
    return stop.at(
        row,
        parts.margin,
        f"The ids of “{parts.name}” stand in line with its name, where names of fields do.",
        "Put two spaces and a dash before each:\n"
        + copied(f"{parts.name}:", *(f"  - {one.strip()}" for one in old[:4])),
        length=len(stop.lines[row].strip()),
        edit=stop.edit(first, 0, len("\n".join(old)), "\n".join(new)),
    )


def _out_of_line(stop: Stop) -> Iterator[tuple[int, str]]:
    """Lines near the stop that stand where fields do, and open none."""
    for row in stop.above():
        line = stop.lines[row]
        owner = _owner(stop, row)
        if owner < 0 or opens_field(line):
            continue
        there = read(line)
        # A line with a dash of its own stands where the record above it does.
        level = read(stop.lines[owner])
        if there.margin == level.margin if not there.dashes else there.value:
            yield row, line


def _owner(stop: Stop, row: int) -> int:
    """The line above that opens a field or a record; -1 where there is none."""
    lines = range(row - 1, -1, -1)
    return next((number for number in lines if opens_field(stop.lines[number])), -1)


def _is_field(stop: Stop, row: int, name: str) -> bool:
    opens = re.compile(rf"[ ]*(?:-[ ]+)*{name}:(?:[ ]|\Z)")
    return name in stop.names or any(
        number != row and opens.match(line) for number, line in enumerate(stop.lines)
    )
