"""The reading page: findings, what they rest on, and every entry, to be filtered by its reader.

What its reader may not see is not in it, not even as data. Only reviewers and the team filter by
person: to others, one worker's entries in a row would read as a charge. By whom entries are about,
the child or adult, everybody does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from learning_together import english
from learning_together.dates.coarse import CoarseWhen
from learning_together.dates.edtf import When, parse_when
from learning_together.documents.page_data import (
    SIGNS,
    Dated,
    EntryLine,
    Lanes,
    Reading,
    Span,
)
from learning_together.documents.templates.cited import Cited
from learning_together.ids import Id
from learning_together.method import timeline_order
from learning_together.records.base import Audience
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.document import Document
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.factor import Factor
from learning_together.records.kinds.finding import Finding
from learning_together.records.kinds.person import Person
from learning_together.reports import wording
from learning_together.reports.chosen import entries
from learning_together.reports.pictures import entries_shown, placing, swim_lanes
from learning_together.reports.record import one_line
from learning_together.reports.report import Asked, Report, Review
from learning_together.reports.views import episodes as of_episodes
from learning_together.reports.views import findings as of_findings
from learning_together.reports.views.episodes import EpisodeView, FactorRow
from learning_together.reports.views.findings import FindingView

_EPOCH = date(1970, 1, 1).toordinal()
#: Fields of an entry that say something, each with the words before it.
_TEXTS = {
    "event": "",
    "response": "Response: ",
    "voice": "Voice: ",
    "comment": "Comment: ",
    "significance": "Significance: ",
}

Used = Mapping[Id, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FindingPart:
    """A finding, and what it cites as evidence itself."""

    told: FindingView
    evidence: Cited[str]


@dataclass(frozen=True, slots=True)
class Source:
    """A conversation or document: what it is called, and the ids of what rests on it."""

    id: str
    called: str
    used_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The page.

    Attributes:
        questions: The heading of the questions, in the framework's words.
        sources: Conversations and documents that something rests on.
        has_lanes: Whether there are swim lanes for these readers.
        legend: What the signs of entries mean, in a line.
    """

    findings: tuple[FindingPart, ...]
    questions: str
    episodes: tuple[EpisodeView, ...]
    factors: tuple[FactorRow, ...]
    sources: Cited[Source]
    timeline: tuple[Dated, ...]
    has_lanes: bool
    legend: str


def build(review: Review, asked: Asked) -> Page:
    """All that the reader may see of the timeline, and of what was made of it."""
    findings = of_findings.build(review, asked)
    episodes = of_episodes.build(review, asked)
    by_id = {one.id_text: one for one in review.all(Finding)}
    used = _used_in(review)
    return Page(
        findings=tuple(
            FindingPart(
                one, wording.cited(review, Finding, "evidence", map(str, by_id[one.id].evidence))
            )
            for one in findings.findings
        ),
        questions=findings.questions,
        episodes=episodes.episodes,
        factors=episodes.factors,
        sources=wording.cited(
            review,
            Finding,
            "evidence",
            (
                Source(one.id_text, one_line.called(review, one), used[one.id])
                for kind in (Conversation, Document)
                for one in review.all(kind)
                if one.id and one.id in used
            ),
        ),
        timeline=_timeline(review, asked, used),
        has_lanes=_lanes(review, asked) is not None,
        legend="; ".join(
            f"{sign}\xa0{words}"
            for sign, words in zip(SIGNS, entries_shown.sorts(review), strict=True)
        ),
    )


def reads(review: Review, asked: Asked, page: Page) -> Reading:
    """What the reader of the page filters."""
    present = {code for one in page.timeline for each in one.entries for code in each.people}
    told_of = {code for one in page.timeline for each in one.entries for code in each.about}
    return Reading(
        timeline=page.timeline,
        people=tuple(
            (one.id_text, wording.person(review, one.id))
            for one in review.all(Person)
            if one.id_text in present and not asked.reader.beyond_team
        ),
        about=tuple(
            (one.id_text, wording.person(review, one.id))
            for one in review.all(Person)
            if one.id_text in told_of
        ),
        episodes=tuple((one.id, f"{one.number}. {one.title}") for one in page.episodes),
        lanes=_lanes(review, asked),
        notice=_notice(review, asked),
    )


