"""The public JSON of `lt import`; its form is public and does not change.

    {"version": 1, "agency": ID, "written": false or true,
     "files": [{"delivery": N or null, "form": TEXT, "same_as": N or null, "replaces": N or null,
                "tables": [{"name": TEXT, "rows": N, "columns": [{"heading": TEXT,
                            "field": NAME or null, "by": HOW}…]}],
                "created": [{"id": ID, "row": ROW}…],
                "updated": [{"id": ID, "row": ROW, "fields": {NAME: {"old": …, "new": …}},
                             "kept": {NAME: …}}…],
                "unchanged": N, "gone": [ID…],
                "refused": [{"row": ROW, "code": CODE, "message": TEXT}…],
                "notes": [{"row": ROW, "code": CODE, "message": TEXT}…],
                "notices": [TEXT…]}…],
     "names": [{"stands_as": TEXT, "masked": TEXT, "first": TEXT, "seen": N, "proposal": CODE}…],
     "changed": [RELATIVE-POSIX-PATH…]}

HOW is `given`, `kept`, `name`, `spelling`, `content` or `nothing`; ROW is the row of the first
table, or table and row (`2-14`). Names that no key holds are masked.
"""

import json
from typing import Any

from learning_together.actions.import_.plan import FileEffect, Plan
from learning_together.actions.public_json.validate import dumped
from learning_together.exchange.imports.rows.draft import Note

VERSION = 1


def as_json(plan: Plan, *, done: bool) -> str:
    """The effect of an import.

    Args:
        plan: Of it.
        done: Whether it was carried out.
    """
    return dumped(
        {
            "version": VERSION,
            "agency": plan.agency,
            "written": done,
            "files": [_file(effect) for effect in plan.files],
            "names": [
                {"stands_as": one.stands, "masked": one.masked, "first": one.where,
                 "seen": one.seen, "proposal": one.proposal}
                for one in plan.names
            ],
            "changed": list(plan.texts),
        }
    )  # fmt: skip


def ours(text: str) -> bool:
    """Whether a text was written by `as_json`."""
    try:
        whole = json.loads(text)
    except ValueError:
        return False
    return isinstance(whole, dict) and whole.keys() >= {"version", "agency", "written", "files"}


def _file(effect: FileEffect) -> dict[str, Any]:
    drafted = effect.drafted
    return {
        "delivery": effect.number or None,
        "form": drafted.form,
        "same_as": effect.same_as,
        "replaces": effect.replaces,
        "tables": [
            {"name": table.name, "rows": table.rows,
             "columns": [{"heading": one.heading, "field": one.field or None, "by": one.by}
                         for one in table.columns]}
            for table in drafted.tables
        ],
        "created": [{"id": id_, "row": row} for id_, row in effect.created],
        "updated": [
            {"id": one.id, "row": one.row,
             "fields": {name: {"old": old, "new": new} for name, (old, new) in one.fields.items()},
             "kept": one.kept}
            for one in effect.updated
        ],
        "unchanged": effect.unchanged,
        "gone": effect.gone,
        "refused": _notes(effect.refused),
        "notes": _notes(effect.notes),
        "notices": drafted.notices,
    }  # fmt: skip


def _notes(notes: list[Note]) -> list[dict[str, str]]:
    return [{"row": one.row, "code": one.code, "message": one.text} for one in notes]
