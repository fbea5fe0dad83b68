"""Joins two states of a review: the one way in for all that do.

Takes the texts of files; gives the texts that change on our side, what was renumbered, and the
cards of what could not be decided.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from learning_together.ids import Id
from learning_together.joining import cards
from learning_together.joining.cards import Card
from learning_together.joining.clashes import Renumbered, clashes
from learning_together.joining.files import Files
from learning_together.joining.free_ids import FreeIds
from learning_together.joining.plan import Plan, Wanted, planned
from learning_together.joining.renumber import renumbered
from learning_together.joining.state import Key, State
from learning_together.joining.texts import unbroken, written
from learning_together.records.base import Audience
from learning_together.records.kinds import kind_of
from learning_together.review.load import kind_at


@dataclass(frozen=True, slots=True)
class Named:
    """A record, as it is told."""

    kind: str
    id: str
    path: str


@dataclass(frozen=True)
class Joined:
    """What came of it.

    Attributes:
        texts: Of our files that change, by path; None where a file goes.
        renumbered: Records of the other side that got another id.
        known: Records of the other side that stand here already under another id.
        cards: What could not be decided and is not asked yet.
        asked: How many cards stand already.
        came: Records that came from the other side.
        changed: Records of ours in which something of the other side's went in.
        went: Records of ours that go, since the other side took them out.
        twins: Records made on both sides under one id that are taken for one.
        anew: Files that had to be laid out anew.
        whole: Files that could be joined only as a whole, and why.
    """

    texts: dict[str, str | None]
    renumbered: tuple[Renumbered, ...] = ()
    known: tuple[Renumbered, ...] = ()
    cards: tuple[Card, ...] = ()
    asked: int = 0
    came: tuple[Named, ...] = ()
    changed: tuple[Named, ...] = ()
    went: tuple[Named, ...] = ()
    twins: tuple[Named, ...] = ()
    anew: tuple[str, ...] = ()
    whole: dict[str, str] = field(default_factory=dict)

    @property
    def is_nothing(self) -> bool:
        """Whether the other side brings nothing."""
        return not self.texts


Texts = Mapping[str, str]


def join(
    base: Texts | None, ours: Texts, theirs: Texts, *, day: str = "", whose: str = ""
) -> Joined:
    """Joins two states of a review.

    Args:
        base: The texts of the state that both started from; None where nobody knows it.
        ours: Of our files.
        theirs: Of the other side's.
        day: On which they are joined.
        whose: The role code of whoever the other side is; may be empty.

    Raises:
        LtError: A file of the other side is laid out in a way that cannot be written into.
    """
    was = State(base) if base is not None else None
    here = State(ours, was)
    there = State(theirs, here)
    texts, whole, reasons = _whole(was, here, there)
    if apart := {*here.unread, *there.unread}:
        here, there = _without(here, apart), _without(there, apart)
        was = _without(was, apart) if was else None
    found = clashes(was, here, there)
    names = {Id(one.old): one.new for one in (*found.renumbered, *found.known)}
    there = renumbered(there, names)
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
        {**made.texts, **texts},
        tuple(found.renumbered),
        tuple(found.known),
        tuple(new),
        len(every) - len(new),
        tuple(_named(plan, plan.came)),
        tuple(_named(plan, plan.changed)),
        tuple(Named(one[0], here.records[one].data.get("id") or "", here.records[one].path)
              for one in plan.went),
        tuple(_named(plan, found.twins)),
        tuple(made.anew),
        reasons,
    )  # fmt: skip


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


def _named(plan: Plan, keys: list[Key]) -> Iterator[Named]:
    for key in keys:
        wanted = plan.wanted[key]
        yield Named(key[0], str(wanted.data.get("id") or ""), wanted.path)
