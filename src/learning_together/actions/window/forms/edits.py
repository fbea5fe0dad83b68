"""What was changed on a form, as the fewest edits of its record: no more moves than must.

Takes what stands in the file and what was typed; gives steps and values for `actions.edit.change`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from learning_together import english
from learning_together.actions.window.forms.typed import (
    Typed,
    editable,
    fill,
    keys_of,
    value_of,
    values_of,
)
from learning_together.folder.yaml.write.scalars import Value
from learning_together.folder.yaml.write.splices import Steps
from learning_together.records.shape import Shape


def is_changed(shape: Shape, before: Typed, typed: Typed, path: str) -> bool:
    """Whether something else was typed for a field than it held."""
    new = value_of(shape, typed, path)
    return new is not None and new != (value_of(shape, before, path) or _nothing(new))


def _nothing(value: Value) -> Value:
    return "" if isinstance(value, str) else {} if isinstance(value, Mapping) else []


def edits(
    shapes: Sequence[Shape], raw: Mapping[str, Any], typed: Typed, prefix: str = "",
    steps: Steps = (),
) -> Iterator[tuple[Steps, Value]]:  # fmt: skip
    """The values that were changed, each with its place.

    Args:
        shapes: The fields of the record, or of a group within it.
        raw: What stands there.
        typed: What the form holds.
        prefix: Of the paths of its fields on the form.
        steps: The place of the group within the record.
    """
    before = fill(shapes, raw, prefix)
    for shape in shapes:
        path = f"{prefix}{shape.name}"
        if not is_changed(shape, before, typed, path):
            continue
        place = (*steps, shape.name)
        held = raw.get(shape.name)
        new = value_of(shape, typed, path)
        if new is None:
            continue
        if shape.part is None or shape.mapping or not held or not new:
            yield place, _as_kept(shape, held, new)
        elif shape.many:
            yield from _of_groups(shape, held, typed, path, place)
        else:
            inner = list(editable(shape.part))
            said = (key for key in keys_of(typed, path) or ()
                    if values_of(inner, typed, f"{path}.{key}."))  # fmt: skip
            yield from edits(inner, held, typed, f"{path}.{next(said)}.", place)


def _as_kept(shape: Shape, held: Any, new: Value) -> Value:
    """A text that ends as the one before it did; new prose of several lines ends its last."""
    if isinstance(new, str) and (shape.prose or shape.plain) and new:
        ended = held.endswith("\n") if isinstance(held, str) else shape.prose and "\n" in new
        return new.rstrip("\n") + "\n" if ended else new
    return new


def _of_groups(
    shape: Shape, held: Any, typed: Typed, path: str, place: Steps
) -> Iterator[tuple[Steps, Value]]:
    """The changes of a list of groups; those that stay where they were are changed in place."""
    if shape.part is None:
        raise TypeError(path)
    inner = list(editable(shape.part))
    listed = held if isinstance(held, list) else None
    groups = [
        (key, values_of(inner, typed, f"{path}.{key}.")) for key in keys_of(typed, path) or ()
    ]
    groups = [(key, values) for key, values in groups if values]
    old = [str(number) for number in range(len(listed or ()))]
    stays = listed is not None and None not in listed
    if listed is None or not stays or [key for key, _ in groups[: len(old)]] != old:
        olds = listed if listed is not None else [held]
        yield place, [_whole(olds, key, values, inner) for key, values in groups]
        return
    for number, group in enumerate(listed):
        yield from edits(inner, group, typed, f"{path}.{number}.", (*place, number))
    for number, (_, values) in enumerate(groups[len(old) :], len(old)):
        yield (*place, number), values


def _whole(
    olds: Sequence[Any], key: str, values: Mapping[str, Value], inner: Sequence[Shape]
) -> Value:
    """A group that is written anew, with what it held that is on no form."""
    number = english.whole(key, len(olds) - 1) if olds else None
    old = {} if number is None else olds[number]
    known = {one.name for one in inner}
    before = values_of(inner, fill(inner, old))
    same = {
        name: old[name] if before.get(name) == value else value for name, value in values.items()
    }
    kept = {name: value for name, value in old.items() if name not in known and value is not None}
    return {**same, **kept}
