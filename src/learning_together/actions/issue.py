"""What goes out of a review: files looked through, issued, and known again.

Takes a review's folder and files, gives what was found and what the ledger of disclosures says.
Writes only records of that ledger.
"""

import hashlib
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from learning_together.actions.edit import Added, add
from learning_together.errors import LtError
from learning_together.folder.git import history
from learning_together.privacy import guard
from learning_together.privacy.audience import reader
from learning_together.privacy.finished_files import Leak, examine
from learning_together.privacy.hits import Sort
from learning_together.privacy.identifying import finder
from learning_together.privacy.own_files import search
from learning_together.records.kinds.disclosure import Disclosure
from learning_together.records.kinds.person import Person
from learning_together.review.load import load

#: No report comes near this.
LARGEST = 300 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """A file that was looked through.

    Attributes:
        path: As it was given, names in the file's own name masked.
        sha256: Of its content.
        leaks: What was found, masked; the grave ones first.
    """

    path: Path
    sha256: str
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
    """

    files: tuple[LookedThrough, ...]
    without_names: str


def look_through(root: Path, paths: Iterable[Path]) -> Examined:
    """Opens finished files and looks for what must not go out.

    Raises:
        LtError: A file cannot be read.
    """
    review = load(root).review
    look = search(review)
    found = []
    for path in paths:
        content = _bytes(path)
        leaks = examine(path.name, content, look, finder(review))
        found.append(LookedThrough(path.with_name(look.mask(path.name)), _sha256(content), leaks))
    return Examined(tuple(found), guard.missing_key(review))


def look_through_history(root: Path) -> Examined:
    """Looks through every file that any commit holds, and through the messages of commits.

    Raises:
        LtError: The history cannot be read.
    """
    review = load(root).review
    look = search(review)
    found = []
    for path, content in history.every_file(root):
        if path.startswith("private/"):
            what = "a file of the folder private/, which git was never to keep"
            leaks: tuple[Leak, ...] = (Leak("git's history", Sort.NAME, what, sure=True),)
        else:
            leaks = examine(Path(path).name, content, look)
        if leaks:
            found.append(LookedThrough(Path(look.mask(path)), _sha256(content), leaks))
    for id, message in history.every_message(root):
        content = message.encode()
        if leaks := examine("message.txt", content, look):
            found.append(LookedThrough(Path(f"commit {id}, its message"), _sha256(content), leaks))
    return Examined(tuple(found), guard.missing_key(review))


def issue(root: Path, path: Path, to: tuple[str, ...], audience: str, basis: str) -> Added:
    """Notes in the ledger of disclosures that a file went out: which, to whom, when.

    Raises:
        LtError: The file would tell its readers what they must not know, or cannot be noted.
    """
    review = load(root).review
    who = reader(audience, review)
    guard.before(review, who)
    content = _bytes(path)
    guard.look_through(path.name, content, review, who, done="is not issued")
    for typed in to:
        if search(review).hits(typed):
            raise LtError(
                "One of the recipients is given by name or address.",
                "Give the position: --to “Director of nursing”. The ledger is kept in git.",
            )
    known = {person.id for person in review.all(Person)}
    facts = review.facts
    return add(
        root,
        "disclosures",
        {
            "material": f"Issued: {path.name}",
            "held_by": "Review administrator" if "AD1" in known else "",
            "status": "shared",
            "shared_with": to,
            "basis": basis,
            "date": date.today().isoformat(),
            "draft": str(facts.draft) if facts.draft is not None else "",
            "audience": who.key,
            "file": path.name,
            "sha256": _sha256(content),
        },
    )


def which(root: Path, path: Path) -> tuple[Disclosure, ...]:
    """The issues that a file is, byte for byte.

    Raises:
        LtError: It cannot be read.
    """
    total = _sha256(_bytes(path))
    issued = load(root).review.all(Disclosure)
    return tuple(one for one in issued if one.sha256 and one.sha256.lower() == total)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _bytes(path: Path) -> bytes:
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise LtError(f"{path} is a folder.", "Name the files in it: lt leaks FOLDER/*")
        if not stat.S_ISREG(about.st_mode):
            raise LtError(f"{path} is no ordinary file.")
        if about.st_size > LARGEST:
            raise LtError(f"{path} is larger than {LARGEST // 1024**2} MB.")
        return path.read_bytes()
    except FileNotFoundError:
        raise LtError(f"There is no file {path}.", "Check the name.") from None
    except OSError as error:
        raise LtError(f"{path} cannot be read: {error.strerror or os.strerror(5)}.") from None
