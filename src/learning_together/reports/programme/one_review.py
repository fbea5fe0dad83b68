"""One review as a programme sees it: small, plain, and free of what a wider circle may not read.

Texts come from the review as its reader may read it, with words in place of references to records,
and printed numbers where the reader is given no ids; bare numbers come from the whole of it. The
result holds no record, so that it can be sent from one process to another and hundreds of them fit
into memory.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from learning_together.ids import Id
from learning_together.method import conversations, corroboration, meetings, priorities
from learning_together.method.days import has_come, is_no_plan
from learning_together.privacy.audience import Reader, as_read_by
from learning_together.privacy.printed_ids import linked, printed_ids, renamed
from learning_together.records.agreement import Agreement, agreement
from learning_together.records.kinds.action import Action
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.effort import Effort
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.factor import Factor
from learning_together.records.kinds.feedback import Feedback
from learning_together.records.kinds.finding import Finding
from learning_together.records.kinds.meeting import Meeting
from learning_together.records.kinds.proceeding import Proceeding
from learning_together.records.kinds.response import Response
from learning_together.records.kinds.signoff import SignOff
from learning_together.records.kinds.supervision import Supervision
from learning_together.reports import references
from learning_together.reports.views.feedback import may_be_quoted
from learning_together.reports.views.findings import category
from learning_together.reports.views.time_and_cost import ISSUES, is_part, sides_of, total
from learning_together.review.review import REFERENCE, Review

#: A text of a review, as a programme has it; empty where there is none.
_Said = Callable[[str | None], str]


@dataclass(frozen=True, slots=True)
class FindingPart:
    """A finding: its number, what it says, its category, and the sectors that it touches."""

    number: int
    title: str
    statement: str
    category: str
    sectors: frozenset[str]


@dataclass(frozen=True, slots=True)
class EffortPart:
    """What was spent on one issue, and on which side of the usual process it stands.

    Attributes:
        hours_more: Over all activities for which both figures are given; None where there is none.
        hours_alone: Whether an activity has one of the two figures only.
    """

    issue: str
    hours: Decimal | None
    usual_hours: Decimal | None
    cost: Decimal | None
    usual_cost: Decimal | None
    hours_more: Decimal | None
    hours_alone: bool
    cost_more: Decimal | None
    cost_alone: bool
    more: bool
    less: bool


@dataclass(frozen=True, slots=True)
class QuotePart:
    """An answer that may be quoted; `changed` says that it was changed since that was agreed."""

    question: str
    role: str
    group: str
    answer: str
    changed: bool


@dataclass(frozen=True, slots=True)
class OverduePart:
    """An action whose day is past."""

    id: str
    what: str
    who: str
    due: date


@dataclass(frozen=True, slots=True)
class ReviewPart:
    """A review.

    Attributes:
        folder: Its folder's name.
        counts: Records by kind; of conversations, meetings and supervision what was held.
        factors: How many factors there are of each type, level and effect.
        unanswered: Titles of findings without a response, once the board has met.
        met: Whether the board has met about it, or has answered.
        answers: How many findings have which answer of the board ("yes", "partly", "no"), and how
            many none.
        months: From the decision to the last sign-off.
        faults: How many fields could not be read.
    """

    folder: str
    title: str
    board: str
    marking: str
    framework: str
    option: str
    stage: str
    sectors: frozenset[str]
    counts: dict[str, int]
    findings: tuple[FindingPart, ...]
    factors: dict[tuple[str, str, str], int]
    efforts: tuple[EffortPart, ...]
    quotes: tuple[QuotePart, ...]
    unquoted: int
    proceedings: bool
    done: int
    overdue: tuple[OverduePart, ...]
    unanswered: tuple[str, ...]
    met: bool
    answers: dict[str, int]
    actions: int
    months: int | None
    faults: int


def build(review: Review, reader: Reader, today: date, faults: int = 0) -> ReviewPart:
    """A review as a programme sees it.

    Args:
        review: All of it.
        reader: For whom the programme's report is made.
        today: The day on which something is overdue or not.
        faults: How many of its fields could not be read.
    """
    seen = as_read_by(review, reader)
    printed = printed_ids(seen, reader)
    said = _words_of(seen, printed)
    counted = (Entry, Episode, Factor, Finding, Action)
    sectors = {one.id: one.sector or "other" for one in review.all(Agency)}
    quotes = tuple(
        QuotePart(
            said(one.question),
            said(one.role),
            one.group or "other",
            said(one.answer),
            agreement(one) is Agreement.CHANGED,
        )
        for one in seen.all(Feedback)
        if may_be_quoted(one)
    )
    feedback = len(review.all(Feedback))
    return ReviewPart(
        folder=review.root.name if review.root else "",
        title=seen.title,
        board=seen.facts.board or "",
        marking=seen.facts.marking or "",
        framework=seen.framework.label,
        option=seen.option.label,
        stage=str(seen.stage),
        sectors=frozenset(sectors.values()),
        counts={
            **{kind.KIND.name: len(review.all(kind)) for kind in counted},
            "conversations": sum(
                conversations.was_held(one, today) for one in review.all(Conversation)
            ),
            "supervision": sum(is_no_plan(one.date, today) for one in review.all(Supervision)),
            "meetings": sum(meetings.was_held(one, today) for one in review.all(Meeting)),
        },
        findings=tuple(_findings(review, seen, sectors, said)),
        factors=dict(
            Counter(
                (one.type or "", one.level or "", one.effect or "") for one in review.all(Factor)
            )
        ),
        efforts=tuple(_efforts(seen)),
        quotes=quotes,
        unquoted=feedback - len(quotes),
        proceedings=bool(review.all(Proceeding)),
        done=sum(has_come(one.done_on, today) for one in seen.all(Action)),
        overdue=tuple(_overdue(seen, today, printed, said)),
        unanswered=tuple(_unanswered(seen, today, said)),
        met=_has_met(seen, today) or any(one.accepted for one in seen.all(Response)),
        answers=dict(Counter(_answer(seen, one.id) for _, one in priorities.numbered(seen))),
        actions=len(seen.all(Action)),
        months=_months(review, today),
        faults=faults,
    )


def _words_of(seen: Review, printed: Mapping[Id, Id]) -> _Said:
    """Puts what a record is called in place of each `[[…]]` of a text of this review."""
    called = references.references(renamed(seen, printed))
    return lambda text: REFERENCE.sub(lambda one: called(linked(one[1], printed)).label, text or "")


def _findings(
    review: Review, seen: Review, sectors: Mapping[Id | None, str], said: _Said
) -> Iterable[FindingPart]:
    for number, one in priorities.numbered(seen):
        own = review.get(one.id, Finding)
        yield FindingPart(
            number=number,
            title=said(one.title),
            statement=said(one.statement),
            category=category(seen, one.category),
            sectors=frozenset(_touched(review, own, sectors)) if own else frozenset(),
        )


def _touched(review: Review, finding: Finding, sectors: Mapping[Id | None, str]) -> Iterable[str]:
    """The sectors whose practice a finding is about, or who speak for it."""
    agencies = set(corroboration.behind_finding(review, finding).agencies)
    for episode in review.each(finding.episodes, Episode):
        told = review.each(episode.timeline, Entry)
        agencies |= {*episode.agencies, *(entry.agency for entry in told if entry.agency)}
    return (sectors[id_] for id_ in agencies if id_ in sectors)


def _efforts(seen: Review) -> Iterable[EffortPart]:
    efforts = [one for one in seen.all(Effort) if not is_part(seen, one)]
    for issue in ISSUES:
        own = [one for one in efforts if (one.issue or "other") == issue]
        if own:
            sides = [sides_of(seen, one) for one in own]
            yield EffortPart(
                issue=issue,
                hours=total(one.hours for one in own),
                usual_hours=total(one.usual_hours for one in own),
                cost=total(one.cost for one in own),
                usual_cost=total(one.usual_cost for one in own),
                hours_more=_more((one.hours, one.usual_hours) for one in own),
                hours_alone=any((one.hours is None) != (one.usual_hours is None) for one in own),
                cost_more=_more((one.cost, one.usual_cost) for one in own),
                cost_alone=any((one.cost is None) != (one.usual_cost is None) for one in own),
                more=any(side.more for side in sides),
                less=any(side.less for side in sides),
            )


def _more(pairs: Iterable[tuple[Decimal | None, Decimal | None]]) -> Decimal | None:
    return total(a - b if a is not None and b is not None else None for a, b in pairs)


def _overdue(
    seen: Review, today: date, printed: Mapping[Id, Id], said: _Said
) -> Iterable[OverduePart]:
    for one in seen.all(Action):
        if one.due is not None and one.due < today and not has_come(one.done_on, today):
            called = str(printed.get(one.id, one.id)) if one.id else ""
            yield OverduePart(called, said(one.what), said(one.owner), one.due)


def _unanswered(seen: Review, today: date, said: _Said) -> Iterable[str]:
    """Findings without a response although the board has met about the review."""
    if not _has_met(seen, today):
        return
    answered = {one.finding for one in seen.all(Response) if one.accepted}
    for number, one in priorities.numbered(seen):
        if one.id not in answered:
            yield said(one.title) or f"Finding {number}"


def _has_met(seen: Review, today: date) -> bool:
    return any(meetings.was_held(one, today) for one in meetings.diary(seen).get("board", ()))


def _answer(seen: Review, finding: Id | None) -> str:
    """The board's answer to a finding: to it as a whole, else to all of its questions."""
    own = [one for one in seen.all(Response) if one.finding == finding and one.accepted]
    whole = {one.accepted or "" for one in own if one.question is None}
    said = whole or {one.accepted or "" for one in own}
    return "none" if not said else said.pop() if len(said) == 1 else "partly"


def _months(review: Review, today: date) -> int | None:
    start = review.facts.decided_on
    end = max(
        (one.date for one in review.all(SignOff) if one.date and one.date <= today), default=None
    )
    if start is None or end is None or end < start:
        return None
    return (end.year - start.year) * 12 + end.month - start.month
