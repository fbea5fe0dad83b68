"""The composite chronology: every agency's entries in one order of time, or some of them.

Two agencies' accounts of one event stay two rows, each naming the other: they are linked, never
merged (SCIE Guide 24, on narratives of multiple perspectives).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from learning_together import english
from learning_together.ids import Id
from learning_together.method import ages, timeline_order
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.reports import wording
from learning_together.reports.chosen import entries, scope
from learning_together.reports.report import Asked, Report, Review
from learning_together.stages import Stage

#: A word and a shape, so that nobody has to tell colours apart.
_SEEN = {"yes": "● Yes", "no": "○ No", "not-recorded": "– Not recorded", "not-applicable": ""}
#: Columns that are left out where no entry has anything for them.
_MAY_BE_EMPTY = ("response", "seen", "source")


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry.

    Attributes:
        others: Ids of other agencies' accounts of the same event.
        about: Codes of those whom it is said to be about.
        age: Of the child or adult at the time, where asked for and known.
        interval: How long the agency had no entry before, where asked for and known.
        repeats: The id of the agency's entry that it repeats; empty where it repeats none.
    """

    id: str
    date: str
    time: str
    agency: str
    people: tuple[str, ...]
    about: tuple[str, ...]
    event: str
    response: str
    seen: str
    voice: str
    source: str
    comment: str
    significance: str
    others: tuple[str, ...]
    repeats: str
    age: str
    interval: str
    context: bool


@dataclass(frozen=True, slots=True)
class Year:
    """The entries of a year."""

    title: str
    rows: tuple[EntryRow, ...]


@dataclass(frozen=True, slots=True)
class Chronology:
    """The chronology.

    Attributes:
        agencies: Names of the agencies it holds.
        scope: What was left out, in a sentence; empty where nothing was.
        seen: The heading of the column on whether the child or adult was seen.
        remarks: Whether any row has a comment or a note on significance.
        empty: Columns that no entry has anything for.
    """

    period: str
    agencies: str
    scope: str
    seen: str
    remarks: bool
    empty: tuple[str, ...]
    years: tuple[Year, ...]
    count: int


def build(review: Review, asked: Asked) -> Chronology:
    """The chronology of all agencies, or of some.

    Raises:
        LtError: There is no such agency.
    """
    every = review.all(Entry)
    chosen = entries(review, asked)
    names: dict[Id | None, str] = {one.id: one.called for one in review.all(Agency) if one.id}
    pairs = _pairs(every)
    worked_out = _worked_out(review) if asked.intervals else {}
    rows = [
        (entry, _row(entry, names, pairs, worked_out.get(id(entry), ("", ""))))
        for entry in timeline_order.in_order(chosen)
    ]
    present = {entry.agency for entry in chosen}
    period = review.period
    return Chronology(
        period=wording.from_to(period.start, period.end) if period else "",
        agencies=english.listed(name for id, name in names.items() if id in present),
        scope=scope(len(every), len(chosen), asked),
        seen=review.framework.word("child_seen"),
        remarks=any(row.comment or row.significance for _, row in rows),
        empty=tuple(
            name for name in _MAY_BE_EMPTY if not any(_holds(row, name) for _, row in rows)
        ),
        years=_years(rows),
        count=len(rows),
    )


REPORT = Report(
    name="chronology",
    title="Composite chronology",
    about="Every agency's entries in one order of time, or some of them.",
    stage=Stage.COLLECT,
    build=build,
    of=(Entry,),
    tells=("years",),
    nothing="no entry of the timeline is among those that were asked for.",
    then="Bring an agency's chronology in with lt import, or add an entry: lt new timeline. If you "
    "asked for one agency, or for the skeleton, ask for more.",
    contents=False,
    takes=("agencies", "about", "level", "intervals"),
)


def _pairs(entries: Iterable[Entry]) -> dict[Id | None, dict[Id | None, str]]:
    """Accounts of one event, whichever of the two names the other."""
    pairs: dict[Id | None, dict[Id | None, str]] = {}
    for entry in entries:
        for other in entry.same_event_as:
            pairs.setdefault(entry.id, {})[other] = other.text
            pairs.setdefault(other, {})[entry.id] = entry.id_text
    return pairs


def _worked_out(review: Review) -> dict[int, tuple[str, str]]:
    """Age and interval of each entry, by its identity."""
    found = {}
    before: dict[Id | None, Entry] = {}
    for entry in timeline_order.in_order(review.all(Entry)):
        age = ages.at(review.facts.subject_born, entry)
        found[id(entry)] = (age, ages.since(before.get(entry.agency), entry))
        before[entry.agency] = entry
    return found


def _row(
    entry: Entry,
    names: dict[Id | None, str],
    pairs: dict[Id | None, dict[Id | None, str]],
    worked_out: tuple[str, str],
) -> EntryRow:
    return EntryRow(
        id=entry.id_text,
        date=wording.entry_date(entry),
        time=entry.time.words() if entry.time else "",
        agency=names.get(entry.agency, str(entry.agency or "")),
        people=tuple(map(str, entry.people)),
        about=tuple(map(str, entry.about)),
        event=entry.event or "",
        response=entry.response or "",
        seen=_SEEN.get(entry.child_seen or "", ""),
        voice=entry.voice or "",
        source=entry.source or "",
        comment=entry.comment or "",
        significance=entry.significance or "",
        others=tuple(pairs.get(entry.id, {}).values()),
        repeats=str(entry.duplicate_of or ""),
        age=worked_out[0],
        interval=worked_out[1],
        context=bool(entry.context),
    )


def _holds(row: EntryRow, column: str) -> bool:
    return bool(getattr(row, column) or (column == "seen" and row.voice))


def _years(rows: list[tuple[Entry, EntryRow]]) -> tuple[Year, ...]:
    years: dict[str, list[EntryRow]] = {}
    for entry, row in rows:
        title = wording.year(entry.date) if entry.date else "Date unknown"
        years.setdefault(title, []).append(row)
    return tuple(Year(title, tuple(found)) for title, found in years.items())
