"""The composite chronology as a Word document, beside pandoc alone on the same text."""

import subprocess
from pathlib import Path

import pypandoc
from generate import write
from measure import Bench, Cost, exponent, in_turn
from yardsticks import PANDOC, lt


def chronology(bench: Bench, folder: Path) -> None:
    """Ten thousand rows beside pandoc."""
    review, out = folder / "chronology-10000", folder / "out"
    write(review, 10_000)
    draft = ("report", "chronology", "--out", out)
    subprocess.run(lt(review, *draft, "--to", "md"), check=True, stdout=subprocess.DEVNULL)
    pandoc = (pypandoc.get_pandoc_path(), "-f", "markdown", "-o", str(folder / "pandoc.docx"))
    bench.runs = min(bench.runs, 3)
    _, ratios = bench.compare(
        "lt report chronology --to docx, 10,000 rows",
        lt(review, *draft, "--to", "docx"),
        (PANDOC, (*pandoc, str(out / "chronology.md"))),
    )
    bench.bound(f"chronology in Word over {PANDOC}", ratios[PANDOC], 0.75)


def memory(bench: Bench, folder: Path) -> None:
    """How the time and the memory of the whole chronology in Word grow."""
    costs: dict[int, Cost] = {}
    for entries in (10_000, 50_000):
        review = folder / f"memory-{entries}"
        write(review, entries)
        run = lt(review, "report", "chronology", "--to", "docx", "--out", folder / f"out-{entries}")
        (costs[entries],) = in_turn([run], 1)
        cost = costs[entries]
        print(
            f"chronology in Word, {entries:,} rows: {cost.seconds:.1f} s, {cost.megabytes:.0f} MB"
        )
    for what, value in (("time", "seconds"), ("memory", "megabytes")):
        small, large = ((size, float(getattr(cost, value))) for size, cost in costs.items())
        bench.bound(f"exponent of the growth of its {what}", exponent(small, large), 1.05)
