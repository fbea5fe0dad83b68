"""Which value of a record a reader's wording is about, and what it would be.

Takes a review with what was accepted before, and paragraphs before and after; gives the value that
changes. Writes nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from learning_together.actions.edit.meant import first, meant_in
from learning_together.english import listed
from learning_together.joining.put_in import CHANGED, NOT_THERE, TWICE, PutIn, UnfitError, put_in
from learning_together.joining.shown_words import Style
from learning_together.records.agreement import stands
from learning_together.records.base import Model, Part
from learning_together.records.field_paths import Loc, part_at, shape_at
from learning_together.records.shape import Shape
from learning_together.reports.record.field_words import words
from learning_together.review.review import Review
from learning_together.review.text_diff import Span, reworded

#: Fields that say which record it is: never a matter of wording.
_NEVER = frozenset({"id", "handling", "field_handling"})


@dataclass(frozen=True, slots=True)
class NewValue:
    """A value of a record with a reader's wording in it.

    Attributes:
        record: As it was loaded.
        steps: The field, and where in it.
        before: As it is typed now.
        after: As it would be typed.
        already: Whether it said so before.
        asks: What is to be asked before it is written, in sentences.
    """

    record: Model
    steps: Loc
    before: str
    after: str
    already: bool = False
    asks: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """The field in words."""
        shape = shape_at(type(self.record), self.steps)
        return shape.label if shape else str(self.steps[0])

    @property
    def spans(self) -> tuple[Span, ...]:
        """Which words stay, go and come, in the order of reading."""
        return reworded(self.before, self.after)


@dataclass
class Wordings:
    """The values of a review, with those that were changed so far.

    Attributes:
        review: As it was loaded.
        changed: By record and steps: the value as it is to be.
    """

    review: Review
    changed: dict[tuple[int, Loc], str] = field(default_factory=dict)

    def take(self, one: NewValue) -> None:
        """Goes on from a new value."""
        self.changed[id(one.record), one.steps] = one.after

    def find(self, record: Model, name: str, was: str, would_be: str) -> NewValue:
        """The value that a wording is about, with the wording in it.

        Args:
            record: Where it stands.
            name: The field; empty where that is not known.
            was: Paragraphs as the reader was sent them.
            would_be: The same as the reader would have them.

        Raises:
            UnfitError: None is, or it cannot be told which.
        """
        data = record.origin.data
        values = [one for one in _leaves(data, ()) if one[0][0] == name] if name else []
        values = values or [] if name else list(_leaves(data, ()))
        fits: list[tuple[PutIn, Loc, str]] = []
        refused: list[UnfitError] = []
        for steps, typed in values:
            now = self.changed.get((id(record), steps), typed)
            shape = shape_at(type(record), steps)
            if shape is None or shape.by_lt or steps[0] in _NEVER:
                continue
            try:
                fits.append((self._fitted(record, shape, steps, now, was, would_be), steps, now))
            except UnfitError as error:
                refused.append(error)
        most = max((one.matched for one, _, _ in fits), default=0)
        best = [one for one in fits if one[0].matched == most]
        if len(best) > 1:
            raise UnfitError(TWICE)
        if not best:
            raise next((one for one in refused if str(one) != NOT_THERE), UnfitError(NOT_THERE))
        ((found, steps, now),) = best
        return NewValue(
            record, steps, now, found.text, found.already, tuple(_asks(record, steps, found))
        )

    def _fitted(
        self, record: Model, shape: Shape, steps: Loc, now: str, was: str, would_be: str
    ) -> PutIn:
        if shape.worded or not (shape.choices or shape.is_date):
            return put_in(now, _style(record, shape, steps), was, would_be)
        typed = _model_at(record, steps)
        if (id(record), steps) in self.changed:
            raise UnfitError(CHANGED)
        if typed is None or words(self.review, shape, typed).casefold() != was.casefold():
            raise UnfitError(NOT_THERE)
        part = part_at(type(record), steps)
        read = meant_in(lambda: self.review, part, {shape.name: would_be}, first)
        return PutIn(str(read.values[shape.name]), 1)


def _leaves(value: Any, steps: Loc) -> Iterator[tuple[Loc, str]]:
    """Every text of a record and where it stands."""
    if isinstance(value, str):
        yield steps, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(inner, (*steps, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _leaves(inner, (*steps, number))


def _model_at(record: Model, steps: Loc) -> Any:
    """What was read at the end of a path."""
    found: Any = record
    for step in steps:
        found = getattr(found, step, None) if isinstance(step, str) else found[step]
    return found


def _style(record: Model, shape: Shape, steps: Loc) -> Style:
    if not shape.prose:
        return "plain"
    in_markdown = record.origin.source.path.endswith(".md") and steps == (record.KIND.body,)
    return "wrapped" if in_markdown else "prose"


def _asks(record: Model, steps: Loc, found: PutIn) -> Iterator[str]:
    """What nobody changes without being asked."""
    if found.already:
        return
    if steps[0] in record.KIND.words and stands(record):
        yield "These words were agreed with the person concerned; they would have to agree anew."
    part = _model_at(record, steps[:-1])
    if isinstance(part, Part) and part.CONSENT and getattr(part, part.CONSENT):
        yield "Somebody agreed to be quoted in these words; they would have to agree anew."
    if found.falls:
        gone = listed(found.falls)
        yield f"With these words goes the reference to {gone}."
    if not found.text.strip():
        yield "Nothing would be left of the field."
