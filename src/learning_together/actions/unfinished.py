"""What is still open in a review from which something goes beyond the team, or is drafted.

Takes a review, gives sentences. Writes nothing, and stops nothing.
"""

from collections.abc import Sequence
from pathlib import Path

from learning_together.actions.validate import check
from learning_together.diagnostics import Severity
from learning_together.english import counted, some
from learning_together.method.unwritten import Gap
from learning_together.records.kinds.comment import Comment
from learning_together.review.loaded import Loaded

#: Places told in a sentence.
_SHOWN = 6


def unfinished(root: Path, loaded: Loaded) -> tuple[str, ...]:
    """What is open: errors that nobody has accepted, and comments without an answer.

    Args:
        root: The review's folder.
        loaded: The folder as it was read.
    """
    said = []
    errors = [
        f"{one.problem.place.file}, line {one.problem.place.line} ({one.problem.check.code})"
        for one in check(root, loaded=loaded).diagnostics
        if one.severity is Severity.ERROR and one.accepted is None
    ]
    if errors:
        are = "is" if len(errors) == 1 else "are"
        said.append(
            f"{counted(len(errors), 'error')} of the review {are} open: {some(errors, _SHOWN)}. "
            "`lt validate` shows what to mend."
        )
    waiting = [
        one.id_text or one.place().file
        for one in loaded.review.all(Comment)
        if (one.status or "open") == "open"
    ]
    if waiting:
        have = "has" if len(waiting) == 1 else "have"
        said.append(
            f"{counted(len(waiting), 'comment')} {have} no answer yet: {some(waiting, _SHOWN)}. "
            "`lt report comments` shows them."
        )
    return tuple(said)


def still_to_write(gaps: Sequence[Gap], *, shown: bool, listed: bool) -> tuple[str, ...]:
    """What is said of a report in which something is still to be written.

    Args:
        gaps: What.
        shown: Whether the report shows it itself.
        listed: Whether it then lists it at its end, too.
    """
    if not gaps:
        return ()
    are = "is" if len(gaps) == 1 else "are"
    where = (
        f"The draft shows them in grey{', and lists them at its end' if listed else ''}."
        if shown
        else "This copy leaves them out without a word."
    )
    named = some((gap.called for gap in gaps), _SHOWN)
    return (f"{counted(len(gaps), 'part')} {are} still to be written: {named}. {where}",)
