"""Which file a new record goes into.

Takes a review as it was loaded; writes nothing. A review that keeps its records in a way of its own
keeps them so: the file that holds the last record of the kind is the one to go on with.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from learning_together import ids
from learning_together.errors import LtError
from learning_together.folder.look import is_taken
from learning_together.folder.names import is_held
from learning_together.folder.yaml.write.layout import Layout, layout
from learning_together.records.base import Model
from learning_together.records.kinds import IDENTITIES_FILE, kind_of
from learning_together.review.loaded import Loaded
from learning_together.review.paths import kind_at


@dataclass(frozen=True)
class Target:
    """Where a record goes.

    Attributes:
        path: Of the file, within the review.
        layout: Of the file as it stands; None where it is yet to be made.
        alone: Whether the record has the file for itself.
        agency: The agency that the file's name gives to the record.
    """

    path: str
    layout: Layout | None
    alone: bool = False
    agency: str = ""


def target(loaded: Loaded, kind: str, id_: str, agency: str = "") -> Target:
    """Where a new record goes.

    Args:
        loaded: The review.
        kind: The record's.
        id_: The record's.
        agency: For a timeline entry: whose account it is, by the id of the agency's record.

    Raises:
        LtError: The file that it should go into cannot be added to.
    """
    if kind == "identities":
        return _in_list(loaded, IDENTITIES_FILE) or Target(IDENTITIES_FILE, None)
    if kind == "timeline":
        return _account(loaded, agency)
    found = _going_on(loaded, kind, loaded.review.records.get(kind, ()))
    if found:
        return found
    if kind_of(kind).apart or any(path.startswith(f"{kind}/") for path in _paths(loaded, kind)):
        return _own_file(loaded, kind, id_)
    if f"{kind}.yaml" in loaded.texts:
        return _own_file(loaded, kind, id_)
    return Target(f"{kind}.yaml", None)


def _paths(loaded: Loaded, kind: str) -> list[str]:
    """The YAML files that a kind is read from, the one at the top first."""
    found = [path for path in loaded.texts if kind_at(path) == kind and not path.endswith(".md")]
    return sorted(found, key=lambda path: (path.count("/"), path))


def _going_on(loaded: Loaded, kind: str, records: Iterable[Model]) -> Target | None:
    """The list that holds the last record of the kind, or one that waits for its first."""
    numbered = [(ids.number(one.id_text) or 0, place) for place, one in enumerate(records)]
    if numbered:
        last = list(records)[max(numbered)[1]]
        return _in_list(loaded, last.origin.source.path)
    for path in _paths(loaded, kind):
        if found := _in_list(loaded, path):
            return found
    return None


def _in_list(loaded: Loaded, path: str, agency: str = "") -> Target | None:
    """The file, if it holds a list or nothing yet; None where it holds one record."""
    if path.endswith(".md") or path not in loaded.texts:
        return None
    found = layout(path, loaded.texts[path])
    if found.form == "brackets":
        raise LtError(
            f"{path} holds its records in brackets; lt adds to lists with dashes only, so that it "
            "need not change what stands there.",
            "Write the list with dashes (“- id: …”), one record below the other; if the file "
            "holds nothing but “[]”, remove the brackets.",
        )
    return None if found.form == "one" else Target(path, found, agency=agency)


def _account(loaded: Loaded, agency: str) -> Target:
    """The file of an agency's account."""
    own = []
    for path in _paths(loaded, "timeline"):
        parts = PurePosixPath(path).parts
        name = parts[1] if len(parts) > 2 else PurePosixPath(path).stem
        if len(parts) > 1 and ids.Id(name) == ids.Id(agency):
            own.append(path)
    for path in reversed(own):
        if found := _in_list(loaded, path, agency):
            return found
    shared = _in_list(loaded, "timeline.yaml")
    if shared and not own and shared.layout and shared.layout.records:
        return shared
    if not is_held(agency):
        # Windows cannot hold a file of that name.
        return shared or Target("timeline.yaml", None)
    path = f"timeline/{agency}/more.yaml" if own else f"timeline/{agency}.yaml"
    return Target(_free(loaded, path), None, agency=agency)


def _own_file(loaded: Loaded, kind: str, id_: str) -> Target:
    name = f"{kind}-{id_}" if not is_held(id_) else id_
    ending = "md" if kind_of(kind).body else "yaml"
    return Target(_free(loaded, f"{kind}/{name}.{ending}"), None, alone=True)


def _free(loaded: Loaded, path: str) -> str:
    """The path, or one like it where another file has it, on Windows at least."""
    root = loaded.review.root
    taken = {one.lower() for one in loaded.texts}
    pure = PurePosixPath(path)
    number = 1
    while path.lower() in taken or (root is not None and is_taken(root / path)):
        number += 1
        path = str(pure.with_name(f"{pure.stem}-{number}{pure.suffix}"))
    return path
