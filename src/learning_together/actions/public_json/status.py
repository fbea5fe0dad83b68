"""The public JSON of `lt status`; its form is public and does not change.

    {"version": 1, "review": TITLE, "stage": STAGE, "option": TEXT, "framework": TEXT,
     "draft": N or null, "today": DAY,
     "saved": null or {"commit": TEXT, "day": DAY, "changed": BOOL},
     "unread": [KIND…],
     "meeting": null or {"id", "name", "date": DAY, "days": N, "laid_down": BOOL,
                         "lacks": [{"code", "title", "count": N, "records": [ID…]}…]},
     "timeline": {"entries": N, "agencies": [{"id", "name", "entries": N, "first", "last"}…]},
     "conversations": null or {"staff": N, "held": N, "write_ups": N, "shared": N, "agreed": N,
                               "to_come": [PERSON…], "unsettled": [PERSON…], "none": [PERSON…]},
     "episodes": LAYER, "factors": LAYER, "findings": LAYER with "ranked": N and "asking": N,
     "open": {KIND: {"open": N, "overdue": [{"id", "what", "who", "due": DAY}…]}},
     "problems": {"errors": N, "warnings": N, "infos": N, "accepted": N},
     "wording": [{"code", "title", "count": N}…],
     "next": [{"what": TEXT, "command": TEXT}…]}

DAY is YYYY-MM-DD; `first` and `last` are dates as they are typed, or null. PERSON is `{"id",
"role", "agency", "planned": DAY or null, "reason"}`, LAYER `{"count": N, "complete": N,
"unfinished": [{"id", "called", "lacks": [TEXT…]}…]}`. `conversations` is null where the option
has none. Texts that are ours to word (`name`, `title`, `what`, `called`, `lacks`) may change.
"""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from learning_together.actions.public_json.validate import dumped
from learning_together.diagnostics import Severity
from learning_together.reports.progress.conversations import Heard, Spoken
from learning_together.reports.progress.layers import Layer
from learning_together.reports.progress.overview import Progress

VERSION = 1


def as_json(progress: Progress) -> str:
    """Where the review stands, as JSON."""
    saved, meeting, findings = progress.saved, progress.meeting, progress.findings
    return dumped(
        {
            "version": VERSION,
            "review": progress.title,
            "stage": str(progress.stage),
            "option": progress.option,
            "framework": progress.framework,
            "draft": progress.draft,
            "today": progress.today.isoformat(),
            "saved": saved and {**asdict(saved), "day": saved.day.isoformat()},
            "unread": list(progress.unread),
            "meeting": meeting and {**asdict(meeting), "date": meeting.date.isoformat()},
            "timeline": {
                "entries": progress.entries,
                "agencies": [
                    {
                        "id": one.agency,
                        "name": one.name,
                        "entries": one.entries,
                        "first": one.first and one.first.text,
                        "last": one.last and one.last.text,
                    }
                    for one in progress.accounts
                ],
            },
            "conversations": progress.heard and _heard(progress.heard),
            "episodes": _layer(progress.episodes),
            "factors": _layer(progress.factors),
            "findings": {
                **_layer(findings),
                "ranked": findings.ranked,
                "asking": findings.asking,
            },
            "open": {
                one.kind: {
                    "open": one.open,
                    "overdue": [{**asdict(due), "due": _day(due.due)} for due in one.overdue],
                }
                for one in progress.open
            },
            "problems": {
                "errors": progress.problems[Severity.ERROR],
                "warnings": progress.problems[Severity.WARNING],
                "infos": progress.problems[Severity.INFO],
                "accepted": progress.accepted,
            },
            "wording": [asdict(one) for one in progress.wording],
            "next": [asdict(step) for step in progress.steps],
        }
    )


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _heard(heard: Heard) -> dict[str, Any]:
    return {
        **asdict(heard),
        "to_come": [_spoken(one) for one in heard.to_come],
        "unsettled": [_spoken(one) for one in heard.unsettled],
        "none": [_spoken(one) for one in heard.none],
    }


def _spoken(one: Spoken) -> dict[str, Any]:
    return {**asdict(one), "planned": _day(one.planned)}


def _layer(layer: Layer) -> dict[str, Any]:
    return {
        "count": layer.count,
        "complete": layer.finished,
        "unfinished": [asdict(one) for one in layer.unfinished],
    }


def ours(text: str) -> bool:
    """Whether a text was written by `as_json`."""
    try:
        whole = json.loads(text)
    except ValueError:
        return False
    return isinstance(whole, dict) and whole.keys() >= {"version", "timeline", "next"}
