"""Times the real commands on generated reviews, each beside its yardstick, in turn.

Every figure is a whole process; what counts is the ratio of the medians, since machines differ and
drift. Bounds are what the project holds itself to; a missed one is named, and ends with 1.
"""

import argparse
import contextlib
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypandoc

sys.path.insert(0, str(Path(__file__).parent))

from generate import chronology_rows, write, write_key
from histories import committed, many_commits, second_version

ROOT = Path(__file__).parents[1]
LT = (sys.executable, "-m", "learning_together.cli.main")
YAML_LOAD = (
    "import pathlib, sys, yaml\n"
    "for path in sorted(pathlib.Path(sys.argv[1]).rglob('*.yaml')):\n"
    "    yaml.load(path.read_text(encoding='utf-8'), yaml.CSafeLoader)\n"
)
#: What a run of many reviews has to do, on one core: seconds of work over its share of them.
EACH_REVIEW = (
    "import datetime, gc, pathlib, sys, time\n"
    "from learning_together.privacy.audience import Reader\n"
    "from learning_together.records.base import Audience\n"
    "from learning_together.actions.programme.reading import read\n"
    "gc.disable()\n"  # as lt does
    "reader = Reader(Audience.BOARD)\n"
    "folders = sorted(pathlib.Path(sys.argv[1]).iterdir())[int(sys.argv[2])::int(sys.argv[3])]\n"
    "read(folders[0], reader, datetime.date.today())\n"
    "start = time.perf_counter()\n"
    "for folder in folders:\n    read(folder, reader, datetime.date.today())\n"
    "print(time.perf_counter() - start)\n"
)
#: Imports into a review as it was before the last run; what that left is removed first.
IMPORT_ANEW = (
    "import pathlib, shutil, sys\n"
    "root = pathlib.Path(sys.argv[1])\n"
    "for name in ('timeline', 'private/imports'):\n"
    "    shutil.rmtree(root / name, ignore_errors=True)\n"
    "from learning_together.cli.main import run\n"
    "run(['-C', sys.argv[1], 'import', sys.argv[2], '--agency', 'health'])\n"
)
OPENPYXL = (
    "import openpyxl, sys\n"
    "for sheet in openpyxl.load_workbook(sys.argv[1]):\n"
    "    for row in sheet.iter_rows(values_only=True):\n"
    "        pass\n"
)
ONE_COMMAND = (
    "import typer\napp = typer.Typer()\n@app.command()\n"
    "def main(name: str = 'x') -> None:\n    print(name)\napp()\n"
)

#: An installed program has its modules compiled; a checkout may be told not to keep them.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


@dataclass(frozen=True)
class Figure:
    """One command's median seconds and its peak memory in MB."""

    seconds: float
    megabytes: float


def once(command: Sequence[str]) -> Figure:
    """Runs a command to its end; what it prints is thrown away."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT
    ) as child:
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    # 1 says that problems were found, which takes the same time.
    if child.returncode not in {0, 1} or seconds < 0.01:
        raise SystemExit(f"ended with {child.returncode}: {' '.join(command)}")
    return Figure(seconds, usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2))


def in_turn(ours: Sequence[str], theirs: Sequence[str], runs: int) -> tuple[Figure, Figure, float]:
    """Two commands in turn, after a warm-up; the median of each, and of their ratio."""
    once(ours)
    once(theirs)
    pairs = [(once(ours), once(theirs)) for _ in range(runs)]
    return (
        Figure(statistics.median(a.seconds for a, _ in pairs), max(a.megabytes for a, _ in pairs)),
        Figure(statistics.median(b.seconds for _, b in pairs), max(b.megabytes for _, b in pairs)),
        statistics.median(a.seconds / b.seconds for a, b in pairs),
    )


class Bench:
    """Prints a line a figure, and remembers which bounds were missed."""

    def __init__(self, runs: int) -> None:
        self.runs = runs
        self.missed: list[str] = []

    def bound(self, what: str, value: float, most: float, unit: str = "") -> None:
        fine = value <= most
        if not fine:
            self.missed.append(what)
        print(f"  {'ok  ' if fine else 'MISS'} {what}: {value:.2f}{unit} (at most {most:g}{unit})")

    def compare(self, what: str, ours: Sequence[str], theirs: Sequence[str], yard: str) -> Figure:
        mine, other, ratio = in_turn(ours, theirs, self.runs)
        print(
            f"{what}: {mine.seconds:.3f} s, {mine.megabytes:.0f} MB; {yard}: {other.seconds:.3f} s;"
            f" ratio {ratio:.2f}"
        )
        self.ratio = ratio
        return mine


def main() -> int:
    """Runs everything and ends with 1 if a bound was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each command")
    parser.add_argument("--only", default="", help="run only what has this word in its name")
    asked = parser.parse_args()
    bench = Bench(asked.runs)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, run in (
            ("help", _help),
            ("validate", _validate),
            ("changes", _changes),
            ("chronology", _chronology),
            ("conflicts", _conflicts),
            ("import", _import),
            ("programme", _programme),
        ):
            if asked.only in name:
                run(bench, folder)
    if bench.missed:
        print(f"\n{len(bench.missed)} bounds missed: {'; '.join(bench.missed)}")
        return 1
    return 0


