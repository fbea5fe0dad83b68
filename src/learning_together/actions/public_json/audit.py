"""The public JSON of `lt audit`; its form is public and does not change.

{"version": 1, "review": TITLE, "stage": STAGE, "framework": TEXT,
 "set": {"label": TEXT, "source": TEXT, "borrowed": TEXT},
 "unread": [KIND…], "summary": {STATE: N…},
 "markers": [{"number": N, "key": TEXT, "name": TEXT, "group": TEXT, "asks": TEXT,
              "due": STAGE, "state": "shown|in-part|nothing-yet|none-recorded|not-due",
              "shown": [TEXT…], "missing": [{"text": TEXT, "records": [ID…]}…]}…]}
"""

import json
from collections import Counter

from learning_together.reports.quality_markers.audit import STATES, Audit


def as_json(audit: Audit) -> str:
    """The audit as JSON."""
    counts = Counter(one.state for one in audit.markers)
    whole = {
        "version": 1,
        "review": audit.title,
        "stage": audit.stage,
        "framework": audit.framework,
        "set": {"label": audit.label, "source": audit.source, "borrowed": audit.borrowed},
        "unread": list(audit.unread),
        "summary": {state: counts[state] for state in STATES},
        "markers": [
            {
                "number": one.number,
                "key": one.key,
                "name": one.name,
                "group": one.group,
                "asks": one.asks,
                "due": one.stage,
                "state": one.state,
                "shown": list(one.shown),
                "missing": [
                    {"text": line.text, "records": list(line.records)} for line in one.missing
                ],
            }
            for one in audit.markers
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def ours(text: str) -> bool:
    """Whether a text was written by `as_json`."""
    try:
        whole = json.loads(text)
    except ValueError:
        return False
    return isinstance(whole, dict) and whole.keys() >= {"version", "markers", "set"}
