"""Findings, in order of priority, each with the answers that a finding owes its readers."""

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
class RankLine:
    """One member's rank for a finding."""

    by: str
    rank: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """How a finding came by its priority."""

    id: str
    result: str
    ranks: tuple[RankLine, ...]
    reason: Prose | None


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings of a review.

    Attributes:
        questions: The heading of the questions, in the framework's words.
        criteria: What findings were ranked by.
        rankings: Each member's ranks, for readers who may see them; otherwise empty.
    """

    findings: tuple[FindingView, ...]
    questions: str
    criteria: tuple[str, ...]
    rankings: tuple[Ranking, ...]


def build(review: Review) -> Findings:
    """The findings, the most urgent first; those without a priority come last."""
    return Findings(
        findings=tuple(
            _finding(review, finding, n) for n, finding in enumerate(priorities.ranked(review), 1)
        ),
        questions=review.framework.word("questions"),
        criteria=review.facts.ranking_criteria,
        rankings=tuple(
            _ranking(review, finding) for finding in priorities.ranked(review) if finding.ranks
        ),
    )


def _ranking(review: Review, finding: Finding) -> Ranking:
    return Ranking(
        id=finding.id,
        result="" if finding.priority is None else str(finding.priority),
        ranks=tuple(
            RankLine(
                wording.person(review, one.by),
                "" if one.rank is None else str(one.rank),
                one.reason or "",
            )
            for one in finding.ranks
        ),
        reason=wording.prose(finding.priority_reason),
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