def _help(bench: Bench, folder: Path) -> None:
    one = folder / "one.py"
    one.write_text(ONE_COMMAND, encoding="utf-8")
    bench.compare(
        "lt --help", (*LT, "--help"), (sys.executable, str(one), "--help"), "one-command Typer"
    )
    bench.bound("lt --help over a one-command Typer program", bench.ratio, 1.3)
    example = ROOT / "examples" / "harbour-street"
    loader = (sys.executable, "-c", YAML_LOAD, str(example))
    figure = bench.compare(
        "lt validate, large example", (*LT, "-C", str(example), "validate"), loader, "yaml.load"
    )
    bench.bound("lt validate of the large example", figure.seconds, 0.35, " s")


def _validate(bench: Bench, folder: Path) -> None:
    """All checks, those of wording and of the names of a key of 200 included."""
    seconds = {}
    for entries in (100, 1_000, 10_000):
        review = folder / f"review-{entries}"
        write(review, entries)
        write_key(review, 200)
        figure = bench.compare(
            f"lt validate, {entries:,} entries",
            (*LT, "-C", str(review), "validate"),
            (sys.executable, "-c", YAML_LOAD, str(review)),
            "yaml.load with CSafeLoader",
        )
        seconds[entries] = figure.seconds
        if entries == 10_000:
            # What the checks were to cost, before and after those of wording and names came.
            bench.bound("lt validate at 10,000 entries over yaml.load", bench.ratio, 1.2)
            bench.bound("the same, allowing for wording and names", bench.ratio, 1.8)
            bench.bound("growth from 1,000 to 10,000", seconds[10_000] / seconds[1_000], 11)
            bench.bound("peak memory at 10,000 entries", figure.megabytes, 200, " MB")


def _changes(bench: Bench, folder: Path) -> None:
    example = folder / "harbour-street"
    shutil.copytree(ROOT / "examples" / "harbour-street", example)
    committed(example)
    many_commits(example, 500)
    _beside_validate(bench, example, "500 commits of the large example", "2022-02-01")
    for share, words in ((0.02, "one line in fifty"), (1.0, "every line")):
        review = folder / f"changes-{share}"
        write(review, 10_000)
        committed(review)
        second_version(review, share)
        for form in ("text", "json", "markdown"):
            _beside_validate(bench, review, f"10,000 entries, {words} differs", "HEAD", form)


def _beside_validate(bench: Bench, review: Path, what: str, since: str, form: str = "text") -> None:
    lt = (*LT, "-C", str(review))
    run = (*lt, "changes", "--since", since, "--format", form)
    bench.compare(f"lt changes as {form}, {what}", run, (*lt, "validate"), "lt validate")
    bench.bound(f"lt changes as {form} over lt validate, {what}", bench.ratio, 2)


def _conflicts(bench: Bench, folder: Path) -> None:
    seconds = {}
    for entries in (1_000, 10_000):
        review = folder / f"conflicts-{entries}"
        write(review, entries)
        figure = bench.compare(
            f"lt conflicts, {entries:,} entries",
            (*LT, "-C", str(review), "conflicts", "--format", "json"),
            (sys.executable, "-c", YAML_LOAD, str(review)),
            "yaml.load with CSafeLoader",
        )
        seconds[entries] = figure.seconds
    bench.bound("lt conflicts at 10,000 entries", seconds[10_000], 3, " s")
    bench.bound("its growth from 1,000 to 10,000", seconds[10_000] / seconds[1_000], 11)


