"""The last import taken back: every file as it was before, as long as each is as it was left."""

from dataclasses import dataclass
from pathlib import Path

from learning_together.actions.import_.deliveries import Store, agencies, sha256
from learning_together.actions.import_.private_files import kept, mark, restore
from learning_together.errors import LtError
from learning_together.folder.deed_ends import NOTHING
from learning_together.folder.deeds import deed, undone_by
from learning_together.folder.private_places import BEFORE

#: How the deed of an import is taken back.
IMPORT = "import"


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


@deed
def undo(root: Path, agency: str | None) -> Undone:
    """Takes the last import back.

    Args:
        root: The review's folder.
        agency: Of that agency; the last of any where None.

    Raises:
        LtError: There is none, or a file has changed since.
    """
    undone_by(NOTHING)
    stores = [Store(root, one) for one in ([agency] if agency else agencies(root))]
    found = [(one, store) for store in stores for one in store.every()
             if one.about["state"] != "undone"]  # fmt: skip
    if not found:
        raise LtError(
            "There is no import to undo.",
            "What was imported on another computer is taken back there, or with git.",
        )
    last, store = max(found, key=lambda pair: (pair[0].about["made"], pair[0].number))
    batch = last.about["batch"]
    those = [one for one, of in found if of is store and one.about["batch"] == batch]
    first = min(those, key=lambda one: one.number)
    changed: dict[str, dict[str, str | None]] = first.about["changed"]
    files: dict[str, tuple[bytes | None, bytes | None]] = {}
    for path, hashes in changed.items():
        now = kept(store.private, path)
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
        old = store.private.content(f"{store.below}/{first.number}/{BEFORE}/{path}")
        if hashes["before"] is not None and (old is None or sha256(old) != hashes["before"]):
            raise LtError(
                f"What {path} was before the import is no longer kept as it was.",
                "Nothing was undone. With git you can take the import back.",
            )
        files[path] = (old, now)
    for path, (old, now) in files.items():
        restore(store.private, path, old, now)
    mark(store, [one.about for one in those], "undone")
    seen = tuple(path for path in changed if not path.startswith("private/"))
    return Undone(store.agency, tuple(one.number for one in those), seen)
