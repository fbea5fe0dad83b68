"""What a model's fields are, read off its annotations.

Everything that treats all kinds alike asks here: loading, references, schemas, scaffolding, the
field reference, the audience filter. Knows nothing of any single kind.
"""

import types
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from learning_together import english
from learning_together.records.base import Handling, Part, audiences
from learning_together.records.field_types import PlainText, ProseText, Ref, Says


@dataclass(frozen=True, slots=True)
class Shape:
    """One field of a record.

    Attributes:
        name: As it is typed.
        label: What it is called on forms and pages.
        explains: What belongs there.
        required: Whether a record without it is faulty at every stage.
        starts: Whether a new record shows it.
        by_lt: Whether lt fills it in, and people leave it alone.
        as_said: Whether it holds what somebody else said, in their words.
        sample: Words as they might stand there; may be empty.
        example: A value as it might be typed; may be empty.
        handling: Who may read it where that is narrower than the record; None: as the record.
        many: Whether it holds a list.
        mapping: Whether it holds a mapping with keys of people's choosing.
        says: What its type is called, with an example and a pattern.
        refs: The kinds that it may name; None where it is no reference, empty for any kind.
        choices: The words it may hold; empty where it is free.
        part: The group of fields that it holds; None where it holds values.
        plain: Whether it is plain text in which `[[ID]]` may stand.
        prose: Whether it is prose.
    """

    name: str
    label: str
    explains: str
    required: bool
    starts: bool
    by_lt: bool
    as_said: bool
    sample: str
    example: str
    handling: Handling | None
    many: bool
    mapping: bool
    says: Says
    refs: tuple[str, ...] | None
    choices: tuple[str, ...]
    part: type[Part] | None
    plain: bool
    prose: bool

    @property
    def guidance(self) -> str:
        """What belongs there, for whoever reads its label: empty where that says it already."""
        return beside(self.label, self.explains)

    @property
    def is_date(self) -> bool:
        """Whether it holds a day, or a date as exact as it is known."""
        return self.says.name in {"day", "date, as exact as it is known"}

    @property
    def worded(self) -> bool:
        """Whether `[[ID]]` may stand in it."""
        return self.plain or self.prose

    @property
    def is_own_note(self) -> bool:
        """Whether it says where `lt` had the record from, which each computer notes in its way."""
        return self.by_lt and self.part is not None

    @property
    def is_fingerprint(self) -> bool:
        """Whether `lt` compares it with another, and it says nothing to a person."""
        return self.by_lt and self.says.name == "text" and not self.plain


def beside(label: str, explains: str) -> str:
    """What is left of an explanation beside a label: nothing is said twice.

    >>> beside("Rank", "Rank: 1 is the greatest.")
    '1 is the greatest.'
    >>> beside("Why it has this rank", "Why it has this rank.")
    ''
    """
    return "" if explains.rstrip(".?") == label else explains.removeprefix(f"{label}: ")


@cache
def fields(model: type[Part]) -> dict[str, Shape]:
    """The fields of a model by name, in the order in which they are written."""
    shapes = {name: _shape(name, info) for name, info in model.model_fields.items()}
    # What all kinds share comes first in the class and last on the page; the id stays first.
    for name in ("handling", "field_handling"):
        if name in shapes:
            shapes[name] = shapes.pop(name)
    return shapes


def _shape(name: str, info: FieldInfo) -> Shape:
    extra: Any = info.json_schema_extra
    marks: list[Any] = list(info.metadata)
    kind, many, mapping = _unwrap(info.annotation, marks)
    choices: tuple[str, ...] = get_args(kind) if get_origin(kind) is Literal else ()
    part = kind if isinstance(kind, type) and issubclass(kind, Part) else None
    says = next((mark for mark in marks if isinstance(mark, Says)), None)
    ref = next((mark for mark in marks if isinstance(mark, Ref)), None)
    if says is None:
        if ref is not None:
            says = Says("reference", ID_EXAMPLES.get(ref.kinds[0] if ref.kinds else "", "KPE3"))
        elif choices:
            says = Says("one of these words", choices[0])
        else:
            says = Says("group of fields", "")
    handling = extra["handling"]
    return Shape(
        name=name,
        label=extra["label"] or english.label(name.replace("_", "-")),
        explains=info.description or "",
        required=extra["required"],
        starts=extra["starts"],
        by_lt=extra["by_lt"],
        as_said=extra["as_said"],
        sample=extra["sample"],
        example=extra["example"],
        handling=audiences(handling) if handling else None,
        many=many,
        mapping=mapping,
        says=says,
        refs=ref.kinds if ref else None,
        choices=choices,
        part=part,
        plain=any(isinstance(mark, PlainText) for mark in marks),
        prose=any(isinstance(mark, ProseText) for mark in marks),
    )


#: An id of each kind, for messages and comments; by prefix where the kind is not here.
ID_EXAMPLES = {
    "agencies": "health",
    "people": "HV1",
    "timeline": "health-012",
    "sections": "methodology",
    "glossary": "core-group",
    "sources": "inquiry-2003",
    "documents": "DOC3",
    "conversations": "CV4",
    "episodes": "KPE3",
    "factors": "CF7",
    "findings": "FIN2",
    "meetings": "MTG5",
    "decisions": "DEC3",
    "proceedings": "PRO1",
    "questions": "RQ1",
    "responses": "RSP1",
    "effort": "EFF1",
}


def _unwrap(annotation: Any, marks: list[Any]) -> tuple[Any, bool, bool]:
    """The innermost type, whether it is a list or a mapping of it; gathers marks on the way."""
    many = mapping = False
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation, *found = get_args(annotation)
            marks.extend(found)
        elif origin in {Union, types.UnionType}:
            annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
        elif origin is tuple:
            many, annotation = True, get_args(annotation)[0]
        elif origin is dict:
            mapping, annotation = True, get_args(annotation)[1]
        else:
            return annotation, many, mapping
