"""The composite chronology as a PDF, beside all that a bare PDF of the same text takes."""

from pathlib import Path

import pypandoc
from generate import write
from measure import Bench
from yardsticks import TYPST, bare_typst, lt


def pdf(bench: Bench, folder: Path) -> None:
    """A thousand rows beside Markdown, bare pandoc and bare typst."""
    review, out = folder / "chronology-1000", folder / "out"
    write(review, 1000)
    draft = ("report", "chronology", "--out", out)
    _, ratios = bench.compare(
        "lt report chronology --to pdf, 1,000 rows",
        lt(review, *draft, "--to", "pdf"),
        bare_typst(
            pypandoc.get_pandoc_path(), out / "chronology", lt(review, *draft, "--to", "md")
        ),
    )
    bench.bound(f"chronology as a PDF over {TYPST}", ratios[TYPST], 1.25)
