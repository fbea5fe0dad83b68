"""Files damaged at random, each form of them: read, or refused with a message; never a crash."""

import io
import random
import zipfile
from collections.abc import Iterator

import pytest

from exchange.imports.test_corpus import CORPUS
from learning_together.dates.as_written.habits import Habits
from learning_together.errors import LtError
from learning_together.exchange.imports.people.people_in_text import Coder
from learning_together.exchange.imports.readers import any_file
from learning_together.exchange.imports.rows.account import account
from learning_together.exchange.imports.rows.draft import Task
from learning_together.exchange.imports.rows.drafts import draft

FILES = (
    "plain.docx", "plain.xlsx", "plain.xls", "plain.ods", "plain.odt", "plain-lo.html",
    "plain-utf8.csv", "plain-utf16.tsv", "looks.xlsx", "looks.ods", "threads.xlsx", "struck.odt",
    "tracked.docx", "account.xls", "account.ods", "account.odt", "account.docx", "frame.docx",
    "nested.docx",
)  # fmt: skip


def damaged(data: bytes, chance: random.Random) -> Iterator[bytes]:
    for share in (0.1, 0.5, 0.9, 0.99):
        yield data[: int(len(data) * share)]
    for count in (1, 3, 20) * 5:
        changed = bytearray(data)
        for _ in range(count):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        yield bytes(changed)
    at = chance.randrange(len(data))
    yield data[:at] + b"\0" * 200 + data[at + 200 :]
    yield data + data


def parts_damaged(data: bytes, chance: random.Random) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in [one for one in parts if one.endswith((".xml", ".rels"))]:
        whole = parts[name]
        flipped = bytearray(whole)
        for _ in range(10):
            flipped[chance.randrange(len(flipped))] = chance.randrange(256)
        for part in (whole[: len(whole) // 2], b"", bytes(flipped)):
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
                for one, content in {**parts, name: part}.items():
                    archive.writestr(one, content)
            yield out.getvalue()


def refusal(data: bytes, name: str = "chronology") -> LtError | None:
    """Why a file cannot be read; else it goes through all that an import does with its rows."""
    try:
        foreign = any_file.open_foreign(data, name)
        task = Task(Habits(), frozenset(), {}, Coder([], {}, {}, frozenset()), b"secret")
        drafted = draft(foreign, task)
        sums = account(foreign, drafted)
        assert sums.filled == sums.headings + sums.in_fields + sums.joined + sums.private
    except LtError as error:
        return error
    return None


@pytest.mark.few(7)
@pytest.mark.parametrize("name", FILES)
def test_read_or_refused(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    data = (CORPUS / name).read_bytes()
    chance = random.Random(name)  # the same damage every time
    every = list(damaged(data, chance))
    if data.startswith(b"PK"):
        every += parts_damaged(data, chance)
    refused = [error for error in map(refusal, every) if error is not None]
    assert all(error.message and error.hint for error in refused)
    assert refused or not data.startswith((b"PK", b"\xd0"))
    assert capfd.readouterr().err == ""  # what a library says to itself


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-16"])
@pytest.mark.parametrize("name", ["plain-lo.html", "plain-utf8.csv"])
def test_utf_16_with_and_without_its_mark(name: str, codec: str) -> None:
    text = (CORPUS / name).read_text(encoding="utf-8")
    plain = any_file.open_foreign(text.encode(codec), name)
    assert plain.form == ("HTML" if name.endswith("html") else "CSV")
    assert plain.tables[0].rows[1].cells[:3] == ["12/03/2009", "14.30", "Health visiting record"]


@pytest.mark.few(3)
@pytest.mark.parametrize(
    "data",
    [
        b"<table>" + b"<div>" * 100_000,
        b"<table><tr><td>" * 20_000,
        b"<table><tr><td colspan=99999999 rowspan=9999999>x</td></tr>"
        + b"<tr><td>1/1/09</td></tr>" * 500 + b"</table>",
        b"Date,Event\n" + b"1/1/09,x\n" * 150_000,
        b"a," * 1_000_000,
        b'Date,Event\n12/3/09,"open\n' * 20_000,
        b"x" * 10_000_000,
        b"Date,Event\n12/3/09," + b"1" * 1_000_000,
    ],
    ids=["deep", "deep tables", "spans", "rows", "columns", "quotation marks", "one line",
         "one number"],
)  # fmt: skip
def test_what_is_far_too_much(data: bytes) -> None:
    error = refusal(data)
    assert error is None or error.hint
    if error is None:
        read = any_file.open_foreign(data, "chronology")
        assert sum(len(table.rows) for table in read.tables) <= 100_000
