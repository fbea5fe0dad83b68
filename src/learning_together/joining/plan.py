"""Which records two sides come to together, and what they say: record by record, three ways.

Takes states in which no id stands for two things; gives the records as they are to be, and cards.
"""

from dataclasses import dataclass, field
from typing import Any

from learning_together.ids import Id
from learning_together.joining.cards import NOT_KNOWN, Card, is_narrow, shown
from learning_together.joining.files import Files, new_comments
from learning_together.joining.renumber import named_in
from learning_together.joining.state import Held, Key, State
from learning_together.joining.values import Values, exact
from learning_together.records.kinds import model


@dataclass(slots=True)
class Wanted:
    """A record as it is to stand.

    Attributes:
        path: Of its file.
        data: Its fields.
    """

    path: str
    data: dict[str, Any]


@dataclass
class Plan:
    """What two sides come to together.

    Attributes:
        wanted: The records, in no order.
        cards: What could not be decided.
        came: Records that the other side alone has made.
        changed: Records of ours in which something of the other side's goes in.
        went: Records of ours that go, since the other side took them out.
        stayed_out: Records of the other side that do not come, since we took them out.
    """

    wanted: dict[Key, Wanted] = field(default_factory=dict)
    cards: list[Card] = field(default_factory=list)
    came: list[Key] = field(default_factory=list)
    changed: list[Key] = field(default_factory=list)
    went: list[Key] = field(default_factory=list)
    stayed_out: list[Key] = field(default_factory=list)


def planned(base: Files | None, ours: Files, theirs: Files) -> Plan:
    """Joins records.

    Args:
        base: What both sides started from; None where nobody knows.
        ours: One side.
        theirs: The other.
    """
    return _Planner(base, ours, theirs).plan()


class _Planner:
    def __init__(self, base: Files | None, ours: Files, theirs: Files) -> None:
        self.base, self.ours, self.theirs = base, ours, theirs
        self.was: State = base.state if base else State({})
        self.found = Plan()
        #: Records that one side took out, and what the other still has.
        self.out: dict[Key, Held] = {}
        #: Those of which a card tells.
        self.told: set[Key] = set()

    def plan(self) -> Plan:
        here, there = self.ours.state.records, self.theirs.state.records
        for key in dict.fromkeys((*here, *there)):
            mine, other = here.get(key), there.get(key)
            if mine and other:
                self._both(key, mine, other)
            elif mine or other:
                self._one(key, mine, other)
        self._named_still()
        return self.found

    def _both(self, key: Key, mine: Held, other: Held) -> None:
        was = self.was.records.get(key)
        path = other.path if was and mine.path == was.path else mine.path
        if mine.data == other.data:
            self.found.wanted[key] = Wanted(path, mine.data)
            return
        values = Values(known=was is not None)
        joined = values.group(
            model(mine.kind), (was.data if was else None, mine.data, other.data)
        )  # fmt: skip
        # What the other side alone has changed is known again by being theirs.
        self.found.wanted[key] = Wanted(path, other.data if joined == other.data else joined)
        if not exact(joined, mine.data):
            self.found.changed.append(key)
        for one in values.clashes:
            self.found.cards.append(
                Card(
                    "wording",
                    mine.kind,
                    _id(mine),
                    here=True,
                    file=path,
                    field=".".join(map(str, one.steps)),
                    base=shown(one.base) if was else NOT_KNOWN,
                    ours=shown(one.ours),
                    theirs=shown(one.theirs),
                    narrow=is_narrow(mine, str(one.steps[0])) or is_narrow(other),
                )
            )

    def _one(self, key: Key, mine: Held | None, other: Held | None) -> None:
        """A record that one side has."""
        held = mine or other
        was = self.was.records.get(key)
        if held is None:
            return
        if was is None:
            self._keep(key, held)
            if other:
                self.found.came.append(key)
            return
        files = self.ours if mine else self.theirs
        # A comment that somebody added counts as a change: it must not go with the record.
        if exact(held.data, was.data) and not new_comments(key, files, self.base):
            self.out[key] = held
            return
        if mine:
            self._keep(key, mine)
        else:
            self.out[key] = held
        self._card(key, held, ours=mine is not None)

    def _keep(self, key: Key, held: Held) -> None:
        self.found.wanted[key] = Wanted(held.path, held.data)

    def _card(self, key: Key, held: Held, *, ours: bool) -> None:
        was = self.was.records.get(key)
        self.told.add(key)
        text = (self.ours if ours else self.theirs).stretch(held)
        self.found.cards.append(
            Card(
                "gone-there" if ours else "gone-here",
                held.kind,
                _id(held),
                here=key in self.found.wanted,
                file=held.path,
                field="",
                base=self.base.stretch(was) if self.base and was else "",
                ours=text if ours else "",
                theirs="" if ours else text,
                narrow=is_narrow(held),
            )
        )

    def _named_still(self) -> None:
        """Keeps records that one side took out and a record that stays still names."""
        if self.out:
            ids = {held.id: key for key, held in self.out.items() if held.id}
            there = {Id(folded) for kind, folded, _ in self.found.wanted if folded}
            waiting = list(self.found.wanted)
            while waiting:
                one = waiting.pop()
                wanted = self.found.wanted[one]
                for id in named_in(one[0], wanted.data):
                    if id in ids and id not in there and not self._was_left(one, id, ids[id]):
                        there.add(id)
                        waiting.append(self._again(ids[id]))
        self._named_by_what_is_gone()
        for key in self.out:
            if key in self.ours.state.records:
                self.found.went.append(key)
            elif key not in self.told:
                self.found.stayed_out.append(key)

    def _named_by_what_is_gone(self) -> None:
        """Has a card of each record that must come back, too, if one that names it comes back."""
        ids = {held.id: key for key, held in self.out.items() if held.id}
        waiting = [*self.told]
        while waiting:
            one = waiting.pop()
            if one not in self.out:
                continue
            for id in named_in(one[0], self.out[one].data):
                key = ids.get(id)
                if key and key not in self.told and not self._was_left(one, id, key):
                    self._card(key, self.out[key], ours=False)
                    waiting.append(key)

    def _was_left(self, key: Key, id: Id, out: Key) -> bool:
        """Whether whoever took a record out left it named in this one."""
        side = self.theirs if out in self.ours.state.records else self.ours
        held = side.state.records.get(key)
        return held is not None and id in named_in(held.kind, held.data)

    def _again(self, key: Key) -> Key:
        held = self.out.pop(key)
        mine = key in self.ours.state.records
        self._keep(key, held)
        if not mine:
            self.found.came.append(key)
        # A card of its being gone here was noted while it was.
        told = [card for card in self.found.cards if card.sort == "gone-here"
                and (card.kind, card.id) == (held.kind, _id(held))]  # fmt: skip
        for card in told:
            self.found.cards.remove(card)
        self._card(key, held, ours=mine)
        return key


def _id(held: Held) -> str:
    return held.id.text if held.id else ""
