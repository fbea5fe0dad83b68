"""The columns of a table of records, as the model of their kind has them.

Takes a model; of a review only what its fields are called there.
"""

from collections.abc import Iterator

from learning_together.exchange.exports.table import COMMA, LINE, Column, Steps
from learning_together.records.base import Model, Part
from learning_together.records.shape import Shape, fields
from learning_together.reports.record.evidence_tree import field_label
from learning_together.review.review import Review

#: Fields that `lt` alone writes.
_OWN = frozenset({"delivery", "pair_seen"})


def columns(
    review: Review, part: type[Part], steps: Steps = (), *, skip_id: bool = False
) -> Iterator[Column]:
    """The columns of a record, or of a part of one; ends of dates come last.

    Args:
        review: Says what its fields are called.
        part: The model.
        steps: Where in the record the part stands.
        skip_id: Whether it has no id to show.
    """
    last: list[Column] = []
    for name, shape in fields(part).items():
        path = (*steps, name)
        dotted = ".".join(map(str, path))
        if skip_id and name == "id":
            continue
        if shape.part is not None:
            if not shape.many:
                yield from columns(review, shape.part, path)
            continue
        joined = "" if not shape.many else LINE if shape.worded else COMMA
        free = name != "id" and not shape.mapping and path[0] not in _OWN
        names = shape.refs[0] if shape.refs is not None and len(shape.refs) == 1 else ""
        heading = _heading(review, path, shape)
        yield Column(
            dotted, heading, path, joined, free, shape.explains, _sort(shape), names, shape,
            wraps=_wraps(part, path),
        )  # fmt: skip
        if _is_date(shape):
            last += [
                Column(
                    f"{dotted}_{end}",
                    f"{heading}: {end}",
                    path,
                    open=False,
                    explains=f"The {end} day it can mean.",
                )
                for end in ("earliest", "latest")
            ]
    yield from last


def _wraps(part: type[Part], path: Steps) -> bool:
    return issubclass(part, Model) and path == (part.KIND.body,)


def _heading(review: Review, path: Steps, shape: Shape) -> str:
    *around, last = path
    labels = [*(field_label(review, str(one)) for one in around)]
    first, *rest = (*labels, field_label(review, str(last), shape))
    return ": ".join((first, *(one.lower() for one in rest)))


def _sort(shape: Shape) -> str:
    if shape.many:
        return ""
    called = shape.says.name
    return "time" if called.startswith("time") else "date" if _is_day(called) else ""


def _is_day(called: str) -> bool:
    return called.startswith("date") or called == "day"


def _is_date(shape: Shape) -> bool:
    return shape.says.name.startswith("date") and not shape.many
