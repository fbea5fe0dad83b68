"""How an entry changes when its row comes again: three versions held against each other.

What the delivery brought last time, what stands there now and what it brings this time: where
nobody has touched a field it follows the delivery; where somebody has, the person's words stay.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from learning_together.exchange.imports.earlier.matching import DELIVERED, Earlier
from learning_together.exchange.imports.earlier.versions import as_it_stands
from learning_together.exchange.imports.rows.draft import Draft, Fields, Note
from learning_together.folder.yaml.write.scalars import Value
from learning_together.records.kinds.entry import Entry


@dataclass
class Meeting:
    """What a row and its entry have to say to each other.

    Attributes:
        change: New values of fields; None takes a field away.
        fields: What was and what will be, by field.
        kept: What the delivery says now of fields that somebody has changed.
    """

    change: dict[str, Value | None] = field(default_factory=dict)
    fields: dict[str, tuple[Value | None, Value | None]] = field(default_factory=dict)
    kept: dict[str, Value | None] = field(default_factory=dict)


def meet(draft: Draft, entry: Entry, brought: Earlier) -> Meeting:
    """What changes.

    Args:
        draft: The row as it comes now.
        entry: As it stands.
        brought: What the delivery brought last time; where that is not known, all that differs is
            taken for somebody's own words, and stays.
    """
    found = Meeting()
    before: Fields = brought.fields
    now = as_it_stands(entry)
    for name in DELIVERED:
        new, base, current = draft.fields.get(name), before.get(name), now.get(name)
        if not brought.sure:
            listed = name in {"people", "about"}
            differs = sorted(new or []) != sorted(current or []) if listed else (
                not _same(new, current)
            )  # fmt: skip
            if differs:
                found.kept[name] = new
            continue
        if name == "people":
            new = _people(base, current, new)
            base = current
        if _same(new, current) or _same(new, base):
            continue
        if _same(base, current):
            found.change[name] = new
            found.fields[name] = (current, new)
        else:
            found.kept[name] = new
    return found


def stamp(entry: Entry, gone: int | None = None) -> dict[str, Value]:
    """The mark of where an entry came from, with the delivery that lacks it."""
    at = entry.delivery
    made: dict[str, Value] = {}
    if at is not None:
        made = {"number": str(at.number), "row": str(at.row)}
        if at.hash:
            made["hash"] = at.hash
        if at.said:
            made["said"] = at.said
    if gone is not None:
        made["gone"] = str(gone)
    return made


def is_gone(entry: Entry) -> bool:
    """Whether an entry is marked as gone from its agency's file."""
    return entry.delivery is not None and entry.delivery.gone is not None


def tell_kept(
    draft: Draft, id_: str, kept: Mapping[str, Value | None], *, sure: bool = True
) -> None:
    """Notes what a person has changed, or may have, and the file says otherwise."""
    said = f"{id_}: the file says something else in {', '.join(kept)} now, but somebody "
    if sure:
        note = f"{said}has changed it here; it stays"
    else:
        note = (
            f"{said}may have changed it here, and what was imported is kept on another computer; "
            "it stays. Compare the row with the entry, and change the entry by hand where the file "
            "is right"
        )
    draft.notes.append(Note(draft.row, "changed-by-hand", note))


def _same(one: Any, other: Any) -> bool:
    """Whether two values say the same; line breaks between words do not count."""
    if isinstance(one, str) and isinstance(other, str):
        return one.split() == other.split()
    return bool((one or None) == (other or None))


def _people(base: Any, current: Any, new: Any) -> list[str] | None:
    """The people as they stand, with those whom the delivery adds and without whom it drops."""
    base, current, new = base or [], current or [], new or []
    kept = [one for one in current if one in new or one not in base]
    kept += [one for one in new if one not in base and one not in kept]
    return kept or None
