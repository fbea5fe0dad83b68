"""What a join will do, before a byte is written; and what is written then.

A state comes from another folder, or from git; what is written is what was shown, unless somebody
has changed a file meanwhile: then nothing is.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from learning_together.actions.join import keys, remembered
from learning_together.actions.join.beginning import Sides, beginning
from learning_together.actions.join.keys import KeyCard
from learning_together.actions.join.other import Other, read
from learning_together.actions.join.own import own_texts, write
from learning_together.actions.join.remembered import Remembered
from learning_together.actions.renumbered_private import follow_given
from learning_together.actions.steps import Steps, nobody
from learning_together.errors import LtError
from learning_together.folder import disk, locked_file, look
from learning_together.folder.deed_ends import NOTHING
from learning_together.folder.deeds import deed, undone_by
from learning_together.folder.private_folder import is_key_locked
from learning_together.joining.join import join
from learning_together.joining.joined import Joined


@dataclass(frozen=True)
class Preview:
    """What a join will do.

    Attributes:
        joined: What comes of the two states.
        before: Our texts as they were read, by path.
        base: What is known of the state that both began as, in words; empty for nothing.
        why_no_base: Why nothing is known, if there is a reason.
        key_cards: Where the two keys disagree; then nothing is joined.
        unproved: Codes of people who are new and of whom no key proves who they are.
        left: What of the other state was not looked at.
        copy: The file that goes once it is joined with the one that it is a copy of.
        note: Works out what the next join with the same other side starts from; None where nothing
            can be noted. It takes as long as to read both, and a preview does without.
    """

    joined: Joined
    before: dict[str, str] = field(repr=False)
    base: str = ""
    why_no_base: str = ""
    key_cards: tuple[KeyCard, ...] = ()
    unproved: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    copy: str = ""
    note: Callable[[], Remembered | None] = field(default=lambda: None, repr=False)


def preview(
    root: Path,
    place: Path,
    *,
    since: str = "",
    whose: str = "",
    answered: Iterable[str] = (),
    today: date,
    told: Steps = nobody,
) -> Preview:
    """What joining another state with the review will do.

    Args:
        root: The review's folder.
        place: The other one's, or a ZIP, or a copy of a file.
        since: The commit, tag or branch of ours that both began as; looked for where empty.
        whose: The role code of whoever the other state is.
        answered: Codes about which the keys disagree, and of which somebody says that all is well.
        today: The day of the join.
        told: Is told of each step.

    Raises:
        LtError: The other one cannot be read, or some of ours cannot.
    """
    told("Reading the other side", 0, 4)
    other = read(root, place)
    told("Reading this side", 1, 4)
    texts = own_texts(root)
    key = keys.own(root)
    there = keys.identities(other.key) if other.key else ()
    told("Looking for what both began as", 2, 4)
    left = (*other.left, *_locked(root, other))
    if cards := keys.compared(key, there, answered):
        return Preview(Joined({}), texts, key_cards=cards, left=left)
    sides = Sides.of(root, other, place, texts)
    begun = beginning(root, other, sides, since)
    told("Joining", 3, 4)
    joined = join(
        begun.state, sides.ours, sides.theirs,
        day=today.isoformat(), whose=whose, names=begun.names,
        reserved=[one.code for one in (*key, *there) if one.code],
    )  # fmt: skip
    people = [one.id for one in (*joined.came, *joined.twins) if one.kind == "people"]
    former = {one.new: one.old for one in (*joined.renumbered, *joined.still)}
    known = keys.proved([former.get(code, code) for code in people], key, there)
    return Preview(
        joined,
        texts,
        begun.words,
        begun.why_not,
        (),
        tuple(code for code in people if former.get(code, code) not in known),
        (*left, *begun.left),
        sides.copy,
        partial(begun.note, sides, joined, today),
    )


def _locked(root: Path, other: Other) -> Iterator[str]:
    """That a key was not looked into, in words."""
    if is_key_locked(root) and not locked_file.given():
        yield (
            "Your key of real names is locked, and was not compared with the other one. To have it "
            "compared: lt key unlock, or give its passphrase when lt asks."
        )
    if other.key_is_locked:
        yield "The other key of real names is locked, and was not compared with yours."


@deed
def carry_out(
    root: Path,
    place: Path,
    *,
    since: str = "",
    whose: str = "",
    answered: Iterable[str] = (),
    today: date,
    agreed: Preview | None = None,
    told: Steps = nobody,
) -> Preview:
    """Joins, whole or not at all.

    Args:
        root: The review's folder.
        place: The other one's, or a ZIP, or a copy of a file.
        since: As in `preview`.
        whose: As there.
        answered: As there.
        today: As there.
        agreed: What was shown to somebody, and what they agreed to.
        told: Is told of each step.

    Raises:
        LtError: The keys disagree, or the join would no longer do what was shown. Nothing was
            written then.
    """
    planned = preview(
        root, place, since=since, whose=whose, answered=answered, today=today, told=told
    )
    if planned.key_cards:
        return planned
    if agreed is not None and planned.joined != agreed.joined:
        raise LtError(
            "Somebody changed one of the two meanwhile, and the join would now do something else "
            "than was shown. Nothing was written.",
            "Run it again, and look at what it would do now.",
        )
    if planned.joined.is_nothing and not planned.copy:
        undone_by(NOTHING)  # there is nothing that `lt undo` could be asked for
    noted = planned.note()
    write(root, planned.joined.texts, planned.before)
    follow_given(root, planned.joined.given)
    if planned.copy:
        disk.remove(root / planned.copy, look.content(root / planned.copy) or b"")
    if noted:
        remembered.note(root, noted)
    return planned
