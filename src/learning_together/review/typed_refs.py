"""Which records are meant where ids stand otherwise than they ought to.

Ids among other words, apart by spaces, with a space within, as numbers or as a range; a record's
title or role in the place of its id; words for none and for all. Takes what was typed for a field
that refers, gives ids of records that are there, or nothing: what would be a guess is not given.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from learning_together import ids
from learning_together.english import either
from learning_together.folder.yaml.lines import copied
from learning_together.ids import Id
from learning_together.patterns import regex
from learning_together.records.base import Model
from learning_together.records.did_you_mean import plain
from learning_together.records.placeholders import is_none
from learning_together.review.review import Review, once_per_review

_TOKEN = regex(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*|[0-9]+|[^\sA-Za-z0-9]")
_APART = regex(r"\b([A-Za-z]{1,12}) ([0-9]{1,4})\b")
_SPAN = regex(r"\b([A-Za-z][A-Za-z0-9-]*[0-9])[ ]?[-–—][ ]?(?=[A-Za-z]*-?[0-9])")
_LIKE_AN_ID = regex(r"[A-Za-z]+-?[0-9]+")
_BRACKETS = frozenset("()[]")
_BETWEEN = _BRACKETS | frozenset(",;/&+") | {"and"}
_ALL = regex(r"all(?: of (?:them|these))?|every(?:one|body)?|both", re.IGNORECASE)
#: Of more records than this their ids are not listed, and of a longer text none is sought.
_FEW = 12
_LONGEST = 200
#: A range of ids is no longer.
_MOST = 40


LEAVE_EMPTY = "Leave the field empty where there is none, or none is known yet."


@dataclass(frozen=True)
class Meant:
    """What was typed for ids.

    Attributes:
        ids: Of the records that are meant, in the order in which they were typed.
        whole: Whether nothing else was typed than ids and what stands between them.
        named: Whether they are meant by their titles or roles, and not by their ids.
    """

    ids: tuple[str, ...]
    whole: bool
    named: bool = False


def meant(review: Review, kinds: tuple[str, ...], typed: str, source: Model | None) -> Meant | None:
    """The records that are meant; None where there is no telling.

    Args:
        review: In which they stand.
        kinds: Those that the field may name; empty: any.
        typed: What stands in the field.
        source: The record in which it stands, which is never meant itself.
    """
    if len(typed) > _LONGEST:
        return None
    own = source.id if source is not None else None
    found = _Found(review, kinds, own, typed)
    if found.ids and not found.lost:
        return Meant(tuple(dict.fromkeys(found.ids)), whole=not found.rest)
    by_name = _by_name(review)
    names = [part for part in re.split(r"[,;/&+]|\band\b", typed) if part.strip()]
    for parts in ([typed], names):
        every = [
            [one for one, kind in by_name.get(plain(part), ()) if _may(kind, kinds) and one != own]
            for part in parts
        ]
        if every and all(len(those) == 1 for those in every):
            return Meant(tuple(those[0].text for those in every), whole=True, named=True)
    return None


def there_yet(
    review: Review, kinds: tuple[str, ...], typed: str, source: Model | None
) -> tuple[str, ...]:
    """The records that are there, of several of which some are not.

    Args:
        review: In which they stand.
        kinds: Those that the field may name; empty: any.
        typed: What stands in the field.
        source: The record in which it stands, which is never meant itself.
    """
    if len(typed) > _LONGEST:
        return ()
    found = _Found(review, kinds, source.id if source is not None else None, typed)
    return tuple(dict.fromkeys(found.ids)) if found.lost else ()


def help_for(review: Review, kinds: tuple[str, ...], typed: str, source: Model | None) -> str:
    """What to write where there is no telling; empty where nothing can be said.

    Args:
        review: In which the records stand.
        kinds: Those that the field may name; empty: any.
        typed: What stands in the field.
        source: The record in which it stands.
    """
    if is_none(typed):
        return LEAVE_EMPTY
    own = source.id if source is not None else None
    alike = [
        one.text
        for one, kind in _by_name(review).get(plain(typed), ())
        if _may(kind, kinds) and one != own
    ]
    if len(alike) > 1:
        return f"Write the id of the one that is meant: {either(alike)}."
    if not kinds:
        return ""
    every = (one for kind in kinds for one in review.records.get(kind, ()))
    there = list(dict.fromkeys(one.id_text for one in every if one.id and one.id != own))
    if _ALL.fullmatch(typed.strip()) and 1 < len(there) <= _FEW:
        return f"Write all their ids:\n{copied('[' + ', '.join(there) + ']')}"
    if 0 < len(there) <= _FEW:
        return f"There are so far: {', '.join(there)}."
    return ""


class _Found:
    """Goes through what was typed, word by word.

    Attributes:
        ids: Of records that are there.
        rest: Whether other words were typed.
        lost: Whether something looks like an id of which there is no record.
    """

    def __init__(self, review: Review, kinds: tuple[str, ...], own: Id | None, typed: str) -> None:
        self.ids: list[str] = []
        self.rest = False
        self.lost = False
        self._review = review
        self._kinds = kinds
        self._own = own
        together = _APART.sub(self._without_space, typed.strip().rstrip(".").replace("..", " to "))
        self._to = self._joined = False
        for token in _TOKEN.findall(_SPAN.sub(self._span, together)):
            self._take(token)

    def _without_space(self, found: re.Match[str]) -> str:
        """`CF 1` as `CF1`, where there is such a record and none is called CF."""
        forms = (f"{found[1]}{found[2]}", f"{found[1]}-{found[2]}")
        there = next((one for one in forms if self._id(one)), "")
        return there if there and not self._id(found[1]) else found[0]

    def _span(self, found: re.Match[str]) -> str:
        return f"{found[1]} to " if self._id(found[1]) else found[0]

    def _take(self, token: str) -> None:
        if token.lower() == "to" and self.ids:
            self._to = True
            return
        if token.lower() in _BETWEEN:
            self._joined = token not in _BRACKETS
            return
        letters = self.ids[-1].rstrip("0123456789") if self.ids else ""
        if token.isdigit() and letters and (self._joined or self._to):
            token = f"{letters}{token}"
        id_ = self._id(token)
        if id_:
            self._add(id_)
        else:
            self.rest = True
            like = _LIKE_AN_ID.fullmatch(token) is not None and self._review.find(Id(token)) is None
            self.lost = self.lost or self._to or like
        self._to = self._joined = False

    def _id(self, text: str) -> str:
        """The id of the record that is called so; empty where the field may name none."""
        record = self._review.find(Id(text)) if ids.PATTERN.fullmatch(text) else None
        if record is None or not _may(record.KIND.name, self._kinds) or record.id == self._own:
            return ""
        return record.id_text

    def _add(self, id_: str) -> None:
        """Takes an id, and those between it and the one before where it ends a range."""
        letters = id_.rstrip("0123456789")
        first, last = ids.number(self.ids[-1]) if self.ids else None, ids.number(id_)
        if self._to and first is not None and last is not None and first < last <= first + _MOST:
            between = [self._id(f"{letters}{number}") for number in range(first + 1, last)]
            self.lost = self.lost or not all(between)
            self.ids += between
        self.ids.append(id_)


def _may(kind: str, kinds: Iterable[str]) -> bool:
    those = tuple(kinds)
    return not those or kind in those


@once_per_review
def _by_name(review: Review) -> dict[str, tuple[tuple[Id, str], ...]]:
    """Ids and their kinds by what else the record is called: its title, role or type."""
    found: dict[str, list[tuple[Id, str]]] = {}
    for record in review.by_id.values():
        if record.id is not None:
            for name in set(_names(record)):
                found.setdefault(name, []).append((record.id, record.KIND.name))
    return {name: tuple(those) for name, those in found.items()}


def _names(record: Model) -> Iterator[str]:
    title, role = getattr(record, "title", None), getattr(record, "role", None)
    for said in (title, role, getattr(record, "name", None)):
        if isinstance(said, str) and said:
            yield plain(said)
    kind = getattr(record, "type", None)
    if isinstance(kind, str):
        yield plain(kind)
        yield plain(f"{kind} {record.KIND.one}")
    number = ids.number(record.id_text)
    if number is not None and record.KIND.prefix:
        yield plain(f"{record.KIND.one} {number}")
        yield plain(f"{record.KIND.one.split()[-1]} {number}")
