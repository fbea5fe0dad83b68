"""What an earlier join brought together: where the next one with the same other side starts from.

All that the other side held then has come in here, so its state is one that both have had; and so
is ours as it was made then, where the other side has taken it over since. Which of the two it is,
and whether it is any, the other side has to show: of what one of us alone had, more must stand
there as it was made than as it was before. Ours must not have been set back since.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from learning_together.ids import Id
from learning_together.joining import cards
from learning_together.joining.clashes import but_ids, free_ids
from learning_together.joining.free_ids import FreeIds
from learning_together.joining.joined import Joined
from learning_together.joining.state import Held, Key, State
from learning_together.joining.texts import unbroken
from learning_together.joining.twins import are_one
from learning_together.joining.values import exact, plain
from learning_together.patterns import regex
from learning_together.review.paths import kind_at

#: Earlier states of one of our files that are known again.
_MOST = 20


@dataclass(frozen=True, slots=True)
class Mark:
    """A record by which one state is told from another.

    Attributes:
        kind: The plural of its kind.
        id: Its id.
        said: What it says in this state, hashed.
        before: What it says in the other state; empty where it is not there.
    """

    kind: str
    id: str
    said: str
    before: str


@dataclass(frozen=True)
class Earlier:
    """What an earlier join brought together.

    Attributes:
        texts: Of the other side's files, under our ids.
        made: Our files as they were made then, as far as they are others; None where there is none.
        names: Ids of the other side, and what these records are called here.
        theirs: What the other side alone had, under its own ids.
        moved: The same under our ids.
        ours: What the other side did not have.
        replaced: What our files held before, hashed, by path.
    """

    texts: dict[str, str] = field(repr=False)
    made: dict[str, str | None] = field(repr=False)
    names: dict[str, str]
    theirs: tuple[Mark, ...]
    moved: tuple[Mark, ...]
    ours: tuple[Mark, ...]
    replaced: dict[str, list[str]]

    def is_set_back(self, ours: Mapping[str, str]) -> bool:
        """Whether a file of ours is as it was before a join, or all that came with one are gone."""
        back = {path: _hash(ours.get(path)) for path in self.replaced
                if _hash(ours.get(path)) in self.replaced[path]}  # fmt: skip
        return any(back.values()) or (bool(back) and back.keys() == self.replaced.keys())

    def weighed(self, theirs: State) -> int:
        """How much more in a state shows that it comes from there than that it does not."""
        pairs = zip(self.theirs, self.moved, strict=True)
        return sum(max(_weighed(one, theirs), _weighed(two, theirs)) for one, two in pairs)

    def base(self, theirs: State) -> dict[str, str]:
        """The last state that ours and another have had both."""
        if sum(_weighed(one, theirs) for one in self.ours) <= 0:
            return self.texts
        found = {**self.texts, **self.made}
        return {path: text for path, text in found.items() if text is not None}


def noted(ours: State, theirs: State, joined: Joined, before: Earlier | None = None) -> Earlier:
    """What a join has brought together.

    Args:
        ours: Our side as it was.
        theirs: The other side as it is.
        joined: What came of it.
        before: What is known of the join before.
    """
    result = {path: text for path, text in {**ours.texts, **joined.texts}.items()
              if text is not None}  # fmt: skip
    moved, made = State(joined.theirs, theirs), State(result, ours)
    names = {Id(old): new for old, new in joined.names.items()}
    own: list[Mark] = []
    here: list[Mark] = []
    for key, held, mine in _others(theirs, ours):
        id = names.get(held.id, held.id.text) if held.id else ""
        other = moved.records.get((held.kind, Id(id).folded, 0))
        if other is not None:
            own.append(_mark(key, held, mine))
            here.append(Mark(held.kind, Id(id).folded, _said(other), own[-1].before))
    known = {(one.kind, one.id) for one in own}
    for one, two in zip(before.theirs, before.moved, strict=True) if before else ():
        if (one.kind, one.id) not in known and max(
            _weighed(one, theirs), _weighed(two, theirs)
        ) > 0:
            own.append(one)
            here.append(two)
    return Earlier(
        joined.theirs,
        {path: made.texts.get(path) for path in sorted({*made.texts, *joined.theirs})
         if made.texts.get(path) != joined.theirs.get(path)},
        joined.names,
        tuple(own),
        tuple(here),
        tuple(_mark(key, held, other) for key, held, other in _others(made, moved)),
        _replaced(ours, joined, before),
    )  # fmt: skip


def _others(state: State, other: State) -> Iterator[tuple[Key, Held, Held | None]]:
    """The records with an id that another state has not, or not so; and how it has them."""
    for key, held in state.records.items():
        there = other.records.get(key)
        if held.id and not (there and exact(held.data, there.data)):
            yield key, held, there


def _mark(key: Key, held: Held, before: Held | None) -> Mark:
    return Mark(held.kind, key[1], _said(held), _said(before) if before else "")


def _replaced(ours: State, joined: Joined, before: Earlier | None) -> dict[str, list[str]]:
    found = {path: [*hashes] for path, hashes in before.replaced.items()} if before else {}
    for path, text in joined.texts.items():
        if kind_at(path) == cards.KIND:
            continue  # whoever has decided them may tidy them away
        hashes = [*found.get(path, []), _hash(ours.texts.get(path))]
        found[path] = [one for one in hashes if one != _hash(text)][-_MOST:]
    return found


def names_still(
    names: Mapping[str, str], was: State, here: State, there: State, reserved: Iterable[str] = ()
) -> dict[Id, str]:
    """What records of the other side are called here since an earlier join.

    The other side may have taken our ids over since, and records of ours under ids of its own.
    Where it has given an id that one of these has here to another record, that one gets a free one.

    Args:
        names: As they were noted then.
        was: What both began as, under our ids.
        here: Our side.
        there: The other side, under its own ids.
        reserved: Ids that nobody is to get, though no record has them.
    """
    kept = {Id(old): new for old, new in names.items() if _holds(old, new, was, here, there)}
    mapped = {Id(new) for new in kept.values()}
    new = [id for id in there.ids if id not in kept and (id not in was.ids or id in mapped)]
    alone = [id for id in here.ids if (id not in there.ids or id in kept) and id not in mapped]
    kept |= _twins(new, alone, here, there)
    free: FreeIds | None = None
    left = [Id(one) for one in kept.values()]
    while left:
        id = left.pop()
        if id in there.ids and id not in kept:
            free = free or free_ids(here, there, was, reserved=reserved)
            kept[id] = free.take(id)
            left.append(Id(kept[id]))
    return kept


def _holds(old: str, new: str, was: State, here: State, there: State) -> bool:
    """Whether a record of the other side still has the id that it had there."""
    keys = there.ids.get(Id(old)), was.ids.get(Id(new))
    if keys[0] is None or keys[1] is None or keys[0][0] != keys[1][0]:
        return False
    now, then = there.records[keys[0]], was.records[keys[1]]
    likeness = _likeness(now, then)
    if likeness == _SAME:
        return True
    over, mine = there.ids.get(Id(new)), here.ids.get(Id(old))
    if over and are_one(then, there.records[over]):
        return False
    if mine and _likeness(now, here.records[mine]) > likeness:
        return False
    return likeness >= _ALIKE or are_one(then, now, anew=False)


#: A field's name, which both have.
_FIELD = regex(r'"\w+": ')
#: How alike the words of two records are, in per cent; those of one that was changed since.
_SAME, _ALIKE = 100.0, 50.0


def _likeness(one: Held, two: Held) -> float:
    from rapidfuzz import fuzz

    said = (_FIELD.sub("", but_ids(held)) for held in (one, two))
    return fuzz.ratio(*said) if one.kind == two.kind else 0.0


def _twins(new: list[Id], alone: list[Id], here: State, there: State) -> dict[Id, str]:
    """Records that the other side has of ours, under ids of its own: which they are here."""
    if not new or not alone:
        return {}
    found: dict[Id, str] = {}
    ours: dict[tuple[str, str], list[Id]] = {}
    for id in alone:
        for words in _worded(here.records[here.ids[id]]):
            ours.setdefault(words, []).append(id)
    for id in new:
        held = there.records[there.ids[id]]
        near = {one for words in _worded(held) for one in ours.get(words, ())}
        same = [one for one in near if are_one(here.records[here.ids[one]], held)]
        if len(same) == 1 and str(same[0]) not in found.values():
            found[id] = same[0].text
    return found


def _worded(held: Held) -> Iterator[tuple[str, str]]:
    """The texts of a record, each with its kind."""
    for name, value in held.data.items():
        if name != "id" and isinstance(value, str) and value:
            yield f"{held.kind} {name}", " ".join(value.split())


def _weighed(mark: Mark, state: State) -> int:
    held = state.records.get((mark.kind, mark.id, 0))
    said = _said(held) if held else ""
    return (said == mark.said) - (said == mark.before)


def _said(held: Held) -> str:
    return _hash(json.dumps(plain(held.data), ensure_ascii=False, sort_keys=True))


def _hash(text: str | None) -> str:
    if text is None:
        return ""
    return hashlib.sha256(unbroken(text).encode("utf-8", "surrogatepass")).hexdigest()[:16]
