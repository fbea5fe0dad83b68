"""`lt undo`: takes back one's own last deed on this computer, as long as nobody changed it since.

What went out is never called back: neither an issue nor any other disclosure.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from learning_together.actions.import_.deliveries import Store
from learning_together.actions.import_.undo import IMPORT
from learning_together.actions.import_.undo import undo as take_import_back
from learning_together.actions.join.unfinished import GIT
from learning_together.actions.key import UNLOCK, unlock
from learning_together.english import day
from learning_together.errors import LtError
from learning_together.folder import journal, locked_file, look, private_folder, undo_copies
from learning_together.folder.deed_ends import NOTHING, shown
from learning_together.folder.deeds import deed, undone_by, unkept
from learning_together.folder.journal import File, hash_of
from learning_together.folder.locked_zip import FOLDER as PRIVATE
from learning_together.folder.locked_zip import WHAT
from learning_together.records.kinds.disclosure import Disclosure


@dataclass(frozen=True, slots=True)
class Undoing:
    """What would be taken back.

    Attributes:
        id: Of the deed.
        command: Which command did it.
        when: In words.
        how: How it is taken back; empty where that goes file by file.
        effects: What becomes of each file, a line each.
        earlier: How many earlier deeds could be taken back after it.
    """

    id: str
    command: str
    when: str
    how: str
    effects: tuple[str, ...]
    earlier: int


def plan(root: Path) -> Undoing:
    """What `lt undo` would take back.

    Raises:
        LtError: There is nothing, it was an issue or a disclosure, or a file was changed since.
    """
    kept = undo_copies.kept(root)
    for number, id in enumerate(kept):
        held = undo_copies.held(root, id)
        how = held.about.get("undo", "")
        if _is_undone(root, held):
            continue
        command = held.about.get("command", "lt")
        _refuse_disclosure(held, command)
        if how == GIT:
            raise _finished_for_git(held.about.get("what", ""))
        if not how:
            _refuse_changed(root, held, command)
        effects = _EFFECTS.get(how) or tuple(_effect(one) for one in held.files)
        when = _when(held.about.get("since", ""))
        return Undoing(id, command, when, how, effects, len(kept) - number - 1)
    raise LtError(
        "There is nothing to take back: lt keeps no deed that was done here, on this computer.",
        "With git, earlier states can be looked at and brought back. An import of an earlier lt: "
        "lt import --undo",
    )


def carry_out(root: Path, planned: Undoing) -> None:
    """Takes a deed back, whole or not at all.

    Raises:
        LtError: It cannot be done, or another deed is the last one by now.
    """
    with unkept(root):
        if plan(root) != planned:
            raise LtError(
                "Something else was done here meanwhile; nothing was taken back.",
                "Look at what would be taken back now: lt undo --dry-run",
            )
        if planned.how == IMPORT:
            take_import_back(root, undo_copies.about(root, planned.id).get("agency"))
        elif planned.how == UNLOCK:
            _unlock(root)
        else:
            _put_back(root, planned.id)
        undo_copies.drop(root, planned.id)


@deed
def _unlock(root: Path) -> None:
    undone_by(NOTHING)
    unlock(root, _means())


@deed
def _put_back(root: Path, id: str) -> None:
    undone_by(NOTHING)
    held = undo_copies.held(root, id)
    if left := journal.take_back(root, held, lambda one: undo_copies.copy(root, id, one)):
        raise LtError(
            f"What {shown(left)} held before is no longer kept as it was.",
            "Nothing was taken back. With git, earlier states can be looked at and brought back.",
        )


def _means() -> locked_file.Means:
    if means := locked_file.given():
        return means
    raise private_folder.needed(WHAT)


def _is_undone(root: Path, held: journal.Journal) -> bool:
    """Whether all is as it was before, by whatever way."""
    how = held.about.get("undo", "")
    if how == IMPORT:
        number, every = held.about.get("number"), Store(root, held.about.get("agency", "")).every()
        return not any(
            str(one.number) == number and one.about["state"] != "undone" for one in every
        )
    if how == GIT:
        return False
    if how == UNLOCK:
        return not private_folder.is_any_locked(root)
    return all(hash_of(look.content(root / one.path)) == one.before for one in held.files)


def _refuse_disclosure(held: journal.Journal, command: str) -> None:
    kind = Disclosure.KIND.name
    names = tuple(one.path.removesuffix(".yaml").removesuffix(".yml") for one in held.files)
    if any(one == kind or one.startswith(f"{kind}/") for one in names):
        raise LtError(
            f"The last deed here ({command}) noted what went out, and is not taken back: the "
            "ledger of disclosures keeps what was passed on.",
            "Mend a slip in disclosures.yaml by hand. What was done before it can be taken back "
            "by hand, or with git.",
        )


def _finished_for_git(what: str) -> LtError:
    return LtError(
        "The last deed here (lt join) finished what git had stopped in, and git knows that; so lt "
        "alone cannot take it back.",
        f"To begin again, if git has not gone on yet: {_BACK.get(what, _BACK['merge'])}. What was "
        "done before the join can be taken back by hand, or with git.",
    )


def _refuse_changed(root: Path, held: journal.Journal, command: str) -> None:
    changed = [
        one.path for one in held.files
        if not journal.is_within(root, one.path)
        or hash_of(look.content(root / one.path)) not in {one.after[-1], one.before}
    ]  # fmt: skip
    if changed:
        raise LtError(
            f"The last deed here ({command}) cannot be taken back without losing what was changed "
            f"since: {shown(changed)}.",
            "Nothing was taken back. Take out by hand what you do not want; with git, git diff "
            "shows what was changed since the last version.",
        )


def _effect(one: File) -> str:
    path = shown([one.path]) if one.path.startswith(f"{PRIVATE}/") else one.path
    if not one.before:
        return f"{path}: taken away again"
    return f"{path}: {'as it was before' if one.after[-1] else 'there again'}"


#: How git takes back what it had stopped in.
_BACK = {
    "merge": "git merge --abort",
    "rebase": "git rebase --abort",
    "cherry-pick": "git cherry-pick --abort",
    "revert": "git revert --abort",
    "stash": "git reset --merge, then git stash pop",
}
_EFFECTS = {
    UNLOCK: ("private/: unlocked again",),
    IMPORT: ("the timeline: as it was before", "private/imports/: what the agency sent stays"),
}


def _when(since: str) -> str:
    try:
        moment = datetime.fromisoformat(since).astimezone()
    except ValueError:
        return ""
    return f"{day(moment.date())}, {moment:%H:%M}"
