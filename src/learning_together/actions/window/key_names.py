"""The key of real names, filled from a page: names beside codes, written where the key is kept.

Takes a review and what was typed, gives plain data. Names are given back to nobody but who asks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from learning_together.actions import open_key
from learning_together.actions.window.key_file import opened, write
from learning_together.errors import LtError
from learning_together.folder.deeds import deed
from learning_together.folder.private_folder import KEY
from learning_together.folder.yaml.write.scalars import Value
from learning_together.folder.yaml.write.splices import Edit
from learning_together.ids import Id
from learning_together.privacy import guard
from learning_together.privacy.not_in_key import left_out
from learning_together.records.kinds.identity import Identity
from learning_together.records.kinds.person import Person
from learning_together.records.placeholders import says_something
from learning_together.review.load import load
from learning_together.review.review import Review

#: The key, where it lies open.
FILE = KEY


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Somebody whose names the key lacks.

    Attributes:
        code: By which records know them.
        role: Who that is, in words.
    """

    code: str
    role: str


@dataclass(frozen=True, slots=True)
class Typed:
    """Names of one person or place, as typed.

    Attributes:
        code: Which one.
        names: Full names.
        known_as: Nicknames and short forms.
        is_place: Whether it is a place.
    """

    code: str
    names: tuple[str, ...]
    known_as: tuple[str, ...] = ()
    is_place: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What the key holds of one person or place.

    Attributes:
        code: By which records know it.
        names: Full names and those before.
        more: Other spellings, nicknames and short forms.
    """

    code: str
    names: tuple[str, ...]
    more: tuple[str, ...]


def gaps(review: Review, *, done: bool = False) -> str:
    """Why names cannot be looked for, or whose; empty where they can.

    Args:
        review: All of it.
        done: Whether something was looked through already.
    """
    if not done and (why := guard.missing_key(review)):
        return f"Real names cannot be looked for yet: {why}."
    return guard.key_gaps(review)


def unnamed(review: Review) -> tuple[Unnamed, ...]:
    """Those of people.yaml whose names the key lacks and the gates look for."""
    found = ((code, review.get(Id(code), Person)) for code in left_out(review))
    return tuple(Unnamed(code, (person.role or "") if person else "") for code, person in found)


def number_of_codes(review: Review) -> int:
    """For how many people and places the key has names."""
    return len({Id(one.code) for one in review.all(Identity) if one.code and one.every_name})


def entries(root: Path) -> tuple[Entry, ...]:
    """What the key holds, for whoever asks to see it.

    Raises:
        LtError: It is locked, or cannot be read.
    """
    open_key.ask(root, None, needed=True)
    return tuple(
        Entry(one.code or "", (*one.names, *one.former_names), (*one.spellings, *one.known_as))
        for one in load(root).review.all(Identity)
    )


@deed
def enter(root: Path, typed: Sequence[Typed]) -> int:
    """Writes names into the key, which is made where there is none; what stands there stays.

    Args:
        root: The review's folder.
        typed: Those of a code that the key has already are added to it.

    Returns:
        Of how many people and places names were added.

    Raises:
        LtError: Something is wrong with what was typed, the key is locked and nothing opens it, or
            it cannot be read. Nothing was written.
    """
    loaded = opened(root)
    typed = [one for one in typed if one.code or one.names or one.known_as]
    _refuse_halves(typed)
    held = loaded.review.all(Identity)
    edits: dict[tuple[int, str], tuple[str, ...]] = {}
    added: dict[Id, dict[str, Value]] = {}
    touched: set[Id] = set()
    for one in typed:
        code = Id(one.code)
        number = next(
            (at for at, old in enumerate(held) if old.code and Id(old.code) == code), None
        )
        for field, words in (("names", one.names), ("known_as", one.known_as)):
            if number is None:
                _add(added.setdefault(code, _new(one)), field, words)
                touched |= {code} if words else set()
                continue
            old = edits.get((number, field), tuple(getattr(held[number], field)))
            new = tuple(dict.fromkeys((*filter(says_something, old), *words)))
            if new != old:
                edits[number, field] = new
                touched.add(code)
    if touched:
        changes = [Edit(at, (field,), list(words)) for (at, field), words in edits.items()]
        write(root, loaded, changes, list(added.values()))
    return len(touched)


def _new(one: Typed) -> dict[str, Value]:
    return {"code": one.code, "type": "place" if one.is_place else "person"}


def _add(values: dict[str, Value], field: str, words: tuple[str, ...]) -> None:
    if words:
        values[field] = list(dict.fromkeys((*values.get(field, ()), *words)))


def _refuse_halves(typed: Sequence[Typed]) -> None:
    """Refuses names without a code, a code without names, and words that are no name.

    Raises:
        LtError: There is one.
    """
    for one in typed:
        if not one.code:
            raise LtError(
                "A name stands there without a code.",
                "Give the code by which records know the person or place. Nothing was written.",
            )
        if not one.names:
            raise LtError(
                f"There is no full name for {one.code}.",
                "Give it, or empty the row. Nothing was written.",
            )
        if not all(map(says_something, (*one.names, *one.known_as))):
            raise LtError(
                f"What was typed for {one.code} says that something is missing, and is no name.",
                "Leave the row empty until you know the name. Nothing was written.",
            )
