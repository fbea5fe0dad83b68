"""Tables in and out: an agency's chronology, and workbooks for Excel."""

import csv
import shutil
from collections.abc import Iterable
from pathlib import Path

from generate import chronology_rows, write
from measure import Bench, Cost, exponent, in_turn
from yardsticks import OPENPYXL, every_cell, lt, program

_HEAD = ("Date", "Time", "Source", "People", "Event", "Action", "Child seen", "Comment")
_ROWS = 10_000
#: Imports into a review as it was before the last run; what that left is removed first.
_ANEW = (
    "import pathlib, shutil, sys\n"
    "root = pathlib.Path(sys.argv[1])\n"
    "for name in ('timeline', 'private/imports'):\n"
    "    shutil.rmtree(root / name, ignore_errors=True)\n"
    "from learning_together.cli.main import run\n"
    "run(['-C', sys.argv[1], 'import', sys.argv[2], '--agency', 'health'])\n"
)


def imports(bench: Bench, folder: Path) -> None:
    """`lt import` of a workbook and of the same rows as CSV."""
    review = folder / "import"
    write(review, 100)
    shutil.rmtree(review / "timeline")
    sheet, plain = folder / "import.xlsx", folder / "import.csv"
    rows = [_HEAD, *chronology_rows(_ROWS)]
    _workbook(sheet, rows)
    with plain.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    yard = every_cell(sheet)
    _, ratios = bench.compare("lt import, 10,000 rows of XLSX", program(_ANEW, review, sheet), yard)
    bench.bound("lt import of XLSX over openpyxl", ratios[OPENPYXL], 1)
    _, ratios = bench.compare("lt import, 10,000 rows of CSV", program(_ANEW, review, plain), yard)
    bench.bound("lt import of CSV over openpyxl", ratios[OPENPYXL], 0.8)


def exports(bench: Bench, folder: Path) -> None:
    """`lt export` to Excel, and how it and its memory grow."""
    costs: dict[int, Cost] = {}
    for entries in (10_000, 50_000):
        review = folder / f"export-{entries}"
        write(review, entries)
        book = folder / f"export-{entries}.xlsx"
        run = lt(review, "export", "--to", "xlsx", "--out", book)
        (costs[entries],) = in_turn([run], max(1, bench.runs // 2))
        cost = costs[entries]
        print(f"lt export to Excel, {entries:,}: {cost.seconds:.2f} s, {cost.megabytes:.0f} MB")
    for what, (small, large) in {
        "exponent of the growth of lt export to Excel": (
            (size, cost.seconds) for size, cost in costs.items()
        ),
        "exponent of the growth of its memory": (
            (size, cost.megabytes) for size, cost in costs.items()
        ),
    }.items():
        bench.bound(what, exponent(small, large), 1.05)


def _workbook(path: Path, rows: Iterable[Iterable[object]]) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(list(row))
    book.save(path)
