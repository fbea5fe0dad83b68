"""What a form holds, by the path of each field, and the values of a record that it stands for.

Takes values as they stand in a file, gives texts; and back, so that what is not touched stays.
A group of fields has a key, which stays while groups are moved: `turning_points.1.saw` is a text,
and `turning_points.#` the keys in their order. A field that is not there was not on the form.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from learning_together import english
from learning_together.folder.yaml.write.scalars import Value
from learning_together.records.base import Part
from learning_together.records.shape import Shape, fields

Typed = Mapping[str, Sequence[str]]

#: More groups than any field has.
_MOST_GROUPS = 99_999
#: Behind the path of a field with groups: their keys.
KEYS = "#"
#: Of a pair of a mapping.
NAME, VALUE = "name", "value"


def editable(part: type[Part], *, leave_out: Sequence[str] = ()) -> Iterator[Shape]:
    """The fields that people fill in."""
    for name, shape in fields(part).items():
        if not shape.by_lt and name not in leave_out:
            yield shape


def fill(shapes: Sequence[Shape], raw: Mapping[str, Any], prefix: str = "") -> dict[str, list[str]]:
    """What a form holds for a record, or a group of its fields, as it stands in its file.

    What no form can hold, since it is of another shape than its field, is left out.
    """
    found: dict[str, list[str]] = {}
    for shape in shapes:
        value = raw.get(shape.name)
        if is_held(shape, value):
            found |= _filled(shape, value, f"{prefix}{shape.name}")
    return found


def _filled(shape: Shape, value: Any, path: str) -> dict[str, list[str]]:
    if shape.mapping:
        pairs = list((value or {}).items())
        found = {f"{path}.{KEYS}": [str(number) for number in range(len(pairs))]}
        for number, (name, item) in enumerate(pairs):
            found[f"{path}.{number}.{NAME}"] = [name]
            found[f"{path}.{number}.{VALUE}"] = [", ".join(_items(item))]
        return found
    if shape.part is not None:
        groups = _items(value)
        found = {f"{path}.{KEYS}": [str(number) for number in range(len(groups))]}
        inner = list(editable(shape.part))
        for number, group in enumerate(groups):
            found |= fill(inner, group, f"{path}.{number}.")
        return found
    if shape.many:
        return {path: [plain(one) for one in _items(value)]}
    return {path: [plain(value or "")]}


def is_held(shape: Shape, value: Any) -> bool:
    """Whether a form can hold a value: of its field's shape, and of letters that pages keep."""
    if value is None:
        return True
    if shape.mapping:
        return isinstance(value, dict) and all(
            all(_is_word(one) for one in (name, *_items(item)))
            and (shape.many or not isinstance(item, list))
            for name, item in value.items()
        )
    items = _items(value) if shape.many or shape.part is not None else [value]
    if shape.part is not None:
        inner = {one.name: one for one in editable(shape.part)}
        return (shape.many or not isinstance(value, list)) and all(
            isinstance(one, dict)
            and all(is_held(inner[name], held) for name, held in one.items() if name in inner)
            for one in items
        )
    return all(_is_text(one) for one in items)


def _is_text(value: Any) -> bool:
    # A page turns a NUL into another letter, and half a letter cannot be sent.
    return isinstance(value, str) and not any(
        one == "\0" or "\ud800" <= one <= "\udfff" for one in value
    )


def _is_word(value: Any) -> bool:
    """Whether a text can stand on a line among others, with commas between them."""
    return _is_text(value) and value == value.strip() and not any(one in value for one in ",\r\n")


def _items(value: Any) -> list[Any]:
    """One value where a list is meant is a list of one; empty items are no items."""
    if value is None:
        return []
    return [one for one in value if one is not None] if isinstance(value, list) else [value]


def plain(text: str) -> str:
    """A text with the ends of lines that forms are sent with made one."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def value_of(shape: Shape, typed: Typed, path: str) -> Value | None:
    """The value that was typed for a field; None where it was not on the form."""
    if shape.mapping:
        keys = keys_of(typed, path)
        return None if keys is None else _pairs(shape, typed, path, keys)
    if shape.part is not None:
        keys = keys_of(typed, path)
        if keys is None:
            return None
        inner = list(editable(shape.part))
        groups = [one for key in keys if (one := values_of(inner, typed, f"{path}.{key}."))]
        return groups if shape.many else (groups[0] if groups else {})
    if path not in typed:
        return None
    items = [one for one in map(plain, typed[path]) if one.strip()]
    return items if shape.many else (items[0] if items else "")


def _pairs(shape: Shape, typed: Typed, path: str, keys: Sequence[str]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for key in keys:
        name = "".join(typed.get(f"{path}.{key}.{NAME}", ())).strip()
        said = "".join(typed.get(f"{path}.{key}.{VALUE}", ())).strip()
        if name:
            listed = [one.strip() for one in said.split(",") if one.strip()]
            found[name] = listed if shape.many else said
    return found


def values_of(shapes: Sequence[Shape], typed: Typed, prefix: str = "") -> dict[str, Value]:
    """The values that were typed for a record, or a group of its fields; empty ones left out."""
    found = {one.name: value_of(one, typed, f"{prefix}{one.name}") for one in shapes}
    return {name: value for name, value in found.items() if value}


def keys_of(typed: Typed, path: str) -> list[str] | None:
    """The keys of the groups of a field, in their order; None where it was not on the form."""
    keys = typed.get(f"{path}.{KEYS}")
    return None if keys is None else [key for key in keys if key]


def pressed(typed: Typed, button: str, path: str) -> dict[str, list[str]]:
    """What a form holds once a button was pressed that adds, moves or takes away a group.

    Args:
        typed: What it held.
        button: `more`, `up`, `down` or `remove`.
        path: Of the field; but for `more` with the key of the group behind it.
    """
    found = {name: list(values) for name, values in typed.items()}
    field, _, key = (path, "", "") if button == "more" else path.rpartition(".")
    keys = keys_of(typed, field)
    if keys is None:
        return found
    if button == "more":
        numbers = (english.whole(one, _MOST_GROUPS) for one in keys)
        keys.append(str(1 + max((one for one in numbers if one is not None), default=-1)))
    elif key in keys:
        at = keys.index(key)
        keys.remove(key)
        if button in {"up", "down"}:
            keys.insert(max(0, at + (1 if button == "down" else -1)), key)
    found[f"{field}.{KEYS}"] = keys
    return found
