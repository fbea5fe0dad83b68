"""What was typed on a form, as the fields write it: dates in words, names of agencies."""

from collections.abc import Iterator

from learning_together import ids
from learning_together.actions.edit.meant import in_words, meant_in
from learning_together.actions.window.forms.edits import is_changed
from learning_together.actions.window.forms.parts import Fault
from learning_together.actions.window.forms.typed import Typed, editable, keys_of, value_of
from learning_together.english import either
from learning_together.errors import LtError
from learning_together.records.base import Part
from learning_together.records.shape import Shape
from learning_together.records.wrong_type import BETWEEN
from learning_together.review.review import Review


class AsWritten:
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
        new = read.values.get(shape.name, "")
        texts = [str(one) for one in ([new] if isinstance(new, str) else new)]
        self.faults += _nobody(shape, path, texts)
        self.told += read.told
        return {
            f"{prefix}{name}": [str(one) for one in ([new] if isinstance(new, str) else new)]
            for name, new in read.values.items()
            if name not in beside
        }


def _nobody(shape: Shape, path: str, texts: list[str]) -> Iterator[Fault]:
    """The fault of words that can be no id where a person is to stand."""
    for one in texts if "people" in (shape.refs or ()) else ():
        if not all(ids.PATTERN.fullmatch(part) for part in BETWEEN.split(one) if part):
            yield Fault(
                path,
                f"“{one}” is the role of nobody alone who is among the people here.",
                "Choose the person from the list, by id; who is missing there is added under "
                "Records, People.",
            )


def _choose(_field: str, typed: str, readings: tuple[str, ...]) -> str:
    raise LtError(
        f"“{typed}” can mean {either(in_words(readings))}.",
        f"Write the one that is meant: {either(readings)}.",
    )
