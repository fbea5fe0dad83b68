"""`lt report` as it is used: formats, audiences, own templates, and what stands in the way."""

import shutil
import zipfile
from pathlib import Path

import docx
import pytest

from conftest import Lt
from goldens import small
from sample import Folder


@pytest.fixture
def review(folder: Folder) -> Path:
    return folder(small())


def test_without_a_name_it_lists_what_there_is(lt: Lt, review: Path) -> None:
    ran = lt("report", cwd=review)
    assert ran.code == 0
    for name in ("review", "chronology", "episodes", "findings"):
        assert f"\n{name} " in f"\n{ran.out}"
    assert not (review / "reports").exists()


def test_word_is_the_default_and_lands_in_reports(lt: Lt, review: Path) -> None:
    ran = lt("report", "findings", cwd=review)
    assert (ran.code, ran.err) == (0, "")
    path = review / "reports" / "findings.docx"
    assert str(path) in ran.out.replace("\n", "")
    paragraphs = [one.text for one in docx.Document(str(path)).paragraphs]
    assert "Finding 1: Talk that leaves no trace" in paragraphs


@pytest.mark.parametrize(
    "second",
    [
        ("nope",),
        ("conversation",),
        ("broken",),
        ("disclosure", "--dates", "months"),
        ("chronology", "--intervals", "--dates", "years"),
        ("chronology", "--agency", "nope"),
        ("conversation", "--for", "CV1"),
    ],
    ids=" ".join,
)
def test_what_one_of_several_lacks_is_told_before_the_first_is_written(
    second: tuple[str, ...], lt: Lt, folder: Folder
) -> None:
    root = folder({**small(), "templates/reports/broken/report.md.j2": "{{ nothing.there }}"})
    assert lt("report", "findings", *second, "--to", "md", cwd=root).code == 2
    assert not (root / "reports").exists()


def test_a_part_of_the_chronology(lt: Lt, review: Path) -> None:
    ran = lt("report", "chronology", "--agency", "police", "--to", "md", cwd=review)
    assert ran.code == 0
    text = (review / "reports" / "chronology-police.md").read_text(encoding="utf-8")
    assert "police-001" in text
    assert "health-002" not in text
    assert "Some entries are shown here: 1 of 3." in text
    assert lt("report", "chronology", "--skeleton", "--to", "md", cwd=review).code == 0
    text = (review / "reports" / "chronology-skeleton.md").read_text(encoding="utf-8")
    assert "health-002" not in text


def test_for_whom_is_in_the_name_and_on_the_page(lt: Lt, review: Path) -> None:
    ran = lt("report", "chronology", "--audience", "agency:health", "--to", "md", cwd=review)
    assert ran.code == 0
    text = (review / "reports" / "chronology-agency-health.md").read_text(encoding="utf-8")
    assert "Agency: Health visiting" in text
    assert "police-001" not in text.replace("[not shown]", "")
    assert "A line for the team" not in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["reveiw"], "Did you mean “review”?"),
        (["review", "--to", "rtf"], "Formats: md, docx, html, pdf, odt."),
        (["review", "--audience", "everybody"], "There is no audience “everybody”."),
        (["chronology", "--agency", "probation"], "This review has: health, police."),
        (["findings", "--agency", "health"], "“findings” can make no use of --agency."),
        (["chronology", "episodes", "--agency", "health"], "“episodes” can make no use of"),
        (["conflicts", "--skeleton"], "Leave it out; it is for “chronology”."),
        (["review", "--intervals"], "“review” can make no use of --intervals."),
        (["review", "--to", "md", "--reference", "x.docx"], "Only Word files take their styles"),
        (["--audience", "public"], "No report is named"),
        (["review", "--for", "MTG1"], "is about the whole review"),
        (["review", "--for", "public"], "Who reads it is said with --audience public"),
    ],
)
def test_what_is_not_there_is_named(lt: Lt, review: Path, arguments: list[str], said: str) -> None:
    ran = lt("report", *arguments, cwd=review)
    assert ran.code == 2
    assert said in " ".join(ran.err.split())
    assert ran.out == ""
    assert not (review / "reports").exists()


def test_outside_of_a_review(lt: Lt, tmp_path: Path) -> None:
    ran = lt("report", "review", cwd=tmp_path)
    assert ran.code == 2
    assert "There is no review here" in ran.err


def test_a_draft_changed_in_word_is_kept(lt: Lt, review: Path) -> None:
    lt("report", "findings", cwd=review)
    path = review / "reports" / "findings.docx"
    document = docx.Document(str(path))
    document.paragraphs[0].add_run(" (my words)")
    document.save(str(path))
    mine = path.read_bytes()
    ran = lt("report", "findings", cwd=review)
    assert ran.code == 0
    assert "findings-2.docx" in ran.out.replace("\n", "")
    assert "was changed by hand" in ran.err
    assert path.read_bytes() == mine


