"""What lies in `private/` besides the key and names a record: it follows when the id changes.

Of each delivery it is noted which row became which entry, and by whom it was sent: without that the
next version of a file would make every entry anew. The list of readers of drafts has people's
codes. What a row says stays as the agency sent it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from learning_together.folder import disk, open_files
from learning_together.folder.private_folder import PrivateFolder
from learning_together.folder.private_places import ABOUT, DELIVERIES, READERS, ROWS
from learning_together.folder.yaml import parse_yaml
from learning_together.folder.yaml.write.records import rewritten
from learning_together.folder.yaml.write.splices import Edit
from learning_together.ids import Id
from learning_together.joining.given_ids import Given
from learning_together.joining.renumber import Names

#: Kinds of records that something there may name.
KINDS = frozenset({"timeline", "agencies", "people"})
_ENTRIES = ("created", "updated", "gone")


def followed(root: Path, kind: str, names: Names) -> dict[str, bytes]:
    """The files of `private/` that name a record, as they are to be.

    Args:
        root: The review's folder.
        kind: The plural of the records' kind.
        names: The new id of each old one.

    Returns:
        By path; none where nothing there can name it.

    Raises:
        LtError: They cannot be read, or opened where they are locked.
    """
    if kind not in KINDS:
        return {}
    found: dict[str, bytes] = {}
    private = PrivateFolder(root)
    for path in paths(private):
        raw = private.content(path) or b""
        made = _file(path, raw, kind, names)
        if made != raw:
            found[path] = made
    return found


def paths(private: PrivateFolder) -> list[str]:
    """Every file of `private/`, whether it is locked or not.

    Raises:
        LtError: It cannot be opened.
    """
    return sorted({*private.locked_files, *open_files.every(private.root)})


def deliveries(root: Path, old: str, new: str) -> dict[str, str]:
    """What the agency has sent, by path, and where it goes."""
    private = PrivateFolder(root)
    below = f"private/imports/{old}/"
    return {
        path: f"private/imports/{new}/{path.removeprefix(below)}"
        for path in paths(private)
        if path.startswith(below)
    }


def write_private(root: Path, texts: Mapping[str, bytes], moved: Mapping[str, str]) -> None:
    """Writes files of `private/`, and has deliveries go to another path.

    Args:
        root: The review's folder.
        texts: What files are to hold, by the path that they have now.
        moved: Deliveries, by path: the new one.

    Raises:
        LtError: They cannot be written, or opened where they are locked.
    """
    private = PrivateFolder(root)
    stay = {path: text for path, text in texts.items() if path not in moved}
    if stay:
        private.write(stay, {path: private.content(path) for path in stay})
    if not moved:
        return
    held = {path: private.content(path) or b"" for path in moved}
    private.write({new: texts.get(old, held[old]) for old, new in moved.items()}, {})
    private.remove(held)
    if not private.is_locked:
        folders = {folder for path in moved for folder in Path(path).parents[:-2]}
        for folder in sorted(folders, key=lambda one: len(one.parts), reverse=True):
            disk.remove_empty_folder(root / folder)


def follow_given(root: Path, given: Iterable[Given]) -> None:
    """Has what lies in `private/` follow records that the other side of a join called otherwise.

    The key stays as it is: whose the new code is, nobody has shown.

    Raises:
        LtError: It cannot be read, written, or opened where it is locked.
    """
    names: dict[str, dict[Id, str]] = {}
    for one in given:
        if one.by == "there":
            names.setdefault(one.kind, {})[Id(one.old)] = one.new
    for kind, those in names.items():
        ids = those.items() if kind == "agencies" else ()
        moved = {old: new for id, to in ids for old, new in deliveries(root, id.text, to).items()}
        # In one go: two entries may have been given each other's id.
        write_private(root, followed(root, kind, those), moved)


def _file(path: str, raw: bytes, kind: str, names: Names) -> bytes:
    if path == READERS:
        return _readers(raw, names) if kind == "people" else raw
    if not path.startswith(f"{DELIVERIES}/") or kind == "people":
        return raw
    name = path.rpartition("/")[2]
    try:
        if name == ROWS and kind == "timeline":
            return b"\n".join(_row(line, names) for line in raw.split(b"\n"))
        if name == ABOUT:
            about = json.loads(raw)
            if _changed(about, kind, names):
                return (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode()
    except (ValueError, AttributeError):
        pass  # Whoever reads it says so.
    return raw


def _row(line: bytes, names: Names) -> bytes:
    row = json.loads(line) if line else {}
    new = _new(row.get("entry"), names)
    return json.dumps(row | {"entry": new}, ensure_ascii=False).encode() if new else line


def _changed(about: dict[str, Any], kind: str, names: Names) -> bool:
    """Puts new ids into what is noted of a delivery; whether the old ones were there."""
    before = json.dumps(about)
    if kind == "agencies":
        if new := _new(about.get("agency"), names):
            about["agency"] = new
    else:
        about |= dict(_lists(about, names))
    return json.dumps(about) != before


def _lists(about: Mapping[str, Any], names: Names) -> Iterator[tuple[str, Any]]:
    for name in _ENTRIES:
        if isinstance(held := about.get(name), list):
            yield name, [_new(one, names) or one for one in held]


def _readers(raw: bytes, names: Names) -> bytes:
    text = raw.decode("utf-8-sig", "replace")
    records, problems = parse_yaml(READERS, text)
    edits = [
        Edit(number, ("called",), new)
        for number, one in enumerate(records)
        if (new := _new(one.data.get("called"), names))
    ]
    if problems or not edits:
        return raw
    return rewritten(READERS, text, edits)[0].encode()


def _new(typed: object, names: Names) -> str:
    """The new id of what is typed; empty where it is none of those."""
    return names.get(Id(typed), "") if isinstance(typed, str) else ""
