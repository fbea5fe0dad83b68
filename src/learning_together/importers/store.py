"""What is kept of each delivery below `private/imports/`, and how an import is written and undone.

An import is written whole or not at all. Everything private comes first, into a folder of its own;
then the files that others see are put in place one after the other, with copies of what stood there
before beside the delivery. Knows nothing of rows and entries but their JSON.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from learning_together.errors import LtError
from learning_together.importers.headings import NONE, Column, plain
from learning_together.importers.people_in_text import Unknown
from learning_together.records import parse_yaml
from learning_together.scaffold.disk import unwritable, write
from learning_together.scaffold.values import field_lines, scalar

FOLDER = "private/imports"
_ABOUT = "import.json"
_ROWS = "rows.jsonl"
_REMARKS = "comments.jsonl"
_BEFORE = "before"
_MAPPING = "mapping.yaml"
_NAMES = "names.yaml"
_NOT_NAMES = "not-names.txt"
_SECRET = "secret"  # noqa: S105 - the name of a file

_NOT_NAMES_HEAD = """\
# Words that lt import took for names and that are none, one on a line. Lines with # are comments.
"""


@dataclass(frozen=True)
class Delivery:
    """A file that an agency sent and that was imported.

    Attributes:
        number: Of the agency's deliveries, from 1.
        about: What import.json says.
        folder: Where it is kept.
    """

    number: int
    about: dict[str, Any]
    folder: Path

    @property
    def sha(self) -> str:
        """Of the file's content."""
        return str(self.about["file"]["sha256"])

    @property
    def replaces(self) -> int | None:
        """The number of the delivery of which this one is a new version."""
        found = self.about.get("replaces")
        return int(found) if found is not None else None

    def rows(self) -> Iterable[dict[str, Any]]:
        """What is kept of its rows."""
        with (self.folder / _ROWS).open(encoding="utf-8") as stream:
            for line in stream:
                yield json.loads(line)


class Store:
    """The deliveries of one agency.

    Args:
        root: The review's folder.
        agency: The agency's id.
    """

    def __init__(self, root: Path, agency: str) -> None:
        self.root = root
        self.folder = root / FOLDER / agency
        for one in (root / "private", root / FOLDER, self.folder):
            if one.is_symlink():
                raise LtError(f"{one} is a link; lt does not write through links.")
        self.below = f"{FOLDER}/{agency}"

    def deliveries(self) -> list[Delivery]:
        """Those that hold, by number.

        Raises:
            LtError: The last one was cut off while it was written.
        """
        found = [one for one in self.every() if one.about["state"] != "undone"]
        for one in found:
            if one.about["state"] == "writing":
                raise LtError(
                    f"The last import of this agency (delivery {one.number}) was cut off before "
                    "it was finished.",
                    "Put back what it had changed: lt import --undo. Then import the file again.",
                )
        return found

    def next_number(self) -> int:
        """The number of the next delivery; none is given twice."""
        return max((one.number for one in self.every()), default=0) + 1

    def every(self) -> list[Delivery]:
        """All that were ever kept, those that were taken back included, by number."""
        if not self.folder.is_dir():
            return []
        found = [
            Delivery(int(one.name), _json(one / _ABOUT), one)
            for one in self.folder.iterdir()
            if one.name.isdigit() and (one / _ABOUT).is_file()
        ]
        return sorted(found, key=lambda one: one.number)

    def mapping(self) -> dict[str, str]:
        """The columns of the last delivery: fields by plain heading."""
        path = self.folder / _MAPPING
        records = _records(path, f"{self.below}/{_MAPPING}")
        columns = records[0].get("columns") if records else None
        if not isinstance(columns, dict):
            return {}
        return {plain(str(key)) or str(key): str(value or NONE) for key, value in columns.items()}

    def names(self) -> dict[str, Unknown]:
        """What stood for which unknown name in earlier deliveries, by the name in small letters."""
        found: dict[str, Unknown] = {}
        for data in _records(self.folder / _NAMES, f"{self.below}/{_NAMES}"):
            number = str(data.get("number") or "")
            text = (data.get("names") or [""])[0]
            if number.isdigit() and isinstance(text, str) and text:
                what = str(data.get("what") or "name")
                found[" ".join(text.lower().split())] = Unknown(text, int(number), what)
        return found

    def not_names(self) -> frozenset[str]:
        """Words that the team has found to be no names."""
        path = self.root / FOLDER / _NOT_NAMES
        if not path.is_file():
            return frozenset()
        lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
        return frozenset(
            " ".join(line.lower().split()) for line in lines if not line.startswith("#")
        ) - {""}

    def secret(self) -> bytes:
        """The key of the hashes of this review; made where there is none yet."""
        path = self.root / FOLDER / _SECRET
        if path.is_file():
            return path.read_bytes().strip()
        return secrets.token_hex(16).encode()


def sha256(data: bytes) -> str:
    """The hash of a file's content."""
    return hashlib.sha256(data).hexdigest()


def mapping_text(columns: Iterable[Column]) -> bytes:
    """The columns of a delivery, to be read by people and by the next import."""
    known = {column.heading: column.field or NONE for column in columns if column.heading}
    lines = [
        "# Which column of this agency's files fills which field; lt import uses it next time.",
        f"# Change a field here, or write {NONE} for a column to leave alone.",
        *field_lines("columns", known, 0),
    ]
    return ("\n".join(lines) + "\n").encode()


