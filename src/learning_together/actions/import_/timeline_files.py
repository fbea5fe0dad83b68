"""The files of a timeline as an import would leave them.

Takes new entries and changes of those that are there; gives texts by path. Touches no disk.
"""

from array import array
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from learning_together.dates.edtf import DateFault, parse_when
from learning_together.dates.order import order
from learning_together.dates.times import parse_clock
from learning_together.errors import LtError
from learning_together.folder.yaml import Record, Source
from learning_together.folder.yaml.write.records import rewritten
from learning_together.folder.yaml.write.scalars import Value
from learning_together.folder.yaml.write.splices import Edit
from learning_together.method.timeline_order import Key, key
from learning_together.records.build import build
from learning_together.records.commented_yaml import bare_lines, fields_before, header
from learning_together.records.kinds.entry import Entry
from learning_together.review.loaded import Loaded
from learning_together.review.placing import target

#: Stands in for the file of a record that is in none yet; any problem has a place there.
_NOWHERE = Source("", "", array("I", [0] * 2000))


def texts(
    loaded: Loaded,
    agency: str,
    added: list[dict[str, Value]],
    changes: Mapping[str, Mapping[str, Value | None]],
) -> dict[str, str]:
    """The files that change, as they would be.

    Args:
        loaded: The review.
        agency: Whose entries these are.
        added: New entries.
        changes: Of entries that are there, by id and field; None takes the field away.

    Raises:
        LtError: A file is laid out so that lt cannot write into it.
    """
    places = _places(loaded)
    edits: dict[str, list[Edit]] = {}
    for id_, change in changes.items():
        path, number = places[id_]
        edits.setdefault(path, []).extend(
            Edit(number, (name,), value) for name, value in change.items()
        )
    found: dict[str, str] = {}
    new: dict[str, list[dict[str, Value]]] = {}
    old = dict(loaded.texts)
    if added:
        goal = target(loaded, "timeline", str(added[0]["id"]), agency)
        if not goal.agency:
            added = [{"id": one["id"], "agency": agency, **one} for one in added]
        new[goal.path] = added
        if goal.path not in old:
            old[goal.path] = "\n".join(header("timeline", goal.path)) + "\n"
    for path in dict.fromkeys([*edits, *new]):
        found[path], _ = rewritten(
            path,
            old[path],
            edits.get(path, ()),
            new.get(path, ()),
            lines=partial(bare_lines, "timeline", grouped=True),
            before=partial(fields_before, "timeline"),
            order=_order(loaded, path, agency, edits.get(path, ()), new.get(path, ())),
        )
    return found


def _places(loaded: Loaded) -> dict[str, tuple[str, int]]:
    """The file of each entry, and its number there."""
    found: dict[str, tuple[str, int]] = {}
    counts: dict[str, int] = {}
    for entry in loaded.review.all(Entry):
        path = entry.origin.source.path
        found[entry.id_text] = (path, counts.get(path, 0))
        counts[path] = counts.get(path, 0) + 1
    return found


def _order(
    loaded: Loaded,
    path: str,
    agency: str,
    edits: Sequence[Edit],
    added: Sequence[Mapping[str, Value]],
) -> Sequence[int]:
    """The numbers of the entries, in order of time where the file is in that order now."""
    entries = [one for one in loaded.review.all(Entry) if one.origin.source.path == path]
    keys = [key(one) for one in entries]
    if keys != sorted(keys):
        return range(len(keys) + len(added))
    changed: dict[int, dict[str, Any]] = {}
    for edit in edits:
        data = changed.setdefault(edit.record, dict(entries[edit.record].origin.data))
        data[str(edit.steps[0])] = edit.value
    for number, data in changed.items():
        keys[number] = key(_built(data, agency))
    keys += map(_key, added)
    return sorted(range(len(keys)), key=keys.__getitem__)


def _key(values: Mapping[str, Value]) -> Key:
    """What a new entry is sorted by, without the cost of a whole entry."""
    try:
        when = parse_when(str(values["date"]))
        clock = parse_clock(str(values["time"])) if "time" in values else None
    except DateFault as fault:
        raise LtError(f"An entry cannot be written as it was read: {fault.message}") from None
    return (*order(when, str(values.get("when", ""))), 0, clock.earliest if clock else 0)


def _built(data: Mapping[str, Any], agency: str) -> Entry:
    values = {name: value for name, value in data.items() if value is not None}
    entry, problems = build(Entry, Record(_NOWHERE, 0, values), {"agency": agency})
    if entry.date is None and problems:
        said = "; ".join(f"{one.field}: {one.message}" for one in problems[:3])
        raise LtError(f"An entry cannot be written as it was read: {said}")
    return entry
