"""What was typed for fields, as the fields write it: dates and words of lists, agencies, roles.

Takes values and who chooses where there are two readings; gives values, and what is to be told.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from learning_together.dates.as_written.times import read_time
from learning_together.dates.as_written.typed import typed_date
from learning_together.dates.edtf import parse_when
from learning_together.english import either
from learning_together.errors import LtError
from learning_together.folder.yaml.write.scalars import Value
from learning_together.ids import Id
from learning_together.records.base import Part
from learning_together.records.did_you_mean import plain
from learning_together.records.kinds import model
from learning_together.records.kinds.person import Person
from learning_together.records.shape import Shape, fields
from learning_together.review.likely_ids import people_roles
from learning_together.review.load import load
from learning_together.review.review import Review
from learning_together.review.vocabulary import Vocabulary, has_words

#: Takes a field, what was typed and its readings; gives the one that is meant.
Choose = Callable[[str, str, tuple[str, ...]], str]


@dataclass(frozen=True)
class Meant:
    """What was typed, as it will be written.

    Attributes:
        values: By field.
        told: A sentence for each value that was typed in another way.
    """

    values: dict[str, Value]
    told: tuple[str, ...] = ()


def refuse(field: str, typed: str, readings: tuple[str, ...]) -> str:
    """For those who cannot ask: says what a date can mean.

    Raises:
        LtError: Always.
    """
    raise LtError(
        f"“{typed}” for “{field}” can mean {either(in_words(readings))}.",
        f"Write the one that is meant: {either(readings)}.",
    )


def chosen(field: str, typed: str, readings: tuple[str, ...], choose: Choose) -> str:
    """The one reading of a date, or the one that is chosen."""
    return readings[0] if len(readings) == 1 else choose(field, typed, readings)


def first(_field: str, _typed: str, readings: tuple[str, ...]) -> str:
    """For those who only ask whether a date can be read."""
    return readings[0]


def in_words(readings: tuple[str, ...]) -> list[str]:
    """Dates as people say them."""
    return [parse_when(one).words() for one in readings]


def meant(root: Path, kind: str, values: Mapping[str, Value], choose: Choose = refuse) -> Meant:
    """The values of a record as its fields write them; what cannot be understood stays as typed.

    Args:
        root: The review's folder, whose agencies may be called by their names.
        kind: The plural of the record's kind.
        values: By field, as typed.
        choose: Who chooses between the readings of a date.

    Raises:
        LtError: Nobody is there to choose.
    """
    return meant_in(lambda: load(root).review, model(kind), values, choose)


def meant_in(
    review: Callable[[], Review],
    part: type[Part],
    values: Mapping[str, Value],
    choose: Choose = refuse,
) -> Meant:
    """The values of a record, or of a group of its fields, as its fields write them.

    Args:
        review: Gives the review; asked where a word of it may be meant.
        part: The record's model, or that of the group.
        values: By field, as typed.
        choose: Who chooses between the readings of a date.

    Raises:
        LtError: Nobody is there to choose.
    """
    shapes = fields(part)
    found: dict[str, Value] = {}
    told: list[str] = []
    words: Vocabulary | None = None
    for name, value in values.items():
        shape = shapes.get(name)
        typed = [value] if isinstance(value, str) else [one for one in value if one]
        texts = [one for one in typed if isinstance(one, str) and one]
        if shape is None or shape.part is not None or not texts or len(texts) < len(typed):
            found[name] = value
            continue
        if shape.says.name.startswith(("date", "day")):
            taken = [(one, _date(shape, one, choose, shapes, found, values, told)) for one in texts]
        elif shape.says.name == "time of day":
            taken = [(one, _time(one)) for one in texts]
        elif not has_words(shape):
            taken = [(one, one) for one in texts]
        else:
            words = words or Vocabulary(review())
            taken = list(words.items(shape, texts)) if shape.many else [
                (one, words.meant(shape, one)) for one in texts
            ]  # fmt: skip
            if "people" in (shape.refs or ()):
                taken = [(old, in_role(review(), new)) for old, new in taken]
        told += [
            f"{shape.label}: “{old}” read as {new}."
            for old, new in taken
            if new.lower() != old.strip().lower()
        ]
        found[name] = taken[0][1] if isinstance(value, str) else [new for _, new in taken]
    return Meant(found, tuple(told))


def in_role(review: Review, typed: str) -> str:
    """The id of the one person in that role, where that is no id already; else what was typed."""
    if review.find(Id(typed)) is not None:
        return typed
    return people_roles(review.all(Person)).get(plain(typed), typed)


def _date(
    shape: Shape,
    typed: str,
    choose: Choose,
    shapes: Mapping[str, Shape],
    found: dict[str, Value],
    given: Mapping[str, Value],
    told: list[str],
) -> str:
    read = typed_date(typed, day=shape.says.name.startswith("day"))
    if not read.readings:
        return typed
    value = chosen(shape.name, typed, read.readings, choose)
    if shape.name == "date":
        for name, words in (("when", read.wording), ("time", read.time)):
            if words and name in shapes and name not in given:
                found[name] = words
                told.append(_beside(name, words))
    return value


def _beside(name: str, words: str) -> str:
    """What is said of words that stood with a date, or of the time of day."""
    if name == "time":
        return f"time: {words} is what stood with the date."
    return f"{name}: “{words}” stands there as it was typed."


def _time(typed: str) -> str:
    read = read_time(typed)
    return read.readings[0] if len(read.readings) == 1 and not read.said else typed
