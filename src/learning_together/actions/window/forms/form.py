"""A form for a record: its fields with what the models say of them, and what they hold.

Takes a review, a kind and what is typed; gives plain data. Knows no field by name but the id.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from learning_together import english
from learning_together.actions.window.forms.parts import (
    WORDS,
    Choice,
    Clash,
    Fault,
    Form,
    FormField,
    Group,
    Held,
)
from learning_together.actions.window.forms.typed import (
    NAME,
    VALUE,
    Typed,
    editable,
    fill,
    is_held,
    keys_of,
)
from learning_together.actions.window.forms.while_typing import offered, pick, read_back
from learning_together.ids import Id
from learning_together.records.agreement import consent
from learning_together.records.base import Model, Part
from learning_together.records.kinds import kind_of, model
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.person import Person
from learning_together.records.shape import Shape, fields
from learning_together.reports.record.evidence_tree import field_label
from learning_together.reports.record.one_line import called
from learning_together.reports.record.page import readers_in_words
from learning_together.review.new_ids import new_ids
from learning_together.review.review import Review

#: How many empty rows a list of values has.
_ROWS = 2


def shapes_of(kind: str, record: Model | None) -> list[Shape]:
    """The fields of a form; of a record that is there, without its id, and what its file says."""
    given = kind_of(kind).given
    if record is None:
        hidden: tuple[str, ...] = ()
    else:
        hidden = ("id", *(name for name in given if not record.origin.data.get(name)))
    return list(editable(model(kind), leave_out=hidden))


def form_of(
    review: Review,
    kind: str,
    record: Model | None,
    typed: Typed | None = None,
    *,
    base: Typed | None = None,
    faults: Iterable[Fault] = (),
    clashes: Mapping[str, Clash] | None = None,
) -> Form:
    """The form of a record, or of a new one.

    Args:
        review: All of it.
        kind: The plural of the record's kind.
        record: It; None for a new one.
        typed: What the form holds; what the record holds where None.
        base: What the record held when the form was opened; what it holds where None.
        faults: What is wrong with what was typed.
        clashes: By field: what somebody else wrote there meanwhile.
    """
    about = kind_of(kind)
    shapes = shapes_of(kind, record)
    raw = record.origin.data if record is not None else {}
    held = [one for one in shapes if is_held(one, raw.get(one.name))]
    now = fill(held, raw)
    maker = _Maker(review, record, tuple(faults), clashes or {})
    fields = tuple(maker.fields(held, now if typed is None else typed, ""))
    fields = tuple(replace(one, shown=one.shown or one.path in about.asked) for one in fields)
    fields = _text_first(fields, about.body)
    if record is None:
        fields = tuple(_with_next_id(review, kind, one) for one in fields)
    known = {one.name for one in held}
    hidden = {one.name for one in shapes} - known
    unknown = {str(name) for name in raw} - set(type(record).model_fields if record else ())
    placed = {fault for one in _every(fields) for fault in one.faults}
    return Form(
        kind=kind,
        one=about.one,
        holds=about.holds,
        id="" if record is None else record.id_text if kind != "review" else "review",
        called=called(review, record) if record is not None else "",
        fields=fields,
        base=json.dumps(now if base is None else dict(base)),
        kept=tuple(sorted(hidden | unknown)),
        given=_given(review, record),
        picks={refs: pick(review, refs) for refs in maker.refs},
        faults=tuple(one for one in maker.faults if one not in placed),
    )


def _text_first(fields: tuple[FormField, ...], body: str) -> tuple[FormField, ...]:
    """The text of a kind that is little else comes first; no form opens without a field."""
    fields = tuple(
        replace(one, shown=True, large=True) if one.path == body else one for one in fields
    )
    if not any(one.shown for one in fields):
        fields = tuple(replace(one, shown=True) for one in fields)
    return tuple(sorted(fields, key=lambda one: (one.path != "id", one.path != body)))


def _with_next_id(review: Review, kind: str, one: FormField) -> FormField:
    """The field of a new record's id, which can stay empty where ids are given out."""
    if one.path != "id":
        return one
    # An entry's begins with its agency's, which is chosen on the form.
    found = "" if kind == Entry.KIND.name else next(new_ids(review, kind), "")
    if not found and kind != Entry.KIND.name:
        label = kind_of(kind).label
        if not (label and fields(model(kind))[label].required):
            return one
        said = "initials and a number, as HV1" if kind == Person.KIND.name else "its words"
        told = f"{one.explains} Where it stays empty, one is made of the {label}: {said}."
        return replace(one, required=False, explains=told)
    said = f"the next free one is given{f': {found}' if found else ''}."
    return replace(one, required=False, explains=f"{one.explains} Where it stays empty, {said}")


def _every(fields: Iterable[FormField]) -> Iterator[FormField]:
    for one in fields:
        yield one
        for group in one.groups:
            yield from _every(group.fields)


def _given(review: Review, record: Model | None) -> str:
    if record is None:
        return ""
    said = [
        f"{field_label(review, name)}: {getattr(record, name)}"
        for name in record.KIND.given
        if not record.origin.data.get(name) and name != "id"
    ]
    return english.listed(said)


