"""Every command, run by a Windows Python under wine (`make test-windows`)."""

import contextlib
import io
import os
import re
import shutil
import subprocess
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops

import writing_commands
from conftest import Ran
from learning_together.office import package
from places import ROOT
from sample import held
from wine import ALONE, READING, TOGETHER, Windows
from writing_commands import MARKS

pytestmark = [pytest.mark.windows, pytest.mark.git]

FORMATS = ("md", "docx", "html", "pdf")


def _here(root: Path, line: str) -> Ran:
    """What a line does on this computer, with as little beside `lt` as there is on that one."""
    alone = os.environ | {"PATH": "", "COLUMNS": "80", "CI": "true"}
    ran = writing_commands.run(root, line, env=alone)
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def _lines(ran: Ran) -> Ran:
    """What was said, its lines ended as here."""
    return Ran(ran.code, ran.out.replace("\r\n", "\n"), ran.err.replace("\r\n", "\n"))


@pytest.fixture
def review(base: Path, tmp_path: Path) -> Path:
    """A review that has something for each command to do, in a folder of no Western name."""
    return writing_commands.copy(base, tmp_path / "Überprüfung – Ärger 审查")


@pytest.mark.parametrize("name", ALONE)
def test_what_writes_writes(name: str, review: Path, windows: Windows) -> None:
    before = held(review)
    ran = windows.lt(*ALONE[name].split(), cwd=review)
    assert ran.code == 0, ran.out + ran.err
    if name in MARKS:
        assert writing_commands.is_done(review, name), ran.out + ran.err
    assert held(review) != before


@pytest.mark.parametrize("name", TOGETHER)
def test_what_follows_another_writes(name: str, review: Path, windows: Windows) -> None:
    for line in TOGETHER[name]:
        before = held(review)
        ran = windows.lt(*line.split(), cwd=review)
        assert ran.code == 0, ran.out + ran.err
        assert held(review) != before


def test_what_reads_reads(review: Path, windows: Windows) -> None:
    before = held(review)
    for line in READING:
        ran = windows.lt(*line.split(), cwd=review)
        assert ran.out, ran.err
        assert _lines(ran) == _here(review, line)
    assert held(review) == before


def test_the_doctor_finds_nothing_that_every_review_needs_at_fault(
    review: Path, windows: Windows
) -> None:
    ran = windows.lt("doctor", cwd=review)
    assert ran.code == 0, ran.out + ran.err
    assert "<U+" not in ran.out, "what no terminal shows"
    assert "have it install git for windows" in " ".join(ran.out.split()).casefold()


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
    here = _here(tmp_path, f"-C {street} {' '.join(said)} --out here")
    assert here.code == 0, here.err
    (one,), (two,) = ([*(tmp_path / name).iterdir()] for name in ("there", "here"))
    if format == "docx":
        _assert_same_but_for_edges(one.read_bytes(), two.read_bytes())
    else:
        assert one.read_bytes() == two.read_bytes()


def _assert_same_but_for_edges(one: bytes, two: bytes) -> None:
    """Holds two Word files to be the same but for what the same drawing gives as points.

    The drawing itself is the same to the byte, as the web page that holds it shows. What makes
    points of it rounds otherwise where it was built for Windows: at edges, by less than eyes see.
    """
    there, here = package.unpacked(one), package.unpacked(two)
    assert list(there) == list(here)
    sealed = re.compile(rb"(?<=<vt:lpwstr>)[0-9a-f]{64}(?=</vt:lpwstr>)")
    pictures = 0
    for name, part in there.items():
        if name.endswith(".png"):
            pictures += 1
            drawn = [Image.open(io.BytesIO(data)).convert("RGB") for data in (part, here[name])]
            assert drawn[0].size == drawn[1].size
            apart = ImageChops.difference(*drawn).convert("L").histogram()
            assert sum(apart[1:]) < sum(apart) / 1000
            assert not any(apart[32:])
        elif name == "docProps/custom.xml":
            assert sealed.sub(b"", part) == sealed.sub(b"", here[name])
        else:
            assert part == here[name], name
    assert pictures


