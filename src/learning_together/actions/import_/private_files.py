"""How an import is written: whole or not at all.

Everything private comes first, into a folder of its own; then the files that others see are put in
place one after the other, with copies of what stood there before beside the delivery. Knows nothing
of rows and entries but their JSON.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from learning_together.actions.import_.deliveries import (
    ABOUT,
    BEFORE,
    FOLDER,
    NOT_NAMES,
    REMARKS,
    ROWS,
    SECRET,
    Store,
    sha256,
)
from learning_together.errors import LtError
from learning_together.folder.disk import unwritable, write

_HEAD = """\
# Words that lt import took for names and that are none, one on a line. Lines with # are comments.
"""


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
    """

    number: int
    name: str
    data: bytes
    about: dict[str, Any]
    rows: list[dict[str, Any]]
    remarks: list[dict[str, Any]]


def keep(
    store: Store, folders: list[Folder], private: Mapping[str, bytes], seen: Mapping[str, bytes],
    secret: bytes,
) -> None:  # fmt: skip
    """Writes deliveries and all that changes with them, or leaves everything as it was.

    Args:
        store: Of the agency.
        folders: The deliveries.
        private: Files below `private/imports/<agency>/`, by name.
        seen: Files of the review, by path.
        secret: Of the hashes.

    Raises:
        LtError: A file cannot be written; then all are as they were.
    """
    root = store.root
    made = datetime.now().astimezone().isoformat()
    changing = {**{f"{store.below}/{name}": data for name, data in private.items()}, **seen}
    before = {path: content(root / path) for path in changing}
    first = folders[0]
    changed = {
        path: {"before": None if old is None else sha256(old), "after": sha256(changing[path])}
        for path, old in before.items()
    }
    try:
        _guard(root, secret)
        for one in folders:
            place = store.folder / str(one.number)
            place.mkdir(parents=True, exist_ok=False)
            one.about |= {"state": "writing", "made": made, "batch": first.number}
            one.about["changed"] = changed if one is first else {}
            write_json(place / ABOUT, one.about)
            file = place / "file" / _safe(one.name)
            file.parent.mkdir()
            write(file, one.data)
            write(place / ROWS, _lines(one.rows))
            write(place / REMARKS, _lines(one.remarks))
        for path, old in before.items():
            if old is not None:
                copy = store.folder / str(first.number) / BEFORE / path
                copy.parent.mkdir(parents=True, exist_ok=True)
                write(copy, old)
    except OSError as error:
        _forget(store, folders)
        raise unwritable(store.folder, error) from None
    except LtError:
        _forget(store, folders)
        raise
    _put(root, changing, before, store, folders)
    for one in folders:
        one.about["state"] = "done"
        write_json(store.folder / str(one.number) / ABOUT, one.about)


def _put(
    root: Path, changing: Mapping[str, bytes], before: Mapping[str, bytes | None], store: Store,
    folders: list[Folder],
) -> None:  # fmt: skip
    done: list[str] = []
    try:
        for path, data in changing.items():
            _put_one(root, path, data, before[path])
            done.append(path)
    except BaseException:
        for path in done:
            restore(root / path, before[path])
        _forget(store, folders)
        raise


def _put_one(root: Path, path: str, data: bytes, before: bytes | None) -> None:
    for parent in PurePosixPath(path).parents:
        if (root / parent).is_symlink():
            raise LtError(f"{parent} is a link; lt does not write through links.")
    if content(root / path) != before:
        raise LtError(f"{path} was changed just now.", "Try again. Nothing was changed.")
    try:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(root / path, error) from None
    write(root / path, data)


def _guard(root: Path, secret: bytes) -> None:
    """Sees to it that git never takes what agencies send, whatever the review ignores."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / ".gitignore").exists():
        write(folder / ".gitignore", b"*\n")
    if not (folder / SECRET).exists():
        write(folder / SECRET, secret + b"\n")
    if not (folder / NOT_NAMES).exists():
        write(folder / NOT_NAMES, _HEAD.encode())


def _forget(store: Store, folders: list[Folder]) -> None:
    import shutil

    for one in folders:
        shutil.rmtree(store.folder / str(one.number), ignore_errors=True)


def restore(path: Path, old: bytes | None) -> None:
    """Puts a file back as it was; None where there was none."""
    if old is None:
        path.unlink(missing_ok=True)
    else:
        write(path, old)


def content(path: Path) -> bytes | None:
    """A file's content; None where there is no file."""
    return path.read_bytes() if path.is_file() else None


def _safe(name: str) -> str:
    """The name of a file as every system can hold it."""
    plain_name = "".join(sign if sign.isprintable() and sign not in '<>:"/\\|?*' else "_"
                         for sign in name)[-120:].strip(" .")  # fmt: skip
    return f"file-{plain_name}" if not plain_name or plain_name.startswith(".") else plain_name


def write_json(path: Path, data: dict[str, Any]) -> None:
    """Writes a file of JSON."""
    write(path, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())


def _lines(rows: list[dict[str, Any]]) -> bytes:
    from pydantic_core import to_json

    try:
        return b"".join([line for row in rows for line in (to_json(row), b"\n")])
    except ValueError:  # signs that are no text, as a damaged file may hold them
        encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
        return "".join(f"{encode(row)}\n" for row in rows).encode("utf-8", "backslashreplace")
