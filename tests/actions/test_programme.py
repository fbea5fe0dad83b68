"""Many reviews at once: masks, consent, what is broken, processes; and the published programme."""

import csv
import io
import json
import multiprocessing
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from conftest import Lt
from learning_together import resources
from learning_together.actions.programme import reading, report, spreading
from learning_together.actions.programme.reading import Outcome, gather
from learning_together.actions.programme.report import Overview, survey
from learning_together.actions.programme.review_gate import Read
from learning_together.actions.public_json.programme import ProgrammeForm
from learning_together.privacy.audience import Reader
from learning_together.records.base import Audience
from learning_together.records.kinds.programme import Programme as Known
from learning_together.records.shape import fields
from learning_together.reports.programme import responses
from learning_together.reports.programme.page import FEWER, UNTOLD, Broken, Count, Programme
from learning_together.review.programme_folder import find
from places import ROOT, TESTS
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
    "private/identities.yaml": "- {code: HV9, names: [Aurelia Thistledown]}\n",
}

Shelf = Callable[..., Path]


def overview(folders: list[Path], reader: Reader, today: date, jobs: int | None = 1) -> Programme:
    return whole(folders, reader, today, jobs).view


def whole(folders: list[Path], reader: Reader, today: date, jobs: int | None = 1) -> Overview:
    return survey(find(folders), reader, today=today, jobs=jobs)


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


@pytest.mark.long
def test_every_way_to_start_processes_gives_the_same(shelf: Shelf) -> None:
    reviews = find([shelf(5)]).reviews
    alone = gather(reviews, BOARD, TODAY, jobs=1)
    assert [one.part.title for one in alone if isinstance(one, Read)] == [
        f"Review {n}" for n in range(1, 6)
    ]
    spawned = gather(reviews, BOARD, TODAY, jobs=2, context=multiprocessing.get_context("spawn"))
    assert spawned == alone


def test_more_reviews_than_may_wait(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "_WAITING", 1)
    told: list[int] = []
    found = gather(find([shelf(7)]).reviews, BOARD, TODAY, jobs=2, told=told.append)
    assert len(found) == 7
    assert told[-1] == 7


