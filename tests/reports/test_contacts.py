"""The chart of contacts: what it counts, for whom it is drawn, and how it arrives in a file."""

import io
import json
import zipfile

import pytest
from PIL import Image

from conftest import Lt
from learning_together.documents.charts import Figures
from learning_together.privacy.audience import Reader, as_read_by
from learning_together.records.base import Audience
from learning_together.records.kinds.entry import Entry
from learning_together.reports.charts.contacts import Contacts, build
from learning_together.reports.charts.contacts_drawing import drawing
from learning_together.review.load import load
from sample import Folder

REVIEW = (
    "format: 1\ntitle: Mill Lane\nframework: lcspr\noption: full\nstage: analyse\n"
    "marking: OFFICIAL\nperiod: {start: 2023-01-01, end: %s}\n"
)
AGENCIES = "- id: health\n  name: Health visiting\n- id: police\n  name: Police\n"
EPISODES = (
    "- {id: KPE1, title: One, start: 2023-01-10, end: 2023-02-10}\n"
    "- {id: KPE2, title: Two, start: 2023-02-05, end: 2023-03-10}\n"
    "- {id: KPE3, title: Before, start: 2020-02-05, end: 2020-03-10}\n"
)


def _entries(agency: str, dates: list[str], seen: str = "no") -> str:
    return "".join(
        f"- id: {agency}-{n:03}\n  date: {date}\n  child_seen: {seen}\n  event: Visit\n"
        for n, date in enumerate(dates, 1)
    )


FILES = {
    "review.yaml": REVIEW % "2023-06-30",
    "agencies.yaml": AGENCIES,
    "episodes.yaml": EPISODES,
    "timeline/health.yaml": _entries(
        "health",
        ["2023-01-03", "2023-01-31", "2023-03", "2023-03-02/2023-03-09", "2023", "2019-05-01"]
        + ["2023-06-30"] * 4,
        seen="yes",
    )
    + "- id: health-050\n  date: 2023-01-03\n  event: Visit\n  duplicate_of: health-001\n",
    "timeline/police.yaml": _entries("police", ["2023-02-01", "2023-02-28", "2023-05-31"]),
}


@pytest.fixture
def contacts(folder: Folder) -> Contacts:
    review = load(folder(FILES)).review
    found = build(review, review.all(Entry))
    assert found is not None
    return found


def test_entries_stand_in_the_month_in_which_they_lie_whole(contacts: Contacts) -> None:
    assert contacts.step == "month"
    assert contacts.starts[0] == "2023-01-01"
    assert contacts.starts[-1] == "2023-07-01"
    health, police = contacts.lanes
    assert health.name == "Health visiting"
    assert health.entries == health.seen == (2, 0, 2, 0, 0, 4)
    assert police.entries == (0, 2, 0, 0, 1, 0)
    assert sum(police.seen) == 0


def test_what_is_not_in_it_is_said(contacts: Contacts) -> None:
    # The year alone; 2019 lies outside the period, and a repeat is no second contact.
    assert contacts.notes == (
        "Each lane is as high as 4 entries in a month. "
        "Not in the chart: 1 entry that cannot be placed in one month."
    )


def test_its_words_say_what_it_shows(contacts: Contacts) -> None:
    assert contacts.alt == (
        "A chart of entries by agency and month, from January 2023 to June 2023. "
        "Health visiting: 8 entries, child seen in 8; Police: 3 entries, child seen in 0."
    )


def test_episodes_that_overlap_stand_below_each_other(contacts: Contacts) -> None:
    assert [(one.id, one.row) for one in contacts.episodes] == [("KPE1", 0), ("KPE2", 1)]


@pytest.mark.parametrize(
    ("end", "step"), [("2025-12-31", "month"), ("2026-01-01", "quarter"), ("2035-12-31", "year")]
)
def test_longer_periods_are_counted_by_longer_steps(folder: Folder, end: str, step: str) -> None:
    review = load(folder({**FILES, "review.yaml": REVIEW % end})).review
    found = build(review, review.all(Entry))
    assert found is not None
    assert found.step == step
    assert len(found.starts) <= 37


def test_few_entries_and_endless_periods_are_not_drawn(folder: Folder) -> None:
    review = load(folder({**FILES, "review.yaml": REVIEW % "2190-01-01"})).review
    assert build(review, review.all(Entry)) is None
    review = load(folder({**FILES, "timeline/health.yaml": "[]\n"})).review
    assert build(review, review.all(Entry)) is None


def test_episodes_are_not_drawn_where_one_is_held_back(folder: Folder) -> None:
    kept = EPISODES.replace("title: Two", "title: Two, handling: [reviewers]")
    review = load(folder({**FILES, "episodes.yaml": kept})).review
    seen = as_read_by(review, Reader(Audience.TEAM))
    found = build(seen, seen.all(Entry))
    assert found is not None
    assert found.episodes == ()


def test_the_picture_is_the_same_twice_and_fetches_nothing(contacts: Contacts) -> None:
    class View:
        pass

    view = View()
    view.contacts = contacts  # type: ignore[attr-defined]
    figures = Figures(view, {"contacts": drawing, "other": drawing})
    assert list(figures) == ["contacts.png"]
    first = figures["contacts.png"]
    picture = Image.open(io.BytesIO(first))
    assert picture.format == "PNG"
    assert picture.width > 1000
    assert first == Figures(view, {"contacts": drawing})["contacts.png"]
    assert "url" not in json.dumps(drawing(contacts))


def test_it_arrives_in_every_format(lt: Lt, folder: Folder) -> None:
    root = folder(FILES)
    ran = lt("report", "chronology", "review", "--to", "docx,html,md", cwd=root)
    assert ran.code == 0, ran.err
    made = root / "reports"
    for name in ("chronology", "review"):
        with zipfile.ZipFile(made / f"{name}.docx") as archive:
            assert "word/media/figure1.png" in archive.namelist()
            text = archive.read("word/document.xml").decode()
        assert 'descr="A chart of entries by agency and month' in text
        page = (made / f"{name}.html").read_text(encoding="utf-8")
        assert 'alt="A chart of entries' in page
        assert "Health visiting: 8 entries, child seen in 8" in (made / f"{name}.md").read_text(
            encoding="utf-8"
        )


def test_dates_told_less_exactly_are_not_drawn(lt: Lt, folder: Folder) -> None:
    root = folder(FILES)
    ran = lt("report", "chronology", "--to", "md", "--dates", "months", cwd=root)
    assert ran.code == 0, ran.err
    (made,) = (root / "reports").glob("*.md")
    assert "Figure 1" not in made.read_text(encoding="utf-8")


def test_the_report_has_none_where_an_entry_is_held_back(lt: Lt, folder: Folder) -> None:
    hidden = FILES["timeline/police.yaml"].replace(
        "  date: 2023-02-01\n", "  date: 2023-02-01\n  handling: [reviewers]\n"
    )
    root = folder({**FILES, "timeline/police.yaml": hidden})
    ran = lt("report", "review", "--to", "md", cwd=root)
    assert ran.code == 0, ran.err
    assert "Figure 1" not in (root / "reports" / "review.md").read_text(encoding="utf-8")
