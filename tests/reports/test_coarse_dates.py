"""Reports with dates told less exactly: no full day is in the finished file."""

import re

import pytest

from conftest import Lt
from goldens import small
from learning_together.dates.coarse import HOWS, How
from learning_together.method import timeline_order
from learning_together.privacy.audience import as_read_by, reader
from learning_together.privacy.contents import pieces
from learning_together.privacy.less_exact import coarsened
from learning_together.records.kinds.entry import Entry
from learning_together.reports.catalogue import REPORTS
from learning_together.reports.draw_up import as_bytes, draw_up
from learning_together.reports.report import Asked
from learning_together.review.load import load
from places import ROOT
from sample import Folder

EXAMPLE = ROOT / "examples" / "harbour-street"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
FULL_DAY = re.compile(
    rf"\b[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{MONTHS})\b"
    r"|\b[12][0-9]{3}-[01][0-9]-[0-3][0-9]\b"
    rf"|\b[0-3]?[0-9]/[01]?[0-9]/[0-9]{{2,4}}\b|\b(?:{MONTHS}) [0-9]{{1,2}}\b(?![0-9/])"
)
#: Reports that leave the team, and those that hold most dates.
NAMES = (
    "review", "chronology", "episodes", "findings", "narrative", "terms", "disclosure", "response",
    "feedback", "case-group", "comments",
)  # fmt: skip


def days(name: str, content: bytes) -> list[str]:
    """Full days in what a reader of a file sees or could unpack."""
    found = []
    for piece in pieces(name, content):
        found += [match[0] for match in FULL_DAY.finditer(piece.text)]
    return found


@pytest.mark.parametrize(
    "how", [pytest.param(how, marks=[pytest.mark.long] * (how != HOWS[0])) for how in HOWS]
)
def test_no_full_day_is_left_in_any_report(how: How) -> None:
    review = load(EXAMPLE).review
    for audience in ("reviewers", "public"):
        seen = as_read_by(review, reader(audience, review))
        told = coarsened(seen, how)
        assert [one.id for one in timeline_order.in_order(told.all(Entry))] == [
            one.id for one in timeline_order.in_order(seen.all(Entry))
        ]
    held = 0
    for report in REPORTS:
        if report.name not in NAMES:
            continue
        who = reader("reviewers", review)
        exact = as_bytes(draw_up(report, review, Asked(reader=who), anchors=False), "md")
        held += len(days("x.md", exact))
        coarse = draw_up(report, review, Asked(reader=who, dates=how), anchors=False)
        assert days("x.md", as_bytes(coarse, "md")) == [], report.name
    assert held > 100


@pytest.mark.parametrize("form", ["md", "docx", "html", "pdf"])
def test_the_file_and_its_title_page(form: str, lt: Lt, folder: Folder) -> None:
    files = small()
    files["timeline/health.yaml"] += (
        "- id: health-098\n  date: 2022-03-14\n  when: the Monday after\n"
        "  source: Log of 15.3.2022\n"
        "  event: Rang on 14 March 2022, again on 03/15/2022.\n  people: [HV1]\n"
    )
    root = folder(files)
    ran = lt("report", "chronology", "--dates", "months", "--to", form, cwd=root)
    assert ran.code == 0, ran.err
    path = root / "reports" / f"chronology-months.{form}"
    content = path.read_bytes()
    assert days(path.name, content) == []
    texts = " ".join(piece.text for piece in pieces(path.name, content))
    assert "Given by month" in texts
    assert "Rang in March 2022, again in March 2022." in texts
    assert "Monday" not in texts


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chronology", "--dates", "weeks"], "Write one of: months, seasons, years."),
        (["chronology", "--dates", "ages"], "Dates cannot be given by “ages”."),
        (["chronology", "--dates", "months", "--intervals"], "Intervals in days"),
        (["conflicts", "--dates", "months"], "needs exact dates"),
        (["agency-form", "--for", "health", "--to", "xlsx", "--dates", "months"], "needs exact"),
    ],
)
def test_what_cannot_be(arguments: list[str], said: str, lt: Lt, folder: Folder) -> None:
    root = folder(small())
    ran = lt("report", *arguments, cwd=root)
    assert ran.code == 2
    assert said in " ".join(ran.err.split())
    assert not (root / "reports").exists()
