"""The key of real names, filled from a page: names beside codes, written where the key is kept.

Takes a review and what was typed, gives plain data. Names are given back to nobody but who asks.
"""

import codecs
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from learning_together import english
from learning_together.actions import open_key
from learning_together.actions.typed_day import a_day
from learning_together.errors import LtError
from learning_together.folder import look, private_folder
from learning_together.folder.deeds import deed
from learning_together.folder.locked_file import given
from learning_together.folder.private_folder import KEY, is_key_locked
from learning_together.folder.yaml.write.records import rewritten
from learning_together.folder.yaml.write.scalars import Value
from learning_together.folder.yaml.write.splices import Edit, Values
from learning_together.ids import Id
from learning_together.privacy import guard
from learning_together.privacy.not_in_key import left_out
from learning_together.records.build import build
from learning_together.records.commented_yaml import bare_lines, fields_before, header
from learning_together.records.kinds.identity import Identity
from learning_together.records.kinds.person import Person
from learning_together.records.placeholders import says_something
from learning_together.records.shape import fields
from learning_together.review.load import load
from learning_together.review.loaded import Loaded
from learning_together.review.placing import target
from learning_together.review.review import Review

#: The key, where it lies open.
FILE = KEY
_KIND = Identity.KIND.name
_BORN = "born"


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


@dataclass(frozen=True, slots=True)
class KeyField:
    """A field of an entry of the key, as a page asks for it.

    Attributes:
        name: The field's.
        label: What it is called.
        explains: What belongs there.
        choices: The words that it can hold, each with what it is called; empty where it is free.
        many: Whether it holds several, one a line.
        value: What it holds, as typed.
    """

    name: str
    label: str
    explains: str
    choices: tuple[tuple[str, str], ...]
    many: bool
    value: str


@dataclass(frozen=True, slots=True)
class KeyRecord:
    """An entry of the key, to be put right.

    Attributes:
        number: Its place among the others, from 0.
        fields: Its fields, by the model.
        held: What it held when it was shown.
    """

    number: int
    fields: tuple[KeyField, ...]
    held: Mapping[str, object]

    @property
    def code(self) -> str:
        """By which records know it."""
        return str(self.held.get("code") or "")


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
    open_key.ask(root, None, needed=True)
    loaded = load(root)
    guard.refuse_unread_key(loaded.review)
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
        _write(root, loaded, changes, list(added.values()))
    return len(touched)


def record(root: Path, number: int) -> KeyRecord:
    """An entry of the key with all that it holds, for whoever asks to put it right.

    Args:
        root: The review's folder.
        number: Its place among the others, from 0.

    Raises:
        LtError: The key is locked, it has no such entry, or it cannot be read.
    """
    open_key.ask(root, None, needed=True)
    review = load(root).review
    guard.refuse_unread_key(review)
    held = review.all(Identity)
    if not 0 <= number < len(held):
        raise LtError("The key has no such entry any more.", "Have the names shown once more.")
    data = held[number].origin.data
    return KeyRecord(number, tuple(_fields(data)), dict(data))


def _fields(data: Mapping[str, object]) -> Iterator[KeyField]:
    for name, shape in fields(Identity).items():
        value = data.get(name)
        texts = value if isinstance(value, list) else [value]
        if name != "id":
            yield KeyField(
                name=name,
                label=shape.label,
                explains=shape.guidance,
                choices=tuple((one, english.label(one)) for one in shape.choices),
                many=shape.many,
                value="\n".join(str(one) for one in texts if one is not None),
            )


@deed
def change(root: Path, shown: KeyRecord, typed: Mapping[str, str]) -> tuple[str, ...]:
    """Puts an entry of the key right; gives the labels of the fields that were changed.

    Args:
        root: The review's folder.
        shown: The entry, as it was shown.
        typed: What stands in each field now; what is not there stays.

    Raises:
        LtError: Something is wrong with what was typed, or the entry was changed meanwhile. Nothing
            was written.
    """
    loaded = _unchanged(root, shown)
    changes: list[Edit] = []
    labels: list[str] = []
    for one in shown.fields:
        new = _typed_value(one, typed.get(one.name, one.value))
        if new != _typed_value(one, one.value):
            changes.append(Edit(shown.number, (one.name,), new))
            labels.append(one.label)
    _refuse_bad(loaded.review, shown, {str(one.steps[0]): one.value for one in changes})
    if changes:
        _write(root, loaded, changes, [])
    return tuple(labels)