REPORT = Report(
    name="page",
    title="Reading page",
    about="Findings, what they rest on and every entry on one page for desk and phone, to filter.",
    build=build,
    reads=reads,
    of=(Finding, Episode, Factor, Entry),
    formats=("html", "md"),
)


def _used_in(review: Review) -> Used:
    """What rests on each record that is cited: ids of findings, episodes and factors, in order."""
    found: dict[Id, dict[str, None]] = {}
    every: tuple[Finding | Episode | Factor, ...] = (
        *review.all(Finding),
        *review.all(Episode),
        *review.all(Factor),
    )
    for one in every:
        cited = (*one.evidence, *(one.timeline if isinstance(one, Episode) else ()))
        for id in cited if one.id else ():
            found.setdefault(id, {})[one.id_text] = None
    return {id: tuple(by) for id, by in found.items()}


def _timeline(review: Review, asked: Asked, used: Used) -> tuple[Dated, ...]:
    names: dict[Id | None, str] = {one.id: one.called for one in review.all(Agency) if one.id}
    codes = {one.id: one.id_text for one in review.all(Person) if one.id}
    dated = groupby(timeline_order.in_order(entries(review, asked)), _heading)
    return tuple(
        Dated(*heading, tuple(_entry(one, names, codes, used) for one in found))
        for heading, found in dated
    )


def _heading(entry: Entry) -> tuple[str, str, int | None, int | None]:
    """The date of an entry, its year, and the days that it can mean."""
    if entry.date is None:
        return "Date unknown", "Date unknown", None, None
    ends = [_as_told(one) for one in (entry.date, entry.end_date) if one is not None]
    return (
        english.starting(wording.entry_date(entry)),
        wording.year(entry.date),
        _number(min(one.earliest for one in ends)),
        _number(max(one.latest for one in ends)),
    )


def _as_told(when: When) -> When:
    """A date, no more exact than it says: what a coarse one is sorted by is not for the reader."""
    return parse_when(when.text) if isinstance(when, CoarseWhen) else when


def _number(day: date) -> int:
    return day.toordinal() - _EPOCH


def _entry(
    entry: Entry, names: Mapping[Id | None, str], codes: Mapping[Id, str], used: Used
) -> EntryLine:
    said = ((before, getattr(entry, name)) for name, before in _TEXTS.items())
    others = english.listed(f"[[{id}]]" for id in entry.same_event_as)
    return EntryLine(
        id=entry.id_text,
        time=entry.time.words() if entry.time else "",
        agency=names.get(entry.agency, str(entry.agency or "")),
        people=tuple(codes.get(one, one.text) for one in entry.people),
        about=tuple(codes.get(one, one.text) for one in entry.about),
        texts=(
            *((before, text) for before, text in said if text),
            *([("Also told in ", others)] if others else []),
            *([("Repeats ", f"[[{entry.duplicate_of}]]")] if entry.duplicate_of else []),
        ),
        seen=entries_shown.sort(entry),
        used_in=used.get(entry.id, ()) if entry.id else (),
    )


def _lanes(review: Review, asked: Asked) -> Lanes | None:
    if placing.why_not(swim_lanes.PICTURE, review, asked):
        return None
    found = entries_shown.counted(review, asked)
    if found is None:
        return None
    present = {one.agency for one in found.entries}
    return Lanes(
        first=_number(found.first),
        end=_number(found.end),
        agencies=tuple(one.called for one in review.all(Agency) if one.id in present),
        spans=tuple(
            Span(id, _number(one.first), _number(one.last), one.word, one.shade)
            for id, one in entries_shown.spans(entries_shown.episodes(review), found).items()
        ),
    )


def _notice(review: Review, asked: Asked) -> tuple[str, ...]:
    """For whom the page is, and that it stays there; what is published goes to all."""
    if asked.reader.audience is Audience.PUBLIC:
        return ()
    return f"For: {asked.reader.words(review)}", "Not to be passed on"
