"""What came of reading drafts, in sentences that every front end shows.

Takes what came of it, gives text. Names nobody: files are what their user called them.
"""

from learning_together.actions.comments.apply import Proposal
from learning_together.actions.comments.take_in import CommentsResult, File
from learning_together.english import counted, listed
from learning_together.folder.private_places import READERS


def of_file(file: File, number: int, *, anyhow: str) -> str:
    """What one file holds, in some sentences.

    Args:
        file: The file.
        number: Its number, from 1.
        anyhow: How a draft of another title is taken all the same, to stand after a comma.
    """
    name = file.path.name
    if file.same_as:
        return f"{number}. {name}: the same file as number {file.same_as}."
    held = f"{counted(file.comments, 'comment')}, {counted(file.changes, 'change')} to the text"
    said = [f"{number}. {name}: {held}"]
    if file.formatting:
        said.append(f"; {counted(file.formatting, 'change')} of the look alone, not recorded")
    said.append(".")
    if file.lost:
        said.append(
            f" {counted(file.lost, 'comment is', 'comments are')} referred to in the text, but the "
            "file does not hold the words."
        )
    if file.other:
        said.append(
            f" It is a draft of another review, “{file.other}”. If this review was called "
            f"that when the draft was made, {anyhow}."
        )
    elif file.unknown:
        said.append(
            " Its records go by printed numbers, and which is which is known neither from the "
            "ledger (lt issue notes it there) nor from the review as it is now. So nothing but "
            "comments on the report's own parts was brought to a record; where each stood is said."
        )
    elif not file.placed:
        whose = "lt did not make this file" if not file.ours else "It has no places of this review"
        said.append(f" {whose}, so nothing in it could be brought to a record.")
    elif not file.ours:
        said.append(" It does not say that lt made it, but it has places of this review.")
    if file.placed and not file.other and not file.fingerprints:
        said.append(
            " It carries no fingerprints of its text (drafts of lt 0.1.0 have none), so changes "
            "made with Track Changes off cannot be told."
        )
    return "".join(said)


def sums(taken: CommentsResult) -> list[str]:
    """What came of all files, a paragraph each."""
    new = [one for one in taken.items if one.new]
    recorded = sum(bool(one.id) and not one.new for one in taken.items)
    unplaced = [one.id for one in new if not one.record]
    if taken.dry:
        said = f"{counted(len(new), 'comment')} would be added to comments; nothing was written."
    elif new:
        said = f"{counted(len(new), 'comment')} added to {taken.path}."
    else:
        said = "Nothing new."
    if recorded:
        said += f" {recorded} {'was' if recorded == 1 else 'were'} recorded before."
    lines = [said]
    if unplaced:
        lines.append(
            f"{listed(unplaced)} could not be brought to a record: fill in “record” where you "
            "know it."
        )
    if taken.readers:
        kept = "would be kept" if taken.dry else "is kept"
        lines.append(
            f"{counted(taken.readers, 'reader')} {'is' if taken.readers == 1 else 'are'} not in "
            f"the key, and called “Reader” with a number. Who is who {kept} in {READERS}, "
            "which stays out of git."
        )
    if taken.doubtful:
        lines.append(
            f"A part of a name of the key may stand in {listed(taken.doubtful)}: read "
            f"{'it' if len(taken.doubtful) == 1 else 'them'} before you save the review in git."
        )
    return lines


def told(one: Proposal) -> tuple[str, ...]:
    """What came of a comment that was to be put in."""
    id_ = one.comment.id_text
    if one.outcome == "applied":
        return (f"{id_} is put into {one.where}.",)
    if one.outcome == "already":
        return (f"{one.where} says so already; {id_} is marked as accepted.",)
    return (f"{id_} is not put in.", *one.why)
