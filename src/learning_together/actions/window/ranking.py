"""Findings ranked by the team: what each member gave, and the order that follows.

The order is proposed, never taken by itself: the team says which priority each finding has.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from learning_together import english
from learning_together.actions.edit import Change, change_all
from learning_together.errors import LtError
from learning_together.folder.deeds import deed
from learning_together.ids import Id
from learning_together.method import priorities
from learning_together.method.staff import TEAM
from learning_together.records.kinds.finding import Finding, Rank
from learning_together.records.kinds.person import Person
from learning_together.review.load import load
from learning_together.review.loaded import Loaded
from learning_together.review.review import Review

#: More than any review has findings.
_LAST = 999


@dataclass(frozen=True, slots=True)
class Ranked:
    """A finding.

    Attributes:
        id: Its id.
        called: What it is called.
        priority: The one that the team gave; None while there is none.
        ranks: What each member gave, in the order of the members; None where one gave none.
        reasons: Why, each with who gave it.
        middle: Their mean, to one place; None where nobody gave any.
        apart: How far the ranks lie apart.
        proposed: Its place by the mean; findings of one mean share it. None without ranks.
    """

    id: str
    called: str
    priority: int | None
    ranks: tuple[int | None, ...]
    reasons: tuple[tuple[str, str], ...]
    middle: float | None
    apart: int
    proposed: int | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """How the team ranks: its members by code with their roles, and the findings in order."""

    members: tuple[tuple[str, str], ...]
    findings: tuple[Ranked, ...]


def ranking(review: Review) -> Ranking:
    """How the team ranks the findings; those that were ranked highest first."""
    members = [one for one in review.all(Person) if one.id and one.group in TEAM]
    given = {one.by for finding in review.all(Finding) for one in finding.ranks if one.by}
    others = [one for one in review.all(Person) if one.id in given and one not in members]
    members += others
    findings = [one for one in priorities.ranked(review) if one.id]
    means = {one.id_text: middle for one in findings if (middle := _mean(one)) is not None}
    found = [_ranked(one, members, means) for one in findings]
    found.sort(key=lambda one: (one.proposed is None, one.proposed or 0))
    return Ranking(tuple((one.id_text, one.role or "") for one in members), tuple(found))


@deed
def set_ranks(
    root: Path, by: str, ranks: Mapping[str, str], reasons: Mapping[str, str], loaded: Loaded
) -> int:
    """Writes what one member gave; gives of how many findings that was something new.

    Args:
        root: The review's folder.
        by: The member's code.
        ranks: By the id of the finding, as typed; empty leaves it as it is.
        reasons: Why, each with who gave it.
        loaded: The folder as it was read a moment ago.

    Raises:
        LtError: There is no such member or finding, or what was typed is no rank.
    """
    loaded = load(root, loaded)
    if loaded.review.get(Id(by), Person) is None:
        raise LtError("Nobody was chosen whose ranks these are.", "Choose a member of the team.")
    changes: list[Change] = []
    for id, rank in ranks.items():
        if not rank.strip():
            if reasons.get(id, "").strip():
                raise LtError(f"A reason stands at {id}, and no rank.", "Give the rank, too.")
            continue
        finding = _finding(loaded.review, id)
        changes += _of_member(finding, by, _whole(rank, id), reasons.get(id, "").strip())
    if changes:
        change_all(root, changes, loaded=loaded)
    return len(changes)


@deed
def set_priorities(root: Path, wanted: Mapping[str, str], loaded: Loaded) -> int:
    """Gives findings the priorities that the team settled on; gives how many were changed.

    Args:
        root: The review's folder.
        wanted: By the id of the finding, as typed; empty for none.
        loaded: The folder as it was read a moment ago.

    Raises:
        LtError: There is no such finding, what was typed is no rank, or two would have the same.
    """
    loaded = load(root, loaded)
    read = {id: _whole(typed, id) for id, typed in wanted.items()}
    taken: dict[str, str] = {}
    for id, priority in read.items():
        if priority and priority in taken:
            raise LtError(
                f"{taken[priority]} and {id} would both have priority {priority}.",
                "Settle which of them is the greater need, and give each a number of its own.",
            )
        taken[priority] = id
    changes = [
        Change(finding, ("priority",), priority)
        for id, priority in read.items()
        if str((finding := _finding(loaded.review, id)).priority or "") != priority
    ]
    if changes:
        change_all(root, changes, loaded=loaded)
    return len(changes)


def _ranked(finding: Finding, members: Sequence[Person], means: Mapping[str, float]) -> Ranked:
    given = {one.by: one for one in finding.ranks if one.by}
    by_member = [given.get(one.id, Rank()) if one.id else Rank() for one in members]
    held = [one.rank for one in finding.ranks if one.rank is not None]
    middle = means.get(finding.id_text)
    return Ranked(
        finding.id_text,
        finding.title or finding.statement or "",
        finding.priority,
        tuple(one.rank for one in by_member),
        tuple((str(one.by), one.reason) for one in by_member if one.reason),
        round(middle, 1) if middle is not None else None,
        max(held) - min(held) if held else 0,
        1 + sum(other < middle for other in means.values()) if middle is not None else None,
    )


def _mean(finding: Finding) -> float | None:
    held = [one.rank for one in finding.ranks if one.rank is not None]
    return mean(held) if held else None


def _of_member(finding: Finding, by: str, rank: str, reason: str) -> Sequence[Change]:
    """The change of what one member gave a finding; none where it says so already."""
    held = finding.origin.data.get("ranks")
    listed: list[Any] = held if isinstance(held, list) else [] if held is None else [held]
    if any(not isinstance(one, dict) for one in listed):
        raise LtError(
            f"The ranks of {finding.id_text} cannot be read as they stand.", "Mend them first."
        )
    at = next((n for n, one in enumerate(listed) if Id(str(one.get("by", ""))) == Id(by)), None)
    if at is None:
        new = {"by": by, "rank": rank, **({"reason": reason} if reason else {})}
        return [Change(finding, ("ranks", len(listed)) if listed else ("ranks",),
                       new if listed else [new])]  # fmt: skip
    own = {"rank": rank, **({"reason": reason} if reason else {})}
    return [
        Change(finding, ("ranks", at, name), value)
        for name, value in own.items()
        if str(listed[at].get(name) or "") != value
    ]


def _finding(review: Review, id: str) -> Finding:
    found = review.get(Id(id), Finding)
    if found is None:
        raise LtError(f"{id} is no longer among the findings.", "Nothing was changed. Look again.")
    return found


def _whole(typed: str, id: str) -> str:
    bare = typed.strip()
    rank = english.whole(bare, _LAST)
    if bare and not rank:
        said = english.short(bare)
        raise LtError(f"“{said}” for {id} is no rank.", "1 is the greatest need for improvement.")
    return str(rank) if rank else ""
