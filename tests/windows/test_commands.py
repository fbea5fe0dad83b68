"""Every command, run by a Windows Python under wine (`make test-windows`)."""

import contextlib
import re
import shutil
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

import writing_commands
from learning_together.cli.main import app
from places import ROOT
from sample import held
from wine import Windows
from writing_commands import AFTER, MARKS, WRITING

pytestmark = [pytest.mark.windows, pytest.mark.git]

#: What wine cannot show, each with the reason; docs/installing.md lists the same.
NOT_RUN = {
    "save": "there is no git for Windows here",
    "hook": "there is no git for Windows here",
    "changes": "there is no git for Windows here",
    "watch": "it ends with Ctrl-C, which wine hands on to no program without a console",
}
#: Asked by a test that nobody has seen pass yet; the page says so. Each goes once it is seen.
NOT_SEEN = {"comments", "audit", "show", "explain", "leaks", "programme", "open"}
#: As they only read.
READING = """
doctor
validate
status
status --format json
audit
show FIN1
view --names HV1
explain LT101
conflicts
leaks draft.docx
mend --dry-run
import sent.csv --agency health --dry-run
import workbook.xlsx --dry-run
join other.zip --dry-run
renumber FIN1 FIN90 --dry-run
report
picture
""".strip().splitlines()
FORMATS = ("md", "docx", "html", "pdf")
WITHOUT_GIT = {name for name, line in WRITING.items() if line.split()[0] in NOT_RUN}
ALONE = [name for name in WRITING if name not in WITHOUT_GIT]
TOGETHER = [name for name in AFTER if name not in NOT_RUN]


@pytest.fixture
def review(base: Path, tmp_path: Path) -> Path:
    """A review that has something for each command to do, in a folder of no Western name."""
    return writing_commands.copy(base, tmp_path / "Überprüfung – Ärger 审查")


@pytest.mark.parametrize("name", ALONE)
def test_what_writes_writes(name: str, review: Path, windows: Windows) -> None:
    before = held(review)
    ran = windows.lt(*WRITING[name].split(), cwd=review)
    assert ran.code == 0, ran.out + ran.err
    if name in MARKS:
        assert writing_commands.is_done(review, name), ran.out + ran.err
    assert held(review) != before


@pytest.mark.parametrize("name", TOGETHER)
def test_what_follows_another_writes(name: str, review: Path, windows: Windows) -> None:
    for line in AFTER[name]:
        before = held(review)
        ran = windows.lt(*line.split(), cwd=review)
        assert ran.code == 0, ran.out + ran.err
        assert held(review) != before


def test_what_reads_reads(review: Path, windows: Windows) -> None:
    before = held(review)
    for line in READING:
        ran = windows.lt(*line.split(), cwd=review)
        assert ran.code in {0, 1}, f"{line}\n{ran.out}{ran.err}"
        assert "Traceback" not in ran.err, ran.err
        assert ran.out
    assert held(review) == before


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory, windows: Windows) -> Path:
    """The large example, as it comes with `lt` there."""
    home = tmp_path_factory.mktemp("streets")
    ran = windows.lt("init", "--example", "harbour-street", "Straße", "--no-git", cwd=home)
    assert ran.code == 0, ran.err
    return Path(home / "Straße")


