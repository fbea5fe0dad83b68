"""The swim lanes of a reading page as HTML: as wide as the screen, with or without its script.

Each lane is a drawing a thousand wide that is stretched to its place; marks are points whose width
is not stretched with it, a row for each sort of entry. The script draws the same marks again, of
those entries that are not filtered out.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from html import escape

from learning_together.documents.page_data import SIGNS, Dated, Lanes, Span
from learning_together.english import counted
from learning_together.ids import bookmark

SCALE = 1000
ROW = 10
_BAR = 30
_LEAST = 9.0  # of a hundred: what a bar takes on the screen of a telephone
_MONTH = 31  # days that a date may leave open, and be drawn in their middle
_PART = 50  # or that part of the time
_TICKS = 9
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600)
_YEAR = 12
_HOLLOW = 2  # sorts from here on are drawn hollow
_EPOCH = date(1970, 1, 1)


def rows(timeline: Iterable[Dated]) -> tuple[int, ...]:
    """The sorts of entries that there are: a row of marks each."""
    present = {entry.seen for one in timeline for entry in one.entries}
    return tuple(sort for sort in range(len(SIGNS)) if sort in present)


def drawn(lanes: Lanes, timeline: Iterable[Dated], titles: Mapping[str, str]) -> str:
    """The swim lanes.

    Args:
        lanes: Whose they are, and of which time.
        timeline: The entries in order of time.
        titles: What episodes are called, by id.
    """
    timeline = tuple(timeline)
    order = rows(timeline)
    height = ROW * (len(order) + 1)
    marks, left_out = _marks(lanes, timeline)
    parts = [_lane("Key practice episodes", _strip(lanes, titles))] if lanes.spans else []
    for name in lanes.agencies:
        paths = "".join(
            f'<path class="mark-{sort}{inside}" d="{"".join(points)}"/>'
            for row, sort in enumerate(order)
            for points in [[f"M{x} {(row + 1) * ROW}h0" for x in marks.get((name, sort), ())]]
            for inside in (["", " inside"] if sort >= _HOLLOW else [""])
        )
        parts.append(
            _lane(
                name,
                f'<div class="track"><svg viewBox="0 0 {SCALE} {height}" width="100%" '
                f'height="{height}" preserveAspectRatio="none" aria-hidden="true">'
                f'<path class="off"/>{paths}</svg></div>',
            )
        )
    parts.append(_lane("", f'<div class="axis" aria-hidden="true">{"".join(_axis(lanes))}</div>'))
    if left_out:
        said = counted(left_out, "entry", "entries")
        parts.append(
            f'<p class="small">Not drawn, but in the list: {said} outside the period, without an '
            "agency or of too vague a date.</p>"
        )
    about = "Entries of each agency over time; the list of entries says the same"
    return f'<div class="drawn" role="group" aria-label="{about}">{"".join(parts)}</div>'


def _lane(name: str, inner: str) -> str:
    return f'<div class="lane"><span class="name">{escape(name)}</span>{inner}</div>'


def _marks(lanes: Lanes, timeline: Iterable[Dated]) -> tuple[dict[tuple[str, int], list[int]], int]:
    """Where marks stand, by agency and sort, each place once; and how many entries have none."""
    found: dict[tuple[str, int], list[int]] = {}
    left_out = 0
    for one in timeline:
        at = _place(lanes, one)
        for entry in one.entries:
            if at is None or entry.agency not in lanes.agencies:
                left_out += 1
                continue
            places = found.setdefault((entry.agency, entry.seen), [])
            if places[-1:] != [at]:
                places.append(at)
    return found, left_out


def _place(lanes: Lanes, dated: Dated) -> int | None:
    """How far to the right a date stands; None where it is outside, or too vague."""
    if dated.first is None or dated.last is None:
        return None
    most = max(_MONTH, (lanes.end - 1 - lanes.first) // _PART)
    if dated.last < lanes.first or dated.first >= lanes.end or dated.last - dated.first >= most:
        return None
    middle = min(max((dated.first + dated.last) // 2, lanes.first), lanes.end - 1)
    # As the script rounds.
    return int((middle + 0.5 - lanes.first) / (lanes.end - lanes.first) * SCALE + 0.5)


def _strip(lanes: Lanes, titles: Mapping[str, str]) -> str:
    """The episodes, in rows so that none covers another; each leads to its place on the page."""
    bars: list[str] = []
    ends: list[float] = []
    for span in sorted(lanes.spans, key=lambda one: (one.first, one.end)):
        start = _share(lanes, span.first)
        wide = _share(lanes, span.end) - start
        start = min(start, 100 - max(wide, _LEAST))
        row = next((n for n, end in enumerate(ends) if end <= start), len(ends))
        ends[row : row + 1] = [start + max(wide, _LEAST)]
        bars.append(_bar(span, titles.get(span.id, span.id), start, wide, row * _BAR))
    return f'<div class="strip" style="height:{len(ends) * _BAR}px">{"".join(bars)}</div>'


def _share(lanes: Lanes, day: int) -> float:
    return (day - lanes.first) / (lanes.end - lanes.first) * 100


def _bar(span: Span, title: str, left: float, wide: float, top: int) -> str:
    said = f"{title}: {span.practice} practice" if span.practice else title
    return (
        f'<a class="bar shade-{span.shade}" href="#{bookmark(span.id)}" title="{escape(said)}" '
        f'style="left:{left:.2f}%;width:{wide:.2f}%;top:{top}px">{escape(said)}</a>'
    )


def _axis(lanes: Lanes) -> Iterator[str]:
    """Where months, quarters or years begin."""
    first = _EPOCH + timedelta(days=lanes.first)
    last = _EPOCH + timedelta(days=lanes.end - 1)
    low, high = (day.year * _YEAR + day.month - 1 for day in (first, last))
    step = next((one for one in _STEPS if (high - low + 1) / one <= _TICKS), _STEPS[-1])
    for month in range(-(-low // step) * step, high + 1, step):
        day = date(month // _YEAR, month % _YEAR + 1, 1)
        if day >= first:
            at = _share(lanes, (day - _EPOCH).days)
            said = f"{day:%Y}" if step >= _YEAR else f"{day:%b %Y}"
            yield f'<span style="left:{at:.2f}%">{said}</span>'
