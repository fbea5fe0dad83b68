"""What came back in a workbook whose records go by printed numbers, brought to the records' ids.

Takes what was compared, by number, and which number is which record's; gives the same by id.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from learning_together.exchange.edited_workbook.changes import Back, Edited, Listed
from learning_together.exchange.edited_workbook.new_rows import Value
from learning_together.ids import Id, in_print
from learning_together.records.base import Part
from learning_together.records.kinds import model
from learning_together.records.shape import fields
from learning_together.review.review import REFERENCE

_Ids = Mapping[Id, str]


def by_ids(back: Back, printed: Mapping[Id, Id]) -> Back:
    """What a workbook brings, with ids for printed numbers.

    A new row keeps no number as its id: the folder gives it one.

    Args:
        back: By numbers.
        printed: What each record is called in the workbook, by id; empty if by its id.
    """
    if not printed:
        return back
    ids = {number: id.text for id, number in printed.items()}
    return replace(
        back,
        changes=list(_edited(back.changes, ids)),
        conflicts=list(_edited(back.conflicts, ids)),
        missing=[_id(one, ids) for one in back.missing],
        new=[(kind, _row(model(kind), values, ids)) for kind, values in back.new],
        lists=[_listed(one, ids) for one in back.lists],
    )


def _edited(cells: Iterable[Edited], ids: _Ids) -> Iterator[Edited]:
    """Cells by ids; not those in which the same numbers are typed in another way."""
    for one in cells:
        old, new = (_cell(text, one, ids) for text in (one.old, one.new))
        if old != new:
            yield replace(one, id=_id(one.id, ids), old=old, new=new)


def _cell(text: str, one: Edited, ids: _Ids) -> str:
    column = one.column
    if not (column.refers and text):
        return _text(text, ids)
    value = column.value(text)
    if isinstance(value, str):
        return _id(value, ids)
    return column.joined.join(_id(each, ids) for each in value)


def _listed(one: Listed, ids: _Ids) -> Listed:
    part = one.part
    return replace(
        one,
        id=_id(one.id, ids),
        order=tuple(each if isinstance(each, int) else _row(part, each, ids) for each in one.order),
    )


def _row(part: type[Part], values: Mapping[str, Value], ids: _Ids) -> dict[str, Value]:
    shapes = fields(part)
    found: dict[str, Value] = {}
    for name, value in values.items():
        put = _id if shapes[name].refs is not None else _text
        if name != "id":
            found[name] = (
                put(value, ids) if isinstance(value, str) else [put(one, ids) for one in value]
            )
    return found


def _id(text: str, ids: _Ids) -> str:
    return ids.get(in_print(text.strip()), text)


def _text(text: str, ids: _Ids) -> str:
    return REFERENCE.sub(lambda one: f"[[{_id(one[1], ids)}]]", text)
