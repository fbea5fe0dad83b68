"""Keeps a version of a review: looked through as by the hooks, its own files alone, with a note.

Starts a repository where there is none. What somebody else staged, and files that lt does not read,
stay as they are; the latter are told.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from learning_together.errors import LtError
from learning_together.folder.deeds import unkept
from learning_together.folder.git import keep, start, status
from learning_together.folder.git.calls import TroubleError
from learning_together.folder.git.repository import Repository, has_git_folder
from learning_together.patterns import regex
from learning_together.privacy.own_files import search
from learning_together.records.kinds.person import Person
from learning_together.review.load import load
from learning_together.review.paths import is_read

if TYPE_CHECKING:
    from learning_together.reports.views.changes import KindOfChanges

#: What a folder has beside its records, and lt reads or made.
_BESIDE = regex(
    r"\.git(?:ignore|attributes)|README\.md|\.lt/(?:version|schemas/[^/]+)|templates/.+"
)
_ROLE = regex(r"[A-Za-z][A-Za-z0-9 .-]{0,39}")
#: An address that leads nowhere (RFC 2606): git wants one.
_ADDRESS = "{}@review.invalid"
#: Files and records told in a line.
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Saved:
    """A version that was kept, or why there was none to keep.

    Attributes:
        commit: Its id, shortened; empty where nothing had changed since the last one.
        note: What stands with it.
        lines: What changed since the version before, in words.
        left: Changed or new files that are not in it, since lt reads no such file.
        beside: Files of the folder that hold no records and are in it, too.
        told: What the key lacks, so that it could not be looked for; may be empty.
        first: Whether there was none before.
        started: Whether the folder was put into git for it.
    """

    commit: str = ""
    note: str = ""
    lines: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    told: str = ""
    first: bool = False
    started: bool = False


class UnnamedError(LtError):
    """Git does not know in whose name to keep a version."""


def is_own(path: str) -> bool:
    """Whether a file is one of a review's own, by its path in the folder."""
    return is_read(path) or _BESIDE.fullmatch(path) is not None


def is_kept_in_git(root: Path) -> bool:
    """Whether versions of a review are kept already."""
    return status.available() and status.is_repository(root)


def usual_role(root: Path) -> str:
    """The role in whose name versions are kept as a rule: the first lead reviewer's code."""
    people = load(root).review.all(Person)
    leads = [one.id_text for one in people if one.group == "lead-reviewer" and one.id]
    return leads[0] if leads else "Lead reviewer"


def knows_in_whose_name(root: Path) -> bool:
    """Whether versions can be kept without asking in which role; True where git is missing."""
    return keep.would_know_user(root)


def wrong_role(root: Path, role: str) -> str:
    """Why versions cannot be kept in the name of a role; empty if they can."""
    if not _ROLE.fullmatch(role.strip()):
        return "A role is a code or a few words, such as LR1 or Review administrator."
    if search(load(root).review).hits(role):
        return "That is a name of the key. Give the role: it stays with each version for good."
    return ""


def save(root: Path, note: str = "", role: str = "") -> Saved:
    """Keeps the review's own files as they are now.

    Args:
        root: The review's folder.
        note: What changed, in the user's words; told by what changed where empty.
        role: In whose name versions are kept from now on, where git does not know.

    Raises:
        UnnamedError: Git does not know in whose name, and no role was given.
        LtError: Git is missing or cannot keep it now, or something must not be kept.
    """
    with unkept(root):
        return _saved(root, note, role)


def _saved(root: Path, note: str, role: str) -> Saved:
    from learning_together.actions import hook

    started = _started(root)
    try:
        repository = keep.repository_of(root)
        with keep.prepared(repository, is_own) as version:
            if not version.changed:
                return Saved(left=version.left, started=started)
            looked = hook.at_commit(root, version.index)
            kinds = _changed(root, repository)
            said = note.strip() or _as_note(kinds)
            message = hook.at_message(root, said, edited=False)
            _refuse(looked.stopping, message.stopping)
            _named(root, repository, role)
            commit = version.keep(f"{said}\n")
    except TroubleError as trouble:
        raise LtError(f"No version was kept: {trouble}.") from None
    lines = tuple(_line(one) for one in kinds or ())
    beside = tuple(path for path in version.changed if not is_read(path))
    return Saved(
        commit[: status.SHORT],
        said.splitlines()[0],
        lines,
        version.left,
        beside,
        looked.told,
        not repository.head,
        started,
    )


def _started(root: Path) -> bool:
    """Sees to it that the review lies in a repository; whether one was made for it."""
    if not status.available():
        raise LtError(
            "Git is not on this computer, so versions of the review cannot be kept.",
            "On Windows it is called “Git for Windows” (git-scm.com), on a Mac it comes with the "
            "command line tools (xcode-select --install), on Linux it is the package git. Where "
            "you may not install it, ask your IT for it. All else in lt works without.",
        )
    if has_git_folder(root):
        return False
    start.start(root)
    return True


def _changed(root: Path, repository: Repository) -> "tuple[KindOfChanges, ...] | None":
    """What changed in the records since the last version, by kind; None where it is the first."""
    from learning_together.actions.changes import changes_since
    from learning_together.reports.views.changes import build

    if not repository.head:
        return None
    try:
        return build(changes_since(root, repository.head), _SHOWN).kinds
    except LtError:
        # The folder was no review in that version.
        return None


def _line(kind: "KindOfChanges") -> str:
    ids = [one.id or "one without an id" for one in kind.records]
    more = f" and {kind.more} more" if kind.more else ""
    return f"{kind.title}: {kind.counts} ({', '.join(ids)}{more})"


def _as_note(kinds: "tuple[KindOfChanges, ...] | None") -> str:
    """A note for a version that was given none."""
    if kinds is None:
        return "The review as it is"
    return "; ".join(f"{one.title}: {one.counts}" for one in kinds) or "What is beside the records"


def _refuse(files: tuple[str, ...], message: tuple[str, ...]) -> None:
    if stopping := (*files, *message):
        shown = "\n".join(f"  {one}" for one in stopping)
        raise LtError(
            f"No version was kept, since git keeps what it has for good:\n{shown}",
            "Take names and numbers of people out (`lt pseudonymise` puts codes in place of "
            "names), and mend what cannot be read: it was not looked through. Then try again.",
        )


def _named(root: Path, repository: Repository, role: str) -> None:
    if keep.knows_user(repository):
        return
    if not role.strip():
        raise UnnamedError(
            "Git does not know in whose name to keep versions of this review.",
            f"Give your role, once: lt save --as {usual_role(root).split()[0]}",
        )
    if wrong := wrong_role(root, role):
        raise LtError(f"--as: {wrong}", "For example: lt save --as LR1")
    address = re.sub(r"[^a-z0-9]+", "-", role.strip().lower()).strip("-")
    keep.name_user(repository, role.strip(), _ADDRESS.format(address))
