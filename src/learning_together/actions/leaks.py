"""Looks through finished files, and through git's history, for what must not go out.

Writes nothing.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from learning_together.actions.steps import Steps, nobody
from learning_together.errors import LtError
from learning_together.folder import look
from learning_together.folder.git import transfers
from learning_together.patterns import regex
from learning_together.privacy import guard
from learning_together.privacy.finished_files import Leak, LookedInto, Read, look_into
from learning_together.privacy.hits import Sort
from learning_together.privacy.identifying import finder
from learning_together.privacy.names.search import Search
from learning_together.privacy.own_files import search
from learning_together.review.load import load

#: No report comes near this.
LARGEST = 300 * 1024 * 1024
#: The folder itself, and the key of any review in the repository.
_PRIVATE = regex(r"\Aprivate/|(?:^|/)private/identities\.yaml", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """A file that was looked through.

    Attributes:
        path: As it was given, names in the file's own name masked.
        sha256: Of its content; empty for a name, a message, and what was too large.
        read: How much of it could be read.
        leaks: What was found, masked; the grave ones first.
        pictures: How many pictures and films it holds; what they show was not looked at.
    """

    path: Path
    sha256: str
    read: Read
    leaks: tuple[Leak, ...]
    pictures: int = 0

    @property
    def blocked(self) -> bool:
        """Whether it must not go out as it is."""
        return any(leak.sure for leak in self.leaks)


@dataclass(frozen=True, slots=True)
class Examined:
    """Files that were looked through.

    Attributes:
        files: In the order in which they were named.
        without_names: Why real names could not be looked for; empty if they were.
        key_gaps: The same, or whose names the key lacks, as a sentence.
    """

    files: tuple[LookedThrough, ...]
    without_names: str
    key_gaps: str


def look_through(root: Path, paths: Sequence[Path], *, told: Steps = nobody) -> Examined:
    """Opens finished files and looks for what must not go out.

    Args:
        root: The review's folder.
        paths: Of the files.
        told: Is told of each file.

    Raises:
        LtError: A file cannot be read.
    """
    review = load(root).review
    guard.refuse_unread_key(review)
    sought = search(review)
    found = []
    for done, path in enumerate(paths):
        told("Looking through files", done, len(paths))
        content = content_of(path)
        seen = look_into(path.name, content, sought, finder(review))
        shown = path.with_name(sought.mask(path.name))
        held = seen.pictures
        found.append(LookedThrough(shown, sha256(content), seen.read, seen.leaks, held))
    return Examined(tuple(found), guard.missing_key(review), guard.key_gaps(review))


def look_through_history(root: Path, *, told: Steps = nobody) -> Examined:
    """Looks through every file that any commit holds, its paths, and what was said of commits.

    Args:
        root: The review's folder.
        told: Is told of each file.

    Raises:
        LtError: The history cannot be read.
    """
    review = load(root).review
    guard.refuse_unread_key(review)
    sought = search(review)
    held = transfers.everything(root)
    found = []
    for done, (path, content) in enumerate(held.files):
        told("Looking through what git has kept", done)
        seen = _kept(path, content, sought)
        if seen.leaks:
            total = "" if content is None else sha256(content)
            found.append(LookedThrough(Path(sought.mask(path)), total, seen.read, seen.leaks))
    for path in held.paths:
        seen = _kept(path, b"", sought) if is_private(path) else _said(path, "its path", sought)
        if seen.leaks:
            found.append(LookedThrough(Path(sought.mask(path)), "", seen.read, seen.leaks))
    for of, message in held.messages.items():
        seen = _said(message, "text", sought)
        if seen.leaks:
            found.append(LookedThrough(Path(of), "", seen.read, seen.leaks))
    return Examined(tuple(found), guard.missing_key(review), guard.key_gaps(review))


def _kept(path: str, content: bytes | None, sought: Search) -> LookedInto:
    """What stands in a file that git keeps."""
    if is_private(path):
        what = "a file of the folder private/, which git was never to keep"
        return LookedInto(Read.NOT, (Leak("git's history", Sort.NAME, what, sure=True),))
    if content is None:
        what = "not read: it is too large to be looked through"
        return LookedInto(Read.NOT, (Leak("the file", Sort.UNREAD, what, sure=True),))
    return look_into(path, content, sought)


def _said(text: str, where: str, sought: Search) -> LookedInto:
    """What stands in a message, or in a name or path that git keeps."""
    seen = look_into("message.txt", text.encode("utf-8", "replace"), sought)
    return replace(seen, leaks=tuple(replace(leak, where=where) for leak in seen.leaks))


def is_private(path: str) -> bool:
    """Whether a file is one that git is never to keep, by its path relative to the review."""
    return _PRIVATE.search(path) is not None


def sha256(content: bytes) -> str:
    """The fingerprint by which a file that went out is known again."""
    return hashlib.sha256(content).hexdigest()


def content_of(path: Path) -> bytes:
    """A finished file as it is.

    Raises:
        LtError: It cannot be read.
    """
    if look.is_folder(path):
        raise LtError(f"{path} is a folder.", "Name the files in it: lt leaks FOLDER/*")
    if not look.is_there(path):
        raise LtError(f"There is no file {path}.", "Check the name.")
    if look.size(path) > LARGEST:
        raise LtError(f"{path} is larger than {LARGEST // 1024**2} MB.")
    content = look.content(path)
    if content is None:
        raise LtError(f"{path} is no ordinary file.")
    return content
