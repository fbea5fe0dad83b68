"""Takes a form back that somebody filled in: what was changed on it, and nothing else."""

from datetime import date
from pathlib import Path

from learning_together.actions.bring_back import BroughtBack, write
from learning_together.actions.edit import Change, change_all
from learning_together.actions.edit.meant import Choose
from learning_together.errors import LtError
from learning_together.exchange import printed_numbers
from learning_together.exchange.edited_workbook import printed
from learning_together.exchange.forms import foreign, places, tags
from learning_together.exchange.forms.compare import compare
from learning_together.folder import look
from learning_together.folder.deeds import deed
from learning_together.privacy.audience import as_read_by, reader
from learning_together.privacy.printed_ids import renamed
from learning_together.records.kinds.disclosure import Disclosure
from learning_together.review.load import load


def is_form(path: Path, content: bytes | None = None) -> bool:
    """Whether a file is a form of ours in Word; it is read unless its content is given.

    Raises:
        LtError: It is one that somebody saved as OpenDocument or printed, or a workbook.
    """
    content = look.content(path) if content is None else content
    return content is not None and foreign.form(content, path.name) is not None


@deed
def take_back_form(
    root: Path,
    path: Path,
    *,
    content: bytes | None = None,
    dry: bool = False,
    choose: Choose | None = None,
) -> BroughtBack:
    """Writes what somebody changed on a form into the folder, and nothing else.

    Args:
        root: The review's folder.
        path: The form.
        content: What it holds, where it does not lie there.
        dry: Whether only to tell what would be changed.
        choose: Who chooses between the readings of a date; None where nobody can, and where such
            an answer is told and left.

    Raises:
        LtError: It is no form, or a change cannot stand. Nothing was changed.
    """
    content = look.content(path) if content is None else content
    if content is None:
        raise LtError(f"There is no file {path}.", "Check its name.")
    outline = foreign.outline(content, path.name)
    sent = places.what(outline)
    if sent is None:
        raise LtError(f"{path.name} is no form of lt's.", "For a write-up: lt import FILE --for ID")
    loaded = load(root)
    loaded.refuse_unread("What stands there would be missing.")
    review = loaded.review
    who = reader(sent.audience, review)
    numbers = printed_numbers.found(sent.numbers, review)
    if numbers is None:
        raise LtError(
            f"{path.name} was made for the {who.audience}: its records go by printed numbers, and "
            "which record is which is not known any more, since the review has changed since. "
            "Nothing was taken over.",
            "`lt issue` notes which is which when a form goes out, so that it can come back at any "
            "time. Now make it anew (lt form), copy the answers into that one, and bring it in.",
        )
    came = places.came(outline)
    if not came.filled:
        raise LtError(
            f"{path.name} was a form of lt's, and another program has taken out what its fields "
            "are known by. Nothing was taken over.",
            "Make the form anew (lt form), copy the answers into it, and bring that in; or have "
            "its long answers read by their headings: lt import FILE --for "
            f"{sent.subject or 'ID'}",
        )
    back = printed.by_ids(compare(renamed(as_read_by(review, who), numbers), sent, came, choose),
                          numbers)  # fmt: skip
    back.refused += foreign.unread(outline)
    if outline.tracked:
        back.told.append("Tracked changes were read as accepted.")
    brought = write(root, loaded, back, dry=dry)
    if not dry:
        _note_return(root, sent)
    return brought


def _note_return(root: Path, sent: tags.Sent) -> None:
    """Notes in the ledger that a form is back: the last of those that are out."""
    loaded = load(root)
    waiting = [
        one
        for one in loaded.review.all(Disclosure)
        if one.form == sent.what and one.audience == sent.audience and one.returned is None
    ]
    if waiting:
        change = Change(waiting[-1], ("returned",), date.today().isoformat())
        change_all(root, [change], loaded=loaded)
