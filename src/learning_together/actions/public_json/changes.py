"""The public JSON of `lt changes`; its form is public and does not change.

    {"version": 1, "review": TITLE,
     "since": {"commit": ID, "day": DAY, "asked": DAY-OR-NULL, "meeting": ID-OR-NULL},
     "uncommitted": WHETHER-THE-FOLDER-HAS-CHANGES-THAT-ARE-NOT-COMMITTED,
     "changes": [{"change": "added|changed|removed|renamed", "kind": PLURAL, "id": ID,
                  "was": FORMER-ID, "called": TEXT, "file": RELATIVE-POSIX-PATH, "line": FROM-1,
                  "fields": [FIELD…]}],
     "not_compared": [{"kind": PLURAL, "id": ID}…],
     "summary": {"added": N, "changed": N, "removed": N, "renamed": N}}

FIELD is `{"field": DOTTED-NAME, "old": VALUE-OR-NULL, "new": VALUE-OR-NULL}`; of a list of
references or words also `"removed": […], "added": […]`; of text that was reworded also `"words":
[…]`, stretches of words, each after a sign: `=` they stand in both, `-` only in the old, `+` only
in the new text. File and line are those of the record as it is now, or of a removed one as it was.
A record that was added or removed gives all of its fields.
"""

import json
from typing import Any

from learning_together.actions.public_json.validate import dumped
from learning_together.reports.record.one_line import called
from learning_together.review.changes import Change, Changes, Sort
from learning_together.review.field_changes import FieldChange
from learning_together.review.text_diff import reworded

VERSION = 1
_SIGNS = {"same": "=", "removed": "-", "added": "+"}


def as_json(changes: Changes) -> str:
    """What changed, as JSON."""
    state = changes.since
    return dumped(
        {
            "version": VERSION,
            "review": changes.new.title,
            "since": state
            and {
                "commit": state.commit,
                "day": state.day.isoformat(),
                "asked": state.asked.isoformat() if state.asked else None,
                "meeting": state.meeting,
            },
            "uncommitted": bool(state and state.uncommitted),
            "changes": [_change(changes, one) for one in changes.changes],
            "not_compared": [{"kind": kind, "id": id} for kind, id in changes.unsure],
            "summary": {str(sort): len(changes.of(sort)) for sort in Sort},
        }
    )


def ours(text: str) -> bool:
    """Whether a text was written by `as_json`."""
    try:
        whole = json.loads(text)
    except ValueError:
        return False
    return isinstance(whole, dict) and whole.keys() >= {"version", "changes", "not_compared"}


def _change(changes: Changes, change: Change) -> dict[str, Any]:
    review, record = (changes.new, change.new) if change.new else (changes.old, change.old)
    place = record.place() if record else None
    fields = change.fields
    if change.sort in {Sort.ADDED, Sort.REMOVED}:
        fields = tuple(changes.held(change))
    return {
        "change": str(change.sort),
        "kind": change.kind,
        "id": change.id,
        "was": change.was,
        "called": called(review, record) if record else "",
        "file": place.file if place else "",
        "line": place.line if place else 1,
        "fields": [_field(one) for one in fields],
    }


def _field(change: FieldChange) -> dict[str, Any]:
    found: dict[str, Any] = {"field": change.field, "old": change.old, "new": change.new}
    if change.listed:
        found |= {"removed": list(change.taken), "added": list(change.put)}
    elif change.worded and isinstance(change.old, str) and isinstance(change.new, str):
        found["words"] = [
            _SIGNS[span.sort] + span.text for span in reworded(change.old, change.new)
        ]
    return found
