"""Writes what was changed on a form: one edit, proved, in its turn, whole or not at all.

Nothing typed is lost: where a fault stands in the way, or somebody else changed the same field
meanwhile, the form comes back with all that it held.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from learning_together import english
from learning_together.actions.edit import Change, add, change_all
from learning_together.actions.edit.refused import RefusedError
from learning_together.actions.kept_review import KeptReview
from learning_together.actions.proposed_ids import has_id, with_id
from learning_together.actions.window.forms.as_written import AsWritten
from learning_together.actions.window.forms.edits import edits, is_changed
from learning_together.actions.window.forms.form import form_of, shapes_of
from learning_together.actions.window.forms.merging import merged, theirs_taken
from learning_together.actions.window.forms.parts import Fault, Form
from learning_together.actions.window.forms.typed import (
    Typed,
    fill,
    is_held,
    keys_of,
    values_of,
)
from learning_together.actions.window.labelled import labels, with_labels
from learning_together.errors import LtError
from learning_together.folder.deeds import deed
from learning_together.folder.yaml.write.scalars import Value
from learning_together.ids import Id
from learning_together.patterns import regex
from learning_together.records.agreement import stands
from learning_together.records.base import Model
from learning_together.records.kind_names import find_kind
from learning_together.records.kinds import kind_of, model
from learning_together.records.shape import Shape
from learning_together.reports.record.evidence_tree import field_label
from learning_together.review.load import load
from learning_together.review.loaded import Loaded
from learning_together.review.review import Review

#: An example as it would stand in a file, by itself on a line: `timeline: [health-012]`.
_IN_FILE = regex(r"^\s*[a-z_]+: (?:\[(.*)\]|(.*))$", re.MULTILINE)


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


def blank(review: Review, kind: str, given: Mapping[str, list[str]]) -> Form:
    """The form of a new record.

    Args:
        review: All of it.
        kind: The plural of its kind.
        given: What is known of it before, by field; what it has no field for is left.

    Raises:
        LtError: There is no such kind, or it is not for pages.
    """
    name = _new(kind)
    shapes = shapes_of(name, None)
    known = {one.name: given[one.name] for one in shapes if one.name in given}
    return form_of(review, name, None, fill(shapes, {}) | known)


def again(review: Review, kind: str, id: str, typed: Typed, base: str) -> Form:
    """The form with all that it holds, after a button was pressed that saves nothing."""
    name = _kind(kind) if id else _new(kind)
    record = _record(review, id) if id else None
    return form_of(review, name, record, typed, base=_read(base))


@dataclass(frozen=True, slots=True)
class Untouched:
    """A form in which nothing was typed yet.

    Attributes:
        typed: What it holds.
        base: The same, as the form sends it back.
    """

    typed: Typed
    base: str


def untouched(review: Review, id: str) -> Untouched:
    """What the form of a record holds.

    Raises:
        LtError: There is none.
    """
    base = opened(review, id).base
    return Untouched(_read(base), base)


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
    read = AsWritten(review)
    meant = read.typed(model(name), shapes, typed)
    values = values_of(shapes, meant)
    read.faults += _nothing_to_call_it(review, name, values, shapes)
    if not read.faults:
        try:
            added = add(root, name, with_id(review, name, values))
        except LtError as error:
            read.faults += _faults(error, shapes, typed)
        else:
            return Saved(added.id, tuple(values), tuple(read.told))
    return Saved(form=form_of(review, name, None, typed, faults=read.faults))


def _nothing_to_call_it(
    review: Review, kind: str, values: Mapping[str, Value], shapes: list[Shape]
) -> Iterator[Fault]:
    """The fault of a field that is empty though the id is made of it."""
    about = kind_of(kind)
    shape = next((one for one in shapes if one.name == about.label), None)
    if shape and not values.get(shape.name) and not has_id(kind, values):
        label = field_label(review, shape.name, shape)
        yield Fault(
            shape.name,
            f"“{label}” is empty, and the {about.one}'s id is made of it.",
            f"Fill in “{label}”; an id of your own may wait.",
        )


@deed
def save(root: Path, id: str, typed: Typed, base: str, kept: KeptReview) -> Saved:
    """Writes what was changed of a record since its form was opened.

    Args:
        root: The review's folder.
        id: The record's.
        typed: What the form held.
        base: What the record held when the form was opened.
        kept: The folder as it is kept at hand; what changed in it meanwhile is read again.

    Raises:
        LtError: There is no such record any more.
    """
    loaded = kept.fresh().loaded
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
    mine = theirs_taken(shapes, typed, now)
    both, clashes = merged(shapes, mine, now, then)
    if clashes:
        form = form_of(review, record.KIND.name, record, both, base=now, clashes=clashes)
        return Saved(form=form)
    read = AsWritten(review)
    changed = [one for one in shapes if is_changed(one, now, both, one.name)]
    meant = read.typed(type(record), changed, both, now)
    if not read.faults:
        wanted = list(edits(changed, record.origin.data, meant))
        try:
            changes = [Change(record, *one) for one in wanted]
            change_all(root, changes, loaded=loaded, again=kept.again)
        except LtError as error:
            read.faults += _faults(error, shapes, both)
        else:
            names = tuple(dict.fromkeys(str(steps[0]) for steps, _ in wanted))
            paths = [".".join(map(str, steps)) for steps, _ in wanted]
            return Saved(record.id_text or id, names, (*read.told, *_agreed(record, paths)))
    form = form_of(review, record.KIND.name, record, both, base=now, faults=read.faults)
    return Saved(form=form)


def _agreed(record: Model, changed: Sequence[str]) -> Iterator[str]:
    """What follows where words were changed that somebody had agreed to."""
    about = record.KIND
    words = {path.partition(".")[0] for path in changed} & {*about.words}
    if words and stands(record) and about.agreed not in changed:
        yield (
            f"Words of {record.id_text} were agreed, and are others now: they count as not agreed, "
            "until whoever agreed to them does so again."
        )


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


def _faults(error: LtError, shapes: list[Shape], typed: Typed) -> list[Fault]:
    """What stood in the way, at the fields as the form has them."""
    if not isinstance(error, RefusedError):
        return [Fault("", error.message, error.hint)]
    called = labels(shapes)
    return [
        Fault(
            _on_form(one.field or "", shapes, typed),
            with_labels(one.message, called),
            with_labels(_for_forms(one.help), called),
        )
        for one in error.problems
    ]


def _for_forms(help: str) -> str:
    """What helps, where there are no brackets and no name of the field before what is typed."""
    return _IN_FILE.sub(lambda found: found[1] or found[2], help)


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
    at = english.whole(number, len(keys) - 1) if keys else None
    key = number if at is None else keys[at]
    return ".".join(filter(None, (name, key, inner)))
