"""A template, a key or a folder that is passed over is told."""

import os
from pathlib import Path

import pytest

from conftest import Lt
from learning_together.review.load import load
from learning_together.review.passed_over import PASSED_OVER
from linking import needs_links
from sample import SAMPLE, Folder

KEY = "- {code: HV1, names: [Aurelia Thistledown]}\n"
REPORT = "# {{ view.title }}\n"

#: Without one, no report of findings is made.
FINDING = {"findings.yaml": "- {id: FIN1, statement: A pattern}\n"}


def _told(root: Path) -> dict[str, str]:
    found = load(root).problems
    return {one.place.file: one.message for one in found if one.check is PASSED_OVER}


def test_templates_in_the_wrong_place(folder: Folder) -> None:
    root = folder(
        {
            "reference.docx": "",
            "templates/findings.md.j2": REPORT,
            "templates/findings/report.md.j2": REPORT,
            "templates/reports/findings/report.md": REPORT,
            "templates/Our styles.docx": "",
            "templates/README.md": "How we did it.\n",
            "templates/reference.docx": "",
            "templates/part.md.j2": "A part\n",
            "templates/reports/_macros.md.j2": "",
            "templates/reports/ours/report.md.j2": "{% include 'part.md.j2' %}\n",
        }
    )
    assert set(_told(root)) == {
        "reference.docx",
        "templates/findings.md.j2",
        "templates/findings/report.md.j2",
        "templates/reports/findings/report.md",
        "templates/Our styles.docx",
    }


@needs_links
def test_a_template_that_is_too_large_or_a_link(folder: Folder, tmp_path: Path) -> None:
    name = "templates/reports/ours/report.md.j2"
    assert "larger than a megabyte" in _told(folder({name: "x" * 1_048_577}))[name]
    root = folder({})
    (root / name).unlink()
    (tmp_path / "away.j2").write_text(REPORT, "utf-8")
    (root / name).symlink_to(tmp_path / "away.j2")
    assert "it is a link" in _told(root)[name]


def test_the_report_says_so(folder: Folder, lt: Lt) -> None:
    root = folder({"templates/findings.md.j2": REPORT, **FINDING})
    ran = lt("report", "findings", "--to", "md", cwd=root)
    assert ran.code == 0
    assert "“templates/findings.md.j2” is not used" in " ".join(ran.err.split())
    assert "could not be read" not in ran.err


def test_two_keys_side_by_side(folder: Folder) -> None:
    files = {"private/identities.yaml": KEY, "private/identities.yaml.age": "sealed"}
    told = _told(folder(files))
    assert list(told) == ["private/identities.yaml.age"]
    assert "Two keys" in told["private/identities.yaml.age"]


@needs_links
@pytest.mark.parametrize("name", ["private", "reports", ".lt", "templates"])
def test_a_folder_that_is_a_link(name: str, folder: Folder, tmp_path: Path) -> None:
    root = folder({})
    (tmp_path / "away").mkdir()
    (root / name).symlink_to(tmp_path / "away", target_is_directory=True)
    assert list(_told(root)) == [name]


@needs_links
def test_styles_behind_a_link_are_not_used(folder: Folder, lt: Lt, tmp_path: Path) -> None:
    root = folder({"templates/README.md": "", **FINDING})
    (tmp_path / "away.docx").write_text("no Word file", "utf-8")
    (root / "templates" / "reference.docx").symlink_to(tmp_path / "away.docx")
    ran = lt("report", "findings", cwd=root)
    assert ran.code == 0, ran.err
    assert "reference.docx” is not used: it is a link" in " ".join(ran.err.split())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_special_file(folder: Folder) -> None:
    root = folder({"timeline/health.yaml": "[]\n"})
    os.mkfifo(root / "timeline" / "police.yaml")
    found = [one for one in load(root).problems if one.place.file == "timeline/police.yaml"]
    assert [one.check.code for one in found] == ["LT009"]


def test_nothing_of_that_sort(folder: Folder) -> None:
    assert _told(folder(SAMPLE)) == {}
