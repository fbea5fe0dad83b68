"""Looks through finished files, and through git's history, for what must not go out.

Writes nothing.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import look
from learning_together.folder.git import transfers
from learning_together.privacy import guard
from learning_together.privacy.finished_files import Leak, LookedInto, Read, look_into
from learning_together.privacy.hits import Sort
from learning_together.privacy.identifying import finder
from learning_together.privacy.own_files import search
from learning_together.review.load import load

#: No report comes near this.
LARGEST = 300 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """A file that was looked through.

    Attributes:
        path: As it was given, names in the file's own name masked.
        sha256: Of its content.
        read: How much of it could be read.
        leaks: What was found, masked; the grave ones first.
    """

    path: Path
    sha256: str
    read: Read
    leaks: tuple[Leak, ...]

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


def look_through(root: Path, paths: Iterable[Path]) -> Examined:
    """Opens finished files and looks for what must not go out.

    Raises:
        LtError: A file cannot be read.
    """
    review = load(root).review
    guard.refuse_unread_key(review)
    look = search(review)
    found = []
    for path in paths:
        content = content_of(path)
        seen = look_into(path.name, content, look, finder(review))
        shown = path.with_name(look.mask(path.name))
        found.append(LookedThrough(shown, sha256(content), seen.read, seen.leaks))
    return Examined(tuple(found), guard.missing_key(review), guard.key_gaps(review))


def look_through_history(root: Path) -> Examined:
    """Looks through every file that any commit holds, and through the messages of commits.

    Raises:
        LtError: The history cannot be read.
    """
    review = load(root).review
    guard.refuse_unread_key(review)
    look = search(review)
    found = []
    for path, content in transfers.every_file(root):
        if path.startswith("private/"):
            what = "a file of the folder private/, which git was never to keep"
            leak = Leak("git's history", Sort.NAME, what, sure=True)
            seen = LookedInto(Read.NOT, (leak,))
        else:
            seen = look_into(Path(path).name, content, look)
        if seen.leaks:
            shown = Path(look.mask(path))
            found.append(LookedThrough(shown, sha256(content), seen.read, seen.leaks))
    for id, message in transfers.every_message(root):
        content = message.encode()
        seen = look_into("message.txt", content, look)
        if seen.leaks:
            shown = Path(f"commit {id}, its message")
            found.append(LookedThrough(shown, sha256(content), seen.read, seen.leaks))
    return Examined(tuple(found), guard.missing_key(review), guard.key_gaps(review))


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
