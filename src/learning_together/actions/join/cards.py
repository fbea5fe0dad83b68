"""The cards that joins have left, and what people decide about them.

A card holds both texts; the review holds ours until somebody decides. A decision changes the record
only where it still says what the card says of it, or where nothing of what was typed since is lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from learning_together.actions.edit import Change, add, change_all
from learning_together.actions.join.own import own_texts, write
from learning_together.errors import LtError
from learning_together.folder.deeds import deed
from learning_together.folder.yaml import parse_yaml
from learning_together.folder.yaml.write.layout import layout
from learning_together.folder.yaml.write.scalars import Value
from learning_together.ids import Id
from learning_together.joining.cards import clean, shown
from learning_together.joining.files import Files
from learning_together.joining.state import State, body_of
from learning_together.joining.texts import unbroken
from learning_together.joining.values import Steps, Values, same
from learning_together.records.base import Model
from learning_together.records.kinds.difference import Difference
from learning_together.records.shape import Shape, fields
from learning_together.review.load import load
from learning_together.review.loaded import Loaded
from learning_together.review.paths import kind_at
from learning_together.review.review import Review

SIDES = ("ours", "theirs")


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a card.

    Attributes:
        id: The card's.
        changed: What was changed, in words; empty where the review held it already.
    """

    id: str
    changed: str = ""


def open_cards(root: Path) -> tuple[Difference, ...]:
    """The cards that nobody has decided."""
    return tuple(one for one in load(root).review.all(Difference) if not one.decided)


@deed
def decide(
    root: Path,
    card: str,
    ruling: str,
    *,
    by: tuple[str, ...] = (),
    reason: str = "",
    today: date,
) -> Decided:
    """Carries out what somebody decided about a card.

    Args:
        root: The review's folder.
        card: Its id.
        ruling: `ours`, `theirs`, or the wording that holds.
        by: The codes of those who decided.
        reason: Why.
        today: The day of the decision.

    Raises:
        LtError: There is no such open card, or it cannot be carried out. Nothing was changed.
    """
    loaded = load(root)
    found = loaded.review.get(Id(card), Difference)
    if found is None:
        waiting = ", ".join(one.id_text for one in loaded.review.all(Difference) if not one.decided)
        raise LtError(
            f"There is no card {card} in this review.",
            f"Open ones: {waiting}" if waiting else "None is open.",
        )
    if found.decided:
        raise LtError(
            f"{found.id} was decided before.",
            f"To change it, change the record itself; {found.id} says what both sides had.",
        )
    ruling = ruling.strip() if ruling.strip().lower() not in SIDES else ruling.strip().lower()
    if not ruling:
        raise LtError("Say what holds: ours, theirs, or the wording.")
    _refuse_faulty(found)
    changed = _carry_out(root, loaded, found, ruling)
    loaded = load(root)
    card_now = loaded.review.get(Id(card), Difference) or found
    noted: dict[str, Value] = {
        "decided": ruling if ruling in SIDES else "other",
        "by": list(by),
        "decided_on": today.isoformat(),
        "reason": reason,
    }
    change_all(
        root,
        [Change(card_now, (name,), value) for name, value in noted.items() if value],
        loaded=loaded,
    )
    return Decided(found.id_text, changed)


def _refuse_faulty(card: Difference) -> None:
    for name in ("ours", "theirs", "sort", "field"):
        if name in card.faulty:
            raise LtError(
                f"{card.id} cannot be read: its field “{name}” has a fault.",
                f"`lt validate` shows it: {card.place().file}.",
            )


def _carry_out(root: Path, loaded: Loaded, card: Difference, ruling: str) -> str:
    """Has the review say what was decided; gives what was changed, in words."""
    if card.sort == "file":
        return _file(root, card, ruling)
    if card.sort in {"gone-here", "gone-there"}:
        return _record(root, loaded.review, card, ruling)
    if ruling == "ours":
        return ""
    record = _of(loaded.review, card)
    steps: Steps = tuple(
        int(step) if step.isdecimal() else step for step in (card.field or "").split(".")
    )
    shape = _shape(record, steps)
    now = _at(record.origin.data, steps)
    text = card.theirs or "" if ruling == "theirs" else ruling
    if not same(shown(now), card.ours or "") and ruling == "theirs":
        text = _with_what_was_typed(card, shown(now), shape)
    change = _change(record, steps, now, text)
    change_all(root, [change], loaded=loaded)
    return f"{record.id_text}, {'.'.join(map(str, change.steps))}"


def _of(review: Review, card: Difference) -> Model:
    record = review.find(card.record)
    if record is None or not card.field:
        raise LtError(
            f"The record of {card.id} is not there any more.",
            f"If that is right: lt join --decide {card.id} ours",
        )
    return record


