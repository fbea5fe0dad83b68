"""Findings, in order of priority, each with the answers that a finding owes its readers."""

from collections.abc import Sequence
from dataclasses import dataclass

from learning_together.frameworks import typology
from learning_together.ids import fold
from learning_together.method import corroboration, priorities
from learning_together.models.episode import Episode
from learning_together.models.factor import Factor
from learning_together.models.finding import Finding
from learning_together.models.finding import WiderEvidence as Evidence
from learning_together.prose import Prose
from learning_together.review import Review
from learning_together.views import wording

_ABREAST = 8  # findings whose ranks fit beside each other
_BESIDE_MEMBERS = 72  # of 100, the width of their columns


@dataclass(frozen=True, slots=True)
class Item:
    """A record that a finding rests on: its id and what it is called."""

    id: str
    called: str


@dataclass(frozen=True, slots=True)
class WiderEvidence:
    """Evidence from beyond the case; `notes` says where it is from and how far it reaches."""

    shows: Prose | None
    notes: str
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding.

    Attributes:
        number: Its place in the report, from 1.
        rests_on: Who stands behind it, in a sentence; empty where the reader may not see all of
            the evidence, since the numbers would then be wrong.
    """

    id: str
    number: int
    title: str
    statement: str
    category: str
    priority: int | None
    priority_reason: Prose | None
    manifestation: Prose | None
    episodes: tuple[Item, ...]
    factors: tuple[Item, ...]
    underlying: Prose | None
    prevalence: Prose | None
    spread: Prose | None
    wider: tuple[WiderEvidence, ...]
    still_current: Prose | None
    impact: Prose | None
    questions: tuple[Prose, ...]
    recommendations: tuple[Prose, ...]
    rests_on: str


@dataclass(frozen=True, slots=True)
class Member:
    """The ranks that one member gave to findings; empty where there is none."""

    by: str
    ranks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RankTable:
    """Some of the findings, as many as fit on a page, with the ranks of all members.

    Attributes:
        columns: What the columns of the findings are called, each with its width of 100.
        priorities: The priority that each finding was given in the end.
    """

    columns: tuple[tuple[str, int], ...]
    members: tuple[Member, ...]
    priorities: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings of a review.

    Attributes:
        questions: The heading of the questions, in the framework's words.
        criteria: What findings were ranked by.
        rankings: The members' ranks; None where there are none, or none that the reader may see.
    """

    findings: tuple[FindingView, ...]
    questions: str
    criteria: tuple[str, ...]
    rankings: Rankings | None


def build(review: Review) -> Findings:
    """The findings, the most urgent first; those without a priority come last."""
    ranked = priorities.ranked(review)
    return Findings(
        findings=tuple(_finding(review, finding, n) for n, finding in enumerate(ranked, 1)),
        questions=review.framework.word("questions"),
        criteria=review.facts.ranking_criteria,
        rankings=_rankings(review, ranked),
    )


def _rankings(review: Review, findings: Sequence[Finding]) -> Rankings | None:
    """The ranks that members gave, in the order in which members first appear."""
    numbered = [(n, finding) for n, finding in enumerate(findings, 1) if finding.ranks]
    if not numbered:
        return None
    members = {fold(one.by or ""): one.by for _, finding in numbered for one in finding.ranks}
    parts = [numbered[at : at + _ABREAST] for at in range(0, len(numbered), _ABREAST)]
    return Rankings(
        parts=tuple(
            RankTable(
                tuple((f"Finding {n}", _BESIDE_MEMBERS // len(part)) for n, _ in part),
                tuple(
                    Member(
                        wording.person(review, by),
                        tuple(_given(finding, member) for _, finding in part),
                    )
                    for member, by in members.items()
                ),
                tuple("" if one.priority is None else str(one.priority) for _, one in part),
            )
            for part in parts
        ),
        remarks=tuple(
            Remark(finding.id, wording.person(review, one.by), one.reason)
            for _, finding in numbered
            for one in finding.ranks
            if one.reason
        ),
    )


def _given(finding: Finding, member: str) -> str:
    return ", ".join(
        str(one.rank)
        for one in finding.ranks
        if fold(one.by or "") == member and one.rank is not None
    )


def _finding(review: Review, finding: Finding, number: int) -> FindingView:
    return FindingView(
        id=finding.id,
        number=number,
        title=finding.title or finding.id,
        statement=finding.statement or "",
        category=category(review, finding.category),
        priority=finding.priority,
        priority_reason=wording.prose(finding.priority_reason),
        manifestation=wording.prose(finding.manifestation),
        episodes=tuple(
            Item(episode.id, episode.called) for episode in review.each(finding.episodes, Episode)
        ),
        factors=tuple(
            Item(factor.id, factor.called) for factor in review.each(finding.factors, Factor)
        ),
        underlying=wording.prose(finding.underlying),
        prevalence=wording.prose(finding.prevalence),
        spread=wording.prose(finding.spread),
        wider=tuple(_wider(evidence) for evidence in finding.wider_evidence),
        still_current=wording.prose(finding.still_current),
        impact=wording.prose(finding.impact),
        questions=tuple(Prose(question) for question in finding.questions),
        recommendations=tuple(Prose(text) for text in finding.recommendations),
        rests_on=_rests_on(review, finding),
    )


def _wider(evidence: Evidence) -> WiderEvidence:
    return WiderEvidence(
        shows=wording.prose(evidence.shows),
        notes="; ".join(
            part
            for part in (
                evidence.source or "",
                f"reach: {wording.label(evidence.reach).lower()}" if evidence.reach else "",
            )
            if part
        ),
        records=evidence.records,
    )


def category(review: Review, key: str | None) -> str:
    """What the review's typology calls a category; the key itself where it knows none."""
    if not key:
        return ""
    own = {fold(one.key): one.label for one in review.facts.categories if one.key and one.label}
    known = typology(review.facts.typology or "lt2012")
    return own.get(fold(key)) or known.get(key) or key


def _rests_on(review: Review, finding: Finding) -> str:
    if not review.shows("conversations", "documents", "timeline", "factors", "episodes", "family"):
        return ""
    behind = corroboration.of_finding(review, finding)
    if not behind.sources:
        return ""
    parts = [
        wording.counted(len(behind.conversations), "conversation"),
        wording.counted(
            len(behind.documents), "document or agency record", "documents or agency records"
        ),
    ]
    if behind.family:
        parts.append(
            wording.counted(len(behind.family), "account of the family", "accounts of the family")
        )
    agencies = wording.counted(len(behind.agencies), "agency", "agencies")
    return f"{wording.listed(parts)}, from {agencies}"