def _typed_value(field: KeyField, text: str) -> Value:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if field.many:
        return list(lines)
    said = " ".join(lines)
    if field.choices and said and said not in dict(field.choices):
        raise LtError(f"“{field.label}” knows no such word.", "Choose one of the list.")
    if field.name == _BORN and said:
        return a_day(said).isoformat()
    return said


def _refuse_bad(review: Review, shown: KeyRecord, new: Mapping[str, object]) -> None:
    """Refuses an entry without a code or a name, and a code that another has.

    Raises:
        LtError: So it would be.
    """
    if "code" in new and not new["code"]:
        raise LtError("The code is missing.", "By it records know them. Nothing was written.")
    names = new.get("names")
    if isinstance(names, list) and not (names and all(map(says_something, map(str, names)))):
        raise LtError(
            "There is no full name, or one that says that it is missing.",
            "Take the whole entry out of the key if nobody is to be known by this code. Nothing "
            "was written.",
        )
    others = {
        Id(one.code)
        for at, one in enumerate(review.all(Identity))
        if one.code and at != shown.number
    }
    if (code := new.get("code")) and Id(str(code)) in others:
        raise LtError(
            f"The key has another entry for {code}.",
            "Put both into one entry, and take the other one out. Nothing was written.",
        )


@deed
def remove(root: Path, shown: KeyRecord, *, sure: bool) -> None:
    """Takes an entry out of the key.

    Args:
        root: The review's folder.
        shown: The entry, as it was shown.
        sure: Whether somebody has said that it is meant.

    Raises:
        LtError: That was not said, it was changed meanwhile, or it cannot be taken out. Nothing was
            written.
    """
    if not sure:
        raise LtError("It is taken out for good.", "Tick that you mean it; it is there yet.")
    loaded = _unchanged(root, shown)
    rest = [at for at in range(len(loaded.review.all(Identity))) if at != shown.number]
    _write(root, loaded, [], [], order=rest)


def _unchanged(root: Path, shown: KeyRecord) -> Loaded:
    """The review, whose key still has the entry as it was shown.

    Raises:
        LtError: It has not.
    """
    if dict(record(root, shown.number).held) != dict(shown.held):
        raise LtError(
            "That entry of the key was changed meanwhile.", "Have the names shown once more."
        )
    return load(root)


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


def _write(
    root: Path,
    loaded: Loaded,
    edits: list[Edit],
    added: list[Values],
    order: Sequence[int] | None = None,
) -> None:
    goal = target(loaded, _KIND, "")
    text, records = rewritten(
        KEY,
        loaded.texts[KEY] if goal.layout else "\n".join(header(_KIND, KEY)) + "\n",
        edits,
        added,
        at=goal.layout,
        lines=partial(bare_lines, _KIND),
        before=partial(fields_before, _KIND),
        order=order,
    )
    touched = {edit.record for edit in edits} | set(range(len(records) - len(added), len(records)))
    for number in sorted(touched):
        _, problems = build(Identity, records[number], {"id": "identity"})
        if problems:
            raise LtError(
                f"The names of {records[number].data.get('code')} cannot be written so: "
                f"{problems[0].check.title}.",
                "Look for signs that no name has. Nothing was written.",
            )
    before = _held(root)
    mark = codecs.BOM_UTF8 if before and before.startswith(codecs.BOM_UTF8) else b""
    if before is not None and before != mark + loaded.texts.get(KEY, "").encode():
        raise LtError("The key was changed meanwhile.", "Enter the names again.")
    private_folder.write_key(root, mark + text.encode(), before)


def _held(root: Path) -> bytes | None:
    """What the key holds, as bytes; None where there is none."""
    if is_key_locked(root):
        return private_folder.opened_key(private_folder.locked_key(root) or b"", given())
    return look.content(root / KEY)
