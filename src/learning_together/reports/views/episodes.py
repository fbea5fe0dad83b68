"""Key practice episodes in order of time, each with its contributory factors."""

from collections.abc import Sequence
from dataclasses import dataclass

from learning_together import english
from learning_together.documents.templates.cited import Cited
from learning_together.errors import LtError
from learning_together.ids import Id
from learning_together.method import links, timeline_order
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.factor import Factor
from learning_together.reports import wording
from learning_together.reports.record import one_line
from learning_together.reports.report import Asked, Prose, Report, Review
from learning_together.stages import Stage

_KEY_TO = {
    "developed": "how the case developed",
    "handled": "how the case was handled",
}


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A timeline entry that an episode is made of."""

    id: str
    date: str
    agency: str
    event: str


@dataclass(frozen=True, slots=True)
class FactorLine:
    """A contributory factor at work in an episode."""

    id: str
    summary: str
    type: str
    level: str
    effect: str
    explanation: Prose | None
    evidence: Cited[str]


@dataclass(frozen=True, slots=True)
class EpisodeView:
    """One episode."""

    id: str
    number: int
    title: str
    dates: str
    agencies: str
    valence: str
    key_to: str
    why_key: Prose | None
    what_happened: Prose | None
    known_at_the_time: Prose | None
    appraisal: Prose | None
    benchmark: tuple[str, ...]
    local_rationality: Prose | None
    timeline: Cited[EntryLine]
    factors: Cited[FactorLine]
    evidence: Cited[str]


@dataclass(frozen=True, slots=True)
class FactorRow:
    """A factor and the episodes in which it was at work."""

    line: FactorLine
    episodes: Cited[str]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """What episodes or factors rest on: its id, and what it is called."""

    id: str
    called: str


@dataclass(frozen=True, slots=True)
class Episodes:
    """All episodes, and all factors with where they were at work.

    Attributes:
        sources: What they rest on, each once, but for entries that stand with an episode.
        scope: Which episodes are shown, in a sentence; empty where all are.
    """

    episodes: tuple[EpisodeView, ...]
    factors: tuple[FactorRow, ...]
    sources: Cited[SourceLine]
    scope: str = ""


def build(review: Review, asked: Asked) -> Episodes:
    """The episodes by when they began; those without a date come last.

    Raises:
        LtError: None holds an entry about whom was asked for.
    """
    ordered = sorted(
        review.all(Episode),
        key=lambda episode: (episode.start is None, episode.start.order if episode.start else ()),
    )
    # Each keeps the number that it has among all of them.
    numbered = [
        (number, one)
        for number, one in enumerate(ordered, 1)
        if not asked.about or _is_about(review, one, asked.about)
    ]
    if ordered and not numbered:
        raise LtError(
            "No episode holds an entry that is said to be about "
            f"{english.either(map(str, asked.about))}, so the report would be empty.",
            "Say of its entries in the timeline whom they are about (`about`), or ask for all.",
        )
    chosen = [one for _, one in numbered]
    ids = {one.id for one in chosen}
    return Episodes(
        episodes=tuple(_episode(review, episode, number) for number, episode in numbered),
        factors=tuple(
            FactorRow(
                factor_line(review, factor),
                Cited(
                    (one.id_text for one in links.episodes_of(review, factor)),
                    whole=review.shows(Episode.KIND.name),
                ),
            )
            for factor in review.all(Factor)
            if not asked.about or any(one.id in ids for one in links.episodes_of(review, factor))
        ),
        sources=_sources(review, chosen),
        scope=_scope(len(ordered), len(chosen), asked.about),
    )


def _is_about(review: Review, episode: Episode, about: Sequence[Id]) -> bool:
    return any(set(about) & set(one.about) for one in review.each(episode.timeline, Entry))


def _scope(every: int, chosen: int, about: Sequence[Id]) -> str:
    """Which episodes are shown, where not all are."""
    if not about or chosen == every:
        return ""
    whom = english.either(map(str, about))
    return (
        f"Of {english.counted(every, 'episode')} those are shown that hold an entry said to be "
        f"about {whom}: {chosen}."
    )


REPORT = Report(
    name="episodes",
    title="Key practice episodes",
    about="The episodes with what was known, how practice is judged, and the contributory factors.",
    stage=Stage.ANALYSE,
    build=build,
    of=(Episode,),
    takes=("about",),
)


def _episode(review: Review, episode: Episode, number: int) -> EpisodeView:
    entries = timeline_order.in_order(review.each(episode.timeline, Entry))
    return EpisodeView(
        id=episode.id_text,
        number=number,
        title=episode.called,
        dates=wording.from_to(episode.start, episode.end),
        agencies=_agencies(review, episode, entries),
        valence=english.label(episode.valence),
        key_to=english.listed(_KEY_TO[one] for one in episode.key_to),
        why_key=wording.prose(episode.why_key),
        what_happened=wording.prose(episode.what_happened),
        known_at_the_time=wording.prose(episode.known_at_the_time),
        appraisal=wording.prose(episode.appraisal),
        benchmark=episode.benchmark,
        local_rationality=wording.prose(episode.local_rationality),
        timeline=wording.cited(
            review,
            Episode,
            "timeline",
            (
                EntryLine(
                    entry.id_text,
                    wording.entry_date(entry),
                    wording.agency(review, entry.agency),
                    entry.event or "",
                )
                for entry in entries
            ),
        ),
        factors=Cited(
            (factor_line(review, one) for one in links.factors_of(review, episode)),
            whole=review.shows(Factor.KIND.name),
        ),
        evidence=wording.cited(review, Episode, "evidence", map(str, episode.evidence)),
    )


def _sources(review: Review, episodes: Sequence[Episode]) -> Cited[SourceLine]:
    """What episodes and factors rest on, in the order of the review."""
    told = {id for episode in episodes for id in episode.timeline}
    evidence = [*(one.evidence for one in episodes), *(one.evidence for one in review.all(Factor))]
    cited = {id for ids in evidence for id in ids if id not in told}
    found = [record for record in review if record.id in cited]
    return wording.cited(
        review,
        Episode,
        "evidence",
        (SourceLine(one.id_text, one_line.called(review, one)) for one in found),
    )


def _agencies(review: Review, episode: Episode, entries: tuple[Entry, ...]) -> str:
    """The agencies that the episode names; those of its entries where it names none."""
    named = episode.agencies or tuple(entry.agency for entry in entries if entry.agency)
    return english.listed(agency.called for agency in review.all(Agency) if agency.id in named)


def factor_line(review: Review, factor: Factor) -> FactorLine:
    """A factor in the words of reports."""
    return FactorLine(
        id=factor.id_text,
        summary=factor.summary or "",
        type=english.label(factor.type),
        level=english.label(factor.level),
        effect=english.label(factor.effect),
        explanation=wording.prose(factor.explanation),
        evidence=wording.cited(review, Factor, "evidence", map(str, factor.evidence)),
    )
