"""Findings, in order of priority, each with the answers that a finding owes its readers."""

from collections import Counter
from dataclasses import dataclass
from typing import get_args

from learning_together import english
from learning_together.ids import Id
from learning_together.method import corroboration, priorities, unwritten
from learning_together.method.unwritten import Gap
from learning_together.records.agreement import stands
from learning_together.records.frameworks import typology
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.factor import Factor
from learning_together.records.kinds.finding import Finding, Reach
from learning_together.records.kinds.finding import WiderEvidence as Evidence
from learning_together.records.kinds.source import Source
from learning_together.reports import wording
from learning_together.reports.ranks import Rankings, rankings
from learning_together.reports.report import Asked, Prose, Report, Review
from learning_together.stages import Stage


@dataclass(frozen=True, slots=True)
class Item:
    """A record that a finding rests on: its id and what it is called."""

    id: str
    called: str


@dataclass(frozen=True, slots=True)
class WiderEvidence:
    """Evidence from beyond the case.

    Attributes:
        shows: What it shows.
        source: Where it is from, in the finding's own words.
        notes: How far it reaches.
        sources: What is listed among the references.
        records: Other records that it stands in.
    """

    shows: Prose | None
    source: str
    notes: str
    sources: tuple[str, ...]
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """Something that was counted beyond the case: "17 of 40", and what."""

    number: str
    what: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """What somebody said and agreed to be quoted with, and who they are by role."""

    text: str
    who: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding.

    Attributes:
        number: The number that it has for every reader, from 1.
        rests_on: Who stands behind it, a line each; empty where the reader may not see all of
            the evidence, since the numbers would then be wrong.
        counted: How far it reaches, in numbers.
        reach: Whence the evidence from beyond the case comes, in a line: "2 local, 2 national".
        quotation: One thing that somebody said.
        gaps: What it does not answer yet, for those who write it.
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
    rests_on: tuple[str, ...]
    counted: tuple[Counted, ...]
    reach: str
    quotation: Quoted | None
    gaps: tuple[Gap, ...]


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


def build(review: Review, asked: Asked) -> Findings:
    """The findings in the order of their numbers, which is that of priority unless fixed."""
    numbered = priorities.numbered(review)
    return Findings(
        findings=tuple(_finding(review, finding, number, asked) for number, finding in numbered),
        questions=review.framework.word("questions"),
        criteria=review.facts.ranking_criteria,
        rankings=rankings(review, [finding for _, finding in numbered]),
    )


REPORT = Report(
    name="findings",
    title="Findings",
    about="The findings in order of priority, each with its evidence and questions.",
    stage=Stage.ANALYSE,
    build=build,
    of=(Finding,),
    takes=("numbered",),
    unwritten=unwritten.of_findings,
    in_grey=True,
)


def _finding(review: Review, finding: Finding, number: int, asked: Asked) -> FindingView:
    return FindingView(
        id=finding.id_text,
        number=number,
        title=finding.title or "",
        statement=finding.statement or "",
        category=category(review, finding.category),
        priority=finding.priority,
        priority_reason=wording.prose(finding.priority_reason),
        manifestation=wording.prose(finding.manifestation),
        episodes=wording.cited(
            review,
            Finding,
            "episodes",
            (Item(one.id_text, one.called) for one in review.each(finding.episodes, Episode)),
        ),
        factors=wording.cited(
            review,
            Finding,
            "factors",
            (Item(one.id_text, one.called) for one in review.each(finding.factors, Factor)),
        ),
        underlying=wording.prose(finding.underlying),
        prevalence=wording.prose(finding.prevalence),
        spread=wording.prose(finding.spread),
        wider=tuple(_wider(review, evidence) for evidence in finding.wider_evidence),
        still_current=wording.prose(finding.still_current),
        impact=wording.prose(finding.impact),
        questions=tuple(Prose(question) for question in finding.questions),
        recommendations=tuple(Prose(text) for text in finding.recommendations),
        rests_on=_rests_on(review, finding),
        counted=tuple(_counted(one) for one in finding.wider_evidence if one.found is not None),
        reach=_reach(finding),
        quotation=_quotation(finding),
        gaps=() if asked.reader.beyond_team else unwritten.of_finding(review, finding),
    )


def _wider(review: Review, evidence: Evidence) -> WiderEvidence:
    sources = tuple(str(one.id) for one in review.each(evidence.records, Source))
    others = (str(id) for id in evidence.records if str(id) not in sources)
    return WiderEvidence(
        shows=wording.prose(evidence.shows),
        source=evidence.source or "",
        notes=f"reach: {english.label(evidence.reach).lower()}" if evidence.reach else "",
        sources=sources,
        records=wording.cited(review, Evidence, "records", others),
    )


def category(review: Review, key: str | None) -> str:
    """What the review's typology calls a category; the key itself where it knows none."""
    if not key:
        return ""
    own = {Id(one.key): one.label for one in review.facts.categories if one.key and one.label}
    known = typology(review.facts.typology or "lt2012")
    return own.get(Id(key)) or known.get(key) or key


def _counted(evidence: Evidence) -> Counted:
    of = "" if evidence.of is None else f" of {evidence.of}"
    return Counted(f"{evidence.found}{of}", evidence.what or "")


def _reach(finding: Finding) -> str:
    found = Counter(one.reach for one in finding.wider_evidence)
    return english.listed(
        f"{found[reach]} {english.label(reach).lower()}"
        for reach in get_args(Reach)
        if found[reach]
    )


def _quotation(finding: Finding) -> Quoted | None:
    said = finding.quotation
    if said is None or not said.text or not stands(finding):
        return None
    return Quoted(said.text, said.who or "")


def _rests_on(review: Review, finding: Finding) -> tuple[str, ...]:
    if not review.shows(
        *("conversations", "documents", "timeline", "factors", "episodes", "family"),
        *("agencies", "people"),
    ):
        return ()
    behind = corroboration.of_finding(review, finding)
    if not behind.sources:
        return (f"nothing yet{without(behind)}",) if behind.silent else ()
    parts = [
        english.counted(len(behind.conversations), "conversation"),
        english.counted(
            len(behind.documents), "document or agency record", "documents or agency records"
        ),
    ]
    if behind.family:
        parts.append(
            english.counted(len(behind.family), "account of the family", "accounts of the family")
        )
    agencies = english.counted(len(behind.agencies), "agency", "agencies")
    return (*parts, f"from {agencies}{without(behind)}")


def without(behind: corroboration.Corroboration) -> str:
    """What is cited and does not count, as the end of a sentence; empty where all counts."""
    if not behind.silent:
        return ""
    ids = english.listed(sorted(id.text for id in behind.silent))
    return f"; not counted, as not held, read or heard yet by its record: {ids}"
