"""The public JSON of `lt show`; its form is public and does not change.

    {"version": 1, "review": TITLE,
     "record": {"id": ID, "kind": PLURAL, "called": TEXT, "file": RELATIVE-POSIX-PATH,
                "line": FROM-1, "column": FROM-1, "readers": [AUDIENCE…],
                "fields": {NAME: AS-IN-THE-FOLDER…}},
     "accounts": [RECORD…],
     "behind": null or {"agencies": [TEXT…], "conversations": [TEXT…], "documents": [TEXT…],
                        "front_line": N, "managers": N, "family": [ID…], "sources": N},
     "part": null or {"people": [RECORD…], "conversations": [RECORD…], "entries": [RECORD…],
                      "episodes": [RECORD…]},
     "rests_on": [NODE…], "resting_on": [NODE…]}

RECORD is `{"id", "called", "note"}`. NODE is `{"id", "kind", "called", "status", "named_in":
[{"record": ID, "field": DOTTED-NAME}…], "children": [NODE…]}`, where `status` is `shown`, `above`
(it stands earlier in the same tree, with its children), `deeper` (its children were left out),
`missing` or `unread` (then `kind` is empty). Fields that are not filled in are left out; texts
that are ours to word (`called`, `note`) may change.
"""

import json
from dataclasses import asdict
from typing import Any

from learning_together.actions.public_json.validate import dumped
from learning_together.reports.record.evidence_tree import Node
from learning_together.reports.record.page import RecordPage
from learning_together.reports.record.part_played import Line

VERSION = 1


def as_json(page: RecordPage, title: str) -> str:
    """A record with its two trees, as JSON.

    Args:
        page: The record.
        title: Of the review.
    """
    part = page.part
    return dumped(
        {
            "version": VERSION,
            "review": title,
            "record": {
                "id": page.id,
                "kind": page.kind,
                "called": page.called,
                "file": page.place.file,
                "line": page.place.line,
                "column": page.place.column,
                "readers": list(page.readers),
                "fields": page.typed,
            },
            "accounts": _records(page.accounts),
            "behind": asdict(page.behind) if page.behind else None,
            "part": part
            and {
                "people": _records(part.people),
                "conversations": _records(part.conversations),
                "entries": _records(part.entries),
                "episodes": _records(part.episodes),
            },
            "rests_on": [_node(node) for node in page.rests_on],
            "resting_on": [_node(node) for node in page.resting_on],
        }
    )


def _records(lines: tuple[Line, ...]) -> list[dict[str, Any]]:
    return [asdict(line) for line in lines]


def _node(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "kind": node.kind,
        "called": node.called,
        "status": node.status,
        "named_in": [{"record": one.record, "field": one.field} for one in node.named],
        "children": [_node(child) for child in node.children],
    }


def ours(text: str) -> bool:
    """Whether a text was written by `as_json`."""
    try:
        whole = json.loads(text)
    except ValueError:
        return False
    return isinstance(whole, dict) and whole.keys() >= {"version", "record", "resting_on"}
