"""Which records a side has given another id since both began, as `lt renumber` does; all follow.

Takes states, gives states in which these records have one id. No side says what it did: the record
is gone under its old id, or another stands there, and one of its kind under an id that was free, or
has become so in the same way, says what it said. Where two could be meant, or too little is said,
nothing is taken for granted.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from learning_together.ids import Id
from learning_together.joining.clashes import Renumbered, but_ids, free_ids, says_more
from learning_together.joining.renumber import renumbered
from learning_together.joining.state import Held, State
from learning_together.joining.twins import are_one
from learning_together.joining.values import exact

#: Text of so many letters is not written twice by chance.
_TELLING = 20
#: Whose ids may have been given to each other: of these, folders or the key would have to follow.
_NOT_TURNED = frozenset({"agencies", "people", "review"})


@dataclass(frozen=True, slots=True)
class Given:
    """A record that one side, or both, have given another id.

    Attributes:
        kind: The plural of its kind.
        old: The id that it had when both began.
        new: The one that it has here from now on.
        there: The one that it has on the other side.
        by: Which side gave it.
    """

    kind: str
    old: str
    new: str
    there: str
    by: Literal["here", "there", "both"]


@dataclass
class Settled:
    """Two sides, and what they began as, under one id for each record.

    Attributes:
        was: What both began as.
        here: Our side.
        there: The other side.
        given: The records that got another id.
        renumbered: Records of the other side that had to make way for one of these.
    """

    was: State
    here: State
    there: State
    given: list[Given] = field(default_factory=list)
    renumbered: list[Renumbered] = field(default_factory=list)


def settled(
    was: State,
    here: State,
    there: State,
    *,
    known: Collection[Id] = (),
    reserved: Iterable[str] = (),
) -> Settled:
    """Has what one side called otherwise called so on all.

    Args:
        was: What both sides began as.
        here: Our side.
        there: The other side.
        known: Ids that an earlier join has told apart; they are left to it.
        reserved: Ids that nobody is to get, though no record has them.

    Raises:
        LtError: A file is laid out in a way that cannot be written into.
    """
    mine, other = (_given(was, side, known) for side in (here, there))
    mine, other = (
        mine | _taken_over(other, was, here, there),
        other | _taken_over(mine, was, there, here),
    )
    if not mine and not other:
        return Settled(was, here, there)
    free = free_ids(here, there, was, reserved=reserved)
    found = Settled(was, here, there)
    began: dict[Id, str] = {}
    ours: dict[Id, str] = {}
    theirs: dict[Id, str] = {}
    for id, new in mine.items():
        began[id] = new
        name = other.get(id, id.text)
        goes_on = Id(new) in mine and Id(new) not in other
        if (
            Id(new) in there.ids
            and Id(new) != Id(name)
            and not goes_on
            and new not in other.values()
        ):
            # Somebody there has given that id to a record of their own.
            theirs[Id(new)] = free.take(Id(new))
            kind = there.ids[Id(new)][0]
            found.renumbered.append(Renumbered(kind, new, theirs[Id(new)]))
        if Id(name) != Id(new):
            theirs[Id(name)] = new
        by: Literal["here", "both"] = "both" if id in other else "here"
        found.given.append(Given(was.ids[id][0], id.text, new, name, by))
    for id, name in other.items():
        if id in mine:
            continue
        new = name
        if Id(name) in here.ids and (Id(name) not in other or Id(name) in mine):
            new = theirs[Id(name)] = free.take(Id(name))
        began[id] = ours[id] = new
        found.given.append(Given(was.ids[id][0], id.text, new, name, "there"))
    found.was = renumbered(was, began)
    found.here = renumbered(here, ours)
    found.there = renumbered(there, theirs)
    return found


def _given(was: State, side: State, known: Collection[Id]) -> dict[Id, str]:
    """The records that a side has under another id than both began with, by the old one."""
    others = {
        key
        for key, held in was.records.items()
        if held.kind not in _NOT_TURNED and _is_another(held, side.records.get(key))
    }
    gone = [
        held
        for key, held in was.records.items()
        if key in others or (held.id not in side.ids and key not in side.records)
        if held.id and held.kind != "review" and held.id not in known and says_more(held)
    ]
    if not gone:
        return {}
    reused = {was.records[key].id for key in others}
    came = _Came(
        held
        for key, held in side.records.items()
        if held.id and held.id not in known and (key in others or held.id not in was.ids)
    )
    pairs = [
        (held, [one for one in came.same(held)
                if not {held.id, one.id} & reused or _tells(held, one)])
        for held in gone
    ]  # fmt: skip
    claimed = [one.id for _, those in pairs for one in those]
    found = {
        held.id: those[0].id.text
        for held, those in pairs
        if held.id and len(those) == 1 and those[0].id and claimed.count(those[0].id) == 1
    }
    return _closed(found, was)


def _closed(given: dict[Id, str], was: State) -> dict[Id, str]:
    """Those whose new id was free, or has become so by another that is given here."""
    while True:
        left = {id: new for id, new in given.items() if Id(new) not in was.ids or Id(new) in given}
        if len(left) == len(given):
            return given
        given = left


def _is_another(before: Held, now: Held | None) -> bool:
    """Whether under the id of a record stands one with which it has no longer text in common."""
    if now is None or now.data is before.data:
        return False
    # To compare field by field takes longest, and nearly every record has a text in common.
    if _tells(before, now) or exact(before.data, now.data):
        return False
    return but_ids(before) != but_ids(now)


def _taken_over(given: dict[Id, str], was: State, side: State, other: State) -> dict[Id, str]:
    """Those that a side has under the id that the other gave, however it has changed them since."""
    found: dict[Id, str] = {}
    for id, new in given.items():
        key = side.ids.get(Id(new))
        if key is None or other.ids[Id(new)] != key:
            continue
        ours, theirs = side.records[key], other.records[key]
        if id not in side.ids:
            if are_one(ours, theirs, anew=False):
                found[id] = new
        elif Id(new) in was.ids and _is_another(was.records[key], ours) and _tells(theirs, ours):
            found[id] = new
    return found


class _Came:
    """Records by what they say.

    Args:
        those: They.
    """

    def __init__(self, those: Iterable[Held]) -> None:
        self._by_words: dict[tuple[str, str], list[Held]] = {}
        self._by_text: dict[tuple[str, str, str], list[Held]] = {}
        for one in those:
            self._by_words.setdefault((one.kind, but_ids(one)), []).append(one)
            for name, text in _longer(one):
                self._by_text.setdefault((one.kind, name, text), []).append(one)

    def same(self, held: Held) -> list[Held]:
        """Those that say what a record said, word for word; else those that still tell it apart."""
        exactly = self._by_words.get((held.kind, but_ids(held)), [])
        near = {one: None for name, text in _longer(held)
                for one in self._by_text.get((held.kind, name, text), ())}  # fmt: skip
        return exactly or [one for one in near if are_one(held, one)]


def _tells(held: Held, other: Held) -> bool:
    """Whether two records have a longer text in common."""
    return any(other.data.get(name) == text for name, text in _longer(held))


def _longer(held: Held) -> Iterator[tuple[str, str]]:
    """The texts of a record that are not written twice by chance, each with its field."""
    for name, text in held.data.items():
        if isinstance(text, str) and len(text) >= _TELLING:
            yield name, text
