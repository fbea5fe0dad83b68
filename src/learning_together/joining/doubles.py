"""One id in two files, after a merge that git called clean: told, and mended from its parents.

Git joins lines. Where each side brought a file of its own, or a record at another place, it sees no
conflict, and both records bear the id that was next on either side.
"""

from dataclasses import replace

from learning_together.folder.yaml.write.splices import Edit
from learning_together.ids import Id
from learning_together.joining.clashes import Renumbered
from learning_together.joining.edits import edited
from learning_together.joining.join import join
from learning_together.joining.joined import Joined, Texts
from learning_together.joining.state import Held, Key, State
from learning_together.joining.twins import are_one
from learning_together.joining.values import exact


def doubled(texts: Texts) -> set[Id]:
    """The ids that more than one record has."""
    state = State(texts)
    seen: set[Id] = set()
    twice: set[Id] = set()
    for held in state.records.values():
        if held.id:
            (twice if held.id in seen else seen).add(held.id)
    return twice


def mended(
    base: Texts | None, one: Texts, two: Texts, merged: Texts, now: Texts, *, day: str
) -> Joined | None:
    """The review as it stands, with ids that a merge brought twice told apart.

    Args:
        base: What both parents began as.
        one: The first parent: its records keep their ids.
        two: The second.
        merged: What git made of them.
        now: The review's texts as they stand.
        day: On which they are joined.

    Returns:
        None where that merge is not where the ids came from.
    """
    joined = join(base, one, two, day=day)
    twice = doubled(now)
    if not any(Id(each.old) in twice for each in joined.renumbered):
        return None
    right = {**one, **joined.texts}
    left = {path: text for path, text in right.items() if text is not None}
    again = tuple(each for each in joined.renumbered if Id(each.old) in twice)
    apart = _told_apart(now, one, again)
    found = join(_told_apart(merged, one, again), apart, left, day=day)
    texts = {path: text for path, text in apart.items() if text != now.get(path)}
    return replace(found, texts={**texts, **found.texts}, renumbered=again)


def _told_apart(texts: Texts, first: Texts, again: tuple[Renumbered, ...]) -> dict[str, str]:
    """Texts in which each record that a merge brought under the id of another has its own.

    Args:
        texts: In which both are.
        first: Those of the parent whose records keep their ids.
        again: The records that get another id.
    """
    state, known = State(texts), State(first)
    edits: dict[str, list[Edit]] = {}
    for one in again:
        keeps = known.ids.get(Id(one.old))
        same_id = [(key, held) for key, held in state.records.items() if held.id == Id(one.old)]
        if keeps and same_id:
            same_id.remove(max(same_id, key=lambda each: _likeness(each, keeps, known)))
        other = next((held for key, held in same_id if key[0] == one.kind), None)
        if other:
            edits.setdefault(other.path, []).append(Edit(other.number, ("id",), one.new))
    return {**texts, **{path: edited(path, texts[path], own) for path, own in edits.items()}}


def _likeness(one: tuple[Key, Held], keeps: Key, known: State) -> tuple[bool, bool, bool]:
    """How much a record is the one that keeps its id."""
    key, held = one
    first = known.records[keeps]
    return exact(held.data, first.data), are_one(held, first), key[0] == keeps[0]
