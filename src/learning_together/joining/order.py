"""In which order the records of a joined file stand.

One that comes in stands behind the one that it follows where it comes from, and behind what its own
side does not know.
"""

from itertools import pairwise

from learning_together.joining.files import Files
from learning_together.joining.state import Key


def in_order(keys: list[Key], current: list[Key], ours: Files, theirs: Files) -> list[Key]:
    """The records of a file in order.

    Args:
        keys: Those that are to stand there.
        current: Those of the file that is gone on with, in their order.
        ours: One side.
        theirs: The other.
    """
    wanted, there = {*keys}, {*current}
    order = [key for key in current if key in wanted]
    both = ours.state.records.keys() & theirs.state.records.keys()
    run: dict[Key, Key] = {}
    for key, follower in reversed([*pairwise(order)]):
        run[key] = run.get(follower, follower) if follower not in both else key
    behind: dict[Key | None, list[Key]] = {}
    last: list[Key] = []
    for key in keys:
        if key not in there:
            before, known = _before(key, wanted, theirs, ours)
            before = run.get(before, before) if before else None
            (behind.setdefault(before, []) if known else last).append(key)
    found: list[Key] = []
    waiting: list[Key] = [*reversed(last), *reversed(order), *reversed(behind.get(None, []))]
    while waiting:
        found.append(waiting.pop())
        waiting += reversed(behind.get(found[-1], []))
    return found


def _before(key: Key, wanted: set[Key], *sides: Files) -> tuple[Key | None, bool]:
    """The record that one follows where it comes from, and whether any is around it there."""
    for side in sides:
        held = side.state.records.get(key)
        if held is None:
            continue
        around = side.state.files[held.path]
        before = (one for one in reversed(around[: held.number]) if one in wanted)
        if found := next(before, None):
            return found, True
        if any(one in wanted for one in around[held.number + 1 :]):
            return None, True
    return None, False