def test_whoever_stops_it_waits_for_no_process(shelf: Shelf) -> None:
    def stopped(_done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        gather(find([shelf(7)]).reviews, BOARD, TODAY, jobs=2, told=stopped)
    # The pool's own thread may reap one of them first: a join of ours then comes back too early.
    for _ in range(500):
        if not multiprocessing.active_children():
            return
        time.sleep(0.02)
    assert not multiprocessing.active_children()


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
    assert overview([shelf(3)], BOARD, today=TODAY, jobs=1).cost_sums[0].more_hours == "+18"


def test_a_sum_over_few_reviews_is_not_told(shelf: Shelf, lt: Lt) -> None:
    (sums,) = overview([shelf(2)], BOARD, today=TODAY).cost_sums
    assert not sums.told
    assert {sums.hours, sums.usual_hours, sums.more_hours, sums.sides} == {UNTOLD}
    ran = json.loads(lt("programme", shelf(2), "--format", "json").out)
    assert ran["effort"][0]["reviews"] == FEWER
    assert "10" not in json.dumps(ran["effort"])
    (sums,) = overview([shelf(3)], BOARD, today=TODAY).cost_sums
    assert (sums.reviews.words, sums.hours, sums.sides) == ("3", "30", "more in 3, less in 0")


def test_a_difference_does_not_tell_what_one_review_spent(shelf: Shelf) -> None:
    # Four gave hours and three the usual ones: the difference of those three, held against the two
    # sums, would leave the hours of the fourth.
    alone = {"effort.yaml": "- {id: EFF1, issue: staff, hours: 77}\n"}
    (sums,) = overview([shelf(3, r4=alone)], BOARD, today=TODAY).cost_sums
    assert (sums.hours, sums.usual_hours, sums.more_hours) == ("107", "12", UNTOLD)
    more = {"r5": alone, "r6": alone}
    (sums,) = overview([shelf(3, r4=alone, **more)], BOARD, today=TODAY).cost_sums
    assert sums.more_hours == "+18"


def test_both_sides_are_masked_where_one_is_small(shelf: Shelf) -> None:
    less = {"effort.yaml": "- {id: EFF1, issue: staff, hours: 1, usual_hours: 4}\n"}
    (sums,) = overview([shelf(3, r4=less)], BOARD, today=TODAY).cost_sums
    assert sums.sides == UNTOLD


def test_no_row_of_a_review_gives_a_masked_number_back(shelf: Shelf, lt: Lt) -> None:
    folder = shelf(2)
    board = json.loads(lt("programme", folder, "--format", "json").out)
    for one in board["reviews"]:
        assert "sectors" not in one
        assert "supervision" not in one["counts"]
        assert all("category" not in finding for finding in one["findings"])
    rows = list(csv.DictReader(io.StringIO(lt("programme", folder, "--format", "csv").out)))
    assert {(row["hours"], row["usual_hours"], row["cost"]) for row in rows} == {
        (UNTOLD, UNTOLD, "")
    }
    team = json.loads(lt("programme", folder, "--format", "json", "--audience", "team").out)
    assert team["reviews"][0]["sectors"] == ["health", "police"]
    assert team["reviews"][0]["findings"][0]["category"] == "Tools"


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
    assert "Talk leaves no trace" in ran.out
    team = lt("programme", folder, "--format", "json", "--audience", "team")
    assert team.code == 0


def test_parts_of_each_other_both_count(shelf: Shelf) -> None:
    loop = "- {id: EFF1, issue: staff, hours: 10, part_of: EFF2}\n"
    loop += "- {id: EFF2, issue: staff, hours: 5, part_of: EFF1}\n"
    loop += "- {id: EFF3, issue: staff, hours: 1}\n"
    loop += "- {id: EFF4, issue: staff, part_of: EFF3, hours: 1}\n"
    three = {name: {"effort.yaml": loop} for name in ("one", "two", "three")}
    view = overview([shelf(0, **three)], BOARD, today=TODAY, jobs=1)
    assert view.cost_sums[0].hours == "48"


def test_csv_is_a_row_a_review_and_runs_nowhere(shelf: Shelf, lt: Lt) -> None:
    folder = shelf(1, evil={"review.yaml": REVIEW.format(title='"=HYPERLINK(1)"')}, bad={})
    (folder / "bad" / "review.yaml").write_text("- a: b: c\n", encoding="utf-8")
    team = ("--format", "csv", "--audience", "team")
    rows = list(csv.DictReader(io.StringIO(lt("programme", folder, *team).out)))
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


@pytest.mark.parametrize("arguments", [("--audience", "agency"), ("--to", "rtf")])
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
    assert "programme.yaml:2:1" in ran.err
    assert "boards" in ran.err


def test_every_slip_in_the_programme_is_told_at_once(tmp_path: Path, lt: Lt) -> None:
    (tmp_path / "programme.yaml").write_text(
        "titel: Ours\nboards:\n  - {nam: A}\nelsewhere:\n  - {title: B, stage: raport}\n"
        "figures:\n  - {what: C, number: many}\npublished: {date: 14/06/2023}\n",
        encoding="utf-8",
    )
    ran = lt("programme", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    for told in (
        *("“titel”", "“title”", ":1:1", "“nam”", ":3:6", "“raport”", "“report”", ":5:23"),
        *("whole number", ":7:", "14/06/2023", ":8:", "LT020", "LT021", "LT022", "LT025"),
    ):
        assert told in ran.err, told


@pytest.mark.parametrize("text", ["", "# nothing\n", "- title: A\n- title: B\n", "title:\n"])
def test_a_programme_that_holds_nothing_is_a_fault(text: str, tmp_path: Path, lt: Lt) -> None:
    (tmp_path / "programme.yaml").write_text(text, encoding="utf-8")
    ran = lt("programme", tmp_path)
    assert ran.code == 2
    assert "programme.yaml" in ran.err


def test_a_programme_may_be_narrowed(tmp_path: Path) -> None:
    (tmp_path / "programme.yaml").write_text(
        "title: Ours\nsubtitle: Draft\nfield_handling: {process: [team], subtitle: [team]}\n"
        "process: [{text: Slow}]\nexpertise: [{text: Grows}]\n",
        encoding="utf-8",
    )
    view = overview([tmp_path], BOARD, today=TODAY)
    assert (view.subtitle, view.process, len(view.expertise)) == ("", (), 1)
    assert len(overview([tmp_path], Reader(Audience.TEAM), today=TODAY).process) == 1


def test_reviews_lie_beside_what_is_known_of_others(shelf: Shelf, tmp_path: Path) -> None:
    folder = shelf(1)
    (folder / "programme.yaml").write_text(
        "title: Ours\nelsewhere:\n  - {title: Far away, stage: report, findings: [One]}\n",
        encoding="utf-8",
    )
    view = overview([folder], BOARD, today=TODAY, jobs=1)
    assert [(one.title, one.findings) for one in view.reviews] == [("Review 1", 1), ("Far away", 1)]
    whole = json.loads(ProgrammeForm.of(view).text())
    assert whole["today"] == "2024-01-15"
    assert whole["elsewhere"] == [
        {
            "title": "Far away",
            "board": "",
            "stage": "report",
            "findings": 1,
            "note": "",
            "place": "",
        }
    ]


def test_a_review_elsewhere_may_have_the_title_of_one_at_hand(shelf: Shelf, tmp_path: Path) -> None:
    folder = shelf(1)
    (folder / "programme.yaml").write_text(
        "title: Ours\nelsewhere:\n  - {title: Review 1, board: Another}\n", encoding="utf-8"
    )
    whole = json.loads(ProgrammeForm.of(overview([folder], BOARD, today=TODAY)).text())
    assert [one["board"] for one in whole["elsewhere"]] == ["Another"]


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
    (written,) = report.write(whole([LONDON], BOARD, today=TODAY), "md", tmp_path)
    lines = written.path.read_text(encoding="utf-8").split("\n")
    text = "\n".join(line for line in lines if not line.startswith("<!--")).rstrip() + "\n"
    golden = TESTS / "golden" / "programme-london-pilots.md"
    if request.config.getoption("--update"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


def test_without_a_key_next_to_nothing_is_read_for_the_board(
    shelf: Shelf, lt: Lt, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []

    def noted(folders: tuple[Path, ...], *more: Any, **others: Any) -> Any:
        read.extend(folders)
        return gather(folders, *more, **others)

    folder = shelf(4)
    for one in folder.glob("*/private/identities.yaml"):
        one.unlink()
    monkeypatch.setattr(report, "gather", noted)
    for handed_on in (("--to", "md"), ("--format", "json")):
        ran = lt("programme", folder, *handed_on)
        assert ran.code == 2
        said = " ".join(ran.err.split())
        assert "A report for the board is not made: there is no key of names yet" in said
        assert f"({min(one.name for one in folder.iterdir())}" in said
    assert len(read) == 2


def test_every_name_must_be_sought(shelf: Shelf, lt: Lt, tmp_path: Path) -> None:
    folder = shelf(2, without={"private/identities.yaml": ""})
    for handed_on in (("--to", "md"), ("--format", "json"), ("--format", "csv")):
        ran = lt("programme", folder, *handed_on, "--out", tmp_path / "out")
        assert ran.code == 2
        assert "A report for the board is not made" in ran.err
        assert ran.out == ""
    assert not (tmp_path / "out").exists()
    screen = lt("programme", folder)
    assert screen.code == 0
    assert "Real names could not be looked for" in screen.err
    assert lt("programme", folder, "--format", "json", "--audience", "team").code == 0


def test_a_name_of_one_review_in_another_stops_the_report(
    shelf: Shelf, lt: Lt, tmp_path: Path
) -> None:
    named = "- {id: FIN1, title: Talk, statement: Ask Marigold Fennimore, category: tools}\n"
    key = "- {code: HV9, names: [Marigold Fennimore]}\n"
    folder = shelf(0, a={"findings.yaml": named}, b={"private/identities.yaml": key})
    for handed_on in (("--to", "md,docx,html"), ("--format", "json")):
        ran = lt("programme", folder, *handed_on, "--out", tmp_path / "out")
        assert ran.code == 2
        assert "a real name" in ran.err
        assert "Fennimore" not in ran.err + ran.out
    assert not (tmp_path / "out").exists()


def test_harmless_in_one_review_is_still_a_name_of_another(shelf: Shelf, lt: Lt) -> None:
    named = "- {id: FIN1, title: Talk, statement: Fennimore House, category: tools}\n"
    key = "- {code: HV9, names: [Marigold Fennimore]}\n"
    facts = REVIEW.format(title="A") + "harmless: [Fennimore House]\n"
    files = {"findings.yaml": named, "review.yaml": facts}
    folder = shelf(0, a=files, b={"private/identities.yaml": key})
    assert lt("programme", folder, "--format", "json").code == 2
    (folder / "programme.yaml").write_text("title: P\nharmless: [Fennimore House]\n", "utf-8")
    assert lt("programme", folder, "--format", "json").code == 0
    # A telephone number may stand as soon as one review says so.
    phone = {
        "findings.yaml": "- {id: FIN1, statement: Ring 020 7946 0123}\n",
        "review.yaml": REVIEW.format(title="A") + "harmless: [020 7946 0123]\n",
    }
    assert lt("programme", shelf(1, c=phone), "--format", "json").code == 0


def test_what_a_programme_says_itself_is_looked_through(tmp_path: Path, lt: Lt) -> None:
    text = "title: P\nprocess: [{text: Write to someone@shire.gov.uk}]\n"
    (tmp_path / "programme.yaml").write_text(text, encoding="utf-8")
    ran = lt("programme", tmp_path, "--to", "md", "--out", tmp_path / "out")
    assert ran.code == 2
    assert "someone@" not in ran.err


def test_reviews_lie_deeper_and_what_holds_none_is_named(shelf: Shelf, lt: Lt) -> None:
    folder = shelf(1)
    write(folder / "2023" / "north" / "r2", {**SAMPLE, **FILES})
    write(folder / "reports" / "r3", {**SAMPLE, **FILES})
    (folder / "notes").mkdir()
    (folder / "notes" / "people.yaml").write_text("[]\n", encoding="utf-8")
    found = find([folder, folder / "r1"])
    assert [one.name for one in found.reviews] == ["r2", "r1"]
    assert "There is no review in: notes." in lt("programme", folder).err


def test_two_reviews_of_one_title_are_named(shelf: Shelf, lt: Lt) -> None:
    folder = shelf(1, copy={"review.yaml": REVIEW.format(title="Review 1")})
    ran = lt("programme", folder)
    assert ran.code == 0
    assert "More than one review has this title: Review 1." in ran.err


def test_no_sort_of_folder_is_in_the_way(shelf: Shelf, lt: Lt, tmp_path: Path) -> None:
    later = REVIEW.format(title="Later").replace("format: 1", "format: 2")
    folder = shelf(1, later={"review.yaml": later})
    write(folder / "bomb", {"review.yaml": "[" * 100_000})
    write(folder / "latin", {**SAMPLE})
    (folder / "latin" / "factors.yaml").write_bytes(b"- id: CF1\n  summary: caf\xe9\n")
    write(folder / "linked", {**SAMPLE})
    (folder / "linked" / "review.yaml").unlink()
    (tmp_path / "secret.yaml").write_text("title: Elsewhere\n", encoding="utf-8")
    (folder / "linked" / "review.yaml").symlink_to(tmp_path / "secret.yaml")
    (folder / "dir" / "review.yaml").mkdir(parents=True)
    ran = lt("programme", folder, "--format", "json")
    assert ran.code == 1, ran.err
    whole = json.loads(ran.out)
    assert [one["folder"] for one in whole["reviews"]] == ["r1"]
    reasons = {one["folder"]: one["reason"] for one in whole["broken"]}
    assert set(reasons) == {"later", "bomb", "latin", "linked"}
    assert "format 2" in reasons["later"]
    assert "Elsewhere" not in ran.out
    assert "There is no review in: dir." in ran.err


def test_a_folder_nobody_may_read(shelf: Shelf, lt: Lt, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, real_stat, real_scandir = shelf(1, shut={}), Path.stat, os.scandir

    def stat(path: Path, **how: bool) -> os.stat_result:
        if path.parent.name == "shut":
            raise PermissionError(13, "Permission denied")
        return real_stat(path, **how)

    def scandir(path: Path) -> Any:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied")
        return real_scandir(path)

    monkeypatch.setattr(Path, "stat", stat)
    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(reading, "_cores", lambda: 1)
    ran = lt("programme", folder)
    assert ran.code == 0
    assert "Not looked into, since this user may not: shut." in ran.err
    assert "There is no review in" not in ran.err


def test_a_later_process_ends_quietly_with_the_first(shelf: Shelf) -> None:
    """Ctrl-C: one short ending, no traceback of a process that reads."""
    folder = shelf(1)
    for number in range(60):
        write(folder / f"x{number}", {**SAMPLE, **FILES})
    code = (
        "import os, signal, sys, threading\n"
        "from learning_together.actions.programme import reading as programme\n"
        "from learning_together.cli.main import run\n"
        "programme._read_one, real = (lambda *a: (__import__('time').sleep(0.1), real(*a))[1]),"
        " programme._read_one\n"
        "threading.Timer(1.5, lambda: os.killpg(0, signal.SIGINT)).start()\n"
        "run(['programme', sys.argv[1], '--jobs', '2'])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        capture_output=True,
        text=True,
        start_new_session=True,
        check=False,
    )
    assert ran.returncode not in {0, 1}
    assert "Traceback" not in ran.stderr
    assert ran.stdout == ""


@pytest.mark.skipif(sys.platform != "linux", reason="needs forked processes")
def test_a_review_that_ends_its_process_is_broken(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, real = shelf(9, killer={}, murderer={}), reading.read

    def read(folder: Path, reader: Reader, today: date, *, handed_on: bool) -> Outcome:
        if folder.name in {"killer", "murderer"}:
            os._exit(9)
        return real(folder, reader, today, handed_on=handed_on)

    monkeypatch.setattr(reading, "read", read)
    found = gather(find([folder]).reviews, BOARD, TODAY, jobs=2)
    broken = [one.folder for one in found if isinstance(one, Broken)]
    assert broken == ["killer", "murderer"]
    assert [one.part.folder for one in found if isinstance(one, Read)] == [
        f"r{number}" for number in range(1, 10)
    ]


def test_lots_hold_every_review_once() -> None:
    for number, jobs in ((0, 2), (1, 2), (7, 3), (200, 2), (1000, 8)):
        lots = list(spreading._lots(number, jobs))
        assert [one for start, end in lots for one in range(start, end)] == list(range(number))
        sizes = [end - start for start, end in lots]
        assert sizes == sorted(sizes, reverse=True)
        assert max(sizes, default=1) <= 8


def test_the_page_names_every_field() -> None:
    page = (ROOT / "docs" / "programme-file.md").read_text(encoding="utf-8")
    for name in fields(Known):
        if name != "id":
            assert f"| `{name}`" in page, name


def test_a_programme_can_be_started(lt: Lt, shelf: Shelf, tmp_path: Path) -> None:
    new = tmp_path / "ours"
    assert lt("init", new, "--programme", "--title", "Ours: 2020 #1", "--no-git").code == 0
    ran = lt("programme", new, "--format", "json")
    assert (ran.code, json.loads(ran.out)["programme"]) == (0, "Ours: 2020 #1")
    text = (new / "programme.yaml").read_text(encoding="utf-8")
    for name in fields(Known):
        if name not in {"id", "handling", "field_handling"}:
            assert re.search(rf"^(# )?{name}:", text, re.MULTILINE), name
    head, _, schema = text.partition("\n")[0].partition("$schema=")
    assert head.startswith("# yaml-language-server")
    known = json.loads((new / schema).read_text(encoding="utf-8"))
    assert known["properties"].keys() == fields(Known).keys()
    again = lt("init", new, "--programme")
    assert again.code == 2
    folder = shelf(2)
    assert lt("init", folder, "--programme", "--title", "Shelf").code == 0
    assert len(overview([folder], BOARD, today=TODAY).reviews) == 2
    assert lt("init", folder / "r1", "--programme").code == 2
    assert lt("init", tmp_path / "no", "--programme", "--board", "X").code == 2


def test_lt_schema_writes_that_of_a_programme(lt: Lt, tmp_path: Path) -> None:
    (tmp_path / "programme.yaml").write_text("title: Ours\n", encoding="utf-8")
    assert lt("-C", tmp_path, "schema").code == 0
    written = sorted(one.name for one in (tmp_path / ".lt" / "schemas").iterdir())
    assert written == ["programme.json"]
    assert json.loads(lt("schema", "programme").out)["title"] == "Programme"


@pytest.mark.parametrize(
    ("framework", "row"),
    [("", "Board"), ("framework: sar\n", "Board"), ("framework: scr\n", "LSCB")],
)
def test_rows_of_time_and_cost_have_the_words_of_its_framework(
    framework: str, row: str, tmp_path: Path, lt: Lt
) -> None:
    text = f"title: P\n{framework}costs:\n  - {{issue: board, more: [Time], place: section 7}}\n"
    (tmp_path / "programme.yaml").write_text(text, encoding="utf-8")
    told = json.loads(lt("programme", tmp_path, "--format", "json").out)
    assert [one["issue"] for one in told["time_and_cost"]] == [row]


def test_what_a_programme_publishes_bears_no_marking(shelf: Shelf) -> None:
    folder = shelf(1)
    (folder / "programme.yaml").write_text("title: Ours\nmarking: RESTRICTED\n", encoding="utf-8")
    assert "RESTRICTED" in overview([folder], BOARD, today=TODAY).marking
    assert overview([folder], Reader(Audience.PUBLIC), today=TODAY).marking == ""


def test_those_who_may_read_the_reviews_are_told_every_number(shelf: Shelf) -> None:
    folder = shelf(2)
    for audience, words in (
        (Audience.TEAM, "2"),
        (Audience.REVIEWERS, "2"),
        (Audience.BOARD, FEWER),
    ):
        view = overview([folder], Reader(audience), TODAY)
        assert {one.reviews.words for one in view.patterns} == {words}
        assert {row.hinders.words for row in view.factors} == {words}
        assert {number.words for _, number in view.sectors} == {words}
        (spent,) = view.cost_sums
        assert spent.reviews.words == words
        assert spent.hours == ("20" if words == "2" else UNTOLD)
    team, board = (report.document(whole([folder], Reader(audience), TODAY)).body
                   for audience in (Audience.TEAM, Audience.BOARD))  # fmt: skip
    assert "fewer than" not in team
    assert "Small numbers" not in team
    assert "fewer than 3" in board


def test_a_board_has_its_answers_and_what_is_overdue_on_a_page(
    shelf: Shelf, lt: Lt, tmp_path: Path
) -> None:
    answers = {
        "responses.yaml": "- {id: RSP1, finding: FIN1, question: 1, accepted: yes}\n"
        "- {id: RSP2, finding: FIN1, question: 2, accepted: no}\n"
    }
    setup = {"review.yaml": REVIEW.format(title="Begun"), "meetings.yaml": "", "actions.yaml": ""}
    folder = shelf(20, answered=answers | {"actions.yaml": ""}, begun=setup)
    view = overview([folder], BOARD, TODAY)
    page = responses.build(view)
    assert page.summary == (
        "21 of 22 reviews came before the board, with 21 findings: 1 accepted in part and 20 "
        "without an answer. Of 40 actions, 20 are done and 20 are overdue."
    )
    assert page.rest == (
        "Not listed: 14 more reviews with something open and 2 reviews in which nothing is open. "
        "1 review did not come before the board yet."
    )
    assert page.open[0] == responses.OpenReview("Review 1", (0, 0, 0, 1), "1 of 2", 1)
    assert (len(page.overdue), page.more) == (4, 16)
    said = lt("programme", folder, "--responses", width=200).out
    assert page.summary in " ".join(said.split())
    assert "  - Review 1: 1 finding without an answer and 1 action overdue\n" in said
    out = tmp_path / "out"
    assert lt("programme", folder, "--responses", "--to", "md,pdf", "--out", out).code == 0
    assert (
        "| Review 1 | 0 | 0 | 0 | 1 | 1 of 2 | 1 |" in (out / "programme-responses.md").read_text()
    )
    assert len(PdfReader(out / "programme-responses.pdf").pages) == 1
    (one,) = {json.dumps(part.answers) for part in view.parts if part.folder == "answered"}
    assert one == '{"partly": 1}'
