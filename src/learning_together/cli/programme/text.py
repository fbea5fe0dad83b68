"""A programme of reviews, as text for a screen that needs no colour."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from learning_together.cli.lines import cut, hung
from learning_together.cli.terminal import Look
from learning_together.english import counted, listed
from learning_together.reports.programme.page import FEWER, UNTOLD, CostSum, Programme, Topic
from learning_together.reports.programme.responses import build

#: How many of a sort are named before the rest is only counted.
FEW = 10


def as_text(view: Programme, look: Look) -> str:
    """The programme.

    Args:
        view: What is told of it.
        look: How wide, and whether in colour.
    """
    return "\n".join(line.rstrip() for line in _lines(view, look)) + "\n"


def responses_as_text(view: Programme, look: Look) -> str:
    """What boards answered over all reviews, and which actions are overdue.

    Args:
        view: What is told of the programme.
        look: How wide, and whether in colour.
    """
    page = build(view)
    lines = [look.paint("strong", cut(view.title, look.width)), *hung(page.summary, look, 0)]
    if page.open:
        lines += _heading("Open", look)
        for one in page.open:
            lines += hung(f"{one.review}: {one.told}", look, 4, "  -")
    lines += hung(page.rest, look, 2) if page.rest else []
    lines += _open(replace(view, unanswered=()), look)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _lines(view: Programme, look: Look) -> Iterator[str]:
    yield look.paint("strong", cut(view.title, look.width))
    there = (("review", len(view.reviews)), ("board", len(view.boards)))
    about = ", ".join(counted(number, what) for what, number in there if number)
    yield from hung(f"{about or 'Nothing is known yet'}; on {view.today}", look, 0)
    if view.source:
        yield from hung(f"From a published source: {view.source}", look, 0)
    yield from _boards(view, look)
    yield from _reviews(view, look)
    yield from _patterns(view, look)
    yield from _factors(view, look)
    for name, topics in (
        ("Key strengths of the approach", view.strengths),
        ("Outstanding implementation issues", view.open_questions),
    ):
        yield from _topics(name, topics, look)
    yield from _open(view, look)
    yield from _costs(view, look)
    yield ""
    yield from hung("All of it: lt programme … --to docx", look, 0)


def _heading(text: str, look: Look) -> Iterator[str]:
    yield ""
    yield look.paint("strong", text)


def _boards(view: Programme, look: Look) -> Iterator[str]:
    if view.boards:
        yield from _heading("Who is taking part", look)
        yield from hung(listed(_few(view.boards)), look, 2)


def _reviews(view: Programme, look: Look) -> Iterator[str]:
    if view.reviews:
        yield from _heading("Reviews", look)
        for one in view.reviews[: 2 * FEW]:
            number = "" if one.findings is None else f", {counted(one.findings, 'finding')}"
            stage = one.stage.lower() or "stage not told"
            yield "  " + cut(f"{one.title} ({stage}{number})", max(look.width - 2, 20))
        if len(view.reviews) > 2 * FEW:
            yield f"  … and {len(view.reviews) - 2 * FEW} more"
    if view.broken:
        yield from _heading("Could not be read", look)
        for broken in view.broken:
            yield from hung(f"{broken.folder}: {broken.reason}", look, 4, "  -")


def _patterns(view: Programme, look: Look) -> Iterator[str]:
    if not view.patterns:
        return
    yield from _heading("Patterns that recur, with the number of reviews", look)
    for pattern in view.patterns:
        yield from hung(f"{pattern.category}: {pattern.reviews.words}", look, 4, "  -")
        sectors = [f"{name} {count.words}" for name, count in pattern.told]
        if pattern.masked:
            sectors.append(f"{FEWER}: {listed(pattern.masked)}")
        if sectors:
            yield from hung("; ".join(sectors), look, 6)


def _factors(view: Programme, look: Look) -> Iterator[str]:
    if not view.factors:
        return
    yield from _heading("Contributory factors, with the number of reviews", look)
    told = [row for row in view.factors if row.told]
    for row in told:
        text = (
            f"{row.type}, {row.level.lower()}: hindered in {row.hinders.words}, "
            f"helped in {row.helps.words}"
        )
        yield from hung(text, look, 4, "  -")
    more = len(view.factors) - len(told)
    if more:
        text = f"{counted(more, 'sort')} of factor at work in {FEWER} reviews each way"
        yield from hung(text, look, 4, "  -")


def _costs(view: Programme, look: Look) -> Iterator[str]:
    if view.cost_rows or view.cost_sums:
        yield from _heading("Time and cost", look)
        for sums in view.cost_sums:
            if sums.told:
                yield from hung(f"{sums.issue}: {_spent(sums)}", look, 4, "  -")
        untold = [sums.issue for sums in view.cost_sums if not sums.told]
        if untold:
            text = f"Not told, since {FEWER} reviews give figures: {listed(untold)}."
            yield from hung(text, look, 2)
        if view.cost_rows:
            issues = listed(row.issue for row in view.cost_rows)
            yield from hung(f"The table has rows for {issues}.", look, 2)


def _spent(sums: CostSum) -> str:
    parts = []
    if sums.hours:
        parts.append(
            f"hours {sums.hours}" + (f", usually {sums.usual_hours}" if sums.usual_hours else "")
        )
    if sums.cost:
        parts.append(
            f"pounds {sums.cost}" + (f", usually {sums.usual_cost}" if sums.usual_cost else "")
        )
    if sums.sides != UNTOLD:
        parts.append(sums.sides)
    return "; ".join(parts)


def _topics(name: str, topics: Sequence[Topic], look: Look) -> Iterator[str]:
    headings = [one.heading for one in topics if one.heading]
    if headings:
        yield from _heading(name, look)
        for text in headings:
            yield from hung(text, look, 4, "  -")


def _open(view: Programme, look: Look) -> Iterator[str]:
    if view.overdue:
        yield from _heading(f"Overdue: {counted(len(view.overdue), 'action')}", look)
        for due in view.overdue[:FEW]:
            yield "  " + cut(f"{due.due}, {due.review}: {due.what}", max(look.width - 2, 20))
        if len(view.overdue) > FEW:
            yield f"  … and {len(view.overdue) - FEW} more"
    if view.unanswered:
        yield from _heading("Findings without an answer, though the board has met", look)
        for one in view.unanswered[:FEW]:
            yield from hung(f"{one.review}: {'; '.join(one.findings)}", look, 4, "  -")
        if len(view.unanswered) > FEW:
            yield f"  … and {len(view.unanswered) - FEW} more"


def _few(names: Sequence[str]) -> list[str]:
    more = [f"{len(names) - 2 * FEW} more"] if len(names) > 2 * FEW else []
    return [*names[: 2 * FEW], *more]
