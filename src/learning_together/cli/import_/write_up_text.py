"""What came of a write-up, as text: what each heading was taken for, the sum of words, the rest."""

from collections.abc import Iterator

from learning_together.actions.take_in_write_up import TakenIn
from learning_together.cli.lines import one_line
from learning_together.english import counted, listed

_WHY = {"given": "as you said", "words": "by its words", "": "no field is called so"}


def lines(taken: TakenIn) -> Iterator[str]:
    """A line for each part of the write-up, and the sum."""
    yield f"The write-up: {counted(len(taken.parts), 'part')}, {counted(taken.words, 'word')}."
    for one in taken.parts:
        heading = f"“{one_line(one.heading)}”" if one.heading else "Before the first heading"
        to = one.field or "not taken over"
        why = _WHY[one.why] if one.heading else "it has no heading"
        yield f"  {heading} → {to} ({why}): {counted(one.words, 'word')}"
    total = sum(taken.placed.values())
    where = listed(f"{count} {name}" for name, count in taken.placed.items())
    yield f"Words: {total} of {taken.words}: {where}."
    yield from taken.told
