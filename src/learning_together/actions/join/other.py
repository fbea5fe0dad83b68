"""Reads another state of a review: a folder, a ZIP that came by mail, a copy of one file.

Whoever sent it may mean harm: no link is followed, nothing is run, nothing is unpacked past a
bound. Of its git only the list of commits is read, of its `private/` only the key, and that only to
be compared; its templates, hooks and settings are never used.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from learning_together.actions.join import zipped
from learning_together.errors import LtError
from learning_together.folder import files, locked_file, look, version
from learning_together.folder.private_folder import KEY, LOCKED_KEY
from learning_together.review.paths import REVIEW_FILE, is_read
from learning_together.review.unread_files import copy_of


@dataclass(frozen=True)
class Other:
    """Another state of a review.

    Attributes:
        texts: Of the files that a kind reads, by path.
        folder: Where it lies, if it is a folder.
        key: Its key of real names, as text; None where it is not at hand.
        key_is_locked: Whether there is one that nothing opens here.
        left: What of it was not looked at, each in words.
        copy_of: The file of ours of which it is a copy, if it is one.
    """

    texts: dict[str, str]
    folder: Path | None = None
    key: str | None = None
    key_is_locked: bool = False
    left: tuple[str, ...] = ()
    copy_of: str = ""


def read(root: Path, place: Path) -> Other:
    """Another state of a review.

    Args:
        root: Our review.
        place: A folder, a ZIP, or a file within our review that is a copy of another one.

    Raises:
        LtError: It is not there, is no review, or cannot be read.
    """
    if look.is_link(place):
        raise LtError(f"{place} is a link, and is not followed.", "Name the folder itself.")
    if look.is_folder(place):
        return _of_folder(root, place)
    if not look.is_file(place):
        raise LtError(
            f"There is no folder or file {place}.",
            "Name the other folder, or the ZIP that came: lt join FOLDER",
        )
    if place.suffix.lower() == ".zip":
        return _of_zip(place)
    return _of_copy(root, place)


def _of_folder(root: Path, place: Path) -> Other:
    folder = place if look.is_file(place / REVIEW_FILE, unsure=False) else _within(place)
    if folder.resolve() == root.resolve():
        raise LtError("That is this review itself.", "Name the other folder: lt join FOLDER")
    _refuse_newer(version.of(folder))
    paths, problems = files.list_files(folder, frozenset({"private"}))
    left = [one.message for one in problems]
    texts: dict[str, str] = {}
    size = 0
    for path in filter(is_read, paths):
        found = files.read_file(folder, path)
        if isinstance(found, files.File):
            texts[path] = found.text
            size += len(found.text)
        else:
            left.append(f"{path}: {found.message}")
    if size > zipped.LARGEST:
        raise zipped.too_large(place)
    key, locked = _key(
        _plain(folder, KEY), _plain(folder, LOCKED_KEY)
    )  # fmt: skip
    other = [path for path in paths if not is_read(path)]
    return Other(texts, folder, key, locked, (*left, *_unread(other)))


def _refuse_newer(number: int) -> None:
    if number > version.VERSION:
        raise LtError(
            "A newer lt was used in the other folder, and has brought it to a form that this one "
            "does not know. Nothing was joined.",
            "Bring lt up to date on this computer as it was installed, then join again.",
        )


def _within(place: Path) -> Path:
    """The one review within a folder."""
    found = [
        place / name
        for name in look.names(place)
        if not name.startswith(".")
        and not look.is_link(place / name)
        and look.is_file(place / name / REVIEW_FILE, unsure=False)
    ]
    if len(found) != 1:
        raise zipped.no_review(place, len(found))
    return found[0]


def _plain(folder: Path, path: str) -> bytes | None:
    """What a file holds; None where it, or the folder that it lies in, is a link."""
    if look.is_link((folder / path).parent) or look.is_link(folder / path):
        return None
    found = files.read_bytes(folder, path)
    return found if isinstance(found, bytes) else None


def _key(raw: bytes | None, sealed: bytes | None) -> tuple[str | None, bool]:
    """A key as text, and whether there is one that nothing opens."""
    if raw is None and sealed is not None:
        means = locked_file.given()
        try:
            raw = locked_file.opened(sealed, means, "the other key") if means else None
        except LtError:
            return None, True
        if raw is None:
            return None, True
    if raw is None:
        return None, False
    found = files.decode(KEY, raw)
    return (found.text, False) if isinstance(found, files.File) else (None, True)


def _unread(paths: Iterable[str]) -> list[str]:
    """What lies beside the records, in words: it stays where it is."""
    many = len([*paths])
    if not many:
        return []
    they = "file that holds no record stays" if many == 1 else "files that hold no records stay"
    return [f"{many} {they} in the other folder; compare {'it' if many == 1 else 'them'} by hand."]


def _of_zip(place: Path) -> Other:
    held = zipped.contents(place)
    _refuse_newer(version.said(held.files.get(version.FILE)))
    texts: dict[str, str] = {}
    left = [*held.left]
    for path, raw in held.files.items():
        if is_read(path):
            found = files.decode(path, raw)
            if isinstance(found, files.File):
                texts[path] = found.text
            else:
                left.append(f"{path}: {found.message}")
    key, locked = _key(held.files.get(KEY), held.files.get(LOCKED_KEY))
    return Other(texts, None, key, locked, (*left, *_unread(held.others)))


def _of_copy(root: Path, place: Path) -> Other:
    """A copy of a file that lies beside it, as OneDrive makes one when two people have saved."""
    folder = place.resolve().parent
    if not folder.is_relative_to(root.resolve()):
        raise LtError(
            f"{place} is neither a folder nor a ZIP, nor a file of this review.",
            "Name the other folder, or the ZIP that came: lt join FOLDER",
        )
    path = (folder / place.name).relative_to(root.resolve()).as_posix()
    names = look.names(folder)
    own = copy_of(path, {str(PurePosixPath(path).with_name(name)) for name in names})
    if not own:
        raise LtError(
            f"Of which file {path} is a copy does not show in its name.",
            "Name it as the copy of its neighbour: health - Copy.yaml, health-LAPTOP.yaml",
        )
    texts: dict[str, str] = {}
    for one in (own, path):
        found = files.read_file(root, one)
        if not isinstance(found, files.File):
            raise LtError(f"{one} cannot be read: {found.message}", found.help)
        texts[one] = found.text
    return Other({own: texts[path]}, copy_of=own, left=())
