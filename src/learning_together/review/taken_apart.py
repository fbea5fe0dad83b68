"""Names of agencies that YAML has taken apart at their commas, in a list within square brackets.

Takes problems that were found item by item, gives one for each such name, with the id to write.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from learning_together.diagnostics import Edit, Place, Problem
from learning_together.folder.yaml.lines import copied, lines_of
from learning_together.patterns import regex
from learning_together.records import field_faults
from learning_together.records.base import Model
from learning_together.records.field_paths import shape_at, value_at
from learning_together.records.shape import Shape
from learning_together.review.vocabulary import Vocabulary

_BETWEEN = regex(r",[ \t]*")


class _Apart(NamedTuple):
    """A name that was taken apart.

    Attributes:
        first: The number of its first part among the items of its list.
        last: Of its last part.
        said: The name.
        meant: The id of its agency.
    """

    first: int
    last: int
    said: str
    meant: str


#: By record and field: the names in a list that was looked through, by the number of each part.
_Lists = dict[tuple[int, tuple[str | int, ...]], dict[int, _Apart]]


def put_together(
    problems: Iterable[Problem], words: Vocabulary, record_at: Callable[[Place], Model | None]
) -> Iterator[Problem]:
    """The problems; those of the parts of one name are one.

    Args:
        problems: As they were found.
        words: Of the review.
        record_at: The record in which something stands.
    """
    told: set[tuple[Place, int]] = set()
    lists: _Lists = {}
    for problem in problems:
        found = _of_one_name(problem, words, record_at, lists)
        if found is None:
            yield problem
            continue
        record, shape, steps, apart = found
        start = record.origin.place(*steps, apart.first)
        if (start, apart.last) not in told:
            told.add((start, apart.last))
            yield replace(
                problem,
                place=start,
                field=".".join(map(str, (*steps, apart.first))),
                message=f"“{apart.said}” is the name of the agency “{apart.meant}”; YAML takes it "
                f"apart at its commas, and “{shape.name}” holds its id.",
                help=f"Write the id in place of the whole name:\n{copied(apart.meant)}",
                edit=_edit(record, steps, apart),
            )


def _of_one_name(
    problem: Problem,
    words: Vocabulary,
    record_at: Callable[[Place], Model | None],
    lists: _Lists,
) -> tuple[Model, Shape, tuple[str | int, ...], _Apart] | None:
    """The name of which a problem tells a part; where it stands, and in which field."""
    *path, item = (problem.field or "").split(".")
    if problem.check is not field_faults.WRONG_TYPE or not path or not item.isdecimal():
        return None
    steps = tuple(int(one) if one.isdecimal() else one for one in path)
    record = record_at(problem.place)
    shape = shape_at(type(record), steps) if record is not None else None
    if record is None or shape is None or shape.refs is None:
        return None
    key = id(record), steps
    if key not in lists:
        items = value_at(record.origin.data, steps)
        whole = isinstance(items, list) and all(isinstance(one, str) for one in items)
        names = _names(words, shape, items) if whole else ()
        lists[key] = {
            number: apart for apart in names for number in range(apart.first, apart.last + 1)
        }
    apart = lists[key].get(int(item))
    return (record, shape, steps, apart) if apart is not None else None


def _names(words: Vocabulary, shape: Shape, items: list[Any]) -> Iterator[_Apart]:
    """Each name that stands as several items, not all of which are names or ids themselves."""
    first = 0
    for said, meant in words.items(shape, items):
        after = first + 1
        while ", ".join(items[first:after]) != said:
            after += 1
        parts = items[first:after]
        if len(parts) > 1 and not all(words.is_known(shape, one) for one in parts):
            yield _Apart(first, after - 1, said, meant)
        first = after


def _edit(record: Model, steps: tuple[str | int, ...], apart: _Apart) -> Edit | None:
    """What puts the id in the place of all parts; None where they are quoted, or on more lines."""
    first, last = (record.origin.place(*steps, number) for number in (apart.first, apart.last))
    line = lines_of(record.origin.source.text)[first.line - 1]
    length = last.column + last.length - first.column
    typed = line[first.column - 1 : first.column - 1 + length]
    if last.line != first.line or _BETWEEN.sub(", ", typed) != apart.said:
        return None
    return Edit(replace(first, length=length), apart.meant)
