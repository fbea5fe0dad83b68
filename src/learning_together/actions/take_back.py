"""Takes an exported workbook back that somebody edited: its changes, and nothing else."""

from pathlib import Path

from learning_together.actions.bring_back import BroughtBack, write
from learning_together.actions.edit.meant import Choose
from learning_together.errors import LtError
from learning_together.exchange import printed_numbers
from learning_together.exchange.edited_workbook import printed, sent
from learning_together.exchange.edited_workbook.compare import compare
from learning_together.folder import look
from learning_together.folder.deeds import deed
from learning_together.privacy.audience import as_read_by, reader
from learning_together.privacy.printed_ids import renamed
from learning_together.review.load import load


@deed
def take_back(
    root: Path,
    path: Path,
    *,
    content: bytes | None = None,
    dry: bool = False,
    choose: Choose | None = None,
) -> BroughtBack:
    """Writes what somebody changed in an exported workbook into the folder, and nothing else.

    Args:
        root: The review's folder.
        path: The workbook.
        content: What it holds, where it does not lie there.
        dry: Whether only to tell what would be changed.
        choose: Who chooses between the readings of a date; None where nobody can, and where such
            a cell is told and left.

    Raises:
        LtError: It is no such workbook, or a change cannot stand. Nothing was changed.
    """
    content = look.content(path) if content is None else content
    if content is None:
        raise LtError(f"There is no file {path}.", "Check its name.")
    sheets = sent.opened(content, path.name)
    if sheets is None:
        raise LtError(
            f"{path.name} was not made by lt export, or its hidden sheet is gone.",
            "Export again and make the changes there; for an agency's own table: lt import",
        )
    loaded = load(root)
    loaded.refuse_unread("What stands there would be missing.")
    review = loaded.review
    out = sent.sent(sheets)
    who = reader(out.audience, review)
    numbers = printed_numbers.found(out.numbers, review)
    if numbers is None:
        raise LtError(
            f"{path.name} was made for the {who.audience}: its records go by printed numbers, and "
            "which record is which is not known any more, since the review has changed since. "
            "Nothing was taken over.",
            "`lt issue` notes which is which when a file goes out, so that it can come back at any "
            f"time. Now make it anew (lt export --audience {who.key}), type the changes into that "
            "one, and bring it in.",
        )
    back = compare(renamed(as_read_by(review, who), numbers), sheets, out, choose)
    back = printed.by_ids(back, numbers)
    return write(root, loaded, back, dry=dry)
