"""Finishes what git could not: a merge, rebase, cherry-pick, revert or stash that it stopped in.

Git asks a merge driver for one file at a time, and for none that one side alone has; so both heads
are read whole here, joined by record, written, and put into git's index. A merge that git called
clean may hold one id twice, or name one that nobody has any more; that is mended from its parents.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from learning_together.actions.join.own import at, own_texts, write
from learning_together.actions.renumbered_private import follow_given
from learning_together.actions.steps import Steps, nobody
from learning_together.errors import LtError
from learning_together.folder import files, look
from learning_together.folder.deeds import deed, stage, undone_by
from learning_together.folder.git import merges
from learning_together.folder.git.merges import Unfinished
from learning_together.folder.private_folder import PrivateFolder
from learning_together.joining import doubles, strays
from learning_together.joining.join import join
from learning_together.joining.joined import Joined
from learning_together.joining.state import State
from learning_together.joining.texts import unbroken, with_ends_of
from learning_together.review.paths import REVIEW_FILE, is_read

#: Where texts go that somebody typed into a file while git had stopped in it.
KEPT = "private/before-join"
#: How the deed is taken back: git alone can.
GIT = "git"
_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


@dataclass(frozen=True)
class Finishing:
    """What finishing will do.

    Attributes:
        stopped: What git stopped in; None where it called its merge clean.
        joined: What comes of the two sides.
        texts: What is to be written, by path; None where a file goes.
        before: The texts as they stand on the disk.
        staged: Files that go into git's index.
        typed: Files in which somebody has typed since; their texts are kept apart.
    """

    stopped: Unfinished | None
    joined: Joined
    texts: dict[str, str | None]
    before: dict[str, str]
    staged: tuple[str, ...]
    typed: tuple[str, ...] = ()


def finishing(root: Path, today: date, told: Steps = nobody) -> Finishing | None:
    """What there is to finish; None where nothing is.

    Args:
        root: The review's folder.
        today: The day of the join.
        told: Is told of each step.

    Raises:
        LtError: The history cannot be read, or holds no review on one of the two sides.
    """
    stopped = merges.unfinished(root)
    if stopped is None:
        return _clean(root, today)
    told("Reading both sides", 0, 2)
    ours, theirs = at(root, stopped.ours), at(root, stopped.theirs)
    base = at(root, stopped.base) if stopped.base else None
    for side in (ours, theirs):
        if REVIEW_FILE not in side:
            raise LtError(
                "One of the two sides that git is joining holds no review here.",
                "Look with git what they are: git log --oneline --all -20",
            )
    told("Joining", 1, 2)
    joined = join(base, ours, theirs, day=today.isoformat())
    open_ = set(merges.unmerged(root))
    now = _standing(root, {*ours, *theirs, *joined.texts})
    texts: dict[str, str | None] = {}
    staged: list[str] = []
    typed: list[str] = []
    for path in sorted({*ours, *theirs, *joined.texts}):
        goal = joined.texts.get(path, ours.get(path))
        there = now.get(path)
        if path not in joined.texts and path not in open_ and path in ours and there is not None:
            continue  # What stands there is ours, or somebody is at work in it.
        staged.append(path)
        if _is(goal, there):
            continue
        texts[path] = goal if goal is None or there is None else with_ends_of(goal, there)
        sides = [side.get(path, "") for side in (ours, theirs, base or {})]
        if there is not None and not _is_gits(there, sides, path):
            typed.append(path)
    return Finishing(stopped, joined, texts, now, tuple(staged), tuple(typed))


def _standing(root: Path, paths: set[str]) -> dict[str, str]:
    found = {path: files.read_file(root, path) for path in paths if look.is_taken(root / path)}
    texts = {}
    for path, one in found.items():
        if not isinstance(one, files.File):
            raise LtError(f"{path} cannot be read, so nothing was joined: {one.message}", one.help)
        texts[path] = one.text
    return texts


def _is(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    return unbroken(one) == unbroken(other)


def _is_gits(text: str, sides: list[str], path: str) -> bool:
    """Whether git left a file so: each line stands on a side, or it is what the driver makes."""
    known = {line.rstrip() for side in sides for line in side.splitlines()}
    if all(
        not line.strip() or line.rstrip() in known or line.startswith(_MARKS)
        for line in text.splitlines()
    ):
        return True
    ours, theirs, base = ({path: side} for side in sides)
    return _is(join(base, ours, theirs).texts.get(path, sides[0]), text)


@deed
def finish(
    root: Path, today: date, agreed: Finishing | None = None, told: Steps = nobody
) -> tuple[Finishing, tuple[str, ...]] | None:
    """Writes and stages; None where there is nothing to finish.

    Args:
        root: The review's folder.
        today: The day of the join.
        agreed: What was shown to somebody, and what they agreed to.
        told: Is told of each step.

    Returns:
        What was done, and files that git still calls unmerged: they hold no records.

    Raises:
        LtError: It would no longer do what was shown; nothing was written then.
    """
    planned = finishing(root, today, told)
    if planned is None:
        return None
    if agreed is not None and planned.texts != agreed.texts:
        raise LtError(
            "Somebody changed the review meanwhile, and the join would now do something else than "
            "was shown. Nothing was written.",
            "Run it again, and look at what it would do now.",
        )
    if planned.stopped is not None:
        undone_by(GIT, what=planned.stopped.what)
    if planned.typed:
        _keep(root, {path: planned.before[path] for path in planned.typed})
    write(root, planned.texts, planned.before)
    follow_given(root, planned.joined.given)
    if planned.stopped is None:
        return planned, ()
    left = stage(root, planned.staged)
    return planned, tuple(path for path in left if not is_read(path))


def _keep(root: Path, texts: Mapping[str, str]) -> None:
    private = PrivateFolder(root)
    number = 1
    while private.names(f"{KEPT}/{number}"):
        number += 1
    private.write({f"{KEPT}/{number}/{path}": text.encode() for path, text in texts.items()}, {})


def _clean(root: Path, today: date) -> Finishing | None:
    """What a merge that git called clean has left: an id twice, or one that nobody has any more."""
    now = own_texts(root)
    here = State(now)
    twice = doubles.doubled(now)
    if not twice and not (strays.unmet(here) and merges.has_history(root)):
        return None
    for merge, one, two in merges.merges(root):
        base = merges.base_of(root, one, two)
        joined = None
        if twice:
            joined = doubles.mended(
                at(root, base) if base else None, at(root, one), at(root, two), at(root, merge),
                now, day=today.isoformat(),
            )  # fmt: skip
        elif base:
            began, first, second = (State(at(root, each), here) for each in (base, one, two))
            joined = strays.followed(began, first, second, here)
        if joined is not None:
            return Finishing(None, joined, dict(joined.texts), now, ())
    return None
