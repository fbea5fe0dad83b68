"""The folder `private/`, whether it is locked or not: read and written in one way.

Locked, all of it but the key lies as one file, which is opened in memory alone; what is written
then is written locked. Knows nothing of what its files hold.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import disk, locked_file, look, open_files, refusals
from learning_together.folder.locked_file import Means
from learning_together.folder.locked_zip import (
    FOLDER,
    LARGEST,
    LOCKED,
    WHAT,
    packed,
    places,
    unpacked,
)

#: The key of real names: the one file that is locked by itself, as it always was.
KEY = f"{FOLDER}/identities.yaml"
LOCKED_KEY = f"{KEY}.age"
KEY_WORDS = "the key of real names"
#: The file by which git takes nothing of the folder, whatever the review ignores, and its content.
GUARD, ALL = f"{FOLDER}/.gitignore", b"*\n"
#: No key of a review comes near this.
_LARGEST_KEY = 32 * 1024 * 1024


class PrivateFolder:
    """The folder `private/` of a review.

    Args:
        root: The review's folder.
        means: What opens it; what was answered or stands in the environment where None.

    Raises:
        LtError: The locked file is a link, or far too large.
    """

    def __init__(self, root: Path, means: Means | None = None) -> None:
        self.root = root
        self._means = means
        self._sealed = read_locked(root, LOCKED, LARGEST)
        self._held: Mapping[str, bytes] | None = None
        self.is_locked = self._sealed is not None or is_key_locked(root)

    @property
    def locked_files(self) -> Mapping[str, bytes]:
        """What lies locked, by path.

        Raises:
            LtError: It cannot be opened.
        """
        if self._held is None:
            self._held = {} if self._sealed is None else _opened(self._sealed, self._by())
        return self._held

    def content(self, path: str) -> bytes | None:
        """What a file holds; None where there is none.

        Raises:
            LtError: It cannot be read.
        """
        found = look.content(self.root / path)
        return self.locked_files.get(path) if found is None else found

    def names(self, folder: str) -> list[str]:
        """What is directly in a folder, sorted; nothing where there is no folder.

        Raises:
            LtError: It cannot be looked into.
        """
        below = f"{folder}/"
        locked = {
            path.removeprefix(below).partition("/")[0]
            for path in self.locked_files
            if path.startswith(below)
        }
        return sorted({*look.names(self.root / folder), *locked})

    def write(self, contents: Mapping[str, bytes], before: Mapping[str, bytes | None]) -> None:
        """Puts files in place, locked where the folder is.

        Args:
            contents: By path.
            before: What was read of those that are there.

        Raises:
            LtError: One cannot be written, or somebody changed it; nothing is written then where
                the folder is locked, and elsewhere as `disk.write_all` has it.
        """
        new = {path: data for path, data in contents.items() if data != before.get(path)}
        if self.is_locked:
            self._refuse_changed(contents, before)
            if new:
                self._keep({**self.locked_files, **new})
            return
        for path in contents:
            refusals.refuse_changed(self.root / path, before.get(path))
        for path, data in new.items():
            open_files.write(self.root, path, data, before.get(path))

    def remove(self, before: Mapping[str, bytes]) -> None:
        """Takes files away, each as long as it says what was read from it.

        Raises:
            LtError: One cannot be taken away, or somebody changed it.
        """
        if self.is_locked:
            self._refuse_changed(before, before)
            self._keep({path: data for path, data in self.locked_files.items()
                        if path not in before})  # fmt: skip
            return
        for path, data in before.items():
            disk.remove(self.root / path, data)

    def begin(self, folder: str) -> None:
        """Begins a folder that nobody else may have begun.

        Raises:
            LtError: Somebody has, or it cannot be made.
        """
        if self.is_locked and self.names(folder):
            raise refusals.changed(self.root / folder)
        if not self.is_locked:
            open_files.make_folder(self.root, folder, new=True)

    def take_in(self, files: Mapping[str, bytes]) -> None:
        """Locks files that lie open, too; they still lie there then.

        Raises:
            LtError: Another file of that name is locked already, or it cannot be done.
        """
        held = self.locked_files
        refuse_two(path for path, data in files.items() if held.get(path, data) != data)
        if files.keys() - held.keys():
            self._keep({**held, **files})

    def _refuse_changed(self, contents: Iterable[str], before: Mapping[str, bytes | None]) -> None:
        for path in contents:
            if look.is_taken(self.root / path):
                raise LtError(
                    f"{path} lies open in a folder that is locked; it was left as it was.",
                    "Lock it with the others, then run this again: lt key lock",
                )
            if self.locked_files.get(path) != before.get(path):
                raise refusals.changed(self.root / path)

    def _by(self) -> Means:
        means = self._means or locked_file.given()
        if not means:
            raise needed(WHAT)
        return means

    def _keep(self, files: Mapping[str, bytes]) -> None:
        means = self._by()
        key = locked_key(self.root)
        if self._sealed is None and key is not None:
            locked_file.opened(key, means, KEY_WORDS)  # else two passphrases would be needed
        path = self.root / LOCKED
        raw = locked_file.seal(packed(files), means)
        open_files.make_folder(self.root, FOLDER)
        disk.write(path, raw, self._sealed, away=open_files.away(self.root))
        self._sealed, self._held = raw, dict(files)


@lru_cache(maxsize=1)  # one command may come here for each agency and delivery
def _opened(sealed: bytes, means: Means) -> Mapping[str, bytes]:
    return unpacked(locked_file.opened(sealed, means, LOCKED))


def write_key(root: Path, content: bytes, before: bytes | None) -> None:
    """Puts the key in place: locked where `private/` is, else for its owner alone to read.

    Args:
        root: The review's folder.
        content: What it holds from now on.
        before: What was read of it; None where there was none.

    Raises:
        LtError: It cannot be written, nothing opens what is locked, or somebody changed it.
    """
    private = PrivateFolder(root)
    if not private.is_locked or look.is_there(root / KEY):
        open_files.write(root, KEY, content, before)
        return
    means, sealed = locked_file.given(), locked_key(root)
    if not means:
        raise needed(KEY_WORDS)
    held = None if sealed is None else locked_file.opened(sealed, means, KEY_WORDS)
    if sealed is None:
        _ = private.locked_files  # else two passphrases would be needed
    if held != before:
        raise refusals.changed(root / LOCKED_KEY)
    open_files.write(root, LOCKED_KEY, locked_file.seal(content, means), sealed)


def forget() -> None:
    """Forgets what was answered, and what it opened; what stands in the environment stays."""
    locked_file.Answered.passphrase = None
    _opened.cache_clear()
    opened_key.cache_clear()


@lru_cache(maxsize=1)  # whatever shows a page, or reads a review, asks for it
def opened_key(sealed: bytes, means: Means) -> bytes:
    """What a locked key holds.

    Raises:
        LtError: What was given does not open it.
    """
    return locked_file.opened(sealed, means, KEY_WORDS)


def needed(what: str) -> LtError:
    """That something locked is needed, and how it is opened."""
    return LtError(
        f"This needs {what}; it is locked, and nothing was done.",
        "Give the passphrase: on a terminal lt asks for it, elsewhere it reads "
        f"{locked_file.PASSPHRASE}, or the name of a key file in {locked_file.KEY_FILE}. Or "
        "unlock it: lt key unlock",
    )


def is_key_locked(root: Path) -> bool:
    """Whether the key of a review is there, but only locked."""
    return look.is_file(root / LOCKED_KEY, unsure=False) and not look.is_there(root / KEY)


def has_key(root: Path) -> bool:
    """Whether the key of a review is there, open or locked; not where nobody may look."""
    return look.is_taken(root / KEY) or look.is_taken(root / LOCKED_KEY)


def is_any_locked(root: Path) -> bool:
    """Whether there are locked files, whatever lies open beside them."""
    return look.is_taken(root / LOCKED_KEY) or look.is_taken(root / LOCKED)


def locked_key(root: Path) -> bytes | None:
    """The locked key of a review, as it lies there; None where there is none.

    Raises:
        LtError: It cannot be read.
    """
    return read_locked(root, LOCKED_KEY, _LARGEST_KEY)


def read_locked(root: Path, path: str, largest: int) -> bytes | None:
    """A locked file of a review; None where there is none.

    Raises:
        LtError: It is a link, far too large, or cannot be read.
    """
    if look.is_link(root / path) or look.size(root / path) > largest:
        raise LtError(f"{path} is a link, or too large; it is not read.")
    return look.content(root / path)


def refuse_two(those: Iterable[str]) -> None:
    """Refuses files that lie open beside another that is locked under the same name.

    Raises:
        LtError: There is one.
    """
    if found := list(those):
        many = len(found) > 1
        raise LtError(
            f"{places(found)}: {len(found)} file{'s' * many} there {'are' if many else 'is'} both "
            "open and locked, and the two differ.",
            "Move the open one out of private/, unlock (lt key unlock), compare the two, and put "
            "back what holds.",
        )
