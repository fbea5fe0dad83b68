"""Agencies' files as they come: no row lost, no wrong date, refused rows explained.

The files and what is expected of them are made by tools/make_import_corpus.py.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import Lt
from learning_together.records.kinds.entry import Entry
from learning_together.review.load import load
from places import TESTS
from sample import Folder, held

CORPUS = TESTS / "data" / "imports"
CASES = sorted(path.name.removesuffix(".json") for path in CORPUS.glob("*.json"))

REVIEW = {
    "review.yaml": "format: 1\ntitle: Corpus\nsubject: Child C\nframework: lcspr\noption: full\n"
    "stage: collect\nperiod: {start: 2008-01-01, end: 2010-12-31}\n",
    "agencies.yaml": "- id: health\n  name: Health visiting\n",
    "people.yaml": "".join(
        f"- id: {id_}\n  role: {role}\n  group: {group}\n"
        for id_, role, group in (
            ("HV1", "Health visitor", "case-group"),
            ("GP1", "Doctor", "case-group"),
            ("M", "Mother", "family"),
            ("F", "Father", "family"),
            ("C", "Child", "family"),
        )
    ),
    "private/identities.yaml": "- code: HV1\n  names: [Sharon Smith]\n"
    "- code: M\n  names: [Kelly Jones]\n  known_as: [Kel]\n"
    "- code: F\n  names: [Lee Jones]\n",
}


def said(entry: Entry, names: tuple[str, ...]) -> dict[str, Any]:
    found = {}
    for name in names:
        value = entry.origin.data.get(name)
        if value:
            found[name] = sorted(value) if isinstance(value, list) else value
    return found


FIELDS = ("date", "end_date", "time", "when", "source", "people", "event", "response",
          "child_seen", "voice", "comment")  # fmt: skip


def loosely(entry: dict[str, Any]) -> dict[str, Any]:
    text = json.dumps(entry, ensure_ascii=False)
    changed: dict[str, Any] = json.loads(re.sub(r"\((\w+) \d+\)", r"(\1)", text))
    return changed


def kept(root: Path) -> list[dict[str, Any]]:
    text = (root / "private/imports/health/1/rows.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_the_corpus_is_there() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("name", CASES)
def test_file(name: str, lt: Lt, folder: Folder) -> None:
    expected = json.loads((CORPUS / f"{name}.json").read_text(encoding="utf-8"))
    root = folder(REVIEW)
    ran = lt("import", CORPUS / name, "--agency", "health", "--format", "json", *expected["args"],
             cwd=root)  # fmt: skip
    awaits = expected.get("awaits", [])
    assert ran.code == (1 if expected["refused"] or awaits else 0), ran.err or ran.out
    result = json.loads(ran.out)
    (file,) = result["files"]
    assert [one["where"] for one in file["left_out"] if one["awaits"]] == awaits
    cells = file["cells"]
    assert cells["filled"] == sum(
        cells[one] for one in ("headings", "in_fields", "joined", "private")
    )
    assert [[one["row"], one["code"]] for one in file["refused"]] == expected["refused"]
    loaded = load(root)
    assert [one.message for one in loaded.problems] == []
    entries = sorted(loaded.review.all(Entry), key=lambda one: int(one.id_text[7:]))
    found = [said(entry, FIELDS) for entry in entries]
    wanted = [
        {key: sorted(value) if isinstance(value, list) else value for key, value in one.items()}
        for one in expected["entries"]
    ]
    if expected.get("loose"):
        found, wanted = [loosely(one) for one in found], [loosely(one) for one in wanted]
    assert found == wanted
    every = " ".join(file["notices"])
    for words in expected["notices"]:
        assert words in every
    for row, above in expected.get("continued", []):
        lines = [one for one in kept(root) if str(one["row"]) == row]
        assert [one["as"] for one in lines] == ["continued"]
        assert lines[0]["label"] == above
    text = (root / "private/imports/health/1/comments.jsonl").read_text(encoding="utf-8")
    for words in expected.get("comments", []):
        assert words in text
    for secret in expected.get("secret", []):
        assert secret not in (root / "timeline/health.yaml").read_text(encoding="utf-8")
        assert secret not in ran.out


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_lost(name: str, lt: Lt, folder: Folder) -> None:
    """Every row is kept with its cells, and the file itself; a second import is idle."""
    expected = json.loads((CORPUS / f"{name}.json").read_text(encoding="utf-8"))
    root = folder(REVIEW)
    again = ("import", CORPUS / name, "--agency", "health", *expected["args"])
    lt(*again, cwd=root)
    copy = root / "private/imports/health/1/file" / name
    assert copy.read_bytes() == (CORPUS / name).read_bytes()
    rows = kept(root)
    assert all({"table", "row", "as", "cells"} <= set(row) for row in rows)
    words = set(cells_of(CORPUS / name))
    there = {re.sub(r"\[struck out: (.*?)\]", r"\1", cell).strip()
             for row in rows for cell in row["cells"]}  # fmt: skip
    assert words - there == set()
    before = held(root)
    second = lt(*again, cwd=root)
    assert "The timeline stays as it is." in second.out
    assert before == held(root)


def cells_of(path: Path) -> Iterator[str]:
    """The texts of a file's cells, read by another library than `lt` reads them with."""
    if path.suffix == ".xlsx":
        import openpyxl

        for sheet in openpyxl.load_workbook(path, data_only=True):
            for row in sheet.iter_rows(values_only=True):
                yield from (str(cell).strip() for cell in row if isinstance(cell, str))
    elif path.suffix == ".docx" and path.name not in {"nested.docx", "frame.docx", "tracked.docx"}:
        import docx

        for table in docx.Document(str(path)).tables:
            for row in table.rows:
                yield from (cell.text.strip() for cell in row.cells)