def test_a_new_review_has_no_errors(tmp_path: Path, windows: Windows) -> None:
    said = "--yes --no-git --title Mühle --subject Child --start 2024-01-01 --end 2024-12-31"
    assert windows.lt("init", *said.split(), "Mühle", cwd=tmp_path).code == 0
    root = tmp_path / "Mühle"
    event = "event=Zu Hause gesehen: „gut“ → ✓"
    for line in ("agencies --set id=health --set name=Gesundheit --set sector=health",):
        assert windows.lt("new", *line.split(), cwd=root).code == 0
    ran = windows.lt(
        "new", "timeline", "--set", "agency=health", "--set", "date=2024-03-14",
        "--set", "source=Akte", "--set", event, cwd=root,
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert event.partition("=")[2] in (root / "timeline" / "health.yaml").read_text("utf-8")
    ran = windows.lt("validate", cwd=root)
    assert ran.code == 0, ran.out


@pytest.mark.parametrize("format", FORMATS)
def test_a_report_is_the_same_as_here(
    format: str, street: Path, windows: Windows, tmp_path: Path
) -> None:
    said = ("report", "findings", "--to", format)
    there = windows.lt("-C", windows.path(street), *said, "--out", "there", cwd=tmp_path)
    assert there.code == 0, there.out + there.err
    here = writing_commands.run(tmp_path, f"-C {street} {' '.join(said)} --out here")
    assert here.returncode == 0, here.stderr
    (one,), (two,) = ([*(tmp_path / name).iterdir()] for name in ("there", "here"))
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "ods", "csv"])
def test_what_an_agency_sent_is_taken_in(
    suffix: str, tmp_path: Path, windows: Windows, lt: object
) -> None:
    root = tmp_path / "Prüfung"
    assert (
        windows.lt("init", "--example", "elm-court", "Prüfung", "--no-git", cwd=tmp_path).code == 0
    )
    sent = tmp_path / f"Bericht der Ämter.{suffix}"
    shutil.copy(ROOT / "tests" / "data" / "imports" / f"account.{suffix}", sent)
    before = held(root)
    ran = windows.lt("import", windows.path(sent), "--agency", "asc", "--yes",
                     "--left-out-read", cwd=root)  # fmt: skip
    assert ran.code == 0, ran.out + ran.err
    assert held(root) != before


def test_a_programme_is_read_by_two_processes(
    street: Path, tmp_path: Path, windows: Windows
) -> None:
    for name in ("one", "two", "three"):
        shutil.copytree(street, tmp_path / name)
    said = ("programme", "one", "two", "three", "--audience", "reviewers", "--format", "json")
    several = windows.lt(*said, "--jobs", "2", cwd=tmp_path)
    assert several.code == 0, several.err
    assert several.out == windows.lt(*said, "--jobs", "1", cwd=tmp_path).out


def test_a_window_opens(street: Path, windows: Windows) -> None:
    with windows.started(
        "-m", "learning_together.cli.main", "-C", windows.path(street), "open", "--no-browser",
        cwd=street,
    ) as ran:  # fmt: skip
        try:
            assert ran.stdout is not None
            found = re.search(r"http://127\.0\.0\.1:\d+\S*", ran.stdout.readline().decode())
            assert found
            jar = urllib.request.HTTPCookieProcessor()
            with urllib.request.build_opener(jar).open(found[0], timeout=60) as page:
                assert page.status == 200
                assert "Harbour Street" in page.read().decode()
            windows.commands.add("open")
        finally:
            ran.kill()


def test_lines_that_end_as_on_windows_stay(review: Path, windows: Windows) -> None:
    for path in review.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    ran = windows.lt("validate", "--select", "LT0", cwd=review)
    assert ran.code == 0, ran.out
    assert windows.lt("new", "findings", "--set", "statement=x", cwd=review).code == 0
    raw = (review / "findings.yaml").read_bytes()
    assert b"statement: x\r\n" in raw
    assert raw.count(b"\n") == raw.count(b"\r\n")


def test_a_path_longer_than_windows_used_to_allow(
    review: Path, tmp_path: Path, windows: Windows
) -> None:
    deep = tmp_path.joinpath(*["a-long-name-of-a-folder"] * 12)
    deep.parent.mkdir(parents=True)
    review.rename(deep)
    assert len(windows.path(deep)) > 260
    for line in ("validate", "new findings --set statement=x", "report findings"):
        ran = windows.lt("-C", windows.path(deep), *line.split(), cwd=tmp_path)
        assert ran.code == 0, ran.out + ran.err


