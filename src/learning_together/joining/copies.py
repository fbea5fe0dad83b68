"""Which state of a file a copy of it was made of.

OneDrive makes a copy where two have saved one file, and says nothing of when. So the copy has to
show it: what changed with a state must stand in it, and nothing as it was before. Taken for a later
one than it was made of, it would seem to have taken out what it never had.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from learning_together.joining.state import State
from learning_together.joining.values import exact


def begun_as(copy: State, states: Sequence[State]) -> int:
    """The last state that a copy shows to come from; the first one where it shows nothing.

    Args:
        copy: The file as the copy has it, under the path of the file.
        states: Those that the file had, the first one first.
    """
    later = range(len(states) - 1, 0, -1)
    return next((number for number in later if _shows(copy, states[: number + 1])), 0)


def _shows(copy: State, states: Sequence[State]) -> bool:
    *earlier, now = states
    return any(exact(said, new) for _, new, said in _changed(earlier[-1], now, copy)) and not any(
        exact(said, old) for was in earlier for old, _, said in _changed(was, now, copy)
    )


def _changed(was: State, now: State, copy: State) -> Iterator[tuple[Any, Any, Any]]:
    """What differs in two states, each with what a copy says; a new record as a whole.

    Two people who each make a record under the next id may well fill some fields alike.
    """
    for key in dict.fromkeys((*was.records, *now.records)):
        held = [state.records.get(key) for state in (was, now, copy)]
        old, new, said = (one.data if one else None for one in held)
        if exact(old, new):
            continue
        if old is None or new is None or said is None:
            yield old, new, said
            continue
        for name in {*old, *new}:
            if not exact(old.get(name), new.get(name)):
                yield old.get(name), new.get(name), said.get(name)
