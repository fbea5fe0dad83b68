"""A positioned record to its model, with every fault of its fields.

A record with a faulty field is built without that field, so that one slip does not take the
record, and all that refers to it, out of the review. Generic over kinds.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from pydantic import ValidationError

from learning_together import ids
from learning_together.diagnostics import Problem
from learning_together.folder.yaml import Record
from learning_together.records import fault_messages, field_faults
from learning_together.records.base import M, Model, Part
from learning_together.records.did_you_mean import near
from learning_together.records.field_paths import id_of
from learning_together.records.keyed_lines import given_by_name, is_keyed
from learning_together.records.placeholders import says_something
from learning_together.records.shape import Shape, fields
from learning_together.records.unknown_fields import guess_field, unknown_field

__all__ = ["build", "near"]

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
    problems: list[Problem] = []
    if None in data.values():
        problems = [
            unknown_field(model, record, (name,))
            for name, value in data.items()
            if value is None and name not in fields(model)
        ]
        data = {name: value for name, value in data.items() if value is not None}
    faulty: set[str] = set()
    if _doubtful(model, data):
        unlisted = list(_unlisted(model, record, data, ()))
        problems += unlisted
        faulty = {problem.field.partition(".")[0] for problem in unlisted if problem.field}
    meant: set[str] = set()
    if faulty:
        data = _sound(model, data, faulty)
    try:
        built = model.model_validate(data)
    except ValidationError as error:
        built = _rebuild(model, record, data, error, _Found(problems, faulty, meant))
    if record.left_out:
        left_out = record.left_out & fields(model).keys()
        built = built.but(**{name: model.model_fields[name].default for name in left_out})
        faulty |= left_out
    built.__dict__["origin"] = record
    names = _one_set(frozenset(built.model_fields_set))
    object.__setattr__(built, "__pydantic_fields_set__", names)
    if faulty:
        built.__dict__["faulty"] = frozenset(faulty)
    if not data.keys() >= _required(model) and not (faulty and is_keyed(model, record)):
        problems.extend(_missing(model, record, data, faulty | meant))
    problems.extend(_only_placeholders(built, built, (), faulty))
    if _needing(model):
        problems.extend(_missing_in_parts(built, record.data, faulty))
    return built, problems


@cache
def _one_set(names: frozenset[str]) -> set[str]:
    """The names of the fields that are set, for all records that have the same ones.

    A set for each of ten thousand records takes as much memory as what is written in them.
    """
    return set(names)


@cache
def _required(model: type[Part]) -> frozenset[str]:
    return frozenset(name for name, shape in fields(model).items() if shape.required)


@cache
def _needing(model: type[Part]) -> tuple[tuple[str, Shape], ...]:
    """The fields that hold parts in which something is required."""
    return tuple(
        (name, shape)
        for name, shape in fields(model).items()
        if shape.part is not None and _required(shape.part)
    )


def _missing(
    model: type[Model], record: Record, data: dict[str, Any], told: set[str]
) -> Iterator[Problem]:
    for name, shape in fields(model).items():
        if shape.required and name not in data and name not in told:
            yield field_faults.MISSING_FIELD.at(
                record.place(name, key=True),
                f"This {model.KIND.one} has no “{name}”.",
                fault_messages.fill_in(shape, model.KIND),
                record=id_of(record),
                field=name,
            )


@cache
def _must_say(model: type[Part]) -> tuple[Shape, ...]:
    """The fields that must say something in words of the team's own."""
    return tuple(
        shape
        for shape in fields(model).values()
        if shape.required and shape.worded and not shape.as_said
    )


def _only_placeholders(built: Model, part: Part, path: Loc, faulty: set[str]) -> Iterator[Problem]:
    """Fields that must say something, and only hold their place: “tbc”."""
    for shape in _must_say(type(part)):
        if shape.name in faulty:
            continue
        value = getattr(part, shape.name)
        for number, text in enumerate(value if shape.many else (value,)):
            if text is None or says_something(text):
                continue
            where = (*path, shape.name, number) if shape.many else (*path, shape.name)
            yield field_faults.MISSING_FIELD.at(
                built.place(*where),
                f"“{text}” only holds the place of “{shape.name}”.",
                fault_messages.write_instead(shape, text),
                record=built.id,
                field=".".join(map(str, where)),
            )


def _missing_in_parts(built: Model, data: dict[str, Any], faulty: set[str]) -> Iterator[Problem]:
    for name, shape in _needing(type(built)):
        # Of a field that holds a fault, what is sound was left out with it: its groups as typed.
        value = data.get(name) if name in faulty else getattr(built, name)
        if not value or shape.part is None or (name in faulty and not isinstance(value, list)):
            continue
        for number, part in enumerate(value if shape.many else (value,)):
            path: Loc = (name, number) if shape.many else (name,)
            if name in faulty and not (isinstance(part, dict) and part.keys() & fields(shape.part)):
                continue
            if isinstance(part, Part):
                yield from _only_placeholders(built, part, path, set())
            for inner, inside in fields(shape.part).items():
                held = part.get(inner) if isinstance(part, dict) else getattr(part, inner)
                if inside.required and held is None:
                    yield field_faults.MISSING_FIELD.at(
                        built.place(*path),
                        f"“{inner}” is missing in this part of “{name}”.",
                        fault_messages.fill_in(inside),
                        record=built.id,
                        field=".".join(str(step) for step in (*path, inner)),
                    )


@cache
def _listing(model: type[Part]) -> tuple[tuple[str, Shape], ...]:
    """The fields in which a list may have been typed as text."""
    return tuple(
        (name, shape)
        for name, shape in fields(model).items()
        if shape.refs is not None
        or (shape.many and shape.worded)
        or (shape.part is not None and _listing(shape.part))
    )