@contextlib.contextmanager
def _given(windows: Windows, name: str, folder: Path) -> Iterator[None]:
    link = windows.drives / name
    link.parent.mkdir(parents=True, exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(folder)
    try:
        yield
    finally:
        link.unlink()


@pytest.mark.parametrize(
    ("name", "called"), [("r:", "R:\\"), ("unc/council/shared", r"\\council\shared")]
)
def test_another_drive_and_another_computer(
    name: str, called: str, review: Path, tmp_path: Path, windows: Windows
) -> None:
    with _given(windows, name, review):
        for line in (
            "validate", "new findings --set statement=x", "report findings --to docx,pdf",
            "key lock --passphrase-file passphrase", "doctor",
        ):  # fmt: skip
            ran = windows.lt(
                "-C", called, *line.split(), cwd=tmp_path if "lock" not in line else review
            )
            assert ran.code == 0, f"{line}\n{ran.out}{ran.err}"
    assert (review / "private" / "identities.yaml.age").is_file()
    assert ("another computer" in ran.out) == called.startswith("\\\\")


#: Holds a file as Word does: others may read it, and neither write nor replace it.
_HOLD = """
import ctypes, sys
handle = ctypes.windll.kernel32.CreateFileW(sys.argv[1], 0xC0000000, 1, None, 3, 0, None)
print("held" if handle not in (-1, 0xFFFFFFFFFFFFFFFF) else "not held", flush=True)
sys.stdin.read()
"""


@contextlib.contextmanager
def _open_elsewhere(windows: Windows, path: Path) -> Iterator[None]:
    with windows.started("-c", _HOLD, windows.path(path), cwd=path.parent) as holding:
        assert holding.stdout is not None
        assert holding.stdout.readline().strip() == b"held"
        try:
            yield
        finally:
            holding.kill()


def test_a_file_that_another_program_holds(review: Path, windows: Windows) -> None:
    assert windows.lt("report", "findings", cwd=review).code == 0
    before = held(review)
    with _open_elsewhere(windows, review / "findings.yaml"):
        ran = windows.lt("new", "findings", "--set", "statement=x", cwd=review)
        assert ran.code == 2, ran.out + ran.err
        assert "findings.yaml" in ran.err
        assert "Traceback" not in ran.err
        assert held(review) == before
    draft = review / "reports" / "findings.docx"
    with _open_elsewhere(windows, draft):
        ran = windows.lt("report", "findings", cwd=review)
        assert "Traceback" not in ran.err
        # It says that Word has it open, or writes another; what is open stays.
        assert ran.code == 0 or "open" in ran.err, ran.out + ran.err
    assert windows.lt("new", "findings", "--set", "statement=x", cwd=review).code == 0


def test_a_console_of_another_code_page(review: Path, windows: Windows) -> None:
    (review / "factors.yaml").write_text(
        "- {id: CF1, summary: one → two ✓, effect: perhaps →}\n", encoding="utf-8"
    )
    for page in ("cp1252", "cp850"):
        ran = windows.lt("validate", cwd=review, more={"PYTHONIOENCODING": page})
        assert ran.code in {0, 1}, ran.err
        assert "→" in ran.out


def test_every_command_is_run_or_said_not_to_be(windows: Windows) -> None:
    """Stands last: of what stands before it, each command notes that it was run."""
    known = {str(one.name) for one in app.registered_commands}
    assert known - windows.commands == set(NOT_RUN)
    page = (ROOT / "docs" / "installing.md").read_text("utf-8")
    part = page.partition("## What was tried on Windows")[2].partition("\n## ")[0]
    told = dict(
        re.findall(r"^\| `(?:lt )?([a-z]+)` \| (run|not run|not seen yet)", part, re.MULTILINE)
    )
    assert {name for name, how in told.items() if how == "run"} == known - set(NOT_RUN) - NOT_SEEN
    assert {name for name, how in told.items() if how == "not run"} == set(NOT_RUN)
    assert {name for name, how in told.items() if how == "not seen yet"} == NOT_SEEN
