"""A programme of reviews: the report above the reports.

Its parts and their order are those of SCIE, Learning Together London pilots: interim report, 2011:
introduction, headline findings, key strengths of the approach, outstanding implementation issues,
managing the process, developing reviewer expertise, time/cost requirements. What is counted over
the reviews is masked where it is small, so that nobody reads off a table which review it was; not
for those who may read the reviews themselves.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from statistics import median_low

from learning_together import english
from learning_together.documents.prose import Prose
from learning_together.records.frameworks import DEFAULT, Framework, framework
from learning_together.records.kinds import programme as known
from learning_together.reports import wording
from learning_together.reports.programme.one_review import EffortPart, QuotePart, ReviewPart
from learning_together.reports.programme.page import (
    UNTOLD,
    Broken,
    CostRow,
    CostSum,
    Count,
    FactorRow,
    Figure,
    FindingLine,
    OverdueLine,
    Pattern,
    Programme,
    QuestionAnswers,
    Quotation,
    ReviewFindings,
    ReviewLine,
    Topic,
    UnansweredLine,
)
from learning_together.reports.views.feedback import GROUPS, NO_QUESTION
from learning_together.reports.views.time_and_cost import ISSUES, issue_label, number, total

UNSORTED = "Without a category"

#: A number as its readers are told it.
_Told = Callable[[int], Count]


def build(
    parts: Sequence[ReviewPart],
    programmes: Sequence[known.Programme],
    broken: Sequence[Broken],
    today: date,
    *,
    detailed: bool = False,
) -> Programme:
    """The programme.

    Args:
        parts: Its reviews.
        programmes: What is known of it besides.
        broken: Folders of reviews that could not be read, and why.
        today: The day on which it is told.
        detailed: Whether it is made for review teams, for whom no number is masked.
    """
    told = partial(Count, open=detailed)
    elsewhere = [one for programme in programmes for one in programme.elsewhere]
    boards = [one.name for programme in programmes for one in programme.boards if one.name]
    boards += [one.board for one in parts if one.board]
    boards += [one.board for one in elsewhere if one.board]
    titles = [one.title for one in programmes if one.title]
    markings = [one.marking for one in programmes if one.marking]
    markings += [one.marking for one in parts if one.marking]
    return Programme(
        title="; ".join(titles) or "Programme of reviews",
        subtitle="; ".join(one.subtitle for one in programmes if one.subtitle),
        marking="; ".join(dict.fromkeys(markings)),
        today=wording.day(today),
        on=today,
        source="; ".join(_source(one.published) for one in programmes if one.published),
        parts=tuple(parts),
        boards=tuple(dict.fromkeys(boards)),
        boards_place=english.listed(
            dict.fromkeys(one.place or "" for programme in programmes for one in programme.boards)
        ),
        reviews=(*map(_line, parts), *map(_elsewhere, elsewhere)),
        broken=tuple(broken),
        sectors=_counted(Counter(sector for one in parts for sector in one.sectors), told),
        figures=tuple(
            Figure(one.what or "", one.number or 0, one.place or "")
            for programme in programmes
            for one in programme.figures
        ),
        introduction=_topics(one.introduction for one in programmes),
        headlines=_topics(one.headlines for one in programmes),
        findings=tuple(_findings(parts, elsewhere)),
        patterns=_patterns(parts, told),
        factors=_factors(parts, told),
        strengths=_topics(one.strengths for one in programmes),
        asked=_asked(parts),
        others=sum(one.unquoted for one in parts),
        open_questions=_topics(one.open_questions for one in programmes),
        proceedings=told(sum(one.proceedings for one in parts)),
        overdue=tuple(
            OverdueLine(part.title, one.what, one.who, wording.day(one.due))
            for part, one in sorted(
                ((part, one) for part in parts for one in part.overdue),
                key=lambda both: both[1].due,
            )
        ),
        unanswered=tuple(
            UnansweredLine(one.title, one.unanswered) for one in parts if one.unanswered
        ),
        process=_topics(one.process for one in programmes),
        process_figures=_process(parts),
        expertise=_topics(one.expertise for one in programmes),
        reviewers=tuple(
            _quotation(quote)
            for one in parts
            for quote in one.quotes
            if quote.group == "lead-reviewer"
        ),
        supervised=told(sum(one.counts["supervision"] > 0 for one in parts)),
        cost_rows=_cost_rows(programmes),
        cost_sums=_cost_sums(parts, _framework(programmes), told),
        detailed=detailed,
    )


def _source(one: known.Published) -> str:
    about = [one.author or "", one.title or "", wording.when(one.date)]
    return ", ".join(part for part in about if part)


def _line(one: ReviewPart) -> ReviewLine:
    sort = ", ".join(part for part in (one.framework, one.option.lower()) if part)
    return ReviewLine(one.title, one.board, sort, english.label(one.stage), one.counts["findings"])


def _elsewhere(one: known.Elsewhere) -> ReviewLine:
    return ReviewLine(
        one.title or "",
        one.board or "",
        "Folder elsewhere",
        english.label(one.stage),
        len(one.findings) or None,
        wording.prose(one.note),
        one.place or "",
        elsewhere=True,
    )


def _topics(groups: Iterable[tuple[known.Topic, ...]]) -> tuple[Topic, ...]:
    return tuple(
        Topic(
            heading=one.heading or "",
            text=wording.prose(one.text),
            points=tuple(map(Prose, one.points)),
            quotations=tuple(
                Quotation(quote.text or "", quote.who or "", quote.place or "")
                for quote in one.quotations
            ),
            place=one.place or "",
        )
        for group in groups
        for one in group
    )


def _findings(
    parts: Sequence[ReviewPart], elsewhere: Sequence[known.Elsewhere]
) -> Iterable[ReviewFindings]:
    for part in parts:
        if part.findings:
            yield ReviewFindings(
                part.title,
                tuple(
                    FindingLine(str(one.number), one.title.rstrip(" ."), Prose(one.statement))
                    for one in part.findings
                ),
            )
    for other in elsewhere:
        if other.findings:
            yield ReviewFindings(
                other.title or "",
                tuple(FindingLine(str(n), "", Prose(t)) for n, t in enumerate(other.findings, 1)),
            )


def _counted(counts: Counter[str], told: _Told) -> tuple[tuple[str, Count], ...]:
    """Counts by name, the largest first."""
    return tuple((english.label(key), count) for key, count in _ordered(counts, told))


def _ordered(counts: Counter[str], told: _Told) -> list[tuple[str, Count]]:
    """The largest first; masked ones by name, since their order would tell which is larger."""
    found = [(key, told(number)) for key, number in counts.items()]
    return sorted(found, key=lambda one: (0 if one[1].small else -one[1].value, one[0]))


def _patterns(parts: Sequence[ReviewPart], told: _Told) -> tuple[Pattern, ...]:
    """In how many reviews each category occurs; a review counts once, however many findings."""
    reviews: Counter[str] = Counter()
    sectors: dict[str, Counter[str]] = {}
    for part in parts:
        touched: dict[str, set[str]] = {}
        for one in part.findings:
            touched.setdefault(one.category or UNSORTED, set()).update(one.sectors)
        for category, own in touched.items():
            reviews[category] += 1
            sectors.setdefault(category, Counter()).update(own)
    return tuple(
        Pattern(key, count, _counted(sectors[key], told)) for key, count in _ordered(reviews, told)
    )


def _factors(parts: Sequence[ReviewPart], told: _Told) -> tuple[FactorRow, ...]:
    reviews: Counter[tuple[str, str, str]] = Counter()
    for part in parts:
        reviews.update(set(part.factors))
    rows = dict.fromkeys((type_, level) for type_, level, _ in sorted(reviews))
    return tuple(
        FactorRow(
            english.label(type_) or "Type not given",
            english.label(level) or "Level not given",
            told(reviews[type_, level, "hinders"]),
            told(reviews[type_, level, "helps"]),
        )
        for type_, level in rows
    )


def _quotation(quote: QuotePart) -> Quotation:
    who = quote.role or GROUPS[quote.group]
    return Quotation(quote.answer, f"{who}, {wording.CHANGED}" if quote.changed else who)


def _asked(parts: Sequence[ReviewPart]) -> tuple[QuestionAnswers, ...]:
    questions: dict[str, list[Quotation]] = {}
    for part in parts:
        for quote in part.quotes:
            if quote.group != "lead-reviewer":
                asked = questions.setdefault(quote.question or NO_QUESTION, [])
                asked.append(_quotation(quote))
    return tuple(QuestionAnswers(question, tuple(said)) for question, said in questions.items())


def _process(parts: Sequence[ReviewPart]) -> tuple[tuple[str, str], ...]:
    if not parts:
        return ()
    stages = Counter(one.stage for one in parts)
    found = [
        (f"Reviews at the stage “{stage}”", str(stages[stage]))
        for stage in ("setup", "collect", "analyse", "report", "board")
        if stages[stage]
    ]
    for label, kind in (
        ("Timeline entries", "timeline"),
        ("Conversations", "conversations"),
        ("Meetings", "meetings"),
        ("Key practice episodes", "episodes"),
        ("Findings", "findings"),
    ):
        found.append((f"{label} of a review", _spread([one.counts[kind] for one in parts])))
    months = [one.months for one in parts if one.months is not None]
    if months:
        found.append(("Months from decision to sign-off", _spread(months)))
    return tuple(found)


def _spread(values: Sequence[int]) -> str:
    """The middle of some numbers, with the smallest and the largest."""
    low, high = min(values), max(values)
    if low == high:
        return str(low)
    ends = f"{low} to {high}"
    return f"{median_low(values)} ({ends})" if len(values) > 2 else ends


def _framework(programmes: Sequence[known.Programme]) -> Framework:
    """The one under which all reviews are done; otherwise the one whose words suit them all."""
    named = {one.framework for one in programmes if one.framework}
    return framework(named.pop() if len(named) == 1 else DEFAULT)


def _cost_rows(programmes: Sequence[known.Programme]) -> tuple[CostRow, ...]:
    given = [one for programme in programmes for one in programme.costs]
    words = _framework(programmes)
    return tuple(
        CostRow(
            issue_label(words, issue),
            tuple(Prose(text) for one in given if one.issue == issue for text in one.more),
            tuple(Prose(text) for one in given if one.issue == issue for text in one.less),
            tuple(Prose(text) for one in given if one.issue == issue for text in one.value),
            english.listed(dict.fromkeys(one.place or "" for one in given if one.issue == issue)),
        )
        for issue in ISSUES
        if any(one.issue == issue for one in given)
    )


def _cost_sums(parts: Sequence[ReviewPart], words: Framework, told: _Told) -> tuple[CostSum, ...]:
    every = [one for part in parts for one in part.efforts]
    by_issue = [(issue, [one for one in every if one.issue == issue]) for issue in ISSUES]
    return tuple(_cost_sum(issue_label(words, issue), own, told) for issue, own in by_issue if own)


def _cost_sum(label: str, own: Sequence[EffortPart], told: _Told) -> CostSum:
    more, less = (
        told(sum(some)) for some in ([one.more for one in own], [one.less for one in own])
    )
    add = partial(_sum, told)
    hours = [one.hours_more for one in own], [one.hours_alone for one in own]
    cost = [one.cost_more for one in own], [one.cost_alone for one in own]
    return CostSum(
        issue=label,
        reviews=told(len(own)),
        hours=add([one.hours for one in own]),
        usual_hours=add([one.usual_hours for one in own]),
        more_hours=add(*hours),
        cost=add([one.cost for one in own]),
        usual_cost=add([one.usual_cost for one in own]),
        more_cost=add(*cost),
        # Where one of them is small, the other would tell it: a review is mostly on one side.
        sides=UNTOLD if more.small or less.small else f"more in {more.words}, less in {less.words}",
    )


def _sum(told: _Told, values: Sequence[Decimal | None], alone: Sequence[bool] | None = None) -> str:
    """The sum over some reviews, if enough of them gave a figure.

    Args:
        told: How a number is told to its readers.
        values: A figure a review.
        alone: Of a difference: whether the review also has figures that do not enter it. If few
            have, the difference held against the two sums would tell what those few spent.
    """
    found = total(values)
    if found is None:
        return ""
    given = told(sum(value is not None for value in values))
    if given.small or (alone is not None and told(sum(alone)).small):
        return UNTOLD
    return number(found) if alone is None else _signed(found)


def _signed(value: Decimal) -> str:
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{number(abs(value))}"
