"""Files that others made, damaged anywhere, given to the commands: words, and never a silent end.

`test_damaged_files.py` reads such files in its own process and sees each fault of ours; here the
commands are asked as people ask them, and whatever a library does to its process is told.
"""

import io
import os
import re
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from conftest import Lt
from exchange.imports.test_corpus import CORPUS, REVIEW
from learning_together.apart import process
from learning_together.office import package
from places import ROOT, TESTS
from red_team.damage import damaged
from sample import SAMPLE, write
from test_damaged_files import files

#: Of 10,000 damaged files, how many each command is given.
EACH = {
    "import": 4000,
    "comments": 2000,
    "leaks": 2400,
    "workbook": 800,
    "join": 400,
    "styles": 400,
}


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review that is only asked what it would do."""
    return write(tmp_path_factory.mktemp("damaged") / "review", {**SAMPLE, **REVIEW})


@cache
def chronologies() -> tuple[Path, ...]:
    return tuple(
        path for path in sorted(CORPUS.iterdir())
        if path.suffix in {".xls", ".xlsx", ".ods", ".docx", ".odt", ".html", ".csv", ".tsv"}
    )  # fmt: skip


@cache
def drafts() -> tuple[Path, ...]:
    return tuple(sorted((TESTS / "data" / "comments").glob("*.docx")))


def _one(seed: int, paths: tuple[Path, ...]) -> tuple[str, bytes]:
    path = paths[seed % len(paths)]
    return path.name, path.read_bytes()


def _workbook(_: int) -> tuple[str, bytes]:
    path = TESTS / "data" / "of_0_1_0" / "sent" / "timeline.xlsx"
    return path.name, path.read_bytes()


def _review(_: int) -> tuple[str, bytes]:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in {**SAMPLE, **REVIEW}.items():
            archive.writestr(f"theirs/{name}", text)
    return "theirs.zip", out.getvalue()


def _styles(_: int) -> tuple[str, bytes]:
    return "styles.docx", (ROOT / "templates" / "word" / "reference.docx").read_bytes()


#: By command: the sound file of a seed, and what is asked of it.
ASKED: dict[str, tuple[Callable[[int], tuple[str, bytes]], tuple[str, ...]]] = {
    "import": (lambda seed: _one(seed, chronologies()),
               ("import", "{}", "--agency", "health", "--dry-run")),
    "comments": (lambda seed: _one(seed, drafts()), ("comments", "{}", "--dry-run", "--anyhow")),
    "leaks": (lambda seed: files()[seed % len(files())], ("leaks", "{}")),
    "workbook": (_workbook, ("import", "{}", "--dry-run")),
    "join": (_review, ("join", "{}", "--dry-run")),
    "styles": (_styles, ("report", "terms", "--to", "docx", "--out", "{}/out",
                         "--reference", "{}")),
}  # fmt: skip


def ask(command: str, seed: int, lt: Lt, home: Path, place: Path) -> int:
    """Gives a damaged file to a command, a sound one for -1; what is no word of ours fails."""
    sound, args = ASKED[command]
    name, data = sound(seed)
    path = place / name
    path.write_bytes(data if seed < 0 else damaged(data, seed))
    given = (str(path) if one == "{}" else one.replace("{}", str(place)) for one in args)
    ran = lt(*given, cwd=home, width=1000)
    path.unlink()
    assert ran.code in {0, 1, 2}, (seed, ran)
    assert "Traceback" not in ran.out + ran.err, (seed, ran)
    if ran.code == 2:
        assert re.match(r"lt: \S.*\w", ran.err), (seed, ran)
    else:
        assert ran.out.strip(), (seed, ran)
    return ran.code


@pytest.mark.parametrize("command", ASKED)
def test_words_whatever_is_damaged(command: str, lt: Lt, home: Path, tmp_path: Path) -> None:
    assert ask(command, -1, lt, home, tmp_path) < 2, "it comes as far as to read the file"
    for seed in range(10_000, 10_002):
        ask(command, seed, lt, home, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("command", ASKED)
def test_words_for_each_of_ten_thousand(command: str, lt: Lt, home: Path, tmp_path: Path) -> None:
    """`DAMAGED=0.1` asks for a tenth of them."""
    share = float(os.environ.get("DAMAGED", "1"))
    for seed in range(int(EACH[command] * share)):
        ask(command, seed, lt, home, tmp_path)


def test_they_are_ten_thousand() -> None:
    assert sum(EACH.values()) == 10_000
    assert EACH.keys() == ASKED.keys()


def _far() -> bytes:
    """An old workbook of which one cell says that it stands in the last row and column there is."""
    data = bytearray((CORPUS / "plain.xls").read_bytes())
    at = data.rindex(b"\xfd\x00\x0a\x00")
    data[at + 4 : at + 8] = b"\xff" * 4
    return bytes(data)


def _swollen() -> bytes:
    """A Word file of a few kB that unpacks to as many paragraphs as fit into the bound."""
    with zipfile.ZipFile(CORPUS / "plain.docx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts["word/document.xml"]
    at = text.index(b"<w:sectPr")
    parts["word/document.xml"] = text[:at] + b"<w:p/>" * 5_000_000 + text[at:]
    return package.write(parts)


@pytest.mark.few(3)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no memory of a process")
@pytest.mark.parametrize(
    ("name", "make", "args"),
    [
        ("far.xls", _far, ASKED["import"][1]),
        ("swollen.docx", _swollen, ASKED["import"][1]),
        ("swollen.docx", _swollen, ASKED["comments"][1]),
    ],
)
def test_what_brings_down_its_reader_is_told(
    name: str, make: Callable[[], bytes], args: tuple[str, ...], lt: Lt, home: Path,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(process, "MEMORY", 256 * 1024 * 1024)
    path = tmp_path / name
    path.write_bytes(make())
    ran = lt(*(path if one == "{}" else one for one in args), cwd=home, width=1000)
    assert ran.code == 2, ran
    assert ran.err.startswith(
        f"lt: {name} was not read to its end: it needs too much memory. Nothing was changed."
    )


@pytest.mark.parametrize("command", ["import", "comments", "workbook"])
def test_what_keeps_its_reader_busy_is_told(
    command: str, lt: Lt, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound, args = ASKED[command]
    place = tmp_path / {"import": "plain.docx"}.get(command, sound(0)[0])
    place.write_bytes(sound(0)[1] if command != "import" else (CORPUS / place.name).read_bytes())
    monkeypatch.setattr(process, "PATIENCE", 0)
    ran = lt(*(place if one == "{}" else one for one in args), cwd=home, width=1000)
    assert ran.code == 2, ran
    assert f"{place.name} was not read to its end: it took more than 30 seconds." in ran.err
