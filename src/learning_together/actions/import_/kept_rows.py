"""What is kept of a delivery, row by row, below `private/imports/`.

Takes a file and its effect, gives what `private_files` writes. Each line of rows.jsonl is one row:
`table`, `row`, `as` (entry, refused, continued, headings, title, empty, above, deleted, other),
`cells` as the file has them; for an entry `label`, `hash`, `entry` (its id), `fields` as they were
delivered, `refused` and `notes` as pairs of code and text.
"""

from typing import Any

from learning_together.actions.import_ import left_out
from learning_together.actions.import_.deliveries import sha256
from learning_together.actions.import_.effect import Asked, FileEffect
from learning_together.actions.import_.private_files import Folder
from learning_together.exchange.imports.earlier.matching import delivered
from learning_together.exchange.imports.readers.table import Foreign
from learning_together.exchange.imports.rows.draft import Draft, KeptRow


def kept_folder(
    asked: Asked, name: str, data: bytes, foreign: Foreign, effect: FileEffect, secret: bytes
) -> Folder:
    """What is to be kept of a file.

    Args:
        asked: What a person asked for.
        name: The file's own.
        data: Its content.
        foreign: As it was read.
        effect: What it does.
        secret: Of the review, for hashes.
    """
    remarks = [
        {"table": one.table, "row": one.row, "author": one.author, "text": one.text}
        for one in foreign.remarks
    ]
    if remarks:
        are = "One comment in the file is" if len(remarks) == 1 else f"{len(remarks)} comments are"
        effect.drafted.notices.append(f"{are} kept in private/imports; no part of the timeline.")
    ids = {row: id_ for id_, row in effect.created} | {one.row: one.id for one in effect.updated}
    ids |= effect.same
    told: set[str] = set()
    rows = [_row(kept, ids, told) for kept in effect.drafted.kept]
    about = _about(asked, name, data, foreign, effect, secret)
    page = left_out.page(name, effect.account)
    return Folder(effect.number, name, data, about, rows, remarks, page)


def _about(
    asked: Asked, name: str, data: bytes, foreign: Foreign, effect: FileEffect, secret: bytes
) -> dict[str, Any]:
    return {
        "version": 1,
        "number": effect.number,
        "agency": asked.agency,
        "file": {"name": name, "sha256": sha256(data), "form": foreign.form},
        "replaces": effect.replaces,
        "asked": {"order": asked.order, "cells": asked.cells, "epoch": asked.epoch},
        "tables": [
            {
                "name": table.name,
                "rows": table.rows,
                "columns": [
                    {"heading": one.heading, "field": one.field, "by": one.by}
                    for one in table.columns
                ],
            }
            for table in effect.drafted.tables
        ],
        "notices": effect.drafted.notices,
        "outside": [*(text for one in foreign.tables for text in one.above), *foreign.below],
        "awaits": [
            {"said": left_out.described(one), "mark": left_out.mark(secret, one)}
            for one in effect.awaits
        ],
        "created": [id_ for id_, _ in effect.created],
        "updated": [one.id for one in effect.updated],
        "gone": effect.gone,
    }


def _row(kept: KeptRow, ids: dict[str, str], told: set[str]) -> dict[str, Any]:
    row: dict[str, Any] = {"table": kept.table, "row": kept.row, "as": kept.sort}
    one = kept.draft
    if one is not None:
        row["label"] = one.row
        if one.row not in told:
            told.add(one.row)
            row |= _of_draft(one, ids)
    row["cells"] = kept.cells
    return row


def _of_draft(one: Draft, ids: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "hash": one.hash,
        "entry": ids.get(one.row),
        "fields": delivered(one.fields),
    }
    if one.refused:
        found["as"] = "refused"
        found["refused"] = [[note.code, note.text] for note in one.refused]
        # What a refused row would say is no state of the entry that it belongs to.
        found["entry"] = None
    if one.notes:
        found["notes"] = [[note.code, note.text] for note in one.notes]
    return found
