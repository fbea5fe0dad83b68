"""Writes what was changed on a form: one edit, proved, in its turn, whole or not at all.

Nothing typed is lost: where a fault stands in the way, or somebody else changed the same field
meanwhile, the form comes back with all that it held.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from learning_together.actions.edit import Change, add, change_all
from learning_together.actions.edit.meant import in_words, meant_in
from learning_together.actions.edit.refused import RefusedError
from learning_together.actions.window.forms.edits import edits, is_changed
from learning_together.actions.window.forms.form import Clash, Fault, Form, form_of, shapes_of
from learning_together.actions.window.forms.typed import (
    Typed,
    editable,
    fill,
    is_held,
    keys_of,
    value_of,
    values_of,
)
from learning_together.english import either
from learning_together.errors import LtError
from learning_together.folder.deeds import deed
from learning_together.folder.yaml.write.scalars import Value
from learning_together.ids import Id
from learning_together.records.base import Model, Part
from learning_together.records.kind_names import find_kind
from learning_together.records.kinds import model
from learning_together.records.shape import Shape
from learning_together.review.load import load
from learning_together.review.loaded import Loaded
from learning_together.review.review import Review

#: Behind a field that somebody else changed meanwhile: whose text is to stand.
TAKE, THEIRS = "take:", "theirs"


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of a form.

    Attributes:
        id: The record's, where it was written.
        changed: The fields that were written, dotted.
        told: What was typed in another way than it was written.
        form: The form once more, where nothing was written.
    """

    id: str = ""
    changed: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    form: Form | None = None


def opened(review: Review, id: str) -> Form:
    """The form of a record.

    Raises:
        LtError: There is none.
    """
    record = _record(review, id)
    if record is None:
        raise LtError(f"There is no record {id} in this review.", "It may have another id now.")
    return form_of(review, record.KIND.name, record)


def blank(review: Review, kind: str) -> Form:
    """The form of a new record.

    Raises:
        LtError: There is no such kind, or it is not for pages.
    """
    return form_of(review, _new(kind), None)


def again(review: Review, kind: str, id: str, typed: Typed, base: str) -> Form:
    """The form with all that it holds, after a button was pressed that saves nothing."""
    name = _kind(kind) if id else _new(kind)
    record = _record(review, id) if id else None
    return form_of(review, name, record, typed, base=_read(base))


@deed
def save_new(root: Path, kind: str, typed: Typed, loaded: Loaded) -> Saved:
    """Adds a record of what was typed.

    Args:
        root: The review's folder.
        kind: The plural of its kind.
        typed: What the form held.
        loaded: The folder as it was read a moment ago.

    Raises:
        LtError: There is no such kind.
    """
    name = _new(kind)
    review = load(root, loaded).review
    shapes = shapes_of(name, None)
    read = _Meant(review)
    meant = read.typed(model(name), shapes, typed)
    if not read.faults:
        try:
            added = add(root, name, values_of(shapes, meant))
        except LtError as error:
            read.faults += _faults(error, shapes, typed)
        else:
            return Saved(added.id, tuple(values_of(shapes, meant)), tuple(read.told))
    return Saved(form=form_of(review, name, None, typed, faults=read.faults))


@deed
def save(root: Path, id: str, typed: Typed, base: str, loaded: Loaded) -> Saved:
    """Writes what was changed of a record since its form was opened.

    Args:
        root: The review's folder.
        id: The record's.
        typed: What the form held.
        base: What the record held when the form was opened.
        loaded: The folder as it was read a moment ago.

    Raises:
        LtError: There is no such record any more.
    """
    loaded = load(root, loaded)
    review = loaded.review
    record = _record(review, id)
    if record is None:
        raise LtError(
            f"{id} is no longer in this review: somebody took it away, or gave it another id.",
            "Go back: what you typed is still there to be copied.",
        )
    shapes = [
        one for one in shapes_of(record.KIND.name, record)
        if is_held(one, record.origin.data.get(one.name))
    ]  # fmt: skip
    now, then = fill(shapes, record.origin.data), _read(base)
    mine = _theirs_taken(shapes, typed, now)
    merged, clashes = _merged(shapes, mine, now, then)
    if clashes:
        form = form_of(review, record.KIND.name, record, merged, base=now, clashes=clashes)
        return Saved(form=form)
    read = _Meant(review)
    changed = [one for one in shapes if is_changed(one, now, merged, one.name)]
    meant = read.typed(type(record), changed, merged, now)
    if not read.faults:
        wanted = list(edits(changed, record.origin.data, meant))
        try:
            change_all(root, [Change(record, *one) for one in wanted], loaded=loaded)
        except LtError as error:
            read.faults += _faults(error, shapes, merged)
        else:
            names = tuple(dict.fromkeys(str(steps[0]) for steps, _ in wanted))
            return Saved(record.id_text or id, names, tuple(read.told))
    form = form_of(review, record.KIND.name, record, merged, base=now, faults=read.faults)
    return Saved(form=form)


def _record(review: Review, id: str) -> Model | None:
    return review.facts if Id(id) == Id("review") else review.find(Id(id))


def _kind(typed: str) -> str:
    name = find_kind(typed)
    if name == "identities":
        raise LtError("Real names are on no page.", "Write them in a terminal: lt new identities")
    return name


def _new(typed: str) -> str:
    name = _kind(typed)
    if name == "review":
        raise LtError("There is one review in a folder, and it is here already.", "Change that.")
    return name


