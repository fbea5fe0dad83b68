"""Joins two states of a review: the one way in for all that do.

Takes the texts of files; gives the texts that change on our side, what was renumbered, and the
cards of what could not be decided.
"""

from collections.abc import Collection, Iterator, Mapping

from learning_together.ids import Id
from learning_together.joining import cards
from learning_together.joining.cards import Card
from learning_together.joining.clashes import Clashes, Renumbered, clashes
from learning_together.joining.earlier import names_still
from learning_together.joining.files import Files
from learning_together.joining.free_ids import FreeIds
from learning_together.joining.given_ids import settled
from learning_together.joining.joined import Joined, Named, Texts
from learning_together.joining.plan import Plan, Wanted, planned
from learning_together.joining.renumber import renumbered
from learning_together.joining.state import Key, State
from learning_together.joining.texts import unbroken, written
from learning_together.records.base import Audience
from learning_together.records.kinds import kind_of
from learning_together.review.paths import kind_at

Side = Texts | State


def join(
    base: Side | None,
    ours: Side,
    theirs: Side,
    *,
    day: str = "",
    whose: str = "",
    names: Mapping[str, str] | None = None,
    reserved: Collection[str] = (),
) -> Joined:
    """Joins two states of a review.

    Args:
        base: The state that both started from, its texts or as it was read; None where nobody
            knows it.
        ours: Our side.
        theirs: The other side.
        day: On which they are joined.
        whose: The role code of whoever the other side is; may be empty.
        names: Where `base` is what an earlier join brought together: ids of the other side, and
            what these records are called here and in `base`. None where there was none.
        reserved: Ids that nobody is to get, though no record has them: codes of the keys.

    Raises:
        LtError: A file of the other side is laid out in a way that cannot be written into.
    """
    here = _read(ours)
    was = _read(base, here) if base is not None else None
    there = _read(theirs, here)
    texts, whole, reasons = _whole(was, here, there)
    apart = {*here.unread, *there.unread}
    unread = {path: text for path, text in there.texts.items() if path in apart}
    if apart:
        here, there = _without(here, apart), _without(there, apart)
        was = _without(was, apart) if was else None
    typed = here
    known = {*map(Id, names or {}), *map(Id, (names or {}).values())}
    one = settled(was, here, there, known=known, reserved=reserved) if was else None
    if was and one:
        was, here, there = one.was, one.here, one.there
    before = names_still(names, was, here, there, reserved) if was and names is not None else {}
    kinds = {id: there.ids[id][0] for id in before}
    there = renumbered(there, before)
    found = clashes(was, here, there, reserved)
    there = renumbered(there, {Id(one.old): one.new for one in (*found.renumbered, *found.known)})
    found, still = _since_before(
        found, before, {*map(Id, (names or {}).values()), *here.ids}, kinds
    )
    sides = Files(was) if was else None, Files(here), Files(there)
    plan = planned(*sides)
    every = [*plan.cards, *whole]
    new = cards.unasked(every, here, there)
    free = FreeIds({*here.ids, *there.ids, *(was.ids if was else ())})
    none, home = Id(f"{_prefix(here)}0"), _home(plan)
    for card in new:
        id = free.take(none)
        plan.wanted[cards.KIND, Id(id).folded, 0] = Wanted(home, card.values(id, day, whose))
    made = written(plan, *sides)
    return Joined(
        {**_changed(typed, here, made.texts), **texts},
        (*(one.renumbered if one else ()), *found.renumbered),
        tuple(found.known),
        tuple(still),
        tuple(new),
        len(every) - len(new),
        tuple(_named(plan, plan.came)),
        tuple(_named(plan, plan.changed)),
        tuple(_held(here, plan.went)),
        tuple(_held(there, plan.stayed_out)),
        tuple(_named(plan, found.twins)),
        tuple(made.anew),
        reasons,
        {**unread, **there.texts},
        tuple(one.given if one else ()),
    )


