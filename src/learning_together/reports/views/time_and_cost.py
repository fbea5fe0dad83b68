"""Time and cost against the usual process: the table of the pilots, filled for this review.

Rows and columns are those of SCIE, Learning Together London pilots, interim report, 2011,
section 7; the words of the rows are the framework's. What is "usual" is what the team entered;
nothing is assumed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from learning_together.records.frameworks import Framework
from learning_together.records.kinds.effort import Effort, EffortIssue
from learning_together.reports import wording
from learning_together.reports.report import Asked, Prose, Report, Review
from learning_together.stages import Stage

#: The rows, in the order of the source.
ISSUES = get_args(EffortIssue)


def issue_label(framework: Framework, issue: str | None) -> str:
    """What a row is called under a framework."""
    return framework.word(f"effort_{issue or 'other'}")


@dataclass(frozen=True, slots=True)
class IssueRow:
    """A row of the table; each column holds what belongs there, one text an effort."""

    issue: str
    more: tuple[str, ...]
    less: tuple[str, ...]
    value: tuple[Prose, ...]


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """What was spent on one activity."""

    id: str
    issue: str
    activity: str
    who: str
    hours: str
    usual_hours: str
    cost: str
    usual_cost: str


@dataclass(frozen=True, slots=True)
class Total:
    """Sums of one issue, or of all; the difference counts only what has a usual figure."""

    issue: str
    hours: str
    usual_hours: str
    more_hours: str
    cost: str
    usual_cost: str
    more_cost: str


@dataclass(frozen=True, slots=True)
class TimeAndCost:
    """The table, what was spent, and the sums.

    Attributes:
        same: Activities that took as much as usual.
        uncompared: Activities for which no usual figure is entered.
        parts: Whether some lines are parts of others and left out of the sums.
        withheld: Whether there is more that these readers may not see.
    """

    rows: tuple[IssueRow, ...]
    same: tuple[str, ...]
    uncompared: tuple[str, ...]
    lines: tuple[ActivityLine, ...]
    totals: tuple[Total, ...]
    parts: bool
    withheld: bool


def build(review: Review, asked: Asked) -> TimeAndCost:
    """The table of a review, as far as effort was recorded."""
    efforts = review.all(Effort)
    sides = {id(one): sides_of(review, one) for one in efforts}
    used = [
        issue
        for issue in ISSUES
        if issue != "other" or any(one.issue == "other" for one in efforts)
    ]
    by_issue = {
        issue: [one for one in efforts if (one.issue or "other") == issue] for issue in used
    }
    whole = [one for one in efforts if not is_part(review, one)]
    return TimeAndCost(
        rows=tuple(
            IssueRow(
                issue=issue_label(review.framework, issue),
                more=tuple(text for one in own if (text := sides[id(one)].more)),
                less=tuple(text for one in own if (text := sides[id(one)].less)),
                value=tuple(Prose(one.value_added) for one in own if one.value_added),
            )
            for issue, own in by_issue.items()
        )
        if efforts
        else (),
        same=tuple(_activity(review, one) for one in efforts if sides[id(one)].same),
        uncompared=tuple(_activity(review, one) for one in efforts if sides[id(one)] == Sides()),
        lines=tuple(_line(review, one) for own in by_issue.values() for one in own),
        totals=_totals(review, whole),
        parts=len(whole) < len(efforts),
        withheld=Effort.KIND.name in review.withheld.values(),
    )


REPORT = Report(
    name="effort",
    title="Time and cost",
    about="The time and money that the review took, against the usual process, and what it added.",
    stage=Stage.BOARD,
    build=build,
    of=(Effort,),
    contents=False,
)


@dataclass(frozen=True, slots=True)
class Sides:
    """On which side of the comparison an effort stands; with the text that goes there."""

    more: str = ""
    less: str = ""
    same: bool = False


def sides_of(review: Review, one: Effort) -> Sides:
    """Compares an effort with the usual process: hours, money, and what the team says of it.

    The two may differ: what takes more hours may cost less.
    """
    name = _activity(review, one)
    more: list[str] = []
    less: list[str] = []
    same = one.compared == "same"
    for spent, usual, words in (
        (one.hours, one.usual_hours, _hours),
        (one.cost, one.usual_cost, _money),
    ):
        if spent is None or usual is None:
            continue
        text = f"{words(spent)}, usually {words(usual)}"
        if spent > usual:
            more.append(text)
        elif spent < usual:
            less.append(text)
        else:
            same = True
    return Sides(
        _told(name, more, said=one.compared == "more"),
        _told(name, less, said=one.compared == "less"),
        same and not more and not less,
    )


def _told(name: str, figures: Sequence[str], *, said: bool) -> str:
    """What stands on one side: the activity with its figures, or alone where the team says so."""
    if figures:
        return f"{name}: {'; '.join(figures)}"
    return name if said else ""


def is_part(review: Review, one: Effort) -> bool:
    """Whether an effort is told apart from one that counts it already."""
    met = {one.id}
    whole = review.get(one.part_of, Effort)
    if whole is None:
        return False
    while whole is not None:
        if whole.id in met:
            return False  # Parts of each other: neither counts the other, so both count.
        met.add(whole.id)
        whole = review.get(whole.part_of, Effort)
    return True


def _activity(review: Review, one: Effort) -> str:
    return one.activity or issue_label(review.framework, one.issue)


def _line(review: Review, one: Effort) -> ActivityLine:
    who = [wording.person(review, one.person), wording.agency(review, one.agency)]
    return ActivityLine(
        id=one.id_text,
        issue=issue_label(review.framework, one.issue),
        activity=_activity(review, one)
        + (f" (part of {one.part_of})" if is_part(review, one) else ""),
        who=", ".join(part for part in who if part),
        hours=number(one.hours),
        usual_hours=number(one.usual_hours),
        cost=number(one.cost),
        usual_cost=number(one.usual_cost),
    )


def _totals(review: Review, efforts: Sequence[Effort]) -> tuple[Total, ...]:
    totals = [
        _total(issue_label(review.framework, issue), own)
        for issue in ISSUES
        if (own := [one for one in efforts if (one.issue or "other") == issue])
        and any(one.hours is not None or one.cost is not None for one in own)
    ]
    return (*totals, _total("All", efforts)) if totals else ()


def _total(label: str, own: Sequence[Effort]) -> Total:
    return Total(
        label,
        number(total(one.hours for one in own)),
        number(total(one.usual_hours for one in own)),
        _difference(own, lambda one: (one.hours, one.usual_hours)),
        number(total(one.cost for one in own)),
        number(total(one.usual_cost for one in own)),
        _difference(own, lambda one: (one.cost, one.usual_cost)),
    )


def total(values: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of what is given; None where nothing is."""
    given = [value for value in values if value is not None]
    return sum(given, Decimal(0)) if given else None


def _difference(
    own: Sequence[Effort],
    pair: Callable[[Effort], tuple[Decimal | None, Decimal | None]],
) -> str:
    both = [
        spent - usual for spent, usual in map(pair, own) if spent is not None and usual is not None
    ]
    if not both:
        return ""
    found = sum(both, Decimal(0))
    sign = "+" if found > 0 else "−" if found < 0 else ""
    return f"{sign}{number(abs(found))}"


def number(value: Decimal | None) -> str:
    """An amount as tables print it: 1,234 or 1,234.5; empty for none.

    >>> number(Decimal("1234.50"))
    '1,234.5'
    """
    if value is None:
        return ""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _hours(value: Decimal) -> str:
    return f"{number(value)} {'hour' if value == 1 else 'hours'}"


def _money(value: Decimal) -> str:
    return f"£{number(value)}"
