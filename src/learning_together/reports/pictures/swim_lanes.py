"""Who met the family, and was the child or adult seen: a lane an agency, the episodes above.

Counts only what the records say: an entry that does not say whether they were seen is told as such.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from learning_together import english
from learning_together.documents.pictures import swim_lanes
from learning_together.documents.pictures.canvas import PART, SMALL_PART, Room
from learning_together.documents.pictures.episode_bars import Span
from learning_together.documents.pictures.swim_lanes import Lane, Mark, Pages, SwimLanes
from learning_together.ids import Id
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.episode import Episode
from learning_together.reports import wording
from learning_together.reports.pictures.entries_shown import (
    Counted,
    counted,
    episodes,
    sort,
    sorts,
    spans,
)
from learning_together.reports.pictures.picture import Picture, Shown, Table
from learning_together.reports.report import Asked
from learning_together.review.review import Review

_LITTLE = 10  # entries: with fewer, they are seen at a glance without a picture
_SHOWN = 6  # names in a note


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
        if (marks := tuple(Mark(day, sort(entry)) for entry, day in held if day))
    ]
    told, words = episodes(review), sorts(review)
    above = spans(told, found)
    whole = SwimLanes(found.first, found.end, words, tuple(lanes), _ABOVE, tuple(above.values()))
    drawn, shared = swim_lanes.lay_out(whole, room), 0
    if room in {PART, SMALL_PART} and len(drawn.pages) > 1:
        drawn, shared = _in_brief(whole, drawn, room)
    return Shown(
        caption=f"Who had contact, and was the {words[0].split()[0].lower()} seen?",
        alt=_alt(found, len(lanes), words, len(above) - drawn.crowded),
        notes=_shared(shared)
        + _notes(found, drawn, _without(by_agency, called), _undrawn(told, above)),
        tables=(
            _table(by_agency, called, words),
            *([_of_episodes(told)] if told else []),
        ),
        pages=drawn.pages,
        little=sum(len(lane.marks) for lane in lanes) < _LITTLE,
        in_brief=shared > 0,
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
    takes=("about",),
)

_ABOVE = "Key practice episodes"


def _in_brief(whole: SwimLanes, drawn: Pages, room: Room) -> tuple[Pages, int]:
    """As many lanes of the busiest agencies as fit, the others in one; and how many share it.

    Where not even two fit beside the others, it stays as it was drawn.
    """
    busiest = sorted(whole.lanes, key=lambda lane: -len(lane.marks))
    for kept in range(len(busiest) - 2, 1, -1):
        others = busiest[kept:]
        marks = sorted((mark for lane in others for mark in lane.marks), key=lambda mark: mark.day)
        one = Lane(f"{len(others)} other agencies", tuple(marks))
        lanes = tuple(lane for lane in whole.lanes if lane in busiest[:kept])
        brief = swim_lanes.lay_out(replace(whole, lanes=(*lanes, one)), room)
        if len(brief.pages) == 1:
            return brief, len(others)
    return drawn, 0


def _shared(number: int) -> str:
    return (
        f"The {number} agencies with the fewest entries share a lane here; further on in this "
        "document each has its own. "
        if number
        else ""
    )


def _without(
    by_agency: Mapping[Id | None, Sequence[tuple[Entry, date | None]]],
    called: Mapping[Id | None, str],
) -> list[str]:
    """Agencies without a lane."""
    return [called[id] for id, held in by_agency.items() if not any(day for _, day in held)]


def _undrawn(told: Iterable[Episode], above: Mapping[str, Span]) -> list[str]:
    return [one.id_text for one in told if one.id_text not in above]


def _alt(found: Counted, lanes: int, words: tuple[str, ...], episodes: int) -> str:
    of_sort = [0] * len(words)
    for entry in found.entries:
        of_sort[sort(entry)] += 1
    each = english.listed(
        f"{one[0].lower()}{one[1:]} in {number}" for one, number in zip(words, of_sort, strict=True)
    )
    above = f" Above them {english.counted(episodes, 'key practice episode')}." if episodes else ""
    return (
        f"A picture of {english.counted(lanes, 'agency', 'agencies')}, each with a lane of its "
        f"own, from {wording.month(found.first)} to {wording.month(found.end - timedelta(days=1))}."
        f"{above} {english.counted(len(found.entries), 'entry', 'entries')}: {each}. "
        "A table gives the numbers of each agency."
    )


def _notes(found: Counted, drawn: Pages, without: list[str], undrawn: list[str]) -> str:
    """What is not in the picture, and what is not counted."""
    vague = sum(day is None for day in found.days)
    missing = english.listed(
        words.format(english.counted(number, "entry", "entries"))
        for number, words in (
            (drawn.hidden, "{} where a mark of the same sort stands"),
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
    said = [found.scope] if found.scope else []
    if missing:
        said.append(f"Not drawn, but counted in the table: {missing}.")
    if uncounted:
        said.append(f"Not counted: {uncounted}.")
    if without:
        said.append(f"Without a lane, since nothing of theirs can be drawn: {_some(without)}.")
    if drawn.crowded:
        more = english.counted(drawn.crowded, "key practice episode")
        said.append(f"Without room above the lanes, but in the table: {more} more.")
    if undrawn:
        said.append(f"Episodes without dates in this time: {_some(undrawn)}.")
    return " ".join(said)


def _some(names: Sequence[str]) -> str:
    return english.some(names, _SHOWN)


def _table(
    by_agency: Mapping[Id | None, Sequence[tuple[Entry, date | None]]],
    called: Mapping[Id | None, str],
    words: tuple[str, ...],
) -> Table:
    rows = []
    for id, held in by_agency.items():
        of_sort = [0] * len(words)
        for entry, _ in held:
            of_sort[sort(entry)] += 1
        seen = [entry for entry, day in held if day and sort(entry) == 0]
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
        columns=(("Agency", 26), ("Entries", 11), *((one, 12) for one in words), ("Last seen", 15)),
        rows=tuple(rows),
    )


def _of_episodes(told: Iterable[Episode]) -> Table:
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
            for one in told
        ),
    )
