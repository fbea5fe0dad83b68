"""An entry of the key of real names: shown to whoever asks, put right, and taken out.

Takes a review and what was typed, gives plain data.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from learning_together import english
from learning_together.actions.typed_day import a_day
from learning_together.actions.window.key_file import opened, write
from learning_together.errors import LtError
from learning_together.folder.deeds import deed
from learning_together.folder.yaml.write.scalars import Value
from learning_together.folder.yaml.write.splices import Edit
from learning_together.ids import Id
from learning_together.records.kinds.identity import Identity
from learning_together.records.placeholders import says_something
from learning_together.records.shape import fields
from learning_together.review.loaded import Loaded
from learning_together.review.review import Review

_BORN = "born"


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


def record(root: Path, number: int) -> KeyRecord:
    """An entry of the key with all that it holds, for whoever asks to put it right.

    Args:
        root: The review's folder.
        number: Its place among the others, from 0.

    Raises:
        LtError: The key is locked, it has no such entry, or it cannot be read.
    """
    return _record(opened(root), number)


def _record(loaded: Loaded, number: int) -> KeyRecord:
    held = loaded.review.all(Identity)
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
        write(root, loaded, changes, [])
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
    write(root, loaded, [], [], order=rest)


def _unchanged(root: Path, shown: KeyRecord) -> Loaded:
    """The review, whose key still has the entry as it was shown.

    Raises:
        LtError: It has not.
    """
    loaded = opened(root)
    if dict(_record(loaded, shown.number).held) != dict(shown.held):
        raise LtError(
            "That entry of the key was changed meanwhile.", "Have the names shown once more."
        )
    return loaded
