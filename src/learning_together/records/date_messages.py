"""What is wrong with a date or a time of day, in words, and what it may mean."""

from collections.abc import Iterable, Mapping
from typing import Any

from learning_together.dates.edtf import parse_when
from learning_together.dates.season_or_years import either
from learning_together.dates.unplaced import unplaced
from learning_together.english import short
from learning_together.patterns import regex
from learning_together.records.base import Part
from learning_together.records.placeholders import is_none
from learning_together.records.shape import Shape, fields

#: What stands in brackets beside a date, and the month that a field of whole days does not take.
_BESIDE = regex(r"\s*\([^()]*\)\s*\Z")
_LESS = regex(r", or \S+ if the day is not known")


def of(
    part: type[Part], shape: Shape | None, value: Any, context: Mapping[str, str]
) -> tuple[str, str, str]:
    """What is said, what helps, and what to write instead, where that is sure and loses nothing.

    Args:
        part: The group of fields in which the date stands.
        shape: Its field.
        value: As typed.
        context: What the type of the field says of it.
    """
    from learning_together.dates.as_written.typed import typed_date

    wanted = "a time of day" if shape and shape.says.name == "time of day" else "a date"
    said = f"“{short(str(value), 40)}” cannot be read as {wanted}: {context['said']}."
    if said.endswith(("that lt can read.", "as lt reads it.")):
        said = f"“{short(str(value), 40)}” is not {wanted} that lt can read."
    if wanted == "a date" and is_empty(shape, value):
        said = f"“{value}” is not {wanted}."
        return said, "Leave the field empty where there is none, or none is known yet.", ""
    if wanted != "a date" and isinstance(value, str) and not context["suggestion"]:
        return said, *_of_time(value, context["help"])
    if not isinstance(value, str) or shape is None or wanted != "a date":
        return said, _sentence(context["help"]), context["suggestion"]
    read = typed_date(value, day=shape.says.name == "day")
    if not read.readings:
        return _unread(shape, value, said, context)
    worded = shape.name == "date" and "when" in fields(part)
    seasons = [found for one in read.readings if (found := either(one))]
    help_ = _meant(read.readings)
    for one in seasons if not worded else ():
        help_ = help_.replace(one.figures, one.season)
    wording = read.wording or (value if seasons and worded else "")
    beside = [
        note
        for held, name, note in (
            (wording, "when", "; the wording can stand in `when`"),
            (read.time, "time", f"; the time goes into `time`: {read.time}"),
        )
        if held and shape.name == "date" and name in fields(part)
    ]
    sure = len(read.readings) == 1 and not (read.wording or read.time or seasons)
    return said, _sentence(help_ + "".join(beside)), read.readings[0] if sure else ""


def _meant(readings: Iterable[str]) -> str:
    return "; ".join(
        f"if this means {parse_when(one).words()}, write {_quoted(one)}" for one in readings
    )


def _unread(
    shape: Shape, value: str, said: str, context: Mapping[str, str]
) -> tuple[str, str, str]:
    """What is said, what helps and what to write of words in which no date is read."""
    from learning_together.dates.as_written.typed import typed_date

    day = shape.says.name == "day"
    if beside := typed_date(_BESIDE.sub("", value), day=day).readings:
        return said, _sentence(_meant(beside)), ""
    words = unplaced(value)
    if words is not None:
        said = f"“{short(value, 40)}” cannot be read as a date: {words.why}."
    help_ = context["help"] if day or words is None else words.help
    if day and not shape.required:
        help_ = _LESS.sub("", help_.rstrip(".")) + ", or leave the field empty until it is known"
    return said, _sentence(help_), "" if words else context["suggestion"]


def is_empty(shape: Shape | None, value: Any) -> bool:
    """Whether words stand where a date may as well be missing, and say that there is none."""
    return shape is not None and not shape.required and isinstance(value, str) and is_none(value)


def _of_time(value: str, help_: str) -> tuple[str, str]:
    """What helps of words for a time of day, and what to write instead, where that loses nothing."""
    from learning_together.dates.as_written.times import read_time

    read = read_time(value)
    if len(read.readings) == 1 and not read.said:
        return f"Write {read.readings[0]}.", read.readings[0]
    if len(read.readings) == 1:
        return f"If this means {read.readings[0]}, write {read.readings[0]}.", ""
    if not read.why:
        return "Leave the field empty where the time is not known.", ""
    return _sentence(help_), ""


def _quoted(date: str) -> str:
    """A date as it is to stand in a file: YAML would take one in square brackets for a list."""
    return f'"{date}"' if date.startswith("[") else date


def _sentence(text: str) -> str:
    """A clause as a sentence of its own."""
    text = text.strip().removeprefix(";").strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text.endswith((".", "?")) else f"{text}."