def test_making_a_report_changes_no_report(lt: Lt, review: Path) -> None:
    lt("report", "review", cwd=review)
    first = (review / "reports" / "review.docx").read_bytes()
    lt("report", "review", "chronology", "--to", "docx,html,md", cwd=review)
    assert (review / "reports" / "review.docx").read_bytes() == first


def test_a_template_of_the_teams_own_wins(lt: Lt, review: Path) -> None:
    own = review / "templates" / "reports" / "findings" / "report.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text(
        "# Ours\n\n{% for f in view.findings %}{{ f.statement }}{% endfor %}\n", encoding="utf-8"
    )
    ran = lt("report", "findings", "--to", "md", cwd=review)
    assert (ran.code, ran.err) == (0, "")
    text = (review / "reports" / "findings.md").read_text(encoding="utf-8")
    assert "## Ours" in text
    assert "What services tell each other in passing" in text


def test_a_template_adds_a_report(lt: Lt, review: Path) -> None:
    own = review / "templates" / "reports" / "one-page" / "report.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("# {{ view.subject }} in brief\n", encoding="utf-8")
    assert "one-page" in lt("report", cwd=review).out
    ran = lt("report", "one-page", "--to", "md", cwd=review)
    assert (ran.code, ran.err) == (0, "")
    text = (review / "reports" / "one-page.md").read_text(encoding="utf-8")
    assert "## Child D in brief" in text


def test_a_broken_template_leaves_nothing(lt: Lt, review: Path) -> None:
    own = review / "templates" / "reports" / "findings" / "report.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("# Ours\n\n{{ view.nothing }}\n", encoding="utf-8")
    ran = lt("report", "findings", cwd=review)
    assert ran.code == 2
    assert "line 3" in " ".join(ran.err.split())
    assert not (review / "reports").exists()


def test_styles_of_the_teams_own(lt: Lt, review: Path) -> None:
    plain = lt("report", "findings", cwd=review)
    assert plain.code == 0
    styles = docx.Document(str(review / "reports" / "findings.docx"))
    styles.styles["Heading 1"].font.name = "Courier New"
    (review / "templates").mkdir()
    styles.save(str(review / "templates" / "reference.docx"))
    assert lt("report", "findings", cwd=review).code == 0
    made = docx.Document(str(review / "reports" / "findings.docx"))
    assert made.styles["Heading 1"].font.name == "Courier New"


def test_a_styles_file_that_is_none(lt: Lt, review: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "styles.docx"
    wrong.write_text("no Word file", encoding="utf-8")
    ran = lt("report", "findings", "--reference", wrong, cwd=review)
    assert ran.code == 2
    assert "styles.docx" in ran.err.replace("\n", "")
    assert not (review / "reports" / "findings.docx").exists()
    ran = lt("report", "findings", "--reference", tmp_path / "gone.docx", cwd=review)
    assert ran.code == 2


def test_without_pandoc(lt: Lt, review: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from learning_together.documents import pandoc

    monkeypatch.setattr(pandoc, "find_spec", lambda _: None)
    pandoc.program.cache_clear()
    ran = lt("report", "findings", cwd=review)
    assert ran.code == 2
    pandoc.program.cache_clear()
    assert "pandoc is not installed" in " ".join(ran.err.split())
    assert not (review / "reports").exists()


def test_the_word_file_carries_places_of_records(lt: Lt, review: Path) -> None:
    lt("report", "chronology", "episodes", "findings", cwd=review)
    for name, ids in (
        ("chronology", ["health_001", "police_001"]),
        ("episodes", ["KPE1", "KPE2", "CF1"]),
        ("findings", ["FIN1"]),
    ):
        with zipfile.ZipFile(review / "reports" / f"{name}.docx") as package:
            body = package.read("word/document.xml").decode()
        for id in ids:
            assert f'w:name="{id}"' in body, f"{id} in {name}"


@pytest.mark.git
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_version_is_that_of_the_reviews_own_files(
    lt: Lt, review: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import subprocess

    for name, value in (("NAME", "A Person"), ("EMAIL", "a@example.org")):
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", value)
    (review / ".gitignore").write_text("reports/\nprivate/\n", encoding="utf-8")
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "Start"]):
        subprocess.run(["git", *command], cwd=review, check=True)
    lt("report", "findings", "--to", "md", cwd=review)
    report = review / "reports" / "findings.md"
    first = report.read_text(encoding="utf-8")
    assert "**Version:**" in first
    assert "uncommitted" not in first
    lt("report", "findings", "--to", "md", cwd=review)
    assert report.read_text(encoding="utf-8") == first
    with (review / "agencies.yaml").open("a", encoding="utf-8") as file:
        file.write("# a note\n")
    lt("report", "findings", "--to", "md", cwd=review)
    assert "with uncommitted changes" in report.read_text(encoding="utf-8")
