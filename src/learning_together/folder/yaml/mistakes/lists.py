"""A list that begins on the line of its field, where YAML takes no dash."""

from learning_together.diagnostics import Problem
from learning_together.folder.yaml.lines import copied, opens_field, read
from learning_together.folder.yaml.mistakes.stopped import Stop


def dash_behind_field(stop: Stop) -> Problem | None:
    """Dashes behind a field's name and below it, meant as lines of its text."""
    if alone := _dash_alone(stop):
        return alone
    if "block sequence" not in stop.said and "block collection" not in stop.said:
        return None
    for row in stop.above():
        parts = read(stop.lines[row])
        if not parts.name or not parts.value.startswith("- "):
            continue
        last = row
        for number in range(row + 1, len(stop.lines)):
            line = stop.lines[number]
            there = read(line)
            inside = there.indent > parts.margin or (there.dashes and there.indent == parts.margin)
            if not inside or opens_field(line.lstrip(" -")):
                break
            last = number
        items = [parts.value, *(line.strip() for line in stop.lines[row + 1 : last + 1])]
        margin = " " * (parts.margin + 2)
        old = "\n".join([stop.lines[row][parts.start :], *stop.lines[row + 1 : last + 1]])
        return stop.at(
            row,
            parts.start,
            "A list cannot start on the line of its field.",
            "A list within text stands below “|”:\n"
            + copied(f"{parts.name}: |", *(f"  {item}" for item in items[:6])),
            length=len(parts.value),
            edit=stop.edit(
                row, parts.start, len(old), "\n".join(["|", *(margin + item for item in items)])
            ),
        )
    return None


def _dash_alone(stop: Stop) -> Problem | None:
    """A dash in the place of a value that there is not."""
    line = stop.lines[stop.row]
    parts = read(line)
    if "block sequence" not in stop.said or not parts.name or parts.value != "-":
        return None
    return stop.at(
        stop.row,
        parts.start,
        f"A dash by itself is no value of “{parts.name}”: YAML takes it for the start of a list.",
        "Leave the field empty where there is nothing to say:\n" + copied(f"{parts.name}:"),
        length=1,
        edit=stop.edit(stop.row, parts.start, 1, ""),
    )
