"""How far the layers of the analysis have come: timeline, episodes, factors, findings.

What a record of the analysis needs is what the method asks of it (SCIE Guide 24, Learning Together,
2008; the anatomy of a finding); when it is due is for the checks to say. Formats nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from learning_together import english
from learning_together.dates.edtf import When
from learning_together.method import corroboration, timeline_order
from learning_together.method.links import episodes_of, factors_of
from learning_together.method.timeline import by_agency
from learning_together.records.base import M, Model
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.factor import Factor
from learning_together.records.kinds.finding import Finding
from learning_together.reports.record.one_line import called
from learning_together.review.review import Review


@dataclass(frozen=True, slots=True)
class Account:
    """One agency's timeline.

    Attributes:
        agency: Its id.
        name: Its name.
        entries: How many entries it has.
        first: The date of the first that has one.
        last: The date of the last.
    """

    agency: str
    name: str
    entries: int
    first: When | None
    last: When | None


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A record of the analysis, and what it still lacks, in words."""

    id: str
    called: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """The records of one layer.

    Attributes:
        count: How many there are.
        unfinished: Those that lack something.
    """

    count: int
    unfinished: tuple[Unfinished, ...]

    @property
    def finished(self) -> int:
        """How many lack nothing."""
        return self.count - len(self.unfinished)


@dataclass(frozen=True, slots=True)
class FindingsLayer(Layer):
    """The findings.

    Attributes:
        ranked: How many have a rank.
        asking: How many have a question to the board.
    """

    ranked: int
    asking: int


def accounts(review: Review) -> tuple[Account, ...]:
    """The timeline by agency, agencies without entries last; then entries of unknown agencies."""
    entries = by_agency(review)
    names = {agency.id: agency.called for agency in review.all(Agency) if agency.id}
    ids = {agency.id: agency.id.text for agency in review.all(Agency) if agency.id}
    made = [
        _account(ids.get(id_, id_.folded), names.get(id_, id_.folded), entries.get(id_, ()))
        for id_ in dict.fromkeys((*names, *entries))
    ]
    return tuple(sorted(made, key=lambda one: one.entries == 0))


def _account(agency: str, name: str, entries: Iterable[Entry]) -> Account:
    ordered = timeline_order.in_order(entries)
    dates = [entry.date for entry in ordered if entry.date]
    first = next((one for one in dates if one.earliest != date.min), None)
    ended = [one for one in dates if one.latest != date.max]
    last = max(ended, key=lambda one: one.latest, default=None)
    return Account(agency, name, len(ordered), first, last)


def episodes(review: Review) -> Layer:
    """The key practice episodes."""
    return _layer(review, review.all(Episode), _episode_lacks)


def factors(review: Review) -> Layer:
    """The contributory factors."""
    return _layer(review, review.all(Factor), _factor_lacks)


def findings(review: Review) -> FindingsLayer:
    """The findings."""
    every = review.all(Finding)
    layer = _layer(review, every, _finding_lacks)
    return FindingsLayer(
        layer.count,
        layer.unfinished,
        ranked=sum(finding.priority is not None for finding in every),
        asking=sum(bool(finding.questions) for finding in every),
    )


def _layer(
    review: Review, records: tuple[M, ...], lacks: Callable[[Review, M], Iterator[str]]
) -> Layer:
    unfinished = []
    for record in records:
        missing = tuple(lacks(review, record))
        if missing:
            unfinished.append(Unfinished(record.id_text, called(review, record), missing))
    return Layer(len(records), tuple(unfinished))


def _empty(record: Model, **fields: str) -> Iterator[str]:
    return (words for name, words in fields.items() if record.lacks(name))


def _episode_lacks(review: Review, episode: Episode) -> Iterator[str]:
    yield from _empty(
        episode,
        timeline="timeline entries",
        why_key="why it is key",
        what_happened="what happened",
        known_at_the_time="what was known",
        appraisal="appraisal",
        benchmark="benchmark",
        local_rationality="why it made sense",
    )
    if not factors_of(review, episode) and "factors" not in episode.faulty:
        yield "factors"


def _factor_lacks(review: Review, factor: Factor) -> Iterator[str]:
    yield from _empty(factor, type="type", level="level", effect="whether it helps or hinders")
    if not episodes_of(review, factor) and "episodes" not in factor.faulty:
        yield "episodes"
    if not corroboration.of_factor(review, factor).sources and "evidence" not in factor.faulty:
        yield "evidence"


def _finding_lacks(review: Review, finding: Finding) -> Iterator[str]:
    yield from _empty(
        finding,
        episodes="episodes",
        factors="factors",
        manifestation="how it showed in this case",
        underlying="what makes it underlying",
        prevalence="how usual it is",
        spread="how wide it is",
        wider_evidence="evidence beyond this case",
        still_current="whether it still happens",
        impact="why it matters",
        questions=english.label(review.framework.word("questions")).lower(),
    )
    if finding.priority is None and "priority" not in finding.faulty:
        yield "rank"
