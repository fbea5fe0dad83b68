"""Two values of a field to one: groups by field, references as sets, prose by paragraph.

Takes values as they were typed; gives the value, and what could not be decided. The value is ours
there, until somebody decides.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from learning_together.ids import Id
from learning_together.joining.sequences import Slot, slots
from learning_together.patterns import regex
from learning_together.records.base import Part
from learning_together.records.shape import Shape, fields

Steps = tuple[str | int, ...]

_BLANK_LINES = regex(r"\n(?:[ \t]*\n)+")
#: Words of an item that make it another's twin, in per cent.
_ALIKE = 50


@dataclass(frozen=True, slots=True)
class Clash:
    """What one side says and the other says otherwise.

    Attributes:
        steps: The field, and where in it, as the joined record has it.
        base: As it was on both sides; None where it was not there, or nobody knows.
        ours: With all that could be joined; None where it is gone.
        theirs: The same.
    """

    steps: Steps
    base: Any
    ours: Any
    theirs: Any


@dataclass
class Values:
    """Joins the values of one record.

    Attributes:
        known: Whether it is known what both sides started from.
        clashes: What could not be decided.
    """

    known: bool
    clashes: list[Clash] = field(default_factory=list)

    def group(
        self,
        part: type[Part] | None,
        three: tuple[Any, Any, Any],
        steps: Steps = (),
        each: Shape | None = None,
    ) -> dict[str, Any]:
        """A record, or a group of fields within one; fields in our order, then in theirs.

        Args:
            part: What it is.
            three: As it was, as it is on our side, and on theirs.
            steps: Where it stands in the record.
            each: What every field is, where people choose the names of them.
        """
        base, ours, theirs = (one if isinstance(one, Mapping) else {} for one in three)
        shapes = fields(part) if part else {}
        joined: dict[str, Any] = {}
        for name in dict.fromkeys((*ours, *theirs)):
            value = self.value(
                shapes.get(name, each),
                (base.get(name), ours.get(name), theirs.get(name)),
                (*steps, name),
            )
            if value is not None or (name in ours and is_empty(ours[name])):
                joined[name] = value
        return joined

    def value(
        self, shape: Shape | None, three: tuple[Any, Any, Any], steps: Steps, *, whole: bool = True
    ) -> Any:
        """A value of a field; with `whole` off, an item of a field's list."""
        base, ours, theirs = three
        if same(ours, theirs):
            return ours
        if self.known and exact(ours, base):
            return theirs
        if self.known and exact(theirs, base):
            return ours
        if not self.known and (is_empty(ours) or is_empty(theirs)):
            return theirs if is_empty(ours) else ours
        if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
            inner = shape if shape and shape.mapping else None
            # What each computer notes in its own way is nothing to decide: ours holds here.
            own = Values(self.known) if shape and shape.is_own_note else self
            return own.group(shape.part if shape else None, three, steps, inner)
        if whole and ((shape and shape.many) or isinstance(ours, list)):
            lists = _listed(base), _listed(ours), _listed(theirs)
            words = all(isinstance(one, str) for side in lists for one in side)
            if shape and words and not shape.worded and shape.part is None:
                return self._set(shape, *lists)
            return self._list(shape, lists, steps)
        if isinstance(ours, str) and isinstance(theirs, str) and (shape is None or shape.worded):
            return self._text((base if isinstance(base, str) else "", ours, theirs), steps)
        return self._clash(three, steps)

    def _clash(self, three: tuple[Any, Any, Any], steps: Steps) -> Any:
        base, ours, theirs = (None if is_empty(one) else one for one in three)
        self.clashes.append(Clash(steps, base, ours, theirs))
        return ours

    def _set(self, shape: Shape, base: list[str], ours: list[str], theirs: list[str]) -> list[str]:
        """References or words of a list: what one side took out goes, what one put in comes."""
        was, here, there = ({_key(shape, one) for one in side} for side in (base, ours, theirs))
        if not self.known:
            was = set()
        gone = was - (here & there)
        both: dict[Any, str] = {}
        for one in (*ours, *theirs):
            both.setdefault(_key(shape, one), one)
        return [one for key, one in both.items() if key not in gone]

    def _list(self, shape: Shape | None, three: tuple[list[Any], ...], steps: Steps) -> list[Any]:
        base, ours, theirs = three
        if self.known:
            places = slots(base, ours, theirs, _said, related)
        else:
            pairs = slots(ours, ours, theirs, _said, related)
            places = [Slot(None, one.base, one.theirs) for one in pairs]
        joined: list[Any] = []
        for place in places:
            at = (*steps, len(joined))
            value = self.value(shape, (place.base, place.ours, place.theirs), at, whole=False)
            if value is not None:
                joined.append(value)
        return joined

    def _text(self, three: tuple[str, str, str], steps: Steps) -> Any:
        base, ours, theirs = ([part for part in _BLANK_LINES.split(one.strip("\n")) if part.strip()]
                              for one in three)  # fmt: skip
        if not base or not self.known:
            # Of two texts that were both written anew, one may hold all of the other.
            for longer, shorter, text in ((ours, theirs, three[1]), (theirs, ours, three[2])):
                if _holds(longer, shorter):
                    return text
            return self._clash(three, steps)
        here: list[str] = []
        there: list[str] = []
        for slot in slots(base, ours, theirs, _words, related, in_order=True):
            mine, other = slot.ours, slot.theirs
            if slot.base is None:
                mine = other = other if mine is None else mine
            elif _is(mine, slot.base):
                mine = other
            elif _is(other, slot.base) or _is(mine, other):
                other = mine
            here += [] if mine is None else [mine]
            there += [] if other is None else [other]
        end = "\n" if three[1].endswith("\n") else ""
        mine_text, other_text = "\n\n".join(here) + end, "\n\n".join(there) + end
        if here == there:
            return mine_text
        return self._clash((three[0], mine_text, other_text), steps)


