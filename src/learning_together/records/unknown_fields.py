"""A name that is no field of a record, in words: the field that was meant, or the text that it is."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from learning_together import ids
from learning_together.diagnostics import Edit, Place, Problem
from learning_together.english import short
from learning_together.folder.yaml import Record
from learning_together.folder.yaml.lines import copied, lines_of, mended, read, whole_value
from learning_together.folder.yaml.mistakes.stopped import text_moved
from learning_together.patterns import regex
from learning_together.records import field_faults
from learning_together.records.base import Model
from learning_together.records.did_you_mean import (
    did_you_mean,
    field_otherwise,
    nearest,
    one_letter_off,
    only,
    otherwise,
    plain,
    within,
)
from learning_together.records.field_paths import Loc, id_of, part_at
from learning_together.records.keyed_lines import (
    LONG_NAME,
    given_by_name,
    id_as_name,
    is_id_as_name,
    is_keyed,
    keyed,
    named,
)
from learning_together.records.shape import Shape, fields

#: Of a date; those of an id stand behind letters.
_FIGURES = regex(r"(?<![A-Za-z0-9])[0-9]")
_LETTER = regex(r"[^\W\d_]")


def guess_field(model: type[Model], loc: Loc) -> str:
    """The field that an unknown name probably means; empty where there is no telling."""
    return next(iter(_guesses(model, loc)), "")


def _guesses(model: type[Model], loc: Loc) -> list[str]:
    name, known = str(loc[-1]), tuple(fields(part_at(model, loc)))
    other = field_otherwise(name, known)
    return [other] if other else nearest(name, known)


def _fitting(model: type[Model], loc: Loc, value: Any) -> list[str]:
    """The fields that an unknown name may mean; of several, that for dates where one stands there."""
    shapes, guesses = fields(part_at(model, loc)), _guesses(model, loc)
    if len(guesses) < 2 or not isinstance(value, str):
        return guesses
    figures = _FIGURES.search(value) is not None
    fit = [one for one in guesses if (shapes[one].is_date) == figures]
    return fit if len(fit) == 1 else guesses


def _beside(record: Record, loc: Loc) -> Mapping[str, Any]:
    """The fields among which one stands."""
    found: Any = record.data
    for step in loc[:-1]:
        found = found[step]
    return found if isinstance(found, Mapping) else {}


def _above(record: Record, loc: Loc) -> str:
    """The field that is typed before one."""
    names = list(_beside(record, loc))
    at = names.index(str(loc[-1]))
    return names[at - 1] if at else ""


def unknown_field(model: type[Model], record: Record, loc: Loc) -> Problem:
    """A name that is no field."""
    if len(loc) == 1 and is_keyed(model, record):
        return keyed(model, record, loc)
    if len(loc) == 1 and loc[0] == next(iter(record.data)) and is_id_as_name(record):
        return id_as_name(model, record, str(loc[0]))
    if given := given_by_name(model, record, loc):
        return named(model, record, loc, given)
    name = short(str(loc[-1]), 40)
    value = _beside(record, loc).get(str(loc[-1]))
    guesses = _fitting(model, loc, value)
    guess = next(iter(guesses), "")
    whose = f"this {model.KIND.one}" if len(loc) == 1 else f"“{loc[0]}”"
    said = f"“{name}” is not a field of {whose}."
    if guess and guess == name.lower().replace(" ", "_").replace("-", "_"):
        said = f"“{name}” is not a field; names of fields have small letters and no spaces."
    known = tuple(fields(part_at(model, loc)))
    help_ = did_you_mean(guesses) or _of_person(model, record, loc) or _of_group(model, loc)
    help_ = help_ or f"The fields here are: {', '.join(known)}."
    twice = guess in _beside(record, loc)
    help_ = _with_word(model, loc, guess, record) or help_
    is_name = plain(str(loc[-1])) == plain(guess) or bool(field_otherwise(str(loc[-1]), known))
    sentence = len(str(loc[-1]).split()) > LONG_NAME and not is_name
    edit = None
    if sentence:
        said, help_, edit = _of_sentence(model, record, loc)
    elif len(loc) > 1 and _is_alone(record, loc) and (lacking := _lacking(model, record, loc)):
        text = _sentence(record, loc)
        help_ = f"Put it into “{lacking}”:\n{mended(f'- {lacking}:', text)}"
        edit, guesses = _into(record, loc, lacking, text), []
    elif not guesses and (lacking := _lacking(model, record, loc)) and isinstance(value, str):
        help_ = f"If it is the “{lacking}”, call it so:\n{mended(f'{lacking}:', value)}\n{help_}"
        guesses = [lacking]
    elif twice:
        help_ = f"Did you mean “{guess}”? It stands here already: make one of the two."
    return field_faults.UNKNOWN_FIELD.at(
        record.place(*loc, key=True),
        said,
        help_,
        record=id_of(record),
        field=".".join(map(str, loc)),
        edit=edit or _renamed(record, loc, "" if sentence else only(guesses), twice=twice),
    )


def _with_word(model: type[Model], loc: Loc, guess: str, record: Record) -> str:
    """The field that was meant with the word that was meant; empty where the typed one will do."""
    shape = fields(part_at(model, loc)).get(guess)
    value = _beside(record, loc).get(str(loc[-1]))
    if shape is None or not isinstance(value, str) or value in shape.choices:
        return ""
    if shape.is_date:
        return _with_date(shape, value)
    if shape.refs and not ids.PATTERN.fullmatch(value):
        return f"Did you mean “{guess}”? It names a record by its id, such as {shape.says.example}."
    if not shape.choices:
        return ""
    word = otherwise(value, shape.choices) or only(within(value, shape.choices))
    if word:
        return f"Did you mean “{guess}”? Then:\n{copied(f'{guess}: {word}')}"
    return f"Did you mean “{guess}”? It knows: {', '.join(shape.choices)}."


def _with_date(shape: Shape, value: str) -> str:
    """The field that was meant with the date that was; empty where it stands there as it must."""
    from learning_together.dates.as_written.typed import typed_date

    found = typed_date(value, day=shape.says.name == "day").readings
    if len(found) == 1:
        line = copied(f"{shape.name}: {found[0]}")
        return "" if found[0] == value else f"Did you mean “{shape.name}”? Then:\n{line}"
    told = f"Did you mean “{shape.name}”? It holds a date, such as {shape.says.example}"
    return f"{told}; without one, take the line out."


def _of_sentence(model: type[Model], record: Record, loc: Loc) -> tuple[str, str, Edit | None]:
    """What is said, what helps and what mends it, where a colon made a name of a sentence."""
    above, text = _above(record, loc), _sentence(record, loc)
    said = f"“{short(str(loc[-1]), 40)}” is read as the name of a field, since a colon follows it."
    if above and not _beside(record, loc)[above]:
        said = f"The text of “{above}” must stand further to the right than “{above}” itself."
        help_ = "Put two more spaces before each of its lines, which stand below “|” or “>-”."
        return said, help_, _text_of(record, loc, above)
    if lacking := _lacking(model, record, loc):
        help_ = f"Put it into “{lacking}”:\n{mended(f'{lacking}:', text)}"
        return said, help_, _into(record, loc, lacking, text)
    if both := _joined(model, record, loc, above):
        help_ = (
            f"If it is text of “{above}”, write both like this:\n{mended(f'{above}:', both)}\n"
            "If it is text of its own, put all of it in quotes."
        )
        return said, help_, None
    help_ = (
        f"If it is text of {f'“{above}”' if above else 'the field above'}, put two more spaces "
        "before it and before the lines that belong to it; if it is text of its own, put all "
        "of it in quotes."
    )
    return said, help_, None


def _lacking(model: type[Model], record: Record, loc: Loc) -> str:
    """The field of text that a record needs and has not; empty where there is none."""
    beside = _beside(record, loc)
    missing = (
        name
        for name, shape in fields(part_at(model, loc)).items()
        if shape.required and shape.worded and beside.get(name) is None
    )
    lacking = next(missing, "")
    value = beside.get(str(loc[-1]))
    no_text = isinstance(value, str) and not _LETTER.search(value)
    others = (name for name in beside if name != loc[-1])
    return "" if no_text or any(field_otherwise(one, (lacking,)) for one in others) else lacking


def _of_group(model: type[Model], loc: Loc) -> str:
    """Where a field belongs that is one of a group of fields of the record."""
    name = str(loc[-1])
    for shape in fields(model).values() if len(loc) == 1 else ():
        inner = tuple(fields(shape.part)) if shape.part else ()
        if name in inner:
            return f"It belongs below “{shape.name}”, which holds: {', '.join(inner)}."
    return ""


def _of_person(model: type[Model], record: Record, loc: Loc) -> str:
    """How a group is written whose line begins with the id of the record that it is about."""
    if len(loc) == 1 or not _is_alone(record, loc):
        return ""
    name, value = str(loc[-1]), _beside(record, loc)[str(loc[-1])]
    shapes = fields(part_at(model, loc))
    about = next((one.name for one in shapes.values() if one.refs is not None), "")
    said = [
        one.name
        for one in shapes.values()
        if (one.says.name == "whole number" if str(value).isdigit() else one.worded)
    ]
    is_code = ids.PATTERN.fullmatch(name) and (name[-1].isdigit() or name.isupper())
    if not about or not said or not is_code or not isinstance(value, str):
        return ""
    return "Like this:\n" + copied(f"- {about}: {name}", f"  {said[-1]}: {short(value)}")


def _is_alone(record: Record, loc: Loc) -> bool:
    return len(_beside(record, loc)) == 1


def _sentence(record: Record, loc: Loc) -> str:
    """All of a sentence, of which YAML took the beginning for a name."""
    value = _beside(record, loc)[str(loc[-1])]
    return f"{loc[-1]}: {value}" if isinstance(value, str) else str(loc[-1])


def _joined(model: type[Model], record: Record, loc: Loc, above: str) -> str:
    """A sentence behind the text above it, where that stands behind its name and is no block."""
    shape = fields(part_at(model, loc)).get(above)
    if shape is None or not shape.worded:
        return ""
    text = _beside(record, loc)[above]
    line = lines_of(record.source.text)[record.place(*loc[:-1], above, key=True).line - 1]
    if not isinstance(text, str) or read(line).value[:1] in {"|", ">"}:
        return ""
    return f"{text.rstrip()} {_sentence(record, loc)}"


def _into(record: Record, loc: Loc, field: str, text: str) -> Edit | None:
    """Gives a sentence of one line the name of its field, and quotes."""
    place = record.place(*loc, key=True)
    line = lines_of(record.source.text)[place.line - 1]
    typed = line[place.column - 1 :].rstrip()
    new = whole_value(read(line[: place.column - 1] + "x: y"), text)
    if typed != text or not new:
        return None
    return Edit(replace(place, length=len(typed)), f"{field}: {new}")


def _text_of(record: Record, loc: Loc, above: str) -> Edit | None:
    """Puts a sentence below the field above it, which opens text: further to the right."""
    lines = lines_of(record.source.text)
    parts = read(lines[record.place(*loc[:-1], above, key=True).line - 1])
    row = record.place(*loc, key=True).line - 1
    if parts.value not in {"|", ">-", "|-", ">"} or parts.name != above:
        return None
    return text_moved(record.source.path, lines, row, parts.margin + 2)


def _renamed(record: Record, loc: Loc, guess: str, *, twice: bool) -> Edit | None:
    """Gives a field its right name; an empty one that has it already makes way."""
    edit = record.edit(loc[-1], guess, *loc, key=True)
    if edit is None:
        return None
    edit = replace(edit, sure=one_letter_off(str(loc[-1]), guess))
    if not twice:
        return edit
    if _beside(record, loc)[guess] is not None:
        return None
    lines = lines_of(record.source.text)
    rows = sorted([row := edit.place.line - 1, empty := record.place(*loc[:-1], guess).line - 1])
    if read(lines[empty]).dashes or lines[empty].strip() != f"{guess}:" or row == empty:
        return None
    line, at = lines[row], edit.place.column - 1
    new = [
        f"{line[:at]}{guess}{line[at + edit.place.length :]}" if number == row else lines[number]
        for number in range(rows[0], rows[1] + 1)
        if number != empty
    ]
    old = "\n".join(lines[rows[0] : rows[1] + 1])
    place = Place(edit.place.file, rows[0] + 1, 1, len(old))
    return replace(edit, place=place, replacement="\n".join(new))
