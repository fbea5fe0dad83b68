"""How findings came by their priority: the ranks that members gave, and what they said with them.

Takes the review as its reader may read it, and its findings in order.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from learning_together.ids import Id
from learning_together.records.kinds.finding import Finding
from learning_together.reports import wording
from learning_together.review.review import Review

_ABREAST = 12  # members whose ranks fit beside each other
_OF_MEMBERS = 72  # of 100, the width of their columns


@dataclass(frozen=True, slots=True)
class RankRow:
    """A finding: the ranks given to it, one a member and empty where there is none, and the result.

    Attributes:
        id: The finding's.
        priority: The priority that it was given in the end.
    """

    id: str
    ranks: tuple[str, ...]
    priority: str


@dataclass(frozen=True, slots=True)
class RankTable:
    """The ranks of some members, as many as fit beside each other.

    Attributes:
        columns: The members' codes, each with the width of its column of 100.
        members: Who they are.
    """

    columns: tuple[tuple[str, int], ...]
    members: tuple[str, ...]
    rows: tuple[RankRow, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What a member said with a rank."""

    id: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rankings:
    """How the findings came by their priority, for which each gives the reason itself."""

    parts: tuple[RankTable, ...]
    remarks: tuple[Remark, ...]


def rankings(review: Review, findings: Sequence[Finding]) -> Rankings | None:
    """The ranks that members gave, members in the order in which they first appear."""
    ranked = [finding for finding in findings if finding.ranks]
    if not ranked:
        return None
    members = list(dict.fromkeys(one.by for f in ranked for one in f.ranks))
    parts = [members[at : at + _ABREAST] for at in range(0, len(members), _ABREAST)]
    return Rankings(
        parts=tuple(
            RankTable(
                columns=tuple((str(by or ""), _OF_MEMBERS // len(part)) for by in part),
                members=tuple(wording.person(review, by) for by in part),
                rows=tuple(
                    RankRow(
                        finding.id_text,
                        tuple(_given(finding, by) for by in part),
                        "" if finding.priority is None else str(finding.priority),
                    )
                    for finding in ranked
                ),
            )
            for part in parts
        ),
        remarks=tuple(
            Remark(finding.id_text, wording.person(review, one.by), one.reason)
            for finding in ranked
            for one in finding.ranks
            if one.reason
        ),
    )


def _given(finding: Finding, member: Id | None) -> str:
    return ", ".join(
        str(one.rank) for one in finding.ranks if one.by == member and one.rank is not None
    )
