"""Tells where a review stands: its checks, its next meeting and its state in git."""

from dataclasses import replace
from pathlib import Path

from learning_together.actions import hook
from learning_together.actions.private_contents import lies_open, who_reads
from learning_together.actions.validate import Checked, check
from learning_together.errors import LtError
from learning_together.folder import version
from learning_together.folder.git import status as git_status
from learning_together.folder.private_folder import is_any_locked
from learning_together.records.kinds.identity import Identity
from learning_together.reports.progress import next_meeting
from learning_together.reports.progress.overview import NamesOpen, Progress, build
from learning_together.review.review import Review


def status(root: Path, checked: Checked | None = None) -> Progress:
    """Where a review stands, what the next meeting lacks, and what to do next.

    Args:
        root: The review's folder.
        checked: The review, where it was checked a moment ago.
    """
    checked = checked or check(root)
    today = checked.today
    review = replace(checked.loaded.review, today=today)
    next_ = next_meeting.next_meeting(review, today)
    meeting = None
    if next_ is not None:
        prepared = check(root, meeting=next_.id_text, today=today, loaded=checked.loaded)
        needed = frozenset(prepared.needs.needs) if prepared.needs else frozenset[str]()
        meeting = next_meeting.prepared(next_, today, prepared.diagnostics, needed)
    saved = git_status.version(root)
    return build(
        review,
        today,
        checked.diagnostics,
        meeting,
        saved=saved,
        trouble="" if saved else git_status.trouble(root),
        hooks=hook.trouble(root),
        names_open=_names_open(root, review),
        is_earlier=version.is_earlier(root),
    )


def _names_open(root: Path, review: Review) -> NamesOpen | None:
    """What holds real names and lies open; a key that is read and holds nobody does not."""
    nobody = review.whole("identities") and not review.all(Identity)
    try:
        found = lies_open(root, empty_key=nobody)
    except LtError:
        return None  # the checks tell what cannot be looked into
    if not found:
        return None
    return NamesOpen(found.words(), found.left_words(), is_any_locked(root), who_reads(root))
