"""What `lt comments` found, for people.

Takes what came of it and a look; gives text. Names nobody: files are what their user called them.
"""

from learning_together.actions.comments import CommentsResult, File, Item, Untracked
from learning_together.actions.comments.authors import NAMES_FILE
from learning_together.cli.lines import one_line
from learning_together.cli.terminal import Look
from learning_together.english import counted, listed

_SHOWN = 160


def as_text(taken: CommentsResult, look: Look) -> str:
    """What came of reading drafts."""
    new = [one for one in taken.items if one.new]
    groups = [
        ("New, at their records", [one for one in new if one.record]),
        ("New, at no record", [one for one in new if not one.record]),
        ("In drafts of another review; not recorded", [one for one in taken.items if not one.id]),
    ]
    lines: list[str] = []
    for title, items in groups:
        if items:
            lines += [look.paint("strong", title), ""]
            for item in items:
                lines += [*_item(item, look), ""]
    if taken.untracked:
        lines += [look.paint("strong", "Changed without being tracked; nothing was recorded"), ""]
        for one in taken.untracked:
            lines += [*_untracked(one, look), ""]
    for number, file in enumerate(taken.files, 1):
        lines += _file(file, number, look)
    lines += ["", *_sum(taken, new, look)]
    return "\n".join(lines).strip("\n") + "\n"


def _item(item: Item, look: Look) -> list[str]:
    at = f"{item.record} {item.field}".strip() if item.record else item.where
    head = ", ".join(part for part in (item.author, item.date) if part)
    lines = look.wrap(f"{item.id or '–'}  {at}  ({head})")
    lines[0] = look.paint("strong", lines[0])
    if item.quoted:
        lines += look.wrap(f"On: “{_short(item.quoted)}”", 2)
    lines += look.wrap(_short(item.text), 2)
    if item.proposed:
        lines += look.wrap(f"Proposed: “{_short(item.proposed)}”", 2)
    return lines


def _untracked(one: Untracked, look: Look) -> list[str]:
    lines = [look.paint("strong", f"{one.record or 'Text at no record'}  (file {one.file})")]
    for text in one.before:
        lines += look.wrap(f"Before: “{_short(text)}”", 2)
    if one.lost:
        what = counted(one.lost, "paragraph or cell", "paragraphs or cells")
        lines += look.wrap(
            f"Before: {what} that the review does not say in these words. Compare with the draft "
            "as it was sent.",
            2,
        )
    for text in one.after:
        lines += look.wrap(f"After: “{_short(text)}”", 2)
    if not one.after:
        lines += look.wrap("After: nothing", 2)
    return lines


def _short(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rpartition(' ')[0]} …"


def _file(file: File, number: int, look: Look) -> list[str]:
    name = file.path.name
    if file.same_as:
        return look.wrap(f"{number}. {name}: the same file as number {file.same_as}.")
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
            "that when the draft was made, add --anyhow."
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
    return look.wrap("".join(said))


def _sum(taken: CommentsResult, new: list[Item], look: Look) -> list[str]:
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
    lines = look.wrap(said)
    if unplaced:
        lines += look.wrap(
            f"{listed(unplaced)} could not be brought to a record: fill in “record” where you "
            "know it."
        )
    if taken.readers:
        kept = "would be kept" if taken.dry else "is kept"
        lines += look.wrap(
            f"{counted(taken.readers, 'reader')} {'is' if taken.readers == 1 else 'are'} not in "
            f"the key, and called “Reader” with a number. Who is who {kept} in {NAMES_FILE}, "
            "which stays out of git."
        )
    if taken.doubtful:
        lines += look.wrap(
            f"A part of a name of the key may stand in {listed(taken.doubtful)}: read "
            f"{'it' if len(taken.doubtful) == 1 else 'them'} before you save the review in git."
        )
    return lines
