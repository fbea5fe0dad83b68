"""Who met the family, and was the child or adult seen: a lane an agency, the episodes above.

Counts only what the records say: an entry that does not say whether they were seen is told as such.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from learning_together import english
from learning_together.dates.coarse import CoarseWhen
from learning_together.documents.pictures import swim_lanes
from learning_together.documents.pictures.canvas import Room
from learning_together.documents.pictures.swim_lanes import Lane, Mark, Span, SwimLanes
from learning_together.ids import Id
from learning_together.method import timeline
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.episode import Episode
from learning_together.reports import wording
from learning_together.reports.chosen import entries
from learning_together.reports.pictures.picture import Picture, Shown, Table
from learning_together.reports.report import Asked
from learning_together.review.review import Review

_LITTLE = 10  # entries: with fewer, they are seen at a glance without a picture
_MONTH = 31  # days that a date may leave open, and be drawn in their middle
_PART = 50  # or that part of the time
_SHOWN = 6  # names in a note
#: By what an entry says of them: seen, there or looked for and not seen, no part, not recorded.
_SORTS: Mapping[str | None, int] = {"yes": 0, "no": 1, "not-applicable": 2}
_UNSAID = 3
_SHADES = {"good": 1, "mixed": 2, "problematic": 3}


@dataclass(frozen=True, slots=True)
class Counted:
    """The entries that are shown, and those that are not.

    Attributes:
        first: The first day that is shown.
        end: The day after the last.
        entries: Those of the time shown, each once.
        days: For each of them, by its place, where it is drawn; None where it is too vague.
        outside: How many lie outside the time shown.
        repeats: How many repeat another, and are not counted.
    """

    first: date
    end: date
    entries: tuple[Entry, ...]
    days: tuple[date | None, ...]
    outside: int
    repeats: int


def counted(review: Review, asked: Asked) -> Counted | None:
    """The entries to show; None where there is none that can be drawn."""
    chosen = [one for one in entries(review, asked) if one.agency]
    once = [one for one in chosen if not one.duplicate_of]
    inside = [one for one in once if timeline.within(review, one) is not False]
    known = [found for one in inside if (found := timeline.days(one))]
    if not known:
        return None
    period = review.period
    first = period.start if period and period.start else min(start for start, _ in known)
    last = period.end if period and period.end else max(stop for _, stop in known)
    last = max(first, last)
    most = max(_MONTH, (last - first).days // _PART)
    days = tuple(_middle(timeline.days(one), most, first, last) for one in inside)
    if not any(days):
        return None
    return Counted(
        first,
        last + timedelta(days=1),
        tuple(inside),
        days,
        len(once) - len(inside),
        len(chosen) - len(once),
    )


def _middle(days: timeline.Days | None, most: int, first: date, last: date) -> date | None:
    if days is None or (days[1] - days[0]).days >= most:
        return None
    return min(max(days[0] + (days[1] - days[0]) // 2, first), last)


def build(review: Review, asked: Asked, room: Room) -> Shown | None:
    """The picture; None where no entry can be drawn."""
    found = counted(review, asked)
    if found is None:
        return None
    names: dict[Id | None, str] = {one.id: one.called for one in review.all(Agency) if one.id}
    by_agency: dict[Id | None, list[tuple[Entry, date | None]]] = {id: [] for id in names}
    for entry, day in zip(found.entries, found.days, strict=True):
        by_agency.setdefault(entry.agency, []).append((entry, day))
    if asked.agencies or asked.level:
        by_agency = {id: held for id, held in by_agency.items() if held}
    called = {id: names.get(id, str(id or "")) for id in by_agency}
    lanes = [
        Lane(called[id], marks)
        for id, held in by_agency.items()
        if (marks := tuple(Mark(day, _sort(entry)) for entry, day in held if day))
    ]
    episodes = _episodes(review)
    spans = _spans(episodes, found)
    seen = review.framework.word("child_seen")
    sorts = (seen, "There or looked for, not seen", "No part in it", "Not recorded")
    drawn = swim_lanes.lay_out(
        SwimLanes(found.first, found.end, sorts, tuple(lanes), _ABOVE, tuple(spans.values())), room
    )
    return Shown(
        caption=f"Who had contact, and was the {seen.split()[0].lower()} seen?",
        alt=_alt(found, len(lanes), sorts, spans),
        notes=_notes(found, drawn.hidden, _without(by_agency, called), _undrawn(episodes, spans)),
        tables=(
            _table(by_agency, called, sorts),
            *([_of_episodes(episodes)] if episodes else []),
        ),
        pages=drawn.pages,
        little=sum(len(lane.marks) for lane in lanes) < _LITTLE,
    )


PICTURE = Picture(
    name="swim-lanes",
    title="Swim lanes",
    about="Each agency's entries in a lane of its own, whether the child or adult was seen, and "
    "the key practice episodes above.",
    build=build,
    nothing="no entry of the timeline has an agency, and a date exact enough to draw it by",
    then="Bring an agency's chronology in with lt import, or add an entry: lt new timeline.",
    of=("timeline", "agencies"),
)

_ABOVE = "Key practice episodes"


def _sort(entry: Entry) -> int:
    return _SORTS.get(entry.child_seen, _UNSAID)


def _episodes(review: Review) -> tuple[Episode, ...]:
    """The episodes in order of time; none where the reader may not see every one."""
    if not review.shows("episodes"):
        return ()
    order = sorted(
        review.all(Episode),
        key=lambda one: (one.start is None, one.start.order if one.start else ()),
    )
    return tuple(order)


def _spans(episodes: Iterable[Episode], found: Counted) -> dict[str, Span]:
    """The episodes that have a place in the time shown, by id."""
    spans = {}
    for one in episodes:
        if not one.start or isinstance(one.start, CoarseWhen):
            continue
        first, last = one.start.earliest, (one.end or one.start).latest
        if first < found.end and last >= found.first and first <= last:
            spans[one.id_text] = Span(
                one.id_text,
                max(first, found.first),
                min(last + timedelta(days=1), found.end),
                one.valence or "",
                _SHADES.get(one.valence or "", 0),
            )
    return spans


def _without(
    by_agency: Mapping[Id | None, Sequence[tuple[Entry, date | None]]],
    called: Mapping[Id | None, str],
) -> list[str]:
    """Agencies without a lane."""
    return [called[id] for id, held in by_agency.items() if not any(day for _, day in held)]


def _undrawn(episodes: Iterable[Episode], spans: Mapping[str, Span]) -> list[str]:
    return [one.id_text for one in episodes if one.id_text not in spans]


def _alt(found: Counted, lanes: int, sorts: tuple[str, ...], spans: Mapping[str, Span]) -> str:
    of_sort = [0] * len(sorts)
    for entry in found.entries:
        of_sort[_sort(entry)] += 1
    each = english.listed(
        f"{words[0].lower()}{words[1:]} in {number}"
        for words, number in zip(sorts, of_sort, strict=True)
    )
    above = f" Above them {english.counted(len(spans), 'key practice episode')}." if spans else ""
    return (
        f"A picture of {english.counted(lanes, 'agency', 'agencies')}, each with a lane of its "
        f"own, from {wording.month(found.first)} to {wording.month(found.end - timedelta(days=1))}."
        f"{above} {english.counted(len(found.entries), 'entry', 'entries')}: {each}. "
        "A table gives the numbers of each agency."
    )


def _notes(found: Counted, hidden: int, without: list[str], undrawn: list[str]) -> str:
    """What is not in the picture, and what is not counted."""
    vague = sum(day is None for day in found.days)
    missing = english.listed(
        words.format(english.counted(number, "entry", "entries"))
        for number, words in (
            (hidden, "{} where a mark of the same sort stands"),
            (vague, "{} of too vague a date"),
        )
        if number
    )
    uncounted = english.listed(
        words
        for number, words in (
            (
                found.outside,
                f"{english.counted(found.outside, 'entry', 'entries')} outside the period",
            ),
            (
                found.repeats,
                english.counted(found.repeats, "repeat of an entry", "repeats of entries"),
            ),
        )
        if number
    )
    said = []
    if missing:
        said.append(f"Not drawn, but counted in the table: {missing}.")
    if uncounted:
        said.append(f"Not counted: {uncounted}.")
    if without:
        said.append(f"Without a lane, since nothing of theirs can be drawn: {_some(without)}.")
    if undrawn:
        said.append(f"Episodes without dates in this time: {_some(undrawn)}.")
    return " ".join(said)


def _some(names: Sequence[str]) -> str:
    return english.some(names, _SHOWN)


def _table(
    by_agency: Mapping[Id | None, Sequence[tuple[Entry, date | None]]],
    called: Mapping[Id | None, str],
    sorts: tuple[str, ...],
) -> Table:
    rows = []
    for id, held in by_agency.items():
        of_sort = [0] * len(sorts)
        for entry, _ in held:
            of_sort[_sort(entry)] += 1
        seen = [entry for entry, day in held if day and _sort(entry) == 0]
        last = max(seen, key=lambda one: one.date.latest if one.date else date.min, default=None)
        rows.append(
            (
                called[id],
                str(len(held)),
                *map(str, of_sort),
                wording.entry_date(last) if last else "–",
            )
        )
    return Table(
        caption="Entries of each agency, by whether the person whom the review is about was seen",
        columns=(("Agency", 26), ("Entries", 11), *((one, 12) for one in sorts), ("Last seen", 15)),
        rows=tuple(rows),
    )


def _of_episodes(episodes: Iterable[Episode]) -> Table:
    return Table(
        caption="The key practice episodes of the picture",
        columns=(("Episode", 12), ("What it is about", 44), ("When", 28), ("Practice", 16)),
        rows=tuple(
            (
                one.id_text,
                one.called,
                wording.from_to(one.start, one.end),
                english.label(one.valence),
            )
            for one in episodes
        ),
    )
