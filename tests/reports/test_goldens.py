"""Each report of a small review against its golden file, and what holds for all of them."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import Lt
from goldens import GOLDEN, body, fit_to_publish, small
from learning_together.actions import report
from learning_together.errors import LtError
from learning_together.reports.catalogue import REPORTS
from places import ROOT
from sample import Folder

NAMES = ("review", "chronology", "episodes", "findings")
#: Of these what the public may read something of.
PUBLISHED = ("review", "findings")


#: Reports for which the reader or the record must be said, or that read otherwise for another.
CHOSEN: list[tuple[str, str, str | None]] = [
    *((name, "team", None) for name in NAMES),
    *((name, "public", None) for name in PUBLISHED),
    ("briefing", "case-group", None),
    ("conversation", "team", "CV1"),
    ("meeting", "team", "MTG5"),
    *((name, "agency:health", "health") for name in ("agency-form", "import-problems")),
    *(("disclosure", audience, None) for audience in ("proceedings", "reviewers")),
    ("disclosure", "proceedings", "PRO1"),
    ("response", "public", None),
    ("effort", "board", None),
    *(("feedback", audience, None) for audience in ("reviewers", "board")),
]
#: Every report, for whom, and about which record.
GOLDENS = CHOSEN + [
    (one.name, str(one.audience), None)
    for one in REPORTS
    if one.audience and one.name not in {"comments", *(name for name, _, _ in CHOSEN)}
]


@pytest.mark.parametrize(("name", "audience", "subject"), GOLDENS)
def test_golden(
    name: str,
    audience: str,
    subject: str | None,
    folder: Folder,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    out = tmp_path / "out"
    files = fit_to_publish(small()) if audience == "public" else small()
    (written,) = report.report(
        folder(files),
        [name],
        report.Request(formats="md", audience=audience, subject=subject, out=out),
    )
    parts = (name, subject, audience.partition(":")[0])
    golden = GOLDEN / f"{'-'.join(part for part in parts if part)}.md"
    if request.config.getoption("--update"):
        golden.write_text(body(written.path), encoding="utf-8", newline="\n")
    assert body(written.path) == golden.read_text(encoding="utf-8")


def test_every_report_has_a_golden() -> None:
    # The small review has no comments; tests/actions/test_comments.py adds some to it.
    assert {one.name for one in REPORTS} == {"comments", *(name for name, _, _ in GOLDENS)}


@pytest.mark.few(1)
@pytest.mark.parametrize("example", ["harbour-street", "elm-court"])
def test_every_row_stands_in_a_table(example: str, tmp_path: Path) -> None:
    # A blank line between rows ends a table: what follows would be text with strokes in it.
    root = ROOT / "examples" / example
    asked = report.Request(formats="md", audience="reviewers", out=tmp_path)
    made = []
    for one in REPORTS:
        if not one.fitting and (not one.per or one.whole) and one.name != "import-problems":
            with suppress(LtError):  # Elm Court speaks with nobody one by one.
                made += [written.path for written in report.report(root, [one.name], asked)]
    assert len(made) > 10
    for path in made:
        lines = path.read_text(encoding="utf-8").split("\n")
        for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
            if line.startswith("| "):
                assert before.startswith("|") or after.startswith("| ---"), f"{path.name}: {line}"


def test_the_small_review_is_clean(folder: Folder, lt: Lt) -> None:
    ran = lt("validate", cwd=folder(small()))
    assert ran.code == 0, ran.out


def test_the_same_twice(folder: Folder, tmp_path: Path) -> None:
    root = folder(small())
    first = list(
        report.report(root, list(NAMES), report.Request(formats="md,docx,html", out=tmp_path / "a"))
    )
    second = list(
        report.report(root, list(NAMES), report.Request(formats="md,docx,html", out=tmp_path / "b"))
    )
    assert len(first) == 12
    for one, two in zip(first, second, strict=True):
        assert one.path.read_bytes() == two.path.read_bytes(), one.path.name


def test_nothing_for_the_team_alone_reaches_the_public(folder: Folder, tmp_path: Path) -> None:
    root = folder(fit_to_publish(small()))
    for written in report.report(
        root,
        list(PUBLISHED),
        report.Request(formats="md,html", audience="public", out=tmp_path / "out"),
    ):
        text = written.path.read_text(encoding="utf-8")
        for word in ("duty rota", "CV1", "health-002", "A line for the team"):
            assert word not in text, f"{word} in {written.path.name}"


def test_a_text_with_gaps_is_not_published(folder: Folder, tmp_path: Path) -> None:
    root, out = folder(small()), tmp_path / "out"
    asked = report.Request(formats="md,docx", audience="public", out=out)
    with pytest.raises(LtError) as caught:
        list(report.report(root, ["findings"], asked))
    assert (
        "FIN1 (manifestation) names KPE1 and FIN1 (manifestation) names CV1" in caught.value.message
    )
    assert not out.exists(), "nothing was written before"
    with pytest.raises(LtError) as caught:
        list(report.report(root, ["findings"], replace(asked, audience="board")))
    assert caught.value.message.endswith("gaps: FIN1 (manifestation) names CV1.")
    assert list(report.report(root, ["findings"], replace(asked, audience="case-group")))


def test_who_it_is_for_must_be_said_of_what_is_handed_over(folder: Folder, tmp_path: Path) -> None:
    root = folder(small())
    with pytest.raises(LtError) as caught:
        list(
            report.report(
                root, ["terms", "disclosure"], report.Request(formats="md", out=tmp_path / "out")
            )
        )
    assert "--audience proceedings" in caught.value.hint
    assert not (tmp_path / "out").exists()


def test_a_report_has_an_audience_of_its_own(folder: Folder, tmp_path: Path) -> None:
    (written,) = report.report(
        folder(small()), ["feedback"], report.Request(formats="md", out=tmp_path / "out")
    )
    assert written.path.name == "feedback-reviewers.md"


@pytest.mark.parametrize("audience", ["reviewers", "team", "board"])
def test_nobody_is_quoted_without_consent(audience: str, folder: Folder, tmp_path: Path) -> None:
    root = folder(small())
    (written,) = report.report(
        root, ["feedback"], report.Request(formats="md", audience=audience, out=tmp_path / "out")
    )
    text = written.path.read_text(encoding="utf-8")
    assert "secret" not in text
    assert "Nobody had asked before." in text


def test_other_proceedings_are_no_business_of_these(folder: Folder, tmp_path: Path) -> None:
    root = folder(small())
    (written,) = report.report(
        root,
        ["disclosure"],
        report.Request(formats="md", audience="proceedings", subject="PRO1", out=tmp_path),
    )
    text = written.path.read_text(encoding="utf-8")
    assert "Criminal investigation" in text
    assert "Family proceedings" not in text


def test_what_cannot_be_read_stops_a_report(folder: Folder, tmp_path: Path) -> None:
    root = folder({**small(), "factors.yaml": "- id: CF1\n  summary: one: two\n"})
    with pytest.raises(LtError) as caught:
        list(report.report(root, ["episodes"], report.Request(out=tmp_path / "out")))
    assert "factors.yaml" in caught.value.message
    assert not (tmp_path / "out").exists()


def test_a_field_that_cannot_be_read_is_told(folder: Folder, tmp_path: Path) -> None:
    root = folder({**small(), "factors.yaml": "- id: CF1\n  summary: One\n  effect: maybe\n"})
    (written,) = report.report(
        root, ["episodes"], report.Request(formats="md", out=tmp_path / "out")
    )
    assert "could not be read" in written.warnings[0]
