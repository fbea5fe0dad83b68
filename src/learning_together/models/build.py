"""A positioned record to its model, with every fault of its fields.

A record with a faulty field is built without that field, so that one slip does not take the
record, and all that refers to it, out of the review. Generic over kinds.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar

from pydantic import ValidationError

from learning_together.diagnostics import Problem
from learning_together.models import faults
from learning_together.models.base import Model, Part
from learning_together.models.shape import Shape, fields
from learning_together.records import Record

M = TypeVar("M", bound=Model)
Loc = tuple[str | int, ...]


def build(
    model: type[M], record: Record, known: dict[str, str] | None = None
) -> tuple[M, list[Problem]]:
    """A record as its model, and what is wrong with its fields.

    Args:
        model: Of the kind that the record is read as.
        record: As it was typed.
        known: Fields that need not be typed because the file's name says them.
    """
    data: dict[str, Any] = record.data
    if known is not None:
        data = {**known, **data}
    if None in data.values():
        data = {name: value for name, value in data.items() if value is not None}
    problems: list[Problem] = []
    faulty: frozenset[str] = frozenset()
    try:
        built = model.model_validate(data)
    except ValidationError as error:
        built, faulty = _rebuild(model, record, data, error, problems)
    built.__dict__["origin"] = record
    if faulty:
        built.__dict__["faulty"] = faulty
    if len(data) < len(_required(model)) or not all(name in data for name in _required(model)):
        problems.extend(_missing(model, record, data, faulty))
    if _has_required_parts(model):
        problems.extend(_missing_in_parts(built))
    return built, problems


@cache
def _required(model: type[Part]) -> tuple[str, ...]:
    return tuple(name for name, shape in fields(model).items() if shape.required)


@cache
def _has_required_parts(model: type[Part]) -> bool:
    return any(shape.part and _required(shape.part) for shape in fields(model).values())


def _missing(
    model: type[Model], record: Record, data: dict[str, Any], faulty: frozenset[str]
) -> Iterator[Problem]:
    for name in _required(model):
        if name not in data and name not in faulty:
            shape = fields(model)[name]
            yield faults.MISSING_FIELD.at(
                record.place(name, key=True),
                f"This {model.KIND.one} has no “{name}”.",
                _fill_in(shape),
                record=_id(record),
                field=name,
            )


def _missing_in_parts(built: Model) -> Iterator[Problem]:
    for name, shape in fields(type(built)).items():
        value = getattr(built, name)
        if shape.part is None or not value:
            continue
        for number, part in enumerate(value if shape.many else (value,)):
            path: Loc = (name, number) if shape.many else (name,)
            for inner in _required(shape.part):
                if getattr(part, inner) is None:
                    yield faults.MISSING_FIELD.at(
                        built.place(*path),
                        f"“{inner}” is empty here.",
                        _fill_in(fields(shape.part)[inner]),
                        record=built.id,
                        field=".".join(str(step) for step in (*path, inner)),
                    )


def _fill_in(shape: Shape) -> str:
    example = shape.example or shape.says.example
    return f"{shape.explains} " + (f"For example: {shape.name}: {example}" if example else "")


def _rebuild(
    model: type[M],
    record: Record,
    data: dict[str, Any],
    error: ValidationError,
    problems: list[Problem],
) -> tuple[M, frozenset[str]]:
    """Builds without what is faulty; words in another case or spelling of a space are put right."""
    mended = _with_known_words(data, error)
    if mended is not None:
        try:
            return model.model_validate(mended), frozenset()
        except ValidationError as rest:
            data, error = mended, rest
    faulty = set()
    for fault in error.errors(include_url=False):
        loc: Loc = fault["loc"]
        faulty.add(str(loc[0]))
        problems.append(_problem(model, record, fault, loc))
    sound = {name: value for name, value in data.items() if name not in faulty}
    return model.model_validate(sound), frozenset(faulty)


def _with_known_words(data: dict[str, Any], error: ValidationError) -> dict[str, Any] | None:
    """The data with words such as `Not recorded` written `not-recorded`; None if there are none."""
    mended: dict[str, Any] | None = None
    for fault in error.errors(include_url=False):
        loc: Loc = fault["loc"]
        if fault["type"] != "literal_error" or not isinstance(fault["input"], str):
            continue
        word = "-".join(fault["input"].lower().replace("_", " ").replace("-", " ").split())
        if word in _words(fault):
            mended = _copy(data) if mended is None else mended
            _put(mended, loc, word)
    return mended


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _copy(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_copy(item) for item in value]
    return value


def _put(data: Any, loc: Loc, word: str) -> None:
    for step in loc[:-1]:
        data = data[step]
        if not isinstance(data, dict | list):
            return
    if isinstance(data, dict) and not isinstance(data[loc[-1]], str):
        data[loc[-1]] = [word]
    else:
        data[loc[-1]] = word


def _words(fault: Any) -> tuple[str, ...]:
    """The words that a field knows, out of pydantic's sentence."""
    return tuple(fault["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", "))


def _problem(model: type[Model], record: Record, fault: Any, loc: Loc) -> Problem:
    name = str(loc[-1]) if isinstance(loc[-1], str) else str(loc[-2])
    dotted = ".".join(str(step) for step in loc)
    value = fault["input"]
    kind = fault["type"]
    where = record.place(*loc)
    within = _part_at(model, loc)
    context = fault.get("ctx") or {}
    if kind == "extra_forbidden":
        known = tuple(fields(within))
        guess = near(name, known)
        help_ = f"Did you mean “{guess}”?" if guess else f"The fields here are: {', '.join(known)}."
        return faults.UNKNOWN_FIELD.at(
            record.place(*loc, key=True),
            f"“{name}” is not a field of this {model.KIND.one}.",
            help_,
            record=_id(record),
            field=dotted,
        )
    shape = fields(within).get(name)
    check, said, help_ = faults.WRONG_TYPE, "", ""
    if kind == "literal_error":
        words = _words(fault)
        guess = near(str(value), words)
        check = faults.UNKNOWN_VALUE
        said = f"“{_short(value)}” is not a word that “{name}” knows."
        help_ = (f"Did you mean “{guess}”? " if guess else "") + f"It knows: {', '.join(words)}."
    elif kind == "date_fault":
        check = faults.DAY_FIRST if context["kind"] == "day-first" else faults.BAD_DATE
        said, help_ = context["said"], context["help"]
    elif kind == "id":
        check = faults.BAD_ID
        said = f"“{_short(value)}” cannot be an id."
    else:
        wanted = shape.says.name if shape else "something else"
        found = f"“{_short(value)}”"
        if isinstance(value, dict | list):
            found = "a list" if isinstance(value, list) else "a group of fields"
        said = f"“{name}” holds {found}; {_expected(shape, wanted)}."
        help_ = _as_typed(shape, name, value)
    return check.at(where, said, help_, record=_id(record), field=dotted)


def _expected(shape: Shape | None, wanted: str) -> str:
    if shape is None:
        return "that cannot be read"
    if wanted == "prose":
        wanted = "text"
    return f"a list of such is expected: {wanted}" if shape.many else f"{wanted} is expected"


def _as_typed(shape: Shape | None, name: str, value: Any) -> str:
    if isinstance(value, list | dict) and shape is not None and (shape.worded or not shape.part):
        return (
            "If it is text that starts with a bracket, put the whole text in double quotes, or on "
            f"a line of its own below “{name}: >-”."
        )
    example = (shape.example or shape.says.example) if shape else ""
    return f"For example: {name}: {example}" if example else ""


def _part_at(model: type[Part], loc: Loc) -> type[Part]:
    """The group of fields that the last step of a path is in."""
    for step in loc[:-1]:
        if isinstance(step, str):
            shape = fields(model).get(step)
            if shape is None or shape.part is None:
                break
            model = shape.part
    return model


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _id(record: Record) -> str | None:
    given = record.data.get("id")
    return given if isinstance(given, str) else None


def near(word: str, words: tuple[str, ...]) -> str:
    """The word that was probably meant; empty where none is near."""
    from rapidfuzz import fuzz, process, utils

    best = process.extractOne(
        word, words, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=65
    )
    return best[0] if best else ""