def _shape(record: Model, steps: Steps) -> Shape | None:
    part: Any = type(record)
    shape: Shape | None = None
    for step in steps:
        if isinstance(step, str):
            shape = fields(part).get(step) if part else None
            part = shape.part if shape else None
    return shape


def _at(value: Any, steps: Steps) -> Any:
    for step in steps:
        if isinstance(value, Mapping) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _with_what_was_typed(card: Difference, now: str, shape: Shape | None) -> str:
    """The other side's text, with what was changed in ours since the card was made."""
    values = Values(known=True)
    joined = values.value(shape, (card.ours or "", now, card.theirs or ""), ())
    if values.clashes or not isinstance(joined, str):
        raise LtError(
            f"The field has been changed since {card.id} was made, in the same place.",
            f"Leave it as it stands: lt join --decide {card.id} ours. Or give the wording that "
            f'holds: lt join --decide {card.id} "…"',
        )
    return joined


def _change(record: Model, steps: Steps, now: Any, text: str) -> Change:
    """The change by which a field, or an item of its list, says what was decided."""
    value = _typed(text, now)
    last = steps[-1]
    if isinstance(last, str):
        return Change(record, steps, value)
    around = _at(record.origin.data, steps[:-1])
    items = list(around) if isinstance(around, list) else []
    if now is None:
        items.append(value)
    elif value in ("", [], {}):
        del items[last]
    else:
        items[last] = value
    return Change(record, steps[:-1], clean(items))


def _typed(text: str, now: Any) -> Value:
    """A text as the value that it was shown for."""
    if isinstance(now, str) or not text:
        return text
    lines = "".join(f"  {line}\n" for line in text.split("\n"))
    records, problems = parse_yaml("", f"value:\n{lines}")
    value = records[0].data.get("value") if records and not problems else None
    # A line of plain words is no group and no list.
    return clean(value) if isinstance(value, dict | list) else text


def _record(root: Path, review: Review, card: Difference, ruling: str) -> str:
    """A record that is gone on one side: it stays or goes."""
    if ruling not in SIDES:
        raise LtError(
            f"{card.id} is about a whole record: it stays or it goes.",
            f"lt join --decide {card.id} ours, or: lt join --decide {card.id} theirs",
        )
    stays = (card.sort == "gone-there") == (ruling == "ours")
    record = review.find(card.record)
    if record is None and stays:
        return _bring_back(root, card, card.ours if ruling == "ours" else card.theirs)
    if record is not None and not stays:
        return _take_out(root, review, record)
    return ""


def _bring_back(root: Path, card: Difference, text: str | None) -> str:
    path = card.file or ""
    kind = kind_at(path)
    body = body_of(path) if kind else ""
    records = layout(path, text or "", body).records if kind and text else ()
    if not kind or len(records) != 1:
        raise LtError(
            f"What {card.id} says of the record cannot be read.", "Type it in again by hand."
        )
    added = add(root, kind, clean(records[0].data))
    return f"{added.id or kind} is back: {added.path}:{added.line}"


def _take_out(root: Path, review: Review, record: Model) -> str:
    naming = [
        one
        for one in review.naming(record.id)
        if one.source is not record and not isinstance(one.source, Difference)
    ]
    if naming:
        shown_ = ", ".join(sorted({one.source.id_text for one in naming})[:5])
        raise LtError(
            f"{record.id} cannot be taken out, since others name it: {shown_}.",
            "Take it out of these first, or leave it: decide the other way.",
        )
    texts = own_texts(root)
    files = Files(State(texts))
    path, id = record.origin.source.path, record.id
    held = next((one for _, one in files.state.each(path) if one.id == id), None)
    if held is None or files.layout(path).form == "brackets":
        raise LtError(f"{path} is laid out in a way that lt cannot write into.", "Do it by hand.")
    text = texts[path]
    rest: str | None = None
    if files.layout(path).form == "list":
        piece = files.stretch(held)
        at = text.index(piece)
        rest = text[:at] + text[at + len(piece) :]
    write(root, {path: rest}, texts)
    return f"{id} was taken out of {path}"


def _file(root: Path, card: Difference, ruling: str) -> str:
    if ruling == "ours":
        return ""
    if ruling != "theirs":
        raise LtError(
            f"{card.id} is about a whole file.",
            f"Change the file by hand, then: lt join --decide {card.id} ours",
        )
    texts, path = own_texts(root), card.file or ""
    if unbroken(texts.get(path, "")).strip() != unbroken(card.ours or "").strip():
        raise LtError(
            f"{path} has been changed since {card.id} was made.",
            f"Change the file by hand, then: lt join --decide {card.id} ours",
        )
    write(root, {path: f"{(card.theirs or '').rstrip()}\n"}, texts)
    return path
