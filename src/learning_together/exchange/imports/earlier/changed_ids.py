"""Ids in a form that comes back: which entry each row is, and which ids cannot be right.

An id that was changed, taken out or copied would make a second entry of one event: such a row is
refused, and says what to do. Takes drafts and the marks of the form; changes no entry.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from learning_together.exchange.imports.earlier.matching import Earlier
from learning_together.exchange.imports.rows.draft import Draft, Drafted, KeptRow, Note
from learning_together.ids import Id
from learning_together.records.kinds.entry import Entry

_AGAIN = "; then import the form again"
#: So many missing entries are named in a sentence.
_MOST = 5


@dataclass(slots=True)
class Found:
    """What ids tell.

    Attributes:
        entries: The entry that each row is, by the place of the draft.
        refused: The places of rows whose id is not right.
        unclear: Whether one of these may be any of the entries that no row names.
    """

    entries: dict[int, Entry] = field(default_factory=dict)
    refused: set[int] = field(default_factory=set)
    unclear: bool = False


def found(
    drafted: Drafted,
    by_id: Mapping[Id, Entry],
    sent: Mapping[Id, str] | None,
    rows: Mapping[int, KeptRow],
    pairs: Mapping[int, Earlier],
) -> Found:
    """Which entry each row is by its id; wrong ids are noted with their rows.

    Args:
        drafted: The file.
        by_id: The agency's entries, by id.
        sent: The marks of the form, by id; None where the file has none.
        rows: The kept row of each draft, by its identity.
        pairs: The entries that rows are new versions of by their content, by place.
    """
    made = _named(drafted, by_id, sent)
    named = {entry.id for entry in made.entries.values()}
    missing = {id_: mark for id_, mark in (sent or {}).items() if id_ in by_id and id_ not in named}
    others: list[int] = []
    for place, draft in enumerate(drafted.drafts):
        if place in made.entries or place in made.refused or (sent is None and not draft.named):
            continue
        was = _was(drafted, rows.get(id(draft)), missing)
        if was:
            _changed(draft, by_id[was].id_text, place, made)
            made.entries[place] = by_id[was]
            del missing[was]
        elif draft.named:
            others.append(place)
    left = [by_id[id_].id_text for id_ in missing]
    for place in others:
        _unknown(drafted.drafts[place], place, by_id, sent, left, made, paired=place in pairs)
    return made


def _named(drafted: Drafted, by_id: Mapping[Id, Entry], sent: Mapping[Id, str] | None) -> Found:
    """The rows whose id is one of the form."""
    made = Found()
    places: dict[Id, list[int]] = defaultdict(list)
    for place, draft in enumerate(drafted.drafts):
        if draft.named:
            places[Id(draft.named)].append(place)
    for id_, those in places.items():
        if id_ in by_id and (sent is None or id_ in sent):
            made.entries[those[0]] = by_id[id_]
            if len(those) > 1:
                _twice(drafted, by_id[id_].id_text, those, made)
    return made


def _twice(drafted: Drafted, id_: str, those: list[int], made: Found) -> None:
    shown = " and ".join(drafted.drafts[place].row for place in those)
    said = (
        f"the id {id_} stands in rows {shown}. Leave it in the row of that entry, and empty the Id "
        f"cell of a row that was copied for a new event{_AGAIN}"
    )
    for place in those:
        _refuse(drafted.drafts[place], place, "id-twice", said, made)


def _changed(draft: Draft, id_: str, place: int, made: Found) -> None:
    now = f"is {_shown(draft.named, Id(id_))} now" if draft.named else "is empty now"
    said = (
        f"the Id cell of this row held {id_} when the form went out, and {now}. Ids cannot be "
        f"changed: write {id_} into it{_AGAIN}"
    )
    _refuse(draft, place, "changed-id", said, made)


def _unknown(
    draft: Draft,
    place: int,
    by_id: Mapping[Id, Entry],
    sent: Mapping[Id, str] | None,
    left: list[str],
    made: Found,
    *,
    paired: bool,
) -> None:
    """A row with an id that the form did not have."""
    id_ = Id(draft.named)
    like = next(iter(made.entries.values())).id if made.entries else next(iter(sent or by_id), None)
    shown = _shown(draft.named, like)
    new = "if it is a new event, empty its Id cell"
    if sent is None:
        if made.entries and shown == draft.named and _stem(id_) == _stem(like):
            said = (
                f"no entry of this agency has the id {shown}. If somebody has changed the id, put "
                f"the right one back; {new}{_AGAIN}"
            )
            _refuse(draft, place, "unknown-id", said, made)
        return
    if id_ in sent:
        said = (
            f"the entry {shown} was in the form, and the review has taken it out of the timeline "
            f"since. Take the row out of the form; if the event belongs there, empty its Id cell"
            f"{_AGAIN}"
        )
        _refuse(draft, place, "unknown-id", said, made)
    elif id_ in by_id or (left and not paired):
        those = ", ".join(left[:_MOST]) + (" …" if len(left) > _MOST else "")
        other = ", which is that of another entry," if id_ in by_id else ""
        lost = f", and no row has {those} any more" if left else ""
        said = (
            f"the form did not hold the id {shown}{other} when it went out{lost}. If somebody has "
            f"changed the id, put the right one back; {new}{_AGAIN}"
        )
        made.unclear = made.unclear or bool(left)
        _refuse(draft, place, "unknown-id", said, made)
    elif not paired:
        said = (
            f"the form did not hold the id {shown} when it went out; the row was taken for a new "
            "event, and the review gives it an id of its own"
        )
        draft.notes.append(Note(draft.row, "unknown-id", said))


def _refuse(draft: Draft, place: int, code: str, said: str, made: Found) -> None:
    draft.refused.append(Note(draft.row, code, said))
    made.refused.add(place)


def _stem(id_: Id | None) -> str:
    return id_.folded.rstrip("0123456789") if id_ else ""


def _shown(named: str, like: Id | None) -> str:
    """An id as it can be told: whatever else stands in the cell may be a name."""
    if re.fullmatch(r"[0-9]{1,9}", named) or (
        _stem(Id(named)) == _stem(like) and named[-1:].isdigit()
    ):
        return named
    return "something else"


def _was(drafted: Drafted, kept: KeptRow | None, missing: Mapping[Id, str]) -> Id | None:
    """The entry that a row was when the form went out, by what its cells still hold."""
    from learning_together.reports.views import agency_form

    if kept is None or not missing:
        return None
    columns = drafted.tables[kept.table - 1].columns
    now = {
        column.field: agency_form.mark(text)
        for column, text in zip(columns, kept.cells, strict=False)
    }
    nothing = agency_form.mark("")
    best: Id | None = None
    most = 0.5
    for id_, marks in missing.items():
        was = agency_form.sent(marks)
        filled = [name for name, one in was.items() if {one, now.get(name, nothing)} != {nothing}]
        same = {name for name in filled if now.get(name) == was[name]}
        if same & {"date", "event"} and len(same) / len(filled) > most:
            best, most = id_, len(same) / len(filled)
    return best
