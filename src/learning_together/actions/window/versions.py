"""Keeps a version of a review from a page, which asks for the role where git does not know it."""

from dataclasses import dataclass
from pathlib import Path

from learning_together.actions import key
from learning_together.actions.save import Saved, UnnamedError, save, usual_role, wrong_role


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of keeping a version.

    Attributes:
        saved: What was kept; None where a role is needed first.
        role: The role to propose, or what was typed for it.
        wrong: What is wrong with what was typed for the role; may be empty.
    """

    saved: Saved | None
    role: str = ""
    wrong: str = ""


def keep(root: Path, note: str, role: str) -> Kept:
    """Keeps a version.

    Args:
        root: The review's folder.
        note: What changed, as typed; may be empty.
        role: In whose name, as typed; may be empty where git knows.

    Raises:
        LtError: Git is missing or cannot keep it now, something must not be kept, or the key of
            real names is locked, so that they could not be looked for.
    """
    key.ask(root, None, needed=True)
    if role and (wrong := wrong_role(root, role)):
        return Kept(None, role, wrong)
    try:
        return Kept(save(root, note, role))
    except UnnamedError:
        return Kept(None, usual_role(root))
