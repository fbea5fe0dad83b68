"""The public JSON of `lt comments`; its form is public and does not change.

    {"version": 1, "review": TITLE, "dry_run": BOOL, "added_to": PATH or null,
     "files": [{"file": N, "comments": N, "changes": N, "formatting": N, "lost": N,
                "made_by_lt": BOOL, "has_places": BOOL, "other_review": BOOL,
                "same_as": N or null}…],
     "comments": [{"id": ID or null, "state": "new|recorded|other-review",
                   "kind": "comment|change", "record": ID or null, "field": NAME or null,
                   "where": TEXT, "author": TEXT, "date": DAY or null, "draft": N or null,
                   "quoted": TEXT or null, "text": TEXT, "proposed": TEXT or null,
                   "status": TEXT, "mark": TEXT, "files": [N…]}…],
     "names_may_remain": [ID…],
     "summary": {"new": N, "recorded": N, "unplaced": N, "other_review": N, "new_readers": N}}

Files are told by their number in the order in which they were named, from 1: their names are
people's names more often than not. `author` is a role code or "Reader N". DAY is YYYY-MM-DD.
"""

import json
from typing import Any

from learning_together.actions.comments import Item, Taken
from learning_together.actions.public_json.validate import dumped

VERSION = 1


def as_json(taken: Taken) -> str:
    """What came of reading drafts, as JSON."""
    items = taken.items
    return dumped(
        {
            "version": VERSION,
            "review": taken.review,
            "dry_run": taken.dry,
            "added_to": taken.path or None,
            "files": [
                {
                    "file": number,
                    "comments": one.comments,
                    "changes": one.changes,
                    "formatting": one.formatting,
                    "lost": one.lost,
                    "made_by_lt": one.ours,
                    "has_places": one.placed,
                    "other_review": bool(one.other),
                    "same_as": one.same_as or None,
                }
                for number, one in enumerate(taken.files, 1)
            ],
            "comments": [_item(one) for one in items],
            "names_may_remain": list(taken.doubtful),
            "summary": {
                "new": sum(one.new for one in items),
                "recorded": sum(bool(one.id) and not one.new for one in items),
                "unplaced": sum(one.new and not one.record for one in items),
                "other_review": sum(not one.id for one in items),
                "new_readers": taken.readers,
            },
        }
    )


def _item(one: Item) -> dict[str, Any]:
    return {
        "id": one.id or None,
        "state": "new" if one.new else "recorded" if one.id else "other-review",
        "kind": one.kind,
        "record": one.record or None,
        "field": one.field or None,
        "where": one.where,
        "author": one.author,
        "date": one.date or None,
        "draft": one.draft,
        "quoted": one.quoted or None,
        "text": one.text,
        "proposed": one.proposed or None,
        "status": one.status,
        "mark": one.mark,
        "files": one.files,
    }


def ours(text: str) -> bool:
    """Whether a text is an earlier result of this command."""
    try:
        found = json.loads(text)
    except ValueError:
        return False
    return isinstance(found, dict) and {"version", "names_may_remain"} <= found.keys()