@pytest.fixture(scope="module")
def court(tmp_path_factory: pytest.TempPathFactory, windows: Windows) -> Path:
    """The other example, as it comes with `lt` there."""
    home = tmp_path_factory.mktemp("courts")
    ran = windows.lt("init", "--example", "elm-court", "Prüfung", "--no-git", cwd=home)
    assert ran.code == 0, ran.err
    # What stands for a row is made with a number that each review throws for itself.
    (home / "Prüfung" / "private" / "imports").mkdir()
    (home / "Prüfung" / "private" / "imports" / "secret").write_text("one number for both\n")
    return Path(home / "Prüfung")


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "ods", "csv"])
def test_what_an_agency_sent_is_taken_in(
    suffix: str, court: Path, tmp_path: Path, windows: Windows
) -> None:
    there, here = (shutil.copytree(court, tmp_path / name) for name in ("Dort", "Hier"))
    sent = shutil.copy(ROOT / "tests" / "data" / "imports" / f"account.{suffix}", tmp_path)
    said = ["--agency", "asc", "--yes", "--left-out-read"]
    ran = windows.lt("import", windows.path(Path(sent)), *said, cwd=there)
    # One row has a date that is none.
    assert ran.code == 1, ran.out + ran.err
    assert _lines(ran) == _here(here, f"import {sent} {' '.join(said)}")
    entries = (there / "timeline" / "asc.yaml").read_bytes()
    assert entries != (court / "timeline" / "asc.yaml").read_bytes()
    assert entries == (here / "timeline" / "asc.yaml").read_bytes()


def test_a_programme_is_read_by_two_processes(
    street: Path, tmp_path: Path, windows: Windows
) -> None:
    names = ("Eins", "Übung – zwei", "审查")
    for name in names:
        shutil.copytree(street, tmp_path / name)
    said = ("programme", *names, "--audience", "reviewers", "--format", "json")
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
            jar = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            with jar.open(found[0], timeout=60) as door:
                way = re.search(r'<a href="([^"]+)">Open the review', door.read().decode())
            assert way
            with jar.open(urllib.parse.urljoin(found[0], way[1]), timeout=120) as page:
                assert page.status == 200
                assert "Harbour Street" in page.read().decode()
        finally:
            ran.kill()


def test_lines_that_end_as_on_windows_stay(review: Path, windows: Windows) -> None:
    for path in review.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    ran = windows.lt("validate", cwd=review)
    assert _lines(ran) == _here(review, "validate")
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
    ran = windows.lt("-C", windows.path(deep), "validate", cwd=tmp_path)
    assert _lines(ran) == _here(deep, "validate")
    for line in ("new findings --set statement=x", "report findings --to docx,pdf"):
        ran = windows.lt("-C", windows.path(deep), *line.split(), cwd=tmp_path)
        assert ran.code == 0, ran.out + ran.err
    assert b"statement: x" in (deep / "findings.yaml").read_bytes()
    assert (deep / "reports" / "findings.pdf").is_file()


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
            "status", "new findings --set statement=x", "report findings --to docx,pdf",
            "export factors", "key lock --passphrase-file passphrase", "doctor",
        ):  # fmt: skip
            ran = windows.lt(
                "-C", called, *line.split(), cwd=tmp_path if "lock" not in line else review
            )
            assert ran.code == 0, f"{line}\n{ran.out}{ran.err}"
    assert (review / "reports" / "factors.xlsx").is_file()
    assert (review / "private" / "identities.yaml.age").is_file()


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
        assert ran.code == 2, ran.out + ran.err
        assert "perhaps it is open in Word" in " ".join(ran.err.split())
        assert held(review) == before
    assert windows.lt("new", "findings", "--set", "statement=x", cwd=review).code == 0


def test_a_console_of_another_code_page(review: Path, windows: Windows) -> None:
    (review / "factors.yaml").write_text(
        "- {id: CF1, summary: one → two ✓, effect: perhaps →}\n", encoding="utf-8"
    )
    asked = windows.python("-c", "import sys; print(sys.stdout.encoding)")
    said = subprocess.run(asked, env=windows.environment, capture_output=True, check=True)
    assert said.stdout.strip() == b"cp1252"
    here = _here(review, "validate")
    assert "→" in here.out
    for more in ({}, {"PYTHONIOENCODING": "cp850"}):
        assert _lines(windows.lt("validate", cwd=review, more=more)) == here
