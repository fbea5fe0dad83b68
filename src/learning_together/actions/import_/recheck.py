"""Earlier deliveries read again, with today's reading and today's key; nothing is written.

Takes what is kept of them below `private/imports/`; gives each place where a row would say
something else than what was made of it then.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from learning_together.actions.import_ import left_out
from learning_together.actions.import_.deliveries import Store, agencies
from learning_together.actions.import_.effect import Asked, FileEffect
from learning_together.actions.import_.plan import plan
from learning_together.errors import LtError
from learning_together.exchange.imports.earlier.versions import Delivery, as_it_stands
from learning_together.records.kinds.entry import Entry
from learning_together.review.load import load

Sort = Literal["changed", "kept", "new", "gone", "refused", "left-out"]


@dataclass(frozen=True)
class Difference:
    """A place where today's reading says something else.

    Attributes:
        sort: `changed`: the entry follows if it is taken over; `kept`: somebody has changed the
            entry here as well, so it stays; `new`: no entry then; `gone`: no row for the entry
            today; `refused`: no entry today; `left-out`: awaits an answer.
        row: The row, or where else; empty where there is none.
        entry: Its id; empty where there is none.
        fields: What stands and what the row says today, by field.
        message: Why, in words without names; empty where there is nothing to say.
    """

    sort: Sort
    row: str = ""
    entry: str = ""
    fields: Mapping[str, tuple[Any, Any]] | None = None
    message: str = ""


@dataclass(frozen=True)
class Rechecked:
    """A delivery that was read again.

    Attributes:
        agency: Whose.
        number: Of the delivery.
        superseded: Whether a later one has replaced it; then only entries that the later ones
            lack are held against it.
        asked_then: Whether it is kept how dates were asked to be read then.
        differences: In the order of the file.
        error: Why it cannot be read again; empty where it can.
        hint: What to do then.
    """

    agency: str
    number: int
    superseded: bool
    asked_then: bool
    differences: tuple[Difference, ...] = ()
    error: str = ""
    hint: str = ""


def recheck(root: Path, asked: Asked) -> tuple[Rechecked, ...]:
    """Reads earlier deliveries again.

    Args:
        root: The review's folder.
        asked: Of which agency, or of all where it names none; and how dates are to be read.

    Raises:
        LtError: What is kept of them cannot be read.
    """
    loaded = load(root)
    entries = {one.id.text: one for one in loaded.review.all(Entry) if one.id}
    found: list[Rechecked] = []
    for agency in [asked.agency] if asked.agency else agencies(root):
        every = Store(root, agency).deliveries()
        replaced = {one.replaces for one in every}
        later: set[str] = set()
        own: list[Rechecked] = []
        for delivery in reversed(every):
            one = Rechecked(agency, delivery.number, delivery.number in replaced,
                            "asked" in delivery.about)  # fmt: skip
            again = replace(asked, agency=agency, files=(), replaces=delivery.number)
            try:
                effect = plan(root, again, loaded).files[0]
            except LtError as error:
                own.append(replace(one, error=error.message, hint=error.hint or ""))
            else:
                told = _differences(effect, delivery, entries, later, superseded=one.superseded)
                own.append(replace(one, differences=tuple(told)))
            later |= {row["entry"] for row in delivery.rows if row.get("entry")}
        found += reversed(own)
    return tuple(found)


def _differences(
    effect: FileEffect, delivery: Delivery, entries: Mapping[str, Entry], later: set[str],
    *, superseded: bool,
) -> list[Difference]:  # fmt: skip
    found: list[Difference] = []
    for update in effect.updated:
        if update.id not in later:
            # That a row is there again says nothing of how it is read.
            fields = {name: one for name, one in update.fields.items() if name != "delivery"}
            if fields:
                found.append(Difference("changed", update.row, update.id, fields))
            _kept(found, update.id, update.row, update.kept, entries)
    for row, id_, kept in effect.kept:
        if id_ not in later:
            _kept(found, id_, row, kept, entries)
    then = list(delivery.rows)
    refused_then = {row.get("label") for row in then if row["as"] == "refused"}
    told: dict[str, list[str]] = {}
    for note in effect.refused:
        id_ = effect.stays.get(note.row, "")
        if note.code != "entry-stays" and note.row not in refused_then and id_ not in later:
            told.setdefault(note.row, []).append(note.text)
    if not superseded:
        # An entry that somebody has taken out of the timeline since is no matter of reading.
        taken_out = [row for row in then if row.get("entry") and row["entry"] not in entries]
        known = {row["label"] for row in taken_out} | {row["hash"] for row in taken_out}
        hashes = {one.row: one.hash for one in effect.drafted.drafts}
        found += [
            Difference("new", row)
            for _, row in effect.created
            if row not in known and hashes[row] not in known
        ]
        found += [Difference("gone", entry=id_) for id_ in effect.gone]
        found += [
            Difference("left-out", one.where, message=left_out.described(one))
            for one in effect.awaits
        ]
    found += [
        Difference("refused", row, effect.stays.get(row, ""), message="; ".join(texts))
        for row, texts in told.items()
        if not superseded or row in effect.stays
    ]
    order = {one.row: at for at, one in enumerate(effect.drafted.drafts)}
    return sorted(found, key=lambda one: order.get(one.row, len(order)))


def _kept(
    found: list[Difference], id_: str, row: str, kept: Mapping[str, Any],
    entries: Mapping[str, Entry],
) -> None:  # fmt: skip
    if kept:
        stands = as_it_stands(entries[id_])
        fields = {name: (stands.get(name), new) for name, new in kept.items()}
        found.append(Difference("kept", row, id_, fields))