def names_text(unknown: Iterable[Unknown]) -> bytes:
    """The words that may be names, laid out so that they can be taken into the key."""
    lines = [
        "# Words that lt import took for names, and that private/identities.yaml does not hold. In",
        "# the timeline, what stands after “stands_as” is in their place.",
        "# What is a name: copy its “code” (put right) and “names” into private/identities.yaml.",
        f"# What is none: write it on a line of its own in {FOLDER}/{_NOT_NAMES}.",
        "# Then import the same file again: the entries are brought up to date.",
        "",
    ]
    for one in sorted(unknown, key=lambda one: one.number):
        lines += [f"- code: {scalar(one.proposal or f'X{one.number}')}"]
        lines += field_lines("names", [one.text], 2)
        lines += [f"  number: {one.number}", f"  what: {one.what}"]
        lines += [f"  stands_as: {scalar(one.stands)}"]
        if one.codes:
            lines += [f"  may_be: [{', '.join(map(scalar, one.codes))}]"]
        if one.where:
            lines += [f"  first: {scalar(one.where)}", f"  seen: {one.seen}"]
    return ("\n".join(lines) + "\n").encode()


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
    before = {path: _bytes(root / path) for path in changing}
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
            _write_json(place / _ABOUT, one.about)
            file = place / "file" / _safe(one.name)
            file.parent.mkdir()
            write(file, one.data)
            write(place / _ROWS, _lines(one.rows))
            write(place / _REMARKS, _lines(one.remarks))
        for path, old in before.items():
            if old is not None:
                copy = store.folder / str(first.number) / _BEFORE / path
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
        _write_json(store.folder / str(one.number) / _ABOUT, one.about)


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
            _restore(root / path, before[path])
        _forget(store, folders)
        raise


def _put_one(root: Path, path: str, data: bytes, before: bytes | None) -> None:
    for parent in PurePosixPath(path).parents:
        if (root / parent).is_symlink():
            raise LtError(f"{parent} is a link; lt does not write through links.")
    if _bytes(root / path) != before:
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
    if not (folder / _SECRET).exists():
        write(folder / _SECRET, secret + b"\n")
    if not (folder / _NOT_NAMES).exists():
        write(folder / _NOT_NAMES, _NOT_NAMES_HEAD.encode())


def _forget(store: Store, folders: list[Folder]) -> None:
    import shutil

    for one in folders:
        shutil.rmtree(store.folder / str(one.number), ignore_errors=True)


@dataclass(frozen=True)
class Undone:
    """An import that was taken back.

    Attributes:
        agency: Whose.
        numbers: Of its deliveries.
        files: That are as they were before it.
    """

    agency: str
    numbers: tuple[int, ...]
    files: tuple[str, ...]


def undo(root: Path, agency: str | None) -> Undone:
    """Takes the last import back.

    Args:
        root: The review's folder.
        agency: Of that agency; the last of any where None.

    Raises:
        LtError: There is none, or a file has changed since.
    """
    stores = [Store(root, one) for one in ([agency] if agency else _agencies(root))]
    found = [(one, store) for store in stores for one in store.every()
             if one.about["state"] != "undone"]  # fmt: skip
    if not found:
        raise LtError("There is no import to undo.", "")
    last, store = max(found, key=lambda pair: (pair[0].about["made"], pair[0].number))
    batch = last.about["batch"]
    those = [one for one, of in found if of is store and one.about["batch"] == batch]
    first = min(those, key=lambda one: one.number)
    changed: dict[str, dict[str, str | None]] = first.about["changed"]
    for path, hashes in changed.items():
        now = _bytes(root / path)
        state = None if now is None else sha256(now)
        cut_off = first.about["state"] == "writing" and state == hashes["before"]
        if state != hashes["after"] and not cut_off:
            raise LtError(
                f"{path} was changed since the import, so it cannot be put back without losing "
                "that change.",
                "Nothing was undone. With git you can look at the change (git diff) and take back "
                "what you do not want; or delete the entries by hand: their delivery is "
                f"{first.number}.",
            )
    for path, hashes in changed.items():
        old = None
        if hashes["before"] is not None:
            old = (first.folder / _BEFORE / path).read_bytes()
        _restore(root / path, old)
    for one in those:
        one.about["state"] = "undone"
        _write_json(one.folder / _ABOUT, one.about)
    seen = tuple(path for path in changed if not path.startswith("private/"))
    return Undone(store.folder.name, tuple(one.number for one in those), seen)


def _agencies(root: Path) -> list[str]:
    folder = root / FOLDER
    return sorted(one.name for one in folder.iterdir() if one.is_dir()) if folder.is_dir() else []


def _restore(path: Path, old: bytes | None) -> None:
    if old is None:
        path.unlink(missing_ok=True)
    else:
        write(path, old)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _safe(name: str) -> str:
    """The name of a file as every system can hold it."""
    plain_name = "".join(sign if sign.isprintable() and sign not in '<>:"/\\|?*' else "_"
                         for sign in name)[-120:].strip(" .")  # fmt: skip
    return f"file-{plain_name}" if not plain_name or plain_name.startswith(".") else plain_name


def _json(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise LtError(
            f"{path} cannot be read.", "It belongs to an earlier import; put it back from a copy."
        ) from None
    return found


def _write_json(path: Path, data: dict[str, Any]) -> None:
    write(path, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())


def _lines(rows: list[dict[str, Any]]) -> bytes:
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    return "".join(f"{encode(row)}\n" for row in rows).encode("utf-8", "backslashreplace")


def _records(path: Path, name: str) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    records, problems = parse_yaml(name, path.read_text(encoding="utf-8-sig", errors="replace"))
    if problems:
        raise LtError(f"{name}, line {problems[0].place.line}: {problems[0].message}",
                      problems[0].help)  # fmt: skip
    return [record.data for record in records]
