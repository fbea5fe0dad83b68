"""What looks like the team's own but is not read is told; what lt wrote is not."""

from pathlib import Path

import pytest

from conftest import Lt
from learning_together.review.load import load
from sample import Folder

BASE = {
    "agencies.yaml": "- id: health\n  name: Health visiting\n",
    "factors.yaml": "- id: CF1\n  summary: One\n",
}


def told(root: Path) -> dict[str, str]:
    problems = load(root).problems
    return {one.place.file: one.help for one in problems if one.check.code == "LT027"}


@pytest.mark.parametrize(
    ("path", "help_"),
    [
        ("factors - Copy.yaml", "a copy of “factors.yaml”, which is read"),
        ("Copy of factors.yaml", "a copy of “factors.yaml”, which is read"),
        ("factors (1).yaml", "a copy of “factors.yaml”, which is read"),
        ("factors v2.yaml", "a copy of “factors.yaml”, which is read"),
        ("factors-DESKTOP-1.yaml", 'here alone: lt join "factors-DESKTOP-1.yaml"'),
        ("Factors.sync-conflict-20230601-120000-AB.yaml", "a copy of “factors.yaml”"),
        ("findings (1).yaml", "Did you mean “findings.yaml”?"),
        ("Findings.YAML", "Did you mean “findings.yaml”?"),
        ("finding.yml", "Did you mean “findings.yaml”?"),
        ("findings.yaml.txt", "Did you mean “findings.yaml”?"),
        ("findings.txt", "Did you mean “findings.yaml”?"),
        ("findings", "Did you mean “findings.yaml”?"),
        ("findings.yaml.bak", "Did you mean “findings.yaml”?"),
        ("health.yaml", "Did you mean “timeline/health.yaml”?"),
        ("FIN1.yaml", "Did you mean “findings/FIN1.yaml”?"),
        ("Timeline/health.yaml", "Did you mean the folder “timeline/”?"),
        ("episode/KPE1.yaml", "Did you mean the folder “episodes/”?"),
        ("timeline - Copy/health.yaml", "Did you mean the folder “timeline/”?"),
        ("timeline/health.txt", "ends in .txt"),
        ("old/factors.yaml", "Did you mean “factors.yaml”?"),
        ("methodology.md", "Did you mean “sections/methodology.md”?"),
    ],
)
def test_what_looks_like_a_record_is_told_with_its_place(
    folder: Folder, path: str, help_: str
) -> None:
    found = told(folder({**BASE, path: "---\nid: methodology\n---\n\nText\n"}))
    assert list(found) == [path]
    assert help_ in found[path]


@pytest.mark.parametrize("path", ["README.md", "notes.txt", "letter.docx", "Minutes (1).pdf"])
def test_notes_at_the_top_are_left_alone(folder: Folder, path: str) -> None:
    assert not told(folder({**BASE, path: "Notes\n"}))


def test_what_lt_wrote_is_no_slip_until_somebody_changes_it(lt: Lt, folder: Folder) -> None:
    root = folder(BASE)
    for command in (
        ("report", "review", "--to", "md,html,docx", "--out", "drafts"),
        ("export", "factors", "--to", "csv,json,xlsx", "--out", "findings"),
        ("validate", "--format", "json", "--output", "findings/problems.json"),
    ):
        ran = lt(*command, cwd=root)
        assert ran.code in {0, 1}, ran.err
    assert len(list(root.glob("drafts/*"))) == 3
    assert (root / "findings/factors.csv").is_file()
    assert not told(root)
    for path in ("drafts/review.md", "findings/factors.csv"):
        with (root / path).open("a") as file:
            file.write("ours\n")
    assert set(told(root)) == {"drafts/review.md", "findings/factors.csv"}
