"""A record as lines of YAML, with what its model says of each field as comments.

Takes a kind and values, gives lines. Field names, explanations, choices and examples come from the
model and stand nowhere else. Touches no file.
"""

import textwrap
from collections.abc import Iterator, Mapping
from functools import cache

from learning_together.folder.yaml.mistakes.hints import BELOW, Hint
from learning_together.folder.yaml.write.scalars import WIDTH, field_lines, record_lines
from learning_together.folder.yaml.write.splices import Steps, Values
from learning_together.records.base import Part
from learning_together.records.json_schema import modeline
from learning_together.records.kinds import kind_of, model
from learning_together.records.shape import Shape, fields

#: What stands above the text of a Markdown file.
BODY_HINT = "Write below the next line, in Markdown: paragraphs, lists, quotations, [[ID]]."


def bare_lines(
    kind: str, values: Values, indent: int, *, blanks: bool = False, grouped: bool = False
) -> list[str]:
    """The fields of a record, without comments.

    Args:
        kind: Its plural.
        values: By field; fields that the kind has not are written too, for the loader to judge.
        indent: How many spaces stand before each field.
        blanks: Whether fields that a new record shows are written where they have no value.
        grouped: Whether a group of short values stands on one line.
    """
    shapes = fields(model(kind))
    lines: list[str] = []
    for name, shape in shapes.items():
        if name in values:
            lines += field_lines(name, values[name], indent, grouped=grouped)
        elif blanks and shape.starts and shape.part is None and name not in kind_of(kind).given:
            lines.append(f"{' ' * indent}{name}:")
    if not values.keys() <= shapes.keys():
        others = {name: value for name, value in values.items() if name not in shapes}
        lines += record_lines(others, indent)
    return lines


def fields_before(kind: str, steps: Steps) -> tuple[str, ...]:
    """The fields that stand before a field where it is added to a record, in their order."""
    part: type[Part] | None = model(kind)
    for step in steps[:-1]:
        shape = fields(part).get(step) if part and isinstance(step, str) else None
        part = shape.part if shape else part if isinstance(step, int) else None
    names = tuple(fields(part)) if part else ()
    return names[: names.index(str(steps[-1]))] if steps[-1] in names else names


def explained_lines(kind: str, values: Values, notes: Mapping[str, str] | None = None) -> list[str]:
    """A whole record with every field explained; those it can do without are comments.

    Args:
        kind: Its plural.
        values: By field.
        notes: What to say of the values of a field, in place of the model's own words.
    """
    shapes = fields(model(kind))
    shown = [name for name, shape in shapes.items() if shape.starts or name in values]
    shown = [name for name in shown if name not in kind_of(kind).given or name in values]
    lines: list[str] = []
    for name in shown:
        if lines:
            lines.append("")
        lines += _explained(shapes[name], values, 0, (notes or {}).get(name, ""))
    lines += record_lines({name: values[name] for name in values if name not in shapes}, 0)
    hidden = (*shown, *kind_of(kind).given, kind_of(kind).body)
    rest = [shape for name, shape in shapes.items() if name not in hidden and not shape.by_lt]
    if rest:
        lines += ["", "# Fields for when you need them: take away the “# ” before the name.", "#"]
        for shape in rest:
            lines += _comment(explanation(shape), 0, "#   ")
            lines += [f"# {line}" for line in _empty(shape)] + ["#"]
        lines.pop()
    return lines


def header(kind: str, path: str) -> list[str]:
    """What stands at the top of a file that lists records: its schema and its fields, explained."""
    about = kind_of(kind)
    lines = [modeline(path), "#", *_comment(about.holds, 0, "# ")]
    lines += _comment(
        f"lt new {kind} adds one. Each starts with a dash; these are its fields (* needed):",
        0,
        "# ",
    )
    lines.append("#")
    return [*lines, *_table(model(kind), about.given, 0)]


@cache
def hints(kind: str) -> tuple[Hint, ...]:
    """What the scaffold says of the fields of a kind, for those who look for text behind it."""
    found = list(_hints(model(kind)))
    if body := kind_of(kind).body:
        found.append(Hint(body, tuple(BODY_HINT.split()), BELOW))
    return tuple(found)


def _hints(part: type[Part]) -> Iterator[Hint]:
    for name, shape in fields(part).items():
        yield Hint(name, tuple(explanation(shape).split()), _filler(shape))
        if shape.part is not None:
            yield from _hints(shape.part)


def explanation(shape: Shape) -> str:
    """What belongs into a field, in a line of comment."""
    said = [shape.explains]
    if shape.choices:
        said.append(f"{'Any' if shape.many else 'One'} of: {', '.join(shape.choices)}.")
    elif shape.example:
        said.append(f"For example: {shape.example}")
    elif shape.says.name == "id":
        pass  # Each kind has ids of its own.
    elif shape.refs or shape.says.pattern:
        example = shape.says.example
        said.append(f"For example: {f'[{example}]' if shape.many else example}")
    elif shape.says.name == "yes or no":
        said.append("yes or no.")
    return " ".join(said)


def _explained(shape: Shape, values: Values, indent: int, note: str = "") -> list[str]:
    said = f"{shape.explains} {note}" if note else explanation(shape)
    lines = _comment(said, indent, "# ")
    value = values.get(shape.name)
    pad = " " * indent
    if value and shape.part and isinstance(value, Mapping):
        lines.append(f"{pad}{shape.name}:")
        for inner in fields(shape.part).values():
            lines += _explained(inner, value, indent + 2)
        return lines
    if value:
        return lines + field_lines(shape.name, value, indent)
    mark = "# " if shape.part or shape.mapping else ""
    return lines + [f"{pad}{mark}{line}" for line in _empty(shape)]


def _empty(shape: Shape) -> list[str]:
    """A field without a value, ready to be filled."""
    if shape.part is not None:
        lines = [f"{shape.name}:"]
        for at, one in enumerate(fields(shape.part).values()):
            pad = "    " if shape.many and at else "  "
            lines += _comment(explanation(one), len(pad), "# ")
            dash = "- " if shape.many and not at else ""
            lines += [f"{pad}{dash}{line}" for line in _empty(one)]
        return lines
    return [f"{shape.name}: {_filler(shape)}".rstrip()]


def _filler(shape: Shape) -> str:
    """What stands behind the name of a field without a value: below `|` lines stay as typed."""
    if shape.mapping:
        return shape.example
    return "" if shape.many else "|" if shape.prose else ">-" if shape.plain else ""


def _table(part: type[Part], given: tuple[str, ...], indent: int) -> list[str]:
    lines: list[str] = []
    for name, shape in fields(part).items():
        if shape.by_lt or (name in given and name == "id"):
            continue
        star = "*" if shape.required and name not in given else ""
        head = f"#   {' ' * indent}{name}{star}"
        lines += textwrap.wrap(
            explanation(shape),
            WIDTH,
            initial_indent=f"{head:<26} ",
            subsequent_indent=f"{'#':<26} ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        if shape.part is not None:
            lines += _table(shape.part, (), indent + 2)
    return lines


def _comment(text: str, indent: int, mark: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=" " * indent + mark,
        subsequent_indent=" " * indent + mark,
        break_long_words=False,
        break_on_hyphens=False,
    )
