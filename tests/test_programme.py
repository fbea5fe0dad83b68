"""Many reviews at once: masks, consent, what is broken, processes; and the published programme."""

import csv
import io
import json
import multiprocessing
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from conftest import Lt
from learning_together import programme, resources
from learning_together.audience import Reader
from learning_together.models.base import Audience
from learning_together.models.programme import Programme as Known
from learning_together.models.shape import fields
from learning_together.programme import Broken, gather, overview
from learning_together.programme_folder import find
from learning_together.views.programme_page import FEWER, Count
from learning_together.views.programme_part import ReviewPart
from sample import SAMPLE, write

TODAY = date(2024, 1, 15)
BOARD = Reader(Audience.BOARD)
LONDON = resources.folder("examples") / "london-pilots"
HEADINGS = [
    "Introduction",
    "Headline findings",
    "Key strengths of the approach",
    "Outstanding implementation issues",
    "Managing the process",
    "Developing reviewer expertise",
    "Time/cost requirements",
]

REVIEW = "format: 1\ntitle: {title}\nframework: lcspr\noption: full\nstage: board\n"
FILES = {
    "agencies.yaml": "- {id: health, name: Health, sector: health}\n"
    "- {id: police, name: Police, sector: police}\n",
    "timeline/health.yaml": "- {id: health-001, date: 2022-03-02, event: Visit}\n",
    "episodes.yaml": "- {id: KPE1, title: One, timeline: [health-001]}\n",
    "factors.yaml": "- {id: CF1, summary: Few, type: conditions, level: frontline,\n"
    "   effect: hinders}\n",
    "findings.yaml": "- {id: FIN1, title: Talk, statement: Talk leaves no trace, category: tools,\n"
    "   episodes: [KPE1]}\n",
    "meetings.yaml": "- {id: MTG1, type: board, date: 2023-12-01, status: held}\n",
    "actions.yaml": "- {id: ACT1, what: =Count, due: 2023-12-31}\n"
    "- {id: ACT2, what: Done, due: 2023-12-31, done_on: 2023-12-30}\n",
    "feedback.yaml": "- {id: FBK1, role: Member, group: case-group, question: How?, answer: Well,\n"
    "   may_quote: yes}\n"
    "- {id: FBK2, role: Member, group: case-group, question: How?, answer: A secret}\n",
    "effort.yaml": "- {id: EFF1, issue: staff, hours: 10, usual_hours: 4}\n",
}

