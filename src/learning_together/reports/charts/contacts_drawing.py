"""Contacts over time, drawn as a lane an agency: bars by month, dark where the subject was seen.

Readable in grey and on paper; colours are those of the reports.
"""

from datetime import date
from textwrap import wrap
from typing import Any

from learning_together.reports.charts.contacts import Contacts, Lane, Span

_WIDTH = 330  # points, as all lengths here; with the names, what an upright page has room for
_NAMES = 118
_LETTERS = 22  # of a name on one line
_FEW = (
    14  # lanes that may be high; more of them are low, so that a page holds forty in plain letters
)
_HIGH, _LOW = 30, 11
_APART, _CLOSE = 7, 3
_ROW = 13
_DARK, _LIGHT, _LINE, _INK = "#1f4e66", "#a9c4d2", "#d5dee3", "#333333"
_FORMATS = {"month": "%b %Y", "quarter": "%b %Y", "year": "%Y"}
_MOST_LABELS = 7
_LABEL = 12  # of the width, the part that the id of an episode takes


def drawing(contacts: Contacts) -> dict[str, Any]:
    """The chart as Vega-Lite."""
    highest = max(max(lane.entries) for lane in contacts.lanes)
    few = len(contacts.lanes) <= _FEW
    lanes = [
        _lane(contacts, lane, highest, _HIGH if few else _LOW, last=lane is contacts.lanes[-1])
        for lane in contacts.lanes
    ]
    above = [_episodes(contacts)] if contacts.episodes else []
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": "white",
        "padding": 2,
        "spacing": _APART if few else _CLOSE,
        "config": {
            "font": "Liberation Sans",
            "view": {"stroke": _LINE},
            "axis": {"labelFontSize": 8, "labelColor": _INK, "gridColor": _LINE, "domain": False},
        },
        "vconcat": above + lanes,
        "resolve": {"scale": {"color": "shared"}},
    }


def _time(contacts: Contacts, *, labels: bool) -> dict[str, Any]:
    every = -(-(len(contacts.starts) - 1) // _MOST_LABELS)
    axis = {
        "title": None,
        "values": list(contacts.starts[:-1:every]),
        "format": _FORMATS[contacts.step],
        "labelAlign": "left",
        "labelFlush": False,
        "ticks": labels,
        "labels": labels,
        "tickColor": _LINE,
        "grid": True,
    }
    return {
        "field": "from",
        "type": "temporal",
        "scale": {"type": "utc", "domain": [contacts.starts[0], contacts.starts[-1]]},
        "axis": axis,
    }


def _side(name: str, ends: list[int]) -> dict[str, Any]:
    called = wrap(name, _LETTERS, max_lines=2, placeholder=" …") or [" "]
    return {
        "title": called,
        "titleAngle": 0,
        "titleAlign": "left",
        "titleBaseline": "middle",
        "titleX": -_NAMES,
        "titleFontSize": 9,
        "titleFontWeight": "normal",
        "titleColor": _INK,
        "values": ends,
        "format": "d",
        "grid": False,
        "labels": bool(ends),
        "ticks": False,
    }


def _on_a_line(name: str) -> str:
    return name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1].rstrip()}…"


def _lane(
    contacts: Contacts, lane: Lane, highest: int, height: int, *, last: bool
) -> dict[str, Any]:
    bars = []
    for n, (every, seen) in enumerate(zip(lane.entries, lane.seen, strict=True)):
        bar = {"from": contacts.starts[n], "to": contacts.starts[n + 1]}
        if seen:
            bars.append({**bar, "low": 0, "high": seen, "what": contacts.seen})
        if every > seen:
            bars.append({**bar, "low": seen, "high": every, "what": contacts.unseen})
    return {
        "width": _WIDTH,
        "height": height,
        "data": {"values": bars},
        "mark": {"type": "bar", "stroke": "white", "strokeWidth": 0.6},
        "encoding": {
            "x": _time(contacts, labels=last),
            "x2": {"field": "to"},
            "y": {
                "field": "low",
                "type": "quantitative",
                "scale": {"domain": [0, highest], "nice": False},
                "axis": (
                    _side(lane.name, [0, highest])
                    if height == _HIGH
                    else _side(lane.name, []) | {"title": [_on_a_line(lane.name)]}
                )
                | {"titleY": height / 2},
            },
            "y2": {"field": "high"},
            "color": {
                "field": "what",
                "type": "nominal",
                "scale": {
                    "domain": [contacts.seen, contacts.unseen],
                    "range": [_DARK, _LIGHT],
                },
                "legend": {
                    "orient": "bottom",
                    "title": None,
                    "labelFontSize": 9,
                    "labelColor": _INK,
                    "labelLimit": 300,
                    "symbolType": "square",
                },
            },
        },
    }


def _latest_label(contacts: Contacts) -> str:
    """The day at which a label must begin to end within the chart."""
    first, end = (date.fromisoformat(day) for day in (contacts.starts[0], contacts.starts[-1]))
    return (end - (end - first) / _LABEL).isoformat()


def _episodes(contacts: Contacts) -> dict[str, Any]:
    rows = 1 + max(one.row for one in contacts.episodes)

    latest = _latest_label(contacts)

    def bar(one: Span) -> dict[str, Any]:
        return {
            "id": one.id,
            "from": one.first,
            "to": one.last,
            "row": one.row,
            "low": one.row + 0.86,
            "at": min(one.first, latest),
        }

    time = _time(contacts, labels=False)
    down = {"type": "quantitative", "scale": {"domain": [0, rows], "reverse": True}}
    return {
        "width": _WIDTH,
        "height": _ROW * rows,
        "data": {"values": [bar(one) for one in contacts.episodes]},
        "layer": [
            {
                "mark": {"type": "bar", "color": _LIGHT, "stroke": _DARK, "strokeWidth": 0.5},
                "encoding": {
                    "x": time,
                    "x2": {"field": "to"},
                    "y": {
                        "field": "row",
                        **down,
                        "axis": _side("Key practice episodes", []) | {"titleY": _ROW * rows / 2},
                    },
                    "y2": {"field": "low"},
                },
            },
            {
                "mark": {
                    "type": "text",
                    "align": "left",
                    "baseline": "top",
                    "dx": 2,
                    "dy": 2,
                    "fontSize": 8,
                    "color": _INK,
                },
                "encoding": {
                    "x": {**time, "field": "at"},
                    "y": {"field": "row", **down},
                    "text": {"field": "id", "type": "nominal"},
                },
            },
        ],
    }
