"""What git stopped in while it put two states of a folder together, as its own folder shows.

Two states that differ in nothing which git can join by itself leave no mark in the files: where
`lt` joins them for git, ours stands there until both sides are read whole.
"""

from learning_together.folder.git.repository import Repository
from learning_together.folder.look import is_taken

#: What git leaves in its folder meanwhile, and what that is called.
_LEFT = {
    "MERGE_HEAD": "merge",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
}


def halfway(repository: Repository) -> str:
    """What git stopped in: merge, rebase, cherry-pick or revert; empty where it did not."""
    there = (what for name, what in _LEFT.items() if is_taken(repository.directory / name))
    return next(there, "")


def goes_on(what: str) -> str:
    """How git is told to go on from there; without an editor, which would open for its note.

    >>> goes_on("rebase")
    'git -c core.editor=true rebase --continue'
    """
    if what == "merge":
        return 'git commit -m "Join the two sides"'
    if what == "stash":
        return 'git commit -m "Join with what was put by", and when all is well: git stash drop'
    return f"git -c core.editor=true {what} --continue"
