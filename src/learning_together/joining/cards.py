"""What a join could not decide, as records of kind `differences`; each is asked once.

Takes clashes, gives the values of records. One that stands as a card already, open or decided,
whichever side is called ours there, is no new one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from learning_together.folder.yaml.write.scalars import Value, item_lines, record_lines
from learning_together.joining.state import Held, State
from learning_together.records.base import Audience
from learning_together.records.kinds import kind_of, model
from learning_together.records.kinds.difference import Difference, DifferenceSort
from learning_together.records.shape import fields

KIND = Difference.KIND.name
#: What a card says of what two wordings began as, where nobody knows that any more.
NOT_KNOWN = "(not known)"


@dataclass(frozen=True, slots=True)
class Card:
    """What one side says and the other says otherwise.

    Attributes:
        sort: As the field of the record has it.
        kind: The plural of the kind concerned.
        id: Of the record; empty where it has none.
        here: Whether the joined review holds the record.
        file: The path, where it is about a whole file or a record without an id.
        field: Dotted; empty for a whole record.
        base: As it was; empty where nothing stood there, `NOT_KNOWN` where that is not known.
        ours: As we have it; empty where it is gone.
        theirs: The same of the other side.
        narrow: Whether only lead reviewers may read it.
    """

    sort: DifferenceSort
    kind: str
    id: str
    here: bool
    file: str
    field: str
    base: str
    ours: str
    theirs: str
    narrow: bool = False

    @property
    def what(self) -> str:
        """What it is about, in words; none of what the two say."""
        one = kind_of(self.kind).one
        name = f"{self.id}" if self.id else f"a {one} in {self.file}"
        if self.sort == "file":
            return f"{self.file}: the file differs, and could not be joined"
        if self.sort == "gone-here":
            return f"{name}: taken out here, changed or named on the other side"
        if self.sort == "gone-there":
            return f"{name}: taken out on the other side, changed or named here"
        return f"{name}, {self.field}: two wordings"

    def values(self, id: str, day: str, whose: str) -> dict[str, Value]:
        """The fields of its record."""
        held: dict[str, Value] = {
            "id": id,
            "what": self.what,
            "sort": self.sort,
            "record": self.id if self.here else "",
            "gone": "" if self.here else self.id,
            "file": self.file if self.sort != "wording" or not self.id else "",
            "field": self.field,
            "base": self.base,
            "ours": self.ours,
            "theirs": self.theirs,
            "whose": whose,
            "found_on": day,
            "handling": ["reviewers"] if self.narrow else "",
        }
        return {name: value for name, value in held.items() if value}


def shown(value: Any) -> str:
    """A value as text that can be read back; empty where there is none."""
    if isinstance(value, Mapping):
        return "\n".join(record_lines(clean(value), 0))
    if isinstance(value, list):
        return "\n".join(line for item in clean(value) for line in item_lines(item, 0))
    return value or ""


def is_narrow(held: Held, field: str = "") -> bool:
    """Whether a record, or one field of it, is for fewer than the team."""
    kind = model(held.kind)
    own = held.data.get("handling")
    may = {*map(str, own)} if isinstance(own, list) and own else {*map(str, kind.KIND.readers)}
    by_field = held.data.get("field_handling")
    if field and isinstance(by_field, Mapping) and isinstance(by_field.get(field), list):
        may &= {*map(str, by_field[field])}
    shape = fields(kind).get(field)
    if shape and shape.handling is not None:
        may &= {*map(str, shape.handling)}
    if kind.KIND.consent and not held.data.get(kind.KIND.consent):
        may &= {*map(str, kind.KIND.readers)}
    return Audience.TEAM not in may


def asked_already(state: State) -> set[tuple[str, ...]]:
    """The cards of a state, each as `mark` has it."""
    return {
        mark(
            _said(held.data, "sort"),
            _said(held.data, "field"),
            _said(held.data, "ours"),
            _said(held.data, "theirs"),
            *(_said(held.data, name) for name in ("record", "gone", "file")),
        )
        for held in state.records.values()
        if held.kind == KIND
    }


def unasked(cards: Iterable[Card], *states: State) -> list[Card]:
    """The cards that stand in none of some states."""
    known = {one for state in states for one in asked_already(state)}
    return [
        one
        for one in cards
        if mark(one.sort, one.field, one.ours, one.theirs, one.id, one.file) not in known
    ]


def mark(sort: str, field: str, ours: str, theirs: str, *about: str) -> tuple[str, ...]:
    """What tells a card from others; the same whichever side is ours.

    Args:
        sort: As the record has it.
        field: Its field.
        ours: What one side says.
        theirs: What the other says.
        about: The id of the record, or the path of the file: the first that is there.
    """
    two = sorted((" ".join(ours.split()), " ".join(theirs.split())))
    which = next(filter(None, about), "").lower()
    return ("gone" if sort.startswith("gone") else sort, field, which, *two)


def _said(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


def clean(value: Any) -> Any:
    """A value without what is empty in it, which nothing can write."""
    if isinstance(value, Mapping):
        kept = {name: clean(one) for name, one in value.items()}
        return {name: one for name, one in kept.items() if one not in (None, "", [], {})}
    if isinstance(value, list):
        return [one for one in map(clean, value) if one not in (None, "", [], {})]
    return value
