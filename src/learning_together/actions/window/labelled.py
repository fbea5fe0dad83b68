"""Sentences in which fields are called as forms and pages call them, and not as files do."""

from collections.abc import Iterable, Iterator, Mapping

from learning_together.patterns import regex
from learning_together.records.shape import Shape, fields

#: A field as a sentence names it.
_QUOTED = regex(r"“([a-z_]+)”")


def labels(shapes: Iterable[Shape]) -> dict[str, str]:
    """What fields are called, by their names; those of parts where no other has the name."""
    return dict(_labels(shapes))


def _labels(shapes: Iterable[Shape]) -> Iterator[tuple[str, str]]:
    for shape in shapes:
        if shape.part is not None:
            yield from _labels(fields(shape.part).values())
        yield shape.name, shape.label


def with_labels(text: str, called: Mapping[str, str]) -> str:
    """A sentence with fields by what they are called.

    >>> with_labels("Write it under “time_commitment”.", {"time_commitment": "Time they can give"})
    'Write it under “Time they can give”.'
    """
    return _QUOTED.sub(lambda found: f"“{called.get(found[1], found[1])}”", text)