def _shared_work(shelf: Path, cores: int) -> float:
    """Seconds that single runs need for the reviews, spread by hand over the cores at once.

    Measured beside each other, since what else a machine does slows two processes more than one.
    """
    shares = [
        subprocess.Popen(
            (sys.executable, "-c", EACH_REVIEW, str(shelf), str(number), str(cores)),
            stdout=subprocess.PIPE,
        )
        for number in range(cores)
    ]
    return max(float(share.communicate()[0]) for share in shares)


def _own_key(review: Path, number: int) -> None:
    """Writes a key of twenty people of its own: without one, no board gets a report."""
    made = random.Random(number)
    names = ["".join(made.choices("aeioubdgklmnprstvw", k=9)).capitalize() for _ in range(40)]
    (review / "private").mkdir(exist_ok=True)
    (review / "private" / "identities.yaml").write_text(
        "".join(
            f"- code: S{n + 1}\n  names: [{names[2 * n]} {names[2 * n + 1]}]\n" for n in range(20)
        ),
        encoding="utf-8",
        newline="\n",
    )


def _programme(bench: Bench, folder: Path) -> None:
    figures = {}
    cores = os.cpu_count() or 1
    for reviews in (20, 200):
        shelf = folder / f"programme-{reviews}"
        for number in range(reviews):
            review = shelf / f"review-{number:03d}"
            write(review, 200)
            _own_key(review, number)
        run = (*LT, "programme", str(shelf), "--format", "json")
        once(run)
        pairs = [(once(run), _shared_work(shelf, cores)) for _ in range(min(bench.runs, 3))]
        figures[reviews] = figure = Figure(
            statistics.median(ran.seconds for ran, _ in pairs),
            max(ran.megabytes for ran, _ in pairs),
        )
        share = statistics.median(ran.seconds / work for ran, work in pairs)
        print(
            f"lt programme, {reviews} reviews of 200 entries: {figure.seconds:.2f} s, "
            f"{figure.megabytes:.0f} MB; their work over {cores} cores: ratio {share:.2f}"
        )
    bench.bound("lt programme over the work of 200 single reviews, shared by cores", share, 1.3)
    bench.bound(
        "peak memory of 200 reviews over that of 20",
        figures[200].megabytes / figures[20].megabytes,
        1.25,
    )


def _import(bench: Bench, folder: Path) -> None:
    import openpyxl

    review, sheet = folder / "import", folder / "import.xlsx"
    write(review, 100)
    shutil.rmtree(review / "timeline")
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Date", "Time", "Source", "People", "Event", "Action", "Child seen", "Comment"])
    for row in chronology_rows(10_000):
        page.append(row)
    book.save(sheet)
    bench.compare(
        "lt import, 10,000 rows of XLSX",
        (sys.executable, "-c", IMPORT_ANEW, str(review), str(sheet)),
        (sys.executable, "-c", OPENPYXL, str(sheet)),
        "openpyxl, every cell",
    )
    bench.bound("lt import over openpyxl", bench.ratio, 1)


def _chronology(bench: Bench, folder: Path) -> None:
    review = folder / "chronology-10000"
    write(review, 10_000)
    out = folder / "out"
    draft = (*LT, "-C", str(review), "report", "chronology", "--out", str(out))
    with contextlib.suppress(FileNotFoundError):
        (out / "chronology.docx").unlink()
    subprocess.run((*draft, "--to", "md"), check=True, stdout=subprocess.DEVNULL)
    bench.runs = min(bench.runs, 3)
    pandoc = (pypandoc.get_pandoc_path(), "-f", "markdown", "-o", str(folder / "pandoc.docx"))
    bench.compare(
        "lt report chronology --to docx, 10,000 rows",
        (*draft, "--to", "docx"),
        (*pandoc, str(out / "chronology.md")),
        "pandoc -f markdown",
    )
    bench.bound("chronology in Word over pandoc -f markdown", bench.ratio, 0.75)


if __name__ == "__main__":
    raise SystemExit(main())