Shelf = Callable[..., Path]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A folder with so many reviews, and others by name."""

    def make(number: int, **others: dict[str, str]) -> Path:
        for n in range(1, number + 1):
            title = REVIEW.format(title=f"Review {n}")
            write(tmp_path / "shelf" / f"r{n}", {**SAMPLE, **FILES, "review.yaml": title})
        for name, files in others.items():
            write(tmp_path / "shelf" / name, {**SAMPLE, **FILES, **files})
        return tmp_path / "shelf"

    return make


def test_small_numbers_are_not_told(shelf: Shelf) -> None:
    assert [Count(n).words for n in (0, 1, 2, 3)] == ["0", FEWER, FEWER, "3"]
    folder = shelf(3, other={"findings.yaml": "- {id: FIN1, statement: A, category: biases}\n"})
    view = overview([folder], BOARD, today=TODAY, jobs=1)
    told = {one.category: one.reviews.words for one in view.patterns}
    assert told == {"Tools": "3", "Innate human biases (cognitive and emotional)": FEWER}
    tools = view.patterns[0]
    # The police took part in no episode.
    assert tools.sectors == (("Health", Count(3)),)


def test_a_small_number_is_in_no_form(shelf: Shelf, lt: Lt, tmp_path: Path) -> None:
    folder = shelf(2)
    whole = json.loads(lt("programme", folder, "--format", "json").out)
    assert whole["patterns"] == [
        {"category": "Tools", "reviews": FEWER, "sectors": {"Health": FEWER}}
    ]
    assert whole["factors"][0]["hinders"] == FEWER
    lt("programme", folder, "--to", "md", "--out", tmp_path / "out")
    text = (tmp_path / "out" / "programme.md").read_text(encoding="utf-8")
    assert re.search(r"\| Tools \| fewer than 3 \| fewer than 3: Health \|", text)


def test_a_category_counts_once_a_review(shelf: Shelf) -> None:
    two = (
        "- {id: FIN1, statement: A, category: tools}\n- {id: FIN2, statement: B, category: tools}\n"
    )
    view = overview([shelf(2, r3={"findings.yaml": two})], BOARD, today=TODAY, jobs=1)
    assert view.patterns[0].reviews == Count(3)


def test_a_broken_review_is_told_and_not_in_the_way(shelf: Shelf, lt: Lt) -> None:
    folder = shelf(2, bad={"factors.yaml": "- id: CF1\n  summary: one: two\n"})
    ran = lt("programme", folder)
    assert ran.code == 1
    assert "bad is left out" in ran.err
    assert "factors.yaml" in ran.out
    assert "Review 1" in ran.out
    assert "Review 2" in ran.out


def test_what_goes_away_meanwhile_is_broken(tmp_path: Path) -> None:
    (found,) = gather((tmp_path / "gone",), BOARD, TODAY)
    assert found == Broken("gone", "There is no review.yaml in it.")


def test_every_way_to_start_processes_gives_the_same(shelf: Shelf) -> None:
    reviews = find([shelf(5)]).reviews
    alone = gather(reviews, BOARD, TODAY, jobs=1)
    assert [one.title for one in alone if isinstance(one, ReviewPart)] == [
        f"Review {n}" for n in range(1, 6)
    ]
    spawned = gather(reviews, BOARD, TODAY, jobs=2, context=multiprocessing.get_context("spawn"))
    assert spawned == alone


def test_more_reviews_than_may_wait(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programme, "_WAITING", 1)
    told: list[int] = []
    found = gather(find([shelf(7)]).reviews, BOARD, TODAY, jobs=2, told=told.append)
    assert len(found) == 7
    assert told[-1] == 7


def test_quoted_only_with_consent_and_overdue_on_the_day(shelf: Shelf) -> None:
    view = overview([shelf(1)], BOARD, today=TODAY, jobs=1)
    assert [said.text for asked in view.asked for said in asked.quotations] == ["Well"]
    assert view.others == 1
    assert [(one.what, one.due) for one in view.overdue] == [("=Count", "31 December 2023")]
    assert view.unanswered[0].findings == ("Talk",)
    early = overview([shelf(1)], BOARD, today=date(2023, 12, 31), jobs=1)
    assert early.overdue == ()


def test_the_public_sees_no_effort_and_no_feedback(shelf: Shelf) -> None:
    view = overview([shelf(1)], Reader(Audience.PUBLIC), today=TODAY, jobs=1)
    assert view.cost_sums == ()
    assert view.asked == ()
    assert overview([shelf(1)], BOARD, today=TODAY, jobs=1).cost_sums[0].more_hours == "+6"


def test_a_review_that_names_somebody_is_left_out(shelf: Shelf, lt: Lt) -> None:
    named = {
        "people.yaml": "- {id: HV1, role: Health visitor, group: case-group}\n",
        "private/identities.yaml": "- {code: HV1, names: [Jonathan Quillfeather]}\n",
        "findings.yaml": "- {id: FIN1, title: Talk, statement: Quillfeather told nobody}\n",
    }
    folder = shelf(1, named=named)
    ran = lt("programme", folder, "--format", "json")
    assert ran.code == 1
    assert "named is left out" in ran.err
    assert "Quillfeather" not in ran.out + ran.err
    assert "there is no key of names: Review 1." in ran.err
    assert "Talk leaves no trace" in ran.out
    team = lt("programme", folder, "--format", "json", "--audience", "team")
    assert team.code == 0


def test_parts_of_each_other_both_count(shelf: Shelf) -> None:
    loop = "- {id: EFF1, issue: staff, hours: 10, part_of: EFF2}\n"
    loop += "- {id: EFF2, issue: staff, hours: 5, part_of: EFF1}\n"
    loop += "- {id: EFF3, issue: staff, hours: 1}\n"
    loop += "- {id: EFF4, issue: staff, part_of: EFF3, hours: 1}\n"
    view = overview([shelf(0, one={"effort.yaml": loop})], BOARD, today=TODAY, jobs=1)
    assert view.cost_sums[0].hours == "16"


def test_csv_is_a_row_a_review_and_runs_nowhere(shelf: Shelf, lt: Lt) -> None:
    folder = shelf(1, evil={"review.yaml": REVIEW.format(title='"=HYPERLINK(1)"')}, bad={})
    (folder / "bad" / "review.yaml").write_text("- a: b: c\n", encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(lt("programme", folder, "--format", "csv").out)))
    assert [row["folder"] for row in rows] == ["evil", "r1", "bad"]
    assert rows[0]["review"] == "'=HYPERLINK(1)"
    assert rows[1]["hours"] == "10"
    assert "review.yaml" in rows[2]["problem"]
    assert None not in rows[2]


def test_a_result_is_written_over_an_earlier_one_only(shelf: Shelf, lt: Lt, tmp_path: Path) -> None:
    folder, file = shelf(1), tmp_path / "all.csv"
    for _ in range(2):
        assert lt("programme", folder, "--format", "csv", "--output", file).code == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbfreview,")
    file.write_text("mine", encoding="utf-8")
    assert lt("programme", folder, "--format", "csv", "--output", file).code == 2
    assert file.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("arguments", [("--audience", "agency"), ("--to", "pdf")])
def test_what_cannot_be_is_said(arguments: tuple[str, ...], shelf: Shelf, lt: Lt) -> None:
    assert lt("programme", shelf(1), *arguments).code == 2


def test_a_folder_without_reviews(tmp_path: Path, lt: Lt) -> None:
    ran = lt("programme", tmp_path)
    assert ran.code == 2
    assert "no review in" in ran.err


def test_a_link_to_another_folder_is_not_followed(shelf: Shelf, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", {**SAMPLE})
    folder = shelf(1)
    (folder / "linked").symlink_to(tmp_path / "elsewhere")
    assert [one.name for one in find([folder]).reviews] == ["r1"]


def test_a_slip_in_the_programme_is_told_with_its_line(tmp_path: Path, lt: Lt) -> None:
    (tmp_path / "programme.yaml").write_text("title: Ours\nbords: [A]\n", encoding="utf-8")
    ran = lt("programme", tmp_path)
    assert ran.code == 2
    assert "line 2" in ran.err
    assert "boards" in ran.err


def test_reviews_lie_beside_what_is_known_of_others(shelf: Shelf, tmp_path: Path) -> None:
    folder = shelf(1)
    (folder / "programme.yaml").write_text(
        "title: Ours\nelsewhere:\n  - {title: Far away, stage: report, findings: [One]}\n",
        encoding="utf-8",
    )
    view = overview([folder], BOARD, today=TODAY, jobs=1)
    assert [(one.title, one.findings) for one in view.reviews] == [("Review 1", 1), ("Far away", 1)]


def test_the_published_programme_is_whole() -> None:
    found = find([LONDON])
    assert found.problems == ()
    (known,) = found.programmes
    assert known.published is not None
    assert len(known.boards) == 7
    groups = [known.boards, known.figures, known.costs, known.introduction, known.headlines]
    groups += [known.strengths, known.open_questions, known.process, known.expertise]
    for group in groups:
        assert group
        for one in group:
            assert re.fullmatch(r"section [1-7]", getattr(one, "place", "")), one
            for quote in getattr(one, "quotations", ()):
                assert re.fullmatch(r"section [1-7]", quote.place)
    assert [one.issue for one in known.costs] == [
        *("chair", "overview-author", "review-team", "panel"),
        *("timespan", "chronology", "staff", "board"),
    ]


def test_its_report_has_the_headings_of_the_source(lt: Lt, tmp_path: Path) -> None:
    assert lt("programme", LONDON, "--to", "md", "--out", tmp_path).code == 0
    text = (tmp_path / "programme.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS
    assert "Tower Hamlets" in text
    for row in ("Independent Chair", "Overview Author", "IMRs / Review team", "SCR Panel", "LSCB"):
        assert f"| **{row}**" in text


def test_its_report_word_for_word(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    view = overview([LONDON], BOARD, today=TODAY)
    (written,) = programme.write(view, BOARD, "md", tmp_path)
    lines = written.path.read_text(encoding="utf-8").split("\n")
    text = "\n".join(line for line in lines if not line.startswith("<!--")).rstrip() + "\n"
    golden = Path(__file__).parent / "golden" / "programme-london-pilots.md"
    if request.config.getoption("--update"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


def test_the_page_names_every_field() -> None:
    page = (Path(__file__).parents[1] / "docs" / "programme.md").read_text(encoding="utf-8")
    for name in fields(Known):
        if name not in {"id", "handling", "field_handling"}:
            assert f"`{name}`" in page, name
