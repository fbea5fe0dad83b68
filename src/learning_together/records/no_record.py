"""What stands in a file beside its records: a name above them, text that belongs to none.

Takes what was found there and the kind of the file; gives what to make of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from learning_together.diagnostics import Edit, Place, Problem
from learning_together.english import short
from learning_together.folder.yaml.lines import copied, lines_of, mended, read, whole_value
from learning_together.folder.yaml.mistakes.openings import MARK, is_id
from learning_together.patterns import regex
from learning_together.records import field_faults
from learning_together.records.base import Model
from learning_together.records.shape import ID_EXAMPLES, fields

#: The name of a field at the start of a line: the file holds one record, and no list.
_FIELD = regex(r"[a-z_]+:(?: |$)")
#: What stands before an item of a list, whatever people put there.
_LEAD = regex(rf"[ ]*(?:-[ ]+|{MARK.pattern}[ ]+)?")


def records_below(model: type[Model], text: str, heading: Place) -> Problem:
    """A file whose records stand below a line with a name, such as that of their kind."""
    line = lines_of(text)[heading.line - 1]
    name = line[: heading.length + heading.column - 1].strip()
    alone = line.strip() == f"{name}:"
    return field_faults.UNKNOWN_FIELD.at(
        heading,
        f"The records stand below “{short(name, 40)}:”, as if that were a field; the name of the "
        "file says already what they are.",
        f"Remove the line “{short(name, 40)}:”. Each {model.KIND.one} starts with a dash:\n"
        + copied(f"- id: {ID_EXAMPLES.get(model.KIND.name) or model.KIND.prefix + '1'}"),
        field=name,
        edit=Edit(replace(heading, column=1, length=len(line)), "") if alone else None,
    )


def as_record(model: type[Model], text: str, problem: Problem, new_ids: Iterator[str]) -> Problem:
    """Text that stands by itself: the record that it ought to be, where its kind has a text.

    Args:
        model: Of the kind that the file holds.
        text: Of the file.
        problem: That it stands there.
        new_ids: Free ids; none where people choose them themselves.
    """
    needed = [one.name for one in fields(model).values() if one.required and one.worded]
    lines, row = lines_of(text), problem.place.line - 1
    nested = row < len(lines) and lines[row].lstrip().startswith("- -")
    if len(needed) != 1 or row >= len(lines) or nested or problem.help != problem.check.mend:
        return problem
    last = _last(lines, row)
    said = [lines[row][_lead(lines[row]) :], *lines[row + 1 : last + 1]]
    typed = " ".join(" ".join(said).split())
    rows = _rows(lines, row, last)
    given = [next(new_ids, "") for _ in rows or [row]]
    example = given[0] or ID_EXAMPLES.get(model.KIND.name) or "name-1"
    if is_id(typed):
        place = Place(problem.place.file, row + 1, _lead(lines[row]) + 1, len(typed))
        edit = Edit(place, f"id: {typed}") if read(lines[row]).dashes else None
        help_ = "If it is an id, say so, and give the record its other fields:\n"
        return replace(problem, help=help_ + copied(f"- id: {typed}"), edit=edit)
    if not read(lines[row]).dashes and any(_FIELD.match(line) for line in lines):
        help_ = "If it is a note to yourselves, start the line with #; if it is text, put it behind"
        return replace(problem, help=f"{help_} the name of the field that it belongs into.")
    help_ = "If it is a record of its own:\n" + copied(f"- id: {example}")
    help_ += "\n" + mended(f"  {needed[0]}:", typed)
    help_ += "\nIf it is a note to yourselves, start the line with #."
    edit = None
    if rows and all(given):
        edit = _dashed(problem.place.file, lines, dict(zip(rows, given, strict=True)), needed[0])
    return replace(problem, help=help_, edit=edit)


def _lead(line: str) -> int:
    found = _LEAD.match(line)
    return found.end() if found else 0


def _last(lines: Sequence[str], row: int) -> int:
    """The last line of a text that begins with a dash or none."""
    last = row
    for number in range(row + 1, len(lines)):
        line = lines[number]
        if _lead(line) > len(line) - len(line.lstrip(" ")) or line.lstrip().startswith("#"):
            break
        if line.strip() and read(line).indent < read(lines[row]).indent + 1 < 2:
            break
        if line.strip():
            last = number
    return last


def _rows(lines: Sequence[str], row: int, last: int) -> list[int]:
    """The lines that are a record each; none where one runs on over several."""
    if read(lines[row]).dashes:
        return [row] if last == row else []
    rows = [n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")]
    return [] if any(lines[n][:1] in {" ", "-"} for n in rows) else rows


def _dashed(path: str, lines: Sequence[str], new_ids: Mapping[int, str], name: str) -> Edit | None:
    """Gives texts of one line an id, and the name of their field."""
    new = {}
    for row, id_ in new_ids.items():
        line = lines[row]
        at = _lead(line)
        value = whole_value(read("- x: y"), line[at:].strip())
        if not value:
            return None
        dash = line[:at] if read(line).dashes else "- "
        new[row] = f"{dash}id: {id_}\n{' ' * len(dash)}{name}: {value}"
    first, last = min(new), max(new)
    made = [new.get(row, lines[row]) for row in range(first, last + 1)]
    old = "\n".join(lines[first : last + 1])
    return Edit(Place(path, first + 1, 1, len(old)), "\n".join(made))
