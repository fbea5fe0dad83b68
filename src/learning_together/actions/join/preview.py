"""What a join will do, before a byte is written; and what is written then.

A state comes from another folder, or from git; what is written is what was shown, unless somebody
has changed a file meanwhile: then nothing is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from learning_together.actions.join import keys
from learning_together.actions.join.keys import KeyCard
from learning_together.actions.join.other import Other, read
from learning_together.errors import LtError
from learning_together.folder import disk, files, look
from learning_together.folder.deeds import deed
from learning_together.folder.git import history, merges
from learning_together.folder.git.calls import TroubleError
from learning_together.folder.sources import NO_RECORDS
from learning_together.joining.join import Joined, join
from learning_together.records.kinds import Identity
from learning_together.review.load import is_read, load


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
    """

    joined: Joined
    before: dict[str, str] = field(repr=False)
    base: str = ""
    why_no_base: str = ""
    key_cards: tuple[KeyCard, ...] = ()
    unproved: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    copy: str = ""


def preview(
    root: Path,
    place: Path,
    *,
    since: str = "",
    whose: str = "",
    answered: Iterable[str] = (),
    today: date,
) -> Preview:
    """What joining another state with the review will do.

    Args:
        root: The review's folder.
        place: The other one's, or a ZIP, or a copy of a file.
        since: The commit, tag or branch of ours that both began as; looked for where empty.
        whose: The role code of whoever the other state is.
        answered: Codes about which the keys disagree, and of which somebody says that all is well.
        today: The day of the join.

    Raises:
        LtError: The other one cannot be read, or some of ours cannot.
    """
    other = read(root, place)
    ours = own_texts(root)
    commit, why = _base(root, other, since)
    base = at(root, commit) if commit else None
    theirs = other.texts
    if other.copy_of:
        copy = place.resolve().relative_to(root.resolve()).as_posix()
        ours = {path: text for path, text in ours.items() if path != copy}
        theirs = {**ours, **theirs}
        base = {**ours, other.copy_of: (base or {}).get(other.copy_of, "")} if base else None
    key = load(root).review.all(Identity)
    there = keys.identities(other.key) if other.key else ()
    cards = keys.compared(key, there, answered)
    joined = Joined({}) if cards else join(
        base, ours, theirs, day=today.isoformat(), whose=whose
    )  # fmt: skip
    people = [one.id for one in (*joined.came, *joined.twins) if one.kind == "people"]
    former = {one.new: one.old for one in joined.renumbered}
    known = keys.proved([former.get(code, code) for code in people], key, there)
    left = other.left
    if other.key_is_locked:
        left = (*left, "The other key of real names is locked, and was not compared with yours.")
    return Preview(
        joined,
        ours,
        _told(root, commit) if commit else "",
        why,
        cards,
        tuple(code for code in people if former.get(code, code) not in known),
        left,
        place.resolve().relative_to(root.resolve()).as_posix() if other.copy_of else "",
    )


def own_texts(root: Path) -> dict[str, str]:
    """The texts of a review's files.

    Raises:
        LtError: One cannot be read.
    """
    paths, problems = files.list_files(root, NO_RECORDS)
    texts: dict[str, str] = {}
    for path in filter(is_read, paths):
        found = files.read_file(root, path)
        if isinstance(found, files.File):
            texts[path] = found.text
        else:
            problems.append(found)
    if problems:
        one = problems[0]
        raise LtError(
            f"{one.place.file} cannot be read, so nothing was joined: {one.message}",
            one.help or "`lt validate` shows what to mend.",
        )
    return texts


def at(root: Path, commit: str) -> dict[str, str]:
    """The texts of a review's files at a commit.

    Raises:
        LtError: The history cannot be read.
    """
    return decoded(history.files_at(root, commit, is_read))


def decoded(contents: Mapping[str, bytes | None]) -> dict[str, str]:
    """Contents as texts, as far as they are."""
    found = {path: files.decode(path, raw) for path, raw in contents.items() if raw is not None}
    return {path: one.text for path, one in found.items() if isinstance(one, files.File)}


def _base(root: Path, other: Other, since: str) -> tuple[str, str]:
    """The commit of ours that both began as; and why there is none."""
    if since:
        named = history.named(root, since)
        if named is None:
            raise LtError(
                f"Git knows no commit, tag or branch “{since}” in this review.",
                "Leave --since out, or name one that `git log` shows.",
            )
        return named.id, ""
    if other.folder is None and not other.copy_of:
        return "", "a ZIP tells nothing of its history that can be trusted"
    try:
        if other.copy_of:
            last = history.commits(root, f":(literal){other.copy_of}")
            return (last[0].id if last else ""), ""
        return merges.shared(root, other.folder or root) or "", ""
    except LtError:
        return "", "your review has no history in git"
    except TroubleError as trouble:
        return "", str(trouble)


def _told(root: Path, commit: str) -> str:
    found = history.named(root, commit)
    return f"{commit[:10]} of {found.day.isoformat()}" if found else commit[:10]


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

    Raises:
        LtError: The keys disagree, or the join would no longer do what was shown. Nothing was
            written then.
    """
    planned = preview(root, place, since=since, whose=whose, answered=answered, today=today)
    if planned.key_cards:
        return planned
    if agreed is not None and planned.joined != agreed.joined:
        raise LtError(
            "Somebody changed one of the two meanwhile, and the join would now do something else "
            "than was shown. Nothing was written.",
            "Run it again, and look at what it would do now.",
        )
    write(root, planned.joined.texts, planned.before)
    if planned.copy:
        disk.remove(root / planned.copy, look.content(root / planned.copy) or b"")
    return planned


def write(root: Path, texts: Mapping[str, str | None], before: Mapping[str, str]) -> None:
    """Writes texts, and takes files away, none before all were seen to be as they were read.

    Raises:
        LtError: One cannot be written, or somebody changed it.
    """
    new = {path: text for path, text in texts.items() if text is not None}
    gone = [path for path, text in texts.items() if text is None and path in before]
    _, raw = disk.as_bytes(root, dict.fromkeys(gone, ""), before)
    for path in gone:
        disk.refuse_changed(root / path, raw[path])
    disk.write_texts(root, new, before)
    for path in gone:
        disk.remove(root / path, raw[path])
        disk.remove_empty_folder((root / path).parent)