class _Maker:
    def __init__(
        self,
        review: Review,
        record: Model | None,
        faults: tuple[Fault, ...],
        clashes: Mapping[str, Clash],
    ) -> None:
        self.review = review
        self.record = record
        self.faults = faults
        self.clashes = clashes
        self.refs: dict[str, None] = {}

    def fields(self, shapes: Sequence[Shape], typed: Typed, prefix: str) -> Iterator[FormField]:
        for shape in shapes:
            path = f"{prefix}{shape.name}"
            yield self._field(shape, typed, path)

    def _field(self, shape: Shape, typed: Typed, path: str) -> FormField:
        sort = _sort(shape)
        refs = " ".join(shape.refs or ())
        if sort == "reference" and not shape.many:
            self.refs[refs] = None
        faults = tuple(
            one for one in self.faults if _is_at(one.path, path, groups=sort == "groups")
        )
        clash = self.clashes.get(path)
        texts = list(typed.get(path, ()))
        values = [
            Held(one, self._means(shape, one), sort == "reference" and Id(one) in self.review.by_id)
            for one in texts
            if one or not shape.many
        ]
        words = "".join(typed.get(f"{WORDS}{path}", ())).strip()
        ticks = shape.many and sort == "reference"
        if shape.many and sort not in {"groups", "pairs", "reference"}:
            values += [Held("")] * _ROWS
        return FormField(
            path=path,
            label=field_label(self.review, shape.name, shape),
            explains=shape.guidance,
            # What a file has brackets for, a form has rows for.
            example="" if shape.mapping else shape.example.strip("[]"),
            sort=sort if not _breaks(sort, texts) else "text",
            reads=shape.says.name.partition(" ")[0].strip(",") if _reads(shape) else "",
            many=shape.many,
            required=shape.required,
            shown=bool(
                shape.starts or any(texts) or keys_of(typed, path) or faults or clash
                or "." in path
            ),
            values=tuple(values) if values or ticks or sort in {"groups", "pairs"} else (Held(""),),
            choices=tuple(_choices(shape, texts)) if sort == "choice" else (),
            refs=refs,
            offers=offered(self.review, refs, words, set(map(Id, texts))) if ticks else (),
            words=words,
            groups=tuple(self._groups(shape.part, typed, path)) if shape.part else (),
            pairs=tuple(
                (
                    key,
                    "".join(typed.get(f"{path}.{key}.{NAME}", ())),
                    "".join(typed.get(f"{path}.{key}.{VALUE}", ())),
                )
                for key in (keys_of(typed, path) or ())
            )
            if shape.mapping
            else (),
            readers=readers_in_words(tuple(sorted(shape.handling))) if shape.handling else "",
            prose=shape.prose,
            agreed=self._is_agreed(path),
            faults=faults,
            clash=clash,
        )  # fmt: skip

    def _groups(self, part: type[Part], typed: Typed, path: str) -> Iterator[Group]:
        inner = list(editable(part))
        for key in keys_of(typed, path) or ():
            yield Group(key, tuple(self.fields(inner, typed, f"{path}.{key}.")))

    def _means(self, shape: Shape, text: str) -> str:
        if shape.refs is not None:
            found = self.review.find(Id(text))
            return english.short(called(self.review, found), 90) if found is not None else ""
        return read_back(text) if _reads(shape) else ""

    def _is_agreed(self, path: str) -> bool:
        if self.record is None:
            return False
        about = self.record.KIND
        if not about.agreed or path == about.agreed or not consent(self.record):
            return False
        return path.partition(".")[0] in about.words


def _is_at(fault: str, path: str, *, groups: bool) -> bool:
    """Whether a fault is of this field, or of an item of it."""
    if fault == path:
        return True
    rest = fault.removeprefix(f"{path}.")
    return not groups and rest != fault


def _sort(shape: Shape) -> str:
    if shape.mapping:
        return "pairs"
    if shape.part is not None:
        return "groups"
    if shape.refs is not None:
        return "reference"
    if shape.choices or shape.says.name == "yes or no":
        return "choice"
    return "text" if shape.worded and (shape.prose or not _is_short(shape)) else "line"


def _is_short(shape: Shape) -> bool:
    """Whether what belongs there is a few words: a name, a title, a wording."""
    return shape.required and shape.name in {"title", "name", "role", "term"}


def _breaks(sort: str, texts: Iterable[str]) -> bool:
    """Whether a field of one line holds several, which it would lose."""
    return sort == "line" and any("\n" in one for one in texts)


def _reads(shape: Shape) -> bool:
    return shape.says.name.startswith(("date", "day"))


def _choices(shape: Shape, texts: Sequence[str]) -> Iterator[Choice]:
    words = shape.choices or ("yes", "no")
    yield from (Choice(one, english.label(one)) for one in words)
    # As it stands in the file, where that is spelt in a way of its own.
    yield from (Choice(one, one) for one in texts if one and one not in words)
