"""A form that the review has sent out and that comes back: rows that give the id of their entry.

What such a row says just as the form said it was not touched by the agency: there the entry stands
as it is, whatever the words would be read as.
"""

from collections.abc import Mapping
from dataclasses import replace

from learning_together.ids import fold
from learning_together.importers.draft import Drafted, Fields, Kept, Note
from learning_together.importers.matching import Earlier
from learning_together.importers.versions import as_it_stands
from learning_together.models.entry import Entry
from learning_together.scaffold.values import Value

#: What a column of the form fills.
_FILLS = {"date": ("date", "end_date", "when")}


def named(
    drafted: Drafted, entries: Mapping[str, Entry], earlier: list[Earlier]
) -> dict[int, Earlier]:
    """The entries that rows name by their id, by the place of the draft.

    Args:
        drafted: The file; what a row left as the form had it becomes what the entry says.
        entries: The agency's, by id.
        earlier: What earlier deliveries brought.
    """
    if not any(draft.named for draft in drafted.drafts):
        return {}
    by_id = {fold(id_): entry for id_, entry in entries.items()}
    brought = {one.id: one for one in earlier}
    marks = _marks(drafted)
    rows = {id(kept.draft): kept for kept in reversed(drafted.kept) if kept.draft is not None}
    found: dict[int, Earlier] = {}
    used: set[str] = set()
    for place, draft in enumerate(drafted.drafts):
        entry = by_id.get(fold(draft.named)) if draft.named else None
        if entry is None or entry.id in used:
            continue
        used.add(entry.id)
        found[place] = brought.get(entry.id) or Earlier(entry.id, "", as_it_stands(entry), 0)
        sent = marks.get(fold(entry.id), {})
        if sent:
            # Whoever filled in the form saw the entry as it stood, hand edits included.
            found[place] = replace(found[place], fields=as_it_stands(entry), sure=True)
        kept = rows.get(id(draft))
        if kept is not None:
            _leave(drafted, kept, entry, sent)
    return found


def _marks(drafted: Drafted) -> dict[str, dict[str, str]]:
    """What each row held as the form went out, as far as the file tells: marks by field, by id."""
    from learning_together.views import agency_form

    found: dict[str, dict[str, str]] = {}
    at = 0
    for kept in drafted.kept:
        if tuple(kept.cells[:2]) == agency_form.MARKS:
            at = kept.table
        elif at and kept.table == at and len(kept.cells) > 1:
            found[fold(kept.cells[0].strip())] = agency_form.sent(kept.cells[1].strip())
    return found


def _leave(drafted: Drafted, kept: Kept, entry: Entry, sent: Mapping[str, str]) -> None:
    """Gives the draft what the entry says, wherever the row is as the form had it.

    What both the agency and the review have changed since the form went out is told, and the
    review's stays.
    """
    draft = kept.draft
    if draft is None:
        return
    from learning_together.views import agency_form

    stands: Fields = as_it_stands(entry)
    touched = False
    both: list[str] = []
    for column, text in zip(drafted.tables[kept.table - 1].columns, kept.cells, strict=False):
        if not hasattr(entry, column.field) or column.field in {"id", "agency"}:
            continue
        now = agency_form.cell(entry, column.field)
        before = sent.get(column.field)
        untouched = before is not None and agency_form.mark(text) == before
        stays = untouched or _same(text, now)
        if not stays and before is not None and agency_form.mark(now) != before:
            both.append(column.heading)
            stays = True
        if stays:
            for name in _FILLS.get(column.field, (column.field,)):
                value: Value | None = stands.get(name)
                draft.fields.pop(name, None)
                if value is not None:
                    draft.fields[name] = stands[name]
        else:
            touched = True
    if not touched:
        draft.refused.clear()
        draft.notes.clear()
    if both:
        said = (
            f"{entry.id}: the agency and the review have both changed {', '.join(both)} since the "
            "form went out; what the review has stays. Compare the form with the entry"
        )
        draft.notes.append(Note(draft.row, "changed-in-both", said))


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()
