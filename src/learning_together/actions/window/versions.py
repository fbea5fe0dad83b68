"""Versions of a review: the last ones, what changed since, and another one kept from a page."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from learning_together import english
from learning_together.actions import open_key
from learning_together.actions.changes import OWN, changes_since
from learning_together.actions.save import (
    Saved,
    UnnamedError,
    knows_in_whose_name,
    save,
    usual_role,
    wrong_role,
)
from learning_together.actions.validate import Checked
from learning_together.actions.window.records import kinds
from learning_together.errors import LtError
from learning_together.folder.git import history, status
from learning_together.method.meetings import was_held
from learning_together.records.kinds.meeting import Meeting
from learning_together.records.kinds.person import Person
from learning_together.reports.record.one_line import meeting
from learning_together.reports.views import changes as changes_view
from learning_together.review.review import Review

#: Versions that a page lists.
_MOST = 8
#: Records of a kind that a page of changes tells.
_RECORDS = 200


@dataclass(frozen=True, slots=True)
class Version:
    """A version that was kept.

    Attributes:
        id: What git calls it, short.
        when: Its day and time here, in words.
        by: The code of whoever kept it; empty where git knows no code, as a name is shown nowhere.
        note: What was said of it.
    """

    id: str
    when: str
    by: str
    note: str


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
    open_key.ask(root, None, needed=True)
    if role and (wrong := wrong_role(root, role)):
        return Kept(None, role, wrong)
    try:
        return Kept(save(root, note, role))
    except UnnamedError:
        return Kept(None, usual_role(root))


def standing(root: Path) -> status.Version | None:
    """The last version, and whether the review is another since; None where none is kept."""
    return status.version(root)


def role_asked(root: Path) -> str:
    """The role to propose, where one has to be given before a version is kept; else empty."""
    return "" if knows_in_whose_name(root) else usual_role(root)


def told(saved: Saved, review: Review) -> tuple[str, ...]:
    """What was kept, in words.

    Args:
        saved: What came of it.
        review: All of it, as it was kept.
    """
    lines = ["The review is kept in git from now on."] if saved.started else []
    if not saved.commit:
        return (*lines, "Nothing of the review has changed since the last version.")
    lines += [f"Kept as version {saved.commit}: {saved.note}", *saved.lines]
    if saved.first:
        counts = [f"{one.name.replace('-', ' ')} {one.count}" for one in kinds(review) if one.count]
        lines.append(f"It is the first, and holds the whole review: {english.listed(counts)}.")
    return tuple(lines)


def last(root: Path, review: Review) -> tuple[Version, ...]:
    """The last versions, the newest first; none where nothing is kept, or git cannot say."""
    if status.version(root) is None:
        return ()
    try:
        found = history.notes(root, _MOST, *OWN)
    except LtError:
        return ()
    codes = {person.id_text for person in review.all(Person)}
    return tuple(
        Version(
            one.commit.id[: status.SHORT],
            _words(one.commit.moment),
            one.by if one.by in codes else "",
            one.text,
        )
        for one in found
    )


def meetings_held(checked: Checked) -> tuple[tuple[str, str], ...]:
    """The meetings since which changes can be told, the last one first: ids, each in words."""
    held = [
        (one.date, one.id_text, meeting(one))
        for one in checked.loaded.review.all(Meeting)
        if one.id and one.date and was_held(one, checked.today)
    ]
    return tuple(
        (id, f"{called}, {english.day(day)}") for day, id, called in sorted(held, reverse=True)
    )


def told_since(root: Path, when: str, checked: Checked) -> changes_view.ChangesView:
    """What changed since a meeting, a day or a version, in words.

    Args:
        root: The review's folder.
        when: As for `changes_since`; empty for the last meeting that was held.
        checked: The review as it is now.

    Raises:
        LtError: There is no such state, or no history that could be read.
    """
    found = changes_since(root, when or None, loaded=checked.loaded, today=checked.today)
    return changes_view.build(found, _RECORDS)


def _words(moment: datetime) -> str:
    here = moment.astimezone()
    return f"{english.day(here.date())}, {here:%H:%M}"