@lru_cache(maxsize=65536)
def _is_id(text: str) -> bool:
    return ids.PATTERN.fullmatch(text) is not None


def _doubtful(model: type[Part], data: dict[str, Any]) -> bool:
    """Whether a closer look is due. Every record goes through this, so it is plain and fast."""
    listing = _listed(model)
    for name, value in data.items():
        refers = listing.get(name)
        if refers is None:
            continue
        if value.__class__ is list and refers:
            for item in value:
                if item.__class__ is not str or not _is_id(item):
                    return True
        elif value.__class__ is not str or not refers or not _is_id(value):
            return True
    return False


@cache
def _listed(model: type[Part]) -> dict[str, bool]:
    """The same fields, with whether they hold ids."""
    return {name: shape.refs is not None for name, shape in _listing(model)}


def _unlisted(
    model: type[Part], record: Record, data: dict[str, Any], path: Loc
) -> Iterator[Problem]:
    """Lists that YAML takes as one text: `HV1, SW2` without brackets, `-like this`."""
    for name, shape in _listing(model):
        value = data.get(name)
        if value is None:
            continue
        if shape.part is not None:
            parts = value if isinstance(value, list) else [value]
            for number, part in enumerate(parts):
                if isinstance(part, dict):
                    step = (*path, name, number) if value is parts else (*path, name)
                    yield from _unlisted(shape.part, record, part, step)
        else:
            yield from _as_text(record, shape, value, (*path, name))


def _as_text(record: Record, shape: Shape, value: Any, path: Loc) -> Iterator[Problem]:
    if shape.refs is None:
        if isinstance(value, str) and value[0] == "-" and value[1:2].isalpha():
            yield fault_messages.dash_in_text(record, shape, value, path)
    elif isinstance(value, str):
        if not _is_id(value):
            yield fault_messages.no_ids(record, shape, value, path)
    elif isinstance(value, list) and shape.many:
        for number, item in enumerate(value):
            if isinstance(item, str) and not _is_id(item):
                yield fault_messages.no_ids(record, shape, item, (*path, number))


class _Found:
    """What is found to be wrong with a record while it is built.

    Attributes:
        problems: What is said.
        faulty: Fields that are left out.
        meant: Fields that a misspelt name stands for; they are not called missing.
    """

    def __init__(self, problems: list[Problem], faulty: set[str], meant: set[str]) -> None:
        self.problems = problems
        self.faulty = faulty
        self.meant = meant


def _rebuild(
    model: type[M], record: Record, data: dict[str, Any], error: ValidationError, found: _Found
) -> M:
    """Builds without what is faulty; words in another case or spelling of a space are put right."""
    mended = _with_known_words(data, error)
    if mended is not None:
        try:
            return model.model_validate(mended)
        except ValidationError as rest:
            data, error = mended, rest
    filled: dict[int, list[int]] = {}
    for fault in error.errors(include_url=False):
        loc = _typed(record.data, fault["loc"], filled)
        found.faulty.add(str(loc[0]))
        found.problems.append(fault_messages.problem(model, record, fault, loc))
        if fault["type"] == "extra_forbidden" and len(loc) == 1:
            found.meant |= {guess_field(model, loc), *given_by_name(model, record, loc)}
    return model.model_validate(_sound(model, data, found.faulty))


def _sound(model: type[Model], data: dict[str, Any], faulty: set[str]) -> dict[str, Any]:
    """What is not faulty; of a list of ids those that are some, so that they are looked up."""
    refer = _listed(model)
    found: dict[str, Any] = {}
    for name, value in data.items():
        if name not in faulty:
            found[name] = value
        elif refer.get(name) and isinstance(value, list) and fields(model)[name].many:
            found[name] = [item for item in value if isinstance(item, str) and _is_id(item)]
    return {name: value for name, value in found.items() if value != []}


def _typed(data: Any, loc: Loc, filled: dict[int, list[int]]) -> Loc:
    """The path of a value among what was typed: empty items of lists count there.

    Args:
        data: What was typed.
        loc: The path that pydantic gives.
        filled: Which items of a list are not empty, by the list; kept between calls.
    """
    path: list[str | int] = []
    for step in loc:
        if isinstance(data, list) and isinstance(step, int):
            if id(data) not in filled:
                filled[id(data)] = [n for n, item in enumerate(data) if item is not None]
            there = filled[id(data)]
            step = there[step] if step < len(there) else step
        path.append(step)
        inside = isinstance(data, dict) and step in data
        inside = inside or (isinstance(data, list) and isinstance(step, int) and step < len(data))
        data = data[step] if inside else None
    return tuple(path)


def _with_known_words(data: dict[str, Any], error: ValidationError) -> dict[str, Any] | None:
    """The data with words such as `Not recorded` written `not-recorded`; None if there are none."""
    mended: dict[str, Any] | None = None
    for fault in error.errors(include_url=False):
        loc: Loc = fault["loc"]
        if fault["type"] != "literal_error" or not isinstance(fault["input"], str):
            continue
        word = "-".join(fault["input"].lower().replace("_", " ").replace("-", " ").split())
        if word in fault_messages.words(fault):
            mended = _copy(data) if mended is None else mended
            _put(mended, loc, word)
    return mended


def _copy(value: Any) -> Any:
    """A copy without the empty items of lists, so that paths in it are those of errors."""
    if isinstance(value, dict):
        return {name: _copy(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_copy(item) for item in value if item is not None]
    return value


def _put(data: Any, loc: Loc, word: str) -> None:
    """Puts a word in place of the one at a path; a single value may stand for a list of one."""
    for step, following in zip(loc, (*loc[1:], None), strict=True):
        if following is None or not isinstance(data[step], dict | list):
            data[step] = word
            return
        data = data[step]
