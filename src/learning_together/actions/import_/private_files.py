"""How an import is written: everything private first, into a folder of its own.

Copies of what stood before in the files that others see lie beside the delivery. Knows nothing of
rows and entries but their JSON.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from learning_together.actions.import_ import left_out
from learning_together.actions.import_.deliveries import Store, sha256
from learning_together.folder import disk, look, refusals
from learning_together.folder.private_folder import PrivateFolder
from learning_together.folder.private_places import (
    ABOUT,
    BEFORE,
    DELIVERIES,
    FILE,
    REMARKS,
    ROWS,
    SECRET,
)

EQUATED = "equated.md"


@dataclass
class Folder:
    """A delivery that is about to be kept.

    Attributes:
        number: Of the delivery.
        name: The file's own name.
        data: Its content.
        about: What import.json is to say, but for the files that change.
        rows: What is kept of each row.
        remarks: Comments of the file.
        left_out: The page that shows what became no entry.
        equated: The page that shows which words were taken for whom.
    """

    number: int
    name: str
    data: bytes
    about: dict[str, Any]
    rows: list[dict[str, Any]]
    remarks: list[dict[str, Any]]
    left_out: bytes
    equated: bytes = b""


def keep(
    store: Store, folders: list[Folder], changing: Mapping[str, bytes], read: Mapping[str, bytes],
    secret: bytes,
) -> None:  # fmt: skip
    """Writes deliveries and all that changes with them.

    Args:
        store: Of the agency.
        folders: The deliveries.
        changing: Files of the review as they will be, by path.
        read: What was read from those that are there.
        secret: Of the hashes.

    Raises:
        LtError: A file cannot be written, or somebody changed it.
    """
    private = store.private
    made = datetime.now().astimezone().isoformat()
    before = {path: read.get(path) for path in changing}
    first = folders[0]
    changed = {
        path: {"before": None if old is None else sha256(old), "after": sha256(changing[path])}
        for path, old in before.items()
    }
    places = [f"{store.below}/{one.number}" for one in folders]
    contents = _guards(private, secret)
    for one, place in zip(folders, places, strict=True):
        private.begin(place)
        one.about |= {"state": "done", "made": made, "batch": first.number}
        one.about["changed"] = changed if one is first else {}
        contents |= {f"{place}/{name}": data for name, data in _files(one).items()}
    copies = {path: old for path, old in before.items() if old is not None}
    contents |= {f"{places[0]}/{BEFORE}/{path}": old for path, old in copies.items()}
    private.write(contents, {})
    _refuse_changed(private, before)
    for path, data in changing.items():
        restore(private, path, data, before[path])


def _refuse_changed(private: PrivateFolder, before: Mapping[str, bytes | None]) -> None:
    for path, old in before.items():
        if kept(private, path) != old:
            raise refusals.changed(private.root / path)


def _files(one: Folder) -> dict[str, bytes]:
    return {
        ABOUT: _json(one.about),
        f"{FILE}/{_safe(one.name)}": one.data,
        ROWS: _lines(one.rows),
        REMARKS: _lines(one.remarks),
        left_out.PAGE: one.left_out,
        EQUATED: one.equated,
    }


def _guards(private: PrivateFolder, secret: bytes) -> dict[str, bytes]:
    """What is missing of the files by which git never takes what agencies send, and the like."""
    files = {".gitignore": b"*\n", SECRET: secret + b"\n"}
    return {
        f"{DELIVERIES}/{name}": data
        for name, data in files.items()
        if private.content(f"{DELIVERIES}/{name}") is None
    }


def kept(private: PrivateFolder, path: str) -> bytes | None:
    """What a file of the review holds, locked or not; None where there is none."""
    return private.content(path) if is_private(path) else look.content(private.root / path)


def is_private(path: str) -> bool:
    """Whether a file of the review lies in `private/`."""
    return path.startswith("private/")


def restore(private: PrivateFolder, path: str, old: bytes | None, now: bytes | None) -> None:
    """Puts a file back as it was, as long as it is as it was left; None where there is none."""
    if old is not None and is_private(path):
        private.write({path: old}, {path: now})
    elif old is not None:
        disk.make_folder((private.root / path).parent)
        disk.write(private.root / path, old, now)
    elif now is not None and is_private(path):
        private.remove({path: now})
    elif now is not None:
        disk.remove(private.root / path, now)


def _safe(name: str) -> str:
    """The name of a file as every system can hold it."""
    plain_name = "".join(sign if sign.isprintable() and sign not in '<>:"/\\|?*' else "_"
                         for sign in name)[-120:].strip(" .")  # fmt: skip
    return f"file-{plain_name}" if not plain_name or plain_name.startswith(".") else plain_name


def mark(store: Store, abouts: list[dict[str, Any]], state: str) -> None:
    """Writes down what became of deliveries."""
    places = [f"{store.below}/{about['number']}/{ABOUT}" for about in abouts]
    before = {path: store.private.content(path) for path in places}
    for about in abouts:
        about["state"] = state
    store.private.write(dict(zip(places, map(_json, abouts), strict=True)), before)


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _lines(rows: list[dict[str, Any]]) -> bytes:
    from pydantic_core import to_json

    try:
        return b"".join([line for row in rows for line in (to_json(row), b"\n")])
    except ValueError:  # signs that are no text, as a damaged file may hold them
        encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
        return "".join(f"{encode(row)}\n" for row in rows).encode("utf-8", "backslashreplace")