def _read(side: Side, like: State | None = None) -> State:
    return side if isinstance(side, State) else State(side, like)


def _changed(typed: State, here: State, made: Mapping[str, str | None]) -> dict[str, str | None]:
    """What becomes of our files, of which some had other ids written into them first."""
    if typed is here:
        return dict(made)
    goals = {**dict.fromkeys(typed.texts), **here.texts, **made}
    return {path: text for path, text in goals.items() if text != typed.texts.get(path)}


def _since_before(
    found: Clashes, before: Mapping[Id, str], known: set[Id], kinds: Mapping[Id, str]
) -> tuple[Clashes, list[Renumbered]]:
    """What became of the other side's ids, once some had another name before anything was found.

    Args:
        found: What was found then.
        before: The names that they had by then.
        known: Ids that an earlier join gave, or that a record here has.
        kinds: The kinds of these records.
    """
    if not before:
        return found, []
    back = {Id(new): old for old, new in before.items()}
    after = {Id(one.old): one for one in (*found.renumbered, *found.known)}
    found = Clashes(
        [_from(one, back) for one in found.renumbered],
        [_from(one, back) for one in found.known],
        found.twins,
    )
    still: list[Renumbered] = []
    for old, new in before.items():
        if Id(new) in after:
            continue
        one = Renumbered(kinds[old], old.text, new)
        (still if Id(new) in known else found.renumbered).append(one)
    return found, still


def _from(one: Renumbered, back: Mapping[Id, Id]) -> Renumbered:
    old = back.get(Id(one.old))
    return Renumbered(one.kind, old.text, one.new) if old else one


def _whole(
    was: State | None, here: State, there: State
) -> tuple[dict[str, str | None], list[Card], dict[str, str]]:
    """What comes of files of which one side cannot be read record by record."""
    texts: dict[str, str | None] = {}
    found: list[Card] = []
    reasons: dict[str, str] = {}
    for path in sorted({*here.unread, *there.unread}):
        mine, other = here.texts.get(path), there.texts.get(path)
        before = was.texts.get(path) if was else None
        if other is None or (mine is not None and _is(mine, other)):
            continue
        if mine is None or (before is not None and _is(mine, before)):
            texts[path] = other
        elif before is None or not _is(other, before):
            kind = str(kind_at(path))
            narrow = Audience.TEAM not in kind_of(kind).readers
            found.append(
                Card("file", kind, "", here=False, file=path, field="", base=before or "",
                     ours=mine, theirs=other, narrow=narrow)
            )  # fmt: skip
            problem = here.unread.get(path) or there.unread.get(path)
            reasons[path] = f"line {problem.place.line}: {problem.message}" if problem else ""
    return texts, found, reasons


def _is(one: str, other: str) -> bool:
    return unbroken(one) == unbroken(other)


def _without(state: State, paths: set[str]) -> State:
    left = {path: text for path, text in state.texts.items() if path not in paths}
    return State(left, state)


def _prefix(here: State) -> str:
    """What the ids of cards begin with in this review."""
    facts = here.records.get(("review", "review", 0))
    own = facts.data.get("prefixes") if facts else None
    said = own.get(cards.KIND) if isinstance(own, Mapping) else None
    return said if isinstance(said, str) else kind_of(cards.KIND).prefix


def _home(plan: Plan) -> str:
    """The file that cards go into: that of the last one, or one at the top."""
    paths = [one.path for key, one in plan.wanted.items() if key[0] == cards.KIND]
    return paths[-1] if paths else f"{cards.KIND}.yaml"


def _held(state: State, keys: list[Key]) -> Iterator[Named]:
    for key in keys:
        held = state.records[key]
        yield Named(key[0], held.data.get("id") or "", held.path)


def _named(plan: Plan, keys: list[Key]) -> Iterator[Named]:
    for key in keys:
        wanted = plan.wanted[key]
        yield Named(key[0], str(wanted.data.get("id") or ""), wanted.path)
