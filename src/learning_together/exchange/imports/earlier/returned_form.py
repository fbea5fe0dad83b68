"""A form that the review has sent out and that comes back: rows that give the id of their entry.

What such a row says just as the form said it was not touched by the agency: there the entry stands
as it is, whatever the words would be read as.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from learning_together.errors import LtError
from learning_together.exchange.imports.earlier import changed_ids
from learning_together.exchange.imports.earlier.matching import Earlier
from learning_together.exchange.imports.earlier.three_way_merge import is_gone
from learning_together.exchange.imports.earlier.versions import Delivery, as_it_stands
from learning_together.exchange.imports.readers.form_marks import HEADS as MARKS
from learning_together.exchange.imports.rows.draft import Draft, Drafted, Fields, KeptRow, Note
from learning_together.folder.yaml.write.scalars import Value
from learning_together.ids import Id
from learning_together.records.kinds.entry import Entry

#: What a column of the form fills.
_FILLS = {"date": ("date", "end_date", "when")}


@dataclass(frozen=True, slots=True)
class Returned:
    """What a form says by its ids.

    Attributes:
        named: The entries that rows name, by the place of the draft.
        sent: The marks by id, as the form went out; None where the file is no form.
        unclear: Whether rows were refused that may be any of the entries that no row names.
    """

    named: dict[int, Earlier] = field(default_factory=dict)
    sent: dict[Id, str] | None = None
    unclear: bool = False

    def lacks(
        self, entries: Mapping[str, Entry], met: Collection[str], deliveries: Sequence[Delivery]
    ) -> list[str]:
        """The entries that a form held, or brought when it came before, and holds no more.

        A form may have been made of a part of the entries: of all others it says nothing.

        Args:
            entries: The agency's, by id.
            met: The entries whose rows it has.
            deliveries: The agency's.
        """
        sent = self.sent or {}
        before = {
            one.number
            for one in deliveries
            if not one.elsewhere
            and sent == _pairs((row["table"], row["cells"]) for row in one.rows)
        }
        return [
            one.id_text
            for one in entries.values()
            if one.id_text not in met
            and not is_gone(one)
            and (not self.unclear if one.id in sent else _number(one) in before)
        ]


def returned(drafted: Drafted, entries: Mapping[str, Entry], earlier: list[Earlier],
             pairs: Mapping[int, Earlier]) -> Returned:  # fmt: skip
    """The entries that rows name by their id; rows with an id that cannot be theirs are refused.

    Args:
        drafted: The file; what a row left as the form had it becomes what the entry says.
        entries: The agency's, by id.
        earlier: What earlier deliveries brought.
        pairs: The entries that rows are new versions of by their content, by place.

    Raises:
        LtError: A form has lost the column of its ids.
    """
    sent = _pairs((kept.table, kept.cells) for kept in drafted.kept) if _is_form(drafted) else None
    if sent and not any(one.field == "number" for t in drafted.tables for one in t.columns):
        raise LtError(
            "The form has lost its column “Id”, so that nobody can tell which row is which entry.",
            "Put the column back as it was sent, and import the form again. Nothing was changed.",
        )
    if not sent and not any(draft.named for draft in drafted.drafts):
        return Returned(sent=sent)
    from learning_together.reports.views import agency_form

    by_id = {Id(id_): entry for id_, entry in entries.items()}
    brought = {one.id: one for one in earlier}
    rows = {id(kept.draft): kept for kept in reversed(drafted.kept) if kept.draft is not None}
    found = changed_ids.found(drafted, by_id, sent, rows, pairs)
    named: dict[int, Earlier] = {}
    for place, entry in found.entries.items():
        draft = drafted.drafts[place]
        id_ = entry.id_text
        named[place] = brought.get(id_) or Earlier(id_, "", as_it_stands(entry), 0)
        marks = agency_form.sent((sent or {}).get(Id(id_), ""))
        if marks:
            # Whoever filled in the form saw the entry as it stood, hand edits included.
            named[place] = replace(named[place], fields=as_it_stands(entry), sure=True)
        kept = rows.get(id(draft))
        if kept is not None and place not in found.refused:
            _leave(drafted, kept, entry, marks)
    return Returned(named, sent, found.unclear)


def taken_out(ids: Sequence[str]) -> str:
    """What to tell of entries that were in a form, and that no delivery has brought."""
    one = len(ids) == 1
    return (
        f"{'A row was' if one else f'{len(ids)} rows were'} taken out of the form: "
        f"{', '.join(ids)}. The {'entry stays' if one else 'entries stay'} in the timeline as "
        f"{'it is' if one else 'they are'}, without a mark, for no import brought "
        f"{'it' if one else 'them'}. Ask the agency why; take out by hand what is wrong."
    )


def _is_form(drafted: Drafted) -> bool:
    return any(tuple(kept.cells[:2]) == MARKS for kept in drafted.kept)


def _number(entry: Entry) -> int | None:
    return entry.delivery.number if entry.delivery is not None else None


def _pairs(rows: Iterable[tuple[int, list[str]]]) -> dict[Id, str] | None:
    """The marks of each row as the form went out, by id; None where there are none."""
    found: dict[Id, str] | None = None
    at = 0
    for table, cells in rows:
        if tuple(cells[:2]) == MARKS:
            at, found = table, found or {}
        elif at and table == at and len(cells) > 1 and cells[0].strip() and found is not None:
            found[Id(cells[0])] = cells[1].strip()
    return found


def _leave(drafted: Drafted, kept: KeptRow, entry: Entry, sent: Mapping[str, str]) -> None:
    """Gives the draft what the entry says, wherever the row is as the form had it.

    What both the agency and the review have changed since the form went out is told, and the
    review's stays.
    """
    draft = kept.draft
    if draft is None:
        return
    from learning_together.reports.views import agency_form

    stands: Fields = as_it_stands(entry)
    touched = emptied = False
    both: list[str] = []
    for column, text in zip(drafted.tables[kept.table - 1].columns, kept.cells, strict=False):
        if not hasattr(entry, column.field) or column.field in {"id", "agency"}:
            continue
        now = agency_form.cell(entry, column.field)
        before = sent.get(column.field)
        stays = _same(text, now) or (before is not None and agency_form.mark(text) == before)
        if column.field == "date" and not stays and not text.strip():
            stays = emptied = True
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
    _tell(draft, entry, both, emptied=emptied)


def _tell(draft: Draft, entry: Entry, both: list[str], *, emptied: bool) -> None:
    """Notes where the row and its entry do not go together, and what became of that."""
    if emptied:
        draft.refused[:] = [one for one in draft.refused if one.code != "no-date"]
        draft.notes[:] = [one for one in draft.notes if one.code != "date-above"]
        said = f"the Date cell is empty; the date of {entry.id} stays"
        draft.notes.append(Note(draft.row, "date-emptied", said))
    if both:
        said = (
            f"{entry.id}: the agency and the review have both changed {', '.join(both)} since the "
            "form went out; what the review has stays. Compare the form with the entry"
        )
        draft.notes.append(Note(draft.row, "changed-in-both", said))


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()
