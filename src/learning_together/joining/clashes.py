"""Which records of the other side need other ids, and which stand here already under another.

Takes states; gives ids. Two people who each ask for the next id get one id for two records; and a
record that came in at an earlier join may have got another id then.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from learning_together.ids import Id
from learning_together.joining.free_ids import FreeIds
from learning_together.joining.state import Held, Key, State
from learning_together.joining.twins import are_one
from learning_together.joining.values import exact
from learning_together.patterns import regex
from learning_together.records.kinds import model
from learning_together.records.shape import fields

_NUMBERED = regex(r"(?<![\w-])[A-Za-z][A-Za-z0-9-]*[0-9](?![\w-])")

_WORD = regex(r"\w")


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A record of the other side that goes by another id here."""

    kind: str
    old: str
    new: str


@dataclass
class Clashes:
    """What becomes of the other side's new records.

    Attributes:
        renumbered: They get an id that is free, since a record of ours has theirs.
        known: They stand here already, word for word, under another id.
        twins: Made on both sides under one id, and taken for one.
    """

    renumbered: list[Renumbered] = field(default_factory=list)
    known: list[Renumbered] = field(default_factory=list)
    twins: list[Key] = field(default_factory=list)


def clashes(was: State | None, here: State, there: State, reserved: Iterable[str] = ()) -> Clashes:
    """What becomes of the other side's new records.

    Args:
        was: What both sides began as; None where nobody knows.
        here: Our side.
        there: The other side.
        reserved: Ids that nobody is to get, though no record has them.
    """
    found = Clashes()
    before = was.records if was else {}
    new = [(id, key) for id, key in there.ids.items() if key[0] != "review" and key not in before]
    left: list[tuple[Id, Key]] = []
    for id, key in new:
        mine = here.ids.get(id)
        theirs = there.records[key]
        if mine == key and are_one(here.records[key], theirs, anew=was is not None):
            if not exact(here.records[key].data, theirs.data):
                found.twins.append(key)
        else:
            left.append((id, key))
    if not left:
        return found
    waiting = _by_words(was, here, there)
    free: FreeIds | None = None
    for id, key in left:
        theirs = there.records[key]
        same = waiting.get((theirs.kind, but_ids(theirs)), [])
        old = str(theirs.data.get("id"))
        if same:
            found.known.append(Renumbered(key[0], old, str(same.pop(0).data.get("id"))))
            continue
        mine = here.ids.get(id)
        if mine is None or (was and mine != key and _goes(was, here, there, mine)):
            continue
        free = free or free_ids(here, there, was, reserved=reserved)
        found.renumbered.append(Renumbered(key[0], old, free.take(id)))
    return found


def _by_words(was: State | None, here: State, there: State) -> dict[tuple[str, str], list[Held]]:
    """Our new records that the other side does not have under their id, by what they say."""
    found: dict[tuple[str, str], list[Held]] = {}
    for key, held in _new(was, here):
        twin = there.records.get(key)
        words = but_ids(held)
        if says_more(held) and not (twin and are_one(held, twin, anew=was is not None)):
            found.setdefault((held.kind, words), []).append(held)
    return found


def _new(was: State | None, side: State) -> Iterator[tuple[Key, Held]]:
    for key, held in side.records.items():
        if held.id and held.kind != "review" and not (was and key in was.records):
            yield key, held


def but_ids(held: Held) -> str:
    """What a record says, with a sign in the place of every id: these may have changed."""
    shapes = fields(model(held.kind))
    notes = {name for name, shape in shapes.items() if name == "id" or shape.is_own_note}
    said = {name: value for name, value in held.data.items() if name not in notes and value}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return " ".join(_NUMBERED.sub("#", text).split())


def says_more(held: Held) -> bool:
    """Whether a record says more than what it is linked to: links alone are like many another's."""
    said = [value for name, value in held.data.items() if name != "id" and value]
    return bool(_WORD.search(_NUMBERED.sub("", json.dumps(said, ensure_ascii=False))))


def _goes(was: State, side: State, other: State, key: Key) -> bool:
    """Whether a record that one side has as it was goes, since the other took it out."""
    return (
        key in was.records
        and key not in other.records
        and exact(was.records[key].data, side.records[key].data)
    )


def free_ids(*states: State | None, reserved: Iterable[str] = ()) -> FreeIds:
    """Ids that nobody has in some states, and that no word in them could be.

    Args:
        states: They.
        reserved: Ids that nobody is to get, though no record has them.
    """
    there = [state for state in states if state]
    ids = {id for state in there for id in state.ids}
    texts = (text for state in there for text in state.texts.values())
    return FreeIds({*ids, *map(Id, reserved)}, texts)
