"""What two states of a review began as: a commit of ours, or what an earlier join brought together.

Only ours is asked: of the other side's git no more than the list of its commits is read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from learning_together.actions.join import remembered
from learning_together.actions.join.other import Other
from learning_together.actions.join.own import at, decoded
from learning_together.actions.join.remembered import Remembered
from learning_together.errors import LtError
from learning_together.folder import locked_file, undo_copies
from learning_together.folder.git import history, merges
from learning_together.folder.git.calls import TroubleError
from learning_together.folder.private_folder import PrivateFolder
from learning_together.joining.copies import begun_as
from learning_together.joining.earlier import noted
from learning_together.joining.joined import Joined
from learning_together.joining.state import State

_LOCKED = (
    "private/ is locked, or not yours to open: nothing is known of earlier joins, nor noted of "
    "this one, and what is decided now may be asked again. If it is locked, give the passphrase "
    "when lt asks."
)
#: Saved versions of a file that a copy may have been made of, beside the first one.
_MOST = 20


@dataclass(frozen=True)
class Sides:
    """The two states, as they are joined.

    Attributes:
        ours: Our side.
        theirs: The other side.
        place: What tells the other folder from others; see `remembered`.
        copy: The file of ours that is the other side, if it is a copy of one of our files.
    """

    ours: State
    theirs: State
    place: str
    copy: str = ""

    @classmethod
    def of(cls, root: Path, other: Other, place: Path, texts: Mapping[str, str]) -> "Sides":
        """The two states; a copy of a file says nothing of any other."""
        copy = place.resolve().relative_to(root.resolve()).as_posix() if other.copy_of else ""
        ours = State({path: text for path, text in texts.items() if path != copy})
        where = remembered.place_of(other.folder, other.copy_of)
        return cls(ours, State(other.texts, ours), where, copy)


@dataclass(frozen=True)
class Beginning:
    """What both began as.

    Attributes:
        state: Its texts; None where nothing is known.
        words: What it is, in words; empty where nothing is known.
        why_not: Why nothing is known, if there is a reason.
        names: Ids of the other side that go by others there, and which; None where no earlier join
            tells.
        left: What could not be looked at, in words.
        shared: The commit that both histories share; empty for none.
        last: The last join with the same other side, where it is known.
        is_noted: Whether this one can be noted.
    """

    state: Mapping[str, str] | None = field(default=None, repr=False)
    words: str = ""
    why_not: str = ""
    names: Mapping[str, str] | None = None
    left: tuple[str, ...] = ()
    shared: str = ""
    last: Remembered | None = field(default=None, repr=False)
    is_noted: bool = False

    def note(self, sides: Sides, joined: Joined, today: date) -> Remembered | None:
        """What the next join with the same other side starts from."""
        if not self.is_noted:
            return None
        before = self.last.earlier if self.last else None
        ours = sides.ours
        if sides.copy:  # What lies in other files tells nothing of the next copy.
            ours = State({path: ours.texts.get(path, "") for path in sides.theirs.texts}, ours)
            texts = {path: said for path, said in joined.texts.items() if path in ours.texts}
            joined = replace(joined, texts=texts)
        earlier = noted(ours, sides.theirs, joined, before)
        path = self.last.path if self.last else ""
        return Remembered(earlier, path, sides.place, today, self.shared)


def beginning(root: Path, other: Other, sides: Sides, since: str) -> Beginning:
    """What both began as.

    Args:
        root: Our review.
        other: The other state.
        sides: Both, as they are joined.
        since: The commit of ours that somebody says it is; looked for where empty.

    Raises:
        LtError: There is no such commit, or what was noted cannot be opened.
    """
    shared, why = _shared(root, other, since)
    closed = _is_closed(root)
    last, why_not = (None, "")
    if not closed:
        # Of a copy git knows no more than what a version of the file holds.
        since_then = "" if sides.copy else shared
        asked = remembered.Asked(sides.place, sides.ours, sides.theirs, since_then)
        last, why_not = remembered.last(root, asked)
    base = at(root, shared) if shared else None
    if base is not None and sides.copy:
        base = {other.copy_of: base.get(other.copy_of, "")}
    found = Beginning(
        base,
        _told(root, shared),
        "" if shared else why_not or why,
        shared=shared,
        left=(_LOCKED,) if closed else (),
        last=last,
        is_noted=not closed,
    )
    if last is None or since:
        return found
    return Beginning(
        last.earlier.base(sides.theirs),
        f"what the join of {last.day.isoformat()} brought together",
        names=last.earlier.names,
        shared=shared,
        last=last,
        is_noted=True,
    )


def _is_closed(root: Path) -> bool:
    """Whether what is noted of joins can be neither read nor written."""
    if undo_copies.is_closed(root):
        return True
    return PrivateFolder(root).is_locked and not locked_file.given()


def _shared(root: Path, other: Other, since: str) -> tuple[str, str]:
    """The commit of ours that both began as; and why there is none."""
    if since:
        named = history.named(root, since)
        if named is None:
            raise LtError(
                f"Git knows no commit, tag or branch “{since}” in this review.",
                "Leave --since out, or name one that `git log` shows.",
            )
        return named.id, ""
    if other.folder is None and not other.copy_of:
        return "", "a ZIP tells nothing of its history that can be trusted"
    try:
        if other.copy_of:
            found = _copied(root, other.copy_of, other.texts)
            return found, "" if found else f"git has no version of {other.copy_of}"
        return merges.shared(root, other.folder or root) or "", ""
    except LtError:
        return "", "your review has no history in git"
    except TroubleError as trouble:
        return "", str(trouble)


def _copied(root: Path, path: str, texts: Mapping[str, str]) -> str:
    """The commit of ours that a copy of a file was made of, as far as it shows."""
    steps = [one for one in history.steps(root, path) if path in one.files]
    steps = [*steps[:1], *steps[1:][-_MOST:]]
    states: list[State] = []
    for one in steps:
        states.append(State(decoded(one.files), states[-1] if states else None))
    return steps[begun_as(State(texts), states)].commit.id if steps else ""


def _told(root: Path, commit: str) -> str:
    if not commit:
        return ""
    found = history.named(root, commit)
    return f"commit {commit[:10]} of {found.day.isoformat()}" if found else f"commit {commit[:10]}"