def is_empty(value: Any) -> bool:
    """Whether a value says nothing."""
    return value in (None, "", [], {})


def exact(one: Any, other: Any) -> bool:
    """Whether two values are the same to the letter; nothing is nothing in any form."""
    return _are_same(one, other, plain)


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same in the same words."""
    return _are_same(one, other, lambda value: _squeezed(plain(value)))


def _are_same(one: Any, other: Any, form: Callable[[Any], Any]) -> bool:
    """Whether two values are the same in some form; of two mappings, whether each field is."""
    if one is other or one == other:
        return True
    # Most are text, of which Python says at once what it is; of what is no mapping, it asks around.
    if not isinstance(one, str) and isinstance(one, Mapping) and isinstance(other, Mapping):
        names = one.keys() | other.keys()
        return all(_are_same(one.get(name), other.get(name), form) for name in names)
    return bool(form(one) == form(other))


def plain(value: Any) -> Any:
    """A value without what is empty in it; None where nothing is left."""
    if isinstance(value, str):
        return value.removesuffix("\n") or None
    if isinstance(value, Mapping):
        kept = {name: plain(one) for name, one in value.items()}
        return {name: one for name, one in kept.items() if one is not None} or None
    if isinstance(value, list):
        return [plain(one) for one in value] or None
    return value or None


def _squeezed(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Mapping):
        return {name: _squeezed(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_squeezed(one) for one in value]
    return value


def _key(shape: Shape, text: str) -> Any:
    return Id(text) if shape.refs is not None else text


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [one for one in value if not is_empty(one)]
    return [] if is_empty(value) else [value]


def _said(item: Any) -> str:
    return json.dumps(_squeezed(plain(item)), ensure_ascii=False, sort_keys=True)


def _words(text: str) -> str:
    return " ".join(text.split())


def _is(one: str | None, other: str | None) -> bool:
    """Whether two paragraphs say the same, or both are gone."""
    if one is None or other is None:
        return one is other
    return _words(one) == _words(other)


def related(one: Any, other: Any) -> bool:
    """Whether two items that differ are one that somebody changed."""
    if isinstance(one, str) and isinstance(other, str):
        return _ratio(one, other) >= _ALIKE
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return any(
            not is_empty(value) and same(value, other.get(name)) for name, value in one.items()
        )
    return False


@cache
def _ratio(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.ratio(one, other))


def _holds(longer: list[str], shorter: list[str]) -> bool:
    """Whether all paragraphs of one text stand in another, in their order."""
    rest = iter([_words(one) for one in longer])
    return all(_words(one) in rest for one in shorter)
