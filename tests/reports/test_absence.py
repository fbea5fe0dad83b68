"""What a reader may not see is left out, and never told as missing.

For each report and each kind of record: a line that a report has only where there is no such record
says that there is none, or counts without it. Nobody from whom such records are withheld may read
it. A line that says the same as another with something left out tells of nothing missing.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pytest

from conftest import Lt
from goldens import small
from learning_together.errors import LtError
from learning_together.ids import Id
from learning_together.privacy.audience import ABOUT, Reader, as_read_by
from learning_together.records.base import Audience
from learning_together.records.kinds import KINDS, model
from learning_together.reports.catalogue import REPORTS
from learning_together.reports.draw_up import draw_up
from learning_together.reports.report import Asked, Report
from learning_together.review.load import load, load_contents
from learning_together.review.review import Review, once_per_review
from places import ROOT
from sample import Folder

TEAM = Reader(Audience.TEAM)
RECORDS = [kind for kind in KINDS if kind not in {"review", "identities"}]


@cache
def review_of(name: str) -> Review:
    if name == "small":
        return load_contents({path: text.encode() for path, text in small().items()}).review
    return load(ROOT / "examples" / name).review


def readers_of(review: Review) -> Iterable[Reader]:
    for audience in Audience:
        if audience not in ABOUT:
            yield Reader(audience)
            continue
        for record in review.all(model(ABOUT[audience]))[:2]:
            yield Reader(audience, record.id)


def lines(report: Report, review: Review, who: Reader, subject: Id | None) -> set[str] | None:
    """The lines of a report; None where it is refused."""
    if report.only and who.audience not in report.only:
        return None
    try:
        made = draw_up(report, review, Asked(reader=who, subject=subject), anchors=False)
    except LtError:
        return None
    return {line.strip() for line in made.body.split("\n") if line.strip()[:1] not in {"", ":"}}


def words(line: str) -> set[str]:
    return set(
        re.findall(r"[\w’']+", re.sub(r"^#+ [0-9]+\.|^[0-9]+\. |[Ff]inding [0-9]+", "", line))
    )


@once_per_review  # Each report asks for the same.
def closed(review: Review, kind: str, ids: tuple[Id, ...]) -> Review:
    """The review with records that only the lead reviewers may read."""
    records = {
        **review.records,
        kind: tuple(
            one.but(handling=(Audience.REVIEWERS,)) if one.id in ids else one
            for one in review.records.get(kind, ())
        ),
    }
    return replace(review, records=records)


@once_per_review
def never_been(hidden: Review) -> Review:
    """What the team would read if records that it may not read had never been."""
    return replace(as_read_by(hidden, TEAM), withheld={})


def told_as_missing(
    report: Report,
    hidden: Review,
    whole: set[str] | None,
    subject: Id | None,
) -> set[str]:
    """What the team would read in a report if these records had never been, and does not read."""
    bare = lines(report, never_been(hidden), TEAM, subject)
    if whole is None or bare is None:
        return set()
    known = [words(line) for line in whole]
    return {line for line in bare - whole if not any(words(line) <= one for one in known)}


def subjects(report: Report, review: Review) -> list[Id | None]:
    if report.per is None:
        return [None]
    return [*([None] if report.whole else []), *(one.id for one in review.all(report.per)[:2])]


def untold(report: Report, kind: str, line: str) -> bool:
    """Whether a line stands there for another reason than that something is missing."""
    return (
        kind == "sections"  # What the report says by itself stands in for a section.
        or (report.name == "agency-form" and kind == "people")  # Hashes of what its cells hold.
        # Proceedings that name nobody hold for everybody.
        or (report.name == "conversation" and kind == "people")
        # Without an account another one may be the most alike.
        or (report.name == "conflicts" and line.startswith("Likeness"))
        or (report.name == "meeting" and kind == "meetings")  # Tasks since another meeting.
        # Cards of findings stand two in a row; without one, others stand side by side.
        or (report.name == "review" and "\ue001**" in line)
        or (report.name == "effort" and line.startswith("| All"))  # A note says what it leaves out.
    )


def faults(report: Report, review: Review) -> list[tuple[str, str, int, str]]:
    """What readers are told to be missing: the reader, the kind, how many, the line."""
    found = []
    wholes = {one: lines(report, review, TEAM, one) for one in subjects(report, review)}
    for kind in RECORDS:
        every = [one.id for one in review.records.get(kind, ()) if one.id]
        for ids in {tuple(every), tuple(every[:1])} - {()}:
            hidden = closed(review, kind, ids)
            for subject, whole in wholes.items():
                if subject in ids or not (
                    missing := told_as_missing(report, hidden, whole, subject)
                ):
                    continue
                for who in readers_of(review):
                    if who.audience is not Audience.REVIEWERS:
                        seen = lines(report, hidden, who, subject) or set()
                        found += [(who.key, kind, len(ids), line) for line in missing & seen]
    return [one for one in found if not untold(report, one[1], one[3])]


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_nothing_that_is_withheld_is_told_as_missing(report: Report) -> None:
    assert faults(report, review_of("small")) == []


@pytest.mark.long
@pytest.mark.parametrize("name", ["harbour-street", "elm-court"])
@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_nor_in_an_example(report: Report, name: str) -> None:
    assert faults(report, review_of(name)) == []


@pytest.mark.parametrize(
    ("name", "audience", "kind"),
    [
        ("chronology", "board", "timeline entry"),
        ("narrative", "board", "conversation"),
        ("feedback", "public", "feedback"),
        ("disclosure", "team", "disclosure"),
    ],
)
def test_a_report_of_what_its_readers_may_not_see_is_refused(
    name: str, audience: str, kind: str, lt: Lt, folder: Folder
) -> None:
    ran = lt("report", name, "--audience", audience, cwd=folder(small()))
    assert ran.code == 2
    assert "would be empty" in ran.err
    assert kind in " ".join(ran.err.split())


def test_what_is_open_is_not_told_to_those_who_may_not_read_decisions(
    lt: Lt, folder: Folder
) -> None:
    ran = lt("report", "conflicts", "--audience", "case-group", cwd=folder(small()))
    assert ran.code == 2
    assert "may not read every decision" in " ".join(ran.err.split())
