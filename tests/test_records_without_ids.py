"""A record whose id was forgotten: `lt validate` tells, and nothing else stumbles over it."""

import re
from pathlib import Path

import pytest

from conftest import Lt
from gitting import GIT, commit
from goldens import small
from learning_together.records.kinds import KINDS, kind_of
from learning_together.reports.catalogue import REPORTS
from sample import Folder

SUBJECTS = {"conversation": "CV1", "meeting": "MTG5", "agency-form": "health"}
#: Of these, there is nothing to draw up in the small review.
BESIDE = {"programme", "import-problems"}
NAMELESS = {
    f"{kind}/nameless.yaml": f"- {kind_of(kind).label}: Nameless\n  about: [KPE1]\n"
    for kind in KINDS
    if kind not in {"review", "identities", "timeline"} and not kind_of(kind).apart
} | {
    "timeline/health/nameless.yaml": (
        "- {date: 2022-03-15, source: Log, event: Nameless, people: [HV1]}\n"
    ),
    "people/nameless.yaml": "- {role: Nameless, group: case-group, agency: health}\n",
    "meetings/nameless.yaml": "- {type: analysis, date: 2099-03-15, attendees: [LR1]}\n",
    "conversations/nameless.yaml": "- {participant: HV1, turning_points: [{saw: Nameless}]}\n",
    "tasks/nameless.yaml": "- {what: Nameless, who: [RT1], meeting: MTG5}\n",
    "decisions/nameless.yaml": "- {what: Nameless, by: [LR1], meeting: MTG5}\n",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from sample import SAMPLE, write

    return write(tmp_path_factory.mktemp("made") / "review", {**SAMPLE, **small(), **NAMELESS})


@pytest.mark.parametrize("name", sorted({one.name for one in REPORTS} - BESIDE))
def test_every_report_is_drawn_up(name: str, root: Path, lt: Lt, tmp_path: Path) -> None:
    command = ["report", name, "--audience", "reviewers", "--to", "md", "--out", str(tmp_path)]
    if name in SUBJECTS:
        command += ["--for", SUBJECTS[name]]
    ran = lt(*command, cwd=root)
    if "would be empty" in ran.err:
        assert "with an id" in ran.err
        return
    assert ran.code == 0, ran.err
    (made,) = tmp_path.glob("*.md")
    assert "Nameless" not in made.read_text(encoding="utf-8")
    assert "could not be read and are missing here" in " ".join(ran.err.split())


def test_the_calendar_would_not_know_its_entry_again(root: Path, lt: Lt, tmp_path: Path) -> None:
    ran = lt("calendar", "--output", tmp_path / "all.ics", cwd=root)
    assert ran.code == 0
    assert "meetings/nameless.yaml:1 has no id" in " ".join(ran.err.split())
    assert "tasks/nameless" not in ran.err
    made = (tmp_path / "all.ics").read_text(encoding="utf-8")
    assert made.count("BEGIN:VEVENT") == small()["meetings.yaml"].count("date:")
    assert "20990315" not in made


def test_the_other_commands(root: Path, lt: Lt) -> None:
    assert "Nameless" not in lt("show", "HV1", "--on", "2023-01-01", cwd=root).out
    said = lt("validate", cwd=root)
    assert said.code == 1
    assert "--for None" not in said.out
    for command in (["status"], ["conflicts"], ["audit"], ["show", "HV1"]):
        assert lt(*command, cwd=root).code in {0, 1}, command


@pytest.mark.parametrize(
    "command",
    [
        ("validate", "--all", "--stage", "board"),
        ("validate", "--for", "NOPE"),
        ("status",),
        ("show", "health"),
        ("programme", "."),
        ("report", "review", "--audience", "agency:nope", "--to", "md"),
        *(("export", "--to", form, "--out", "made") for form in ("json", "sqlite")),
    ],
    ids=" ".join,
)
def test_nothing_is_called_none(command: tuple[str, ...], root: Path, lt: Lt) -> None:
    ran = lt(*command, cwd=root)
    assert ran.code in {0, 1, 2}
    assert not re.search(r"\bNone\b", ran.out + ran.err)


@pytest.mark.git
@pytest.mark.skipif(GIT is None, reason="git is not on the PATH")
def test_what_changed(folder: Folder, lt: Lt) -> None:
    root = folder({**small(), **NAMELESS})
    commit(root)
    for path in NAMELESS:
        told = (root / path).read_text(encoding="utf-8")
        (root / path).write_text(told.replace("Nameless", "Still nameless"), "utf-8")
    for form in ("text", "markdown", "json"):
        ran = lt("changes", "--since", "HEAD", "--format", form, cwd=root)
        assert ran.code == 0
        assert "Still nameless" in ran.out
        assert not re.search(r"\bNone\b", ran.out)
    assert lt("changes", "--since", "NOPE", cwd=root).code == 2


@pytest.mark.git
@pytest.mark.skipif(GIT is None, reason="git is not on the PATH")
def test_a_meeting_that_lost_its_id_is_not_cancelled(folder: Folder, lt: Lt) -> None:
    root = folder({"meetings.yaml": "- {id: MTG1, type: planning, date: 2024-03-01}\n"})
    commit(root)
    (root / "meetings.yaml").write_text("- {type: planning, date: 2024-03-01}\n", "utf-8")
    assert lt("calendar", "--output", "all.ics", cwd=root).code == 0
    assert "CANCELLED" not in (root / "all.ics").read_text(encoding="utf-8")


def test_a_folder_with_ids_is_not_touched(folder: Folder, lt: Lt) -> None:
    assert lt("calendar", "--output", "all.ics", cwd=folder(small())).code == 0