def _read(base: str) -> dict[str, list[str]]:
    """What a form says that its record held; a page could send anything."""
    try:
        held = json.loads(base)
    except ValueError:
        held = None
    if not isinstance(held, dict):
        raise LtError("This form was not sent whole.", "Open it once more; nothing was changed.")
    return {
        str(path): [str(one) for one in texts]
        for path, texts in held.items()
        if isinstance(texts, list)
    }


def _of(typed: Typed, name: str) -> dict[str, list[str]]:
    """What a form holds for one field, its groups included."""
    return {
        path: list(texts)
        for path, texts in typed.items()
        if path == name or path.startswith(f"{name}.")
    }


def _without(typed: Typed, name: str) -> dict[str, list[str]]:
    own = _of(typed, name)
    return {path: list(texts) for path, texts in typed.items() if path not in own}


def _theirs_taken(shapes: list[Shape], typed: Typed, now: Typed) -> dict[str, list[str]]:
    """What was typed, with what somebody else wrote where that was chosen."""
    found = {path: list(texts) for path, texts in typed.items()}
    for shape in shapes:
        if THEIRS in typed.get(f"{TAKE}{shape.name}", ()):
            found = _without(found, shape.name) | _of(now, shape.name)
    return found


def _merged(
    shapes: list[Shape], mine: Typed, now: Typed, then: Typed
) -> tuple[dict[str, list[str]], dict[str, Clash]]:
    """What was typed, with what others changed elsewhere; and where they changed the same field."""
    merged = {path: list(texts) for path, texts in mine.items()}
    clashes: dict[str, Clash] = {}
    for shape in shapes:
        name = shape.name
        if not is_changed(shape, then, now, name):
            continue  # Nobody else did.
        if not is_changed(shape, then, mine, name):
            merged = _without(merged, name) | _of(now, name)
        elif is_changed(shape, now, mine, name):
            clashes[name] = Clash(_in_lines(shape, now), _in_lines(shape, then))
    return merged, clashes


def _in_lines(shape: Shape, typed: Typed) -> tuple[str, ...]:
    """What a field holds, to be read and not to be changed."""
    return tuple(_lines(value_of(shape, typed, shape.name)))


def _lines(value: Value | None) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield f"{name}: {'; '.join(_lines(inner))}"
    else:
        for item in value or ():
            yield "; ".join(_lines(item))


def _faults(error: LtError, shapes: list[Shape], typed: Typed) -> list[Fault]:
    """What stood in the way, at the fields as the form has them."""
    if not isinstance(error, RefusedError):
        return [Fault("", error.message, error.hint)]
    return [
        Fault(_on_form(one.field or "", shapes, typed), one.message, one.help)
        for one in error.problems
    ]


def _on_form(field: str, shapes: list[Shape], typed: Typed) -> str:
    """The path on the form of a field: its groups go by key there, and not by number."""
    name, _, rest = field.partition(".")
    shape = next((one for one in shapes if one.name == name), None)
    number, _, inner = rest.partition(".")
    if shape is None or shape.part is None:
        return field
    keys = keys_of(typed, name) or []
    if not shape.many:
        return ".".join(filter(None, (name, keys[0] if keys else "0", rest)))
    key = keys[int(number)] if number.isdecimal() and int(number) < len(keys) else number
    return ".".join(filter(None, (name, key, inner)))


class _Meant:
    """What was typed, as the fields write it: dates in words, names of agencies.

    Attributes:
        faults: What can mean two things.
        told: What was typed in another way.
    """

    def __init__(self, review: Review) -> None:
        self.review = review
        self.faults: list[Fault] = []
        self.told: list[str] = []

    def typed(
        self, part: type[Part], shapes: list[Shape], typed: Typed, before: Typed | None = None,
        prefix: str = "",
    ) -> dict[str, list[str]]:  # fmt: skip
        """What a form holds, with each value that is new as it will be written."""
        found = {path: list(texts) for path, texts in typed.items()}
        for shape in shapes:
            path = f"{prefix}{shape.name}"
            if shape.part is not None and not shape.mapping:
                for key in keys_of(typed, path) or ():
                    inner = list(editable(shape.part))
                    found |= self.typed(shape.part, inner, found, before, f"{path}.{key}.")
            elif not shape.mapping and (before is None or is_changed(shape, before, typed, path)):
                found |= self._field(part, shape, found, prefix)
        return found

    def _field(
        self, part: type[Part], shape: Shape, typed: Typed, prefix: str
    ) -> dict[str, list[str]]:
        path = f"{prefix}{shape.name}"
        value = value_of(shape, typed, path)
        if not value:
            return {}
        # Words that stand with a date go where nothing stands yet.
        beside = {one.name for one in editable(part) if any(typed.get(f"{prefix}{one.name}", ()))}
        beside.discard(shape.name)
        try:
            read = meant_in(
                lambda: self.review,
                part,
                {**dict.fromkeys(beside, ""), shape.name: value},
                _choose,
            )
        except LtError as error:
            self.faults.append(Fault(path, error.message, error.hint))
            return {}
        self.told += read.told
        return {
            f"{prefix}{name}": [str(one) for one in ([new] if isinstance(new, str) else new)]
            for name, new in read.values.items()
            if name not in beside
        }


def _choose(_field: str, typed: str, readings: tuple[str, ...]) -> str:
    raise LtError(
        f"“{typed}” can mean {either(in_words(readings))}.",
        f"Write the one that is meant: {either(readings)}.",
    )
