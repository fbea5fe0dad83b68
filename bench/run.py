"""Holds the real commands, on made-up reviews, against yardsticks and the bounds of the project.

Every figure is the CPU time of whole processes, children included; what is compared runs in turn,
and what counts is the ratio, since machines differ. A missed bound is named, and ends with 1.
"""

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
# Who looks at a window without a browser is of the tests.
sys.path.insert(1, str(Path(__file__).parents[1] / "tests"))

from changing import changes
from checking import conflicts, growth, mend, validate
from edit import edit
from joins import join
from many import programme
from measure import Bench
from page import page
from pdf import pdf
from profiled import profile
from start import start
from tables import exports, imports
from timeline import timeline
from window import window
from word import chronology, memory

PARTS = (
    start,
    validate,
    edit,
    growth,
    changes,
    conflicts,
    mend,
    join,
    imports,
    exports,
    chronology,
    pdf,
    page,
    timeline,
    window,
    memory,
    programme,
)


def main() -> int:
    """Runs everything and ends with 1 if a bound was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each command")
    parser.add_argument(
        "--only", nargs="*", default=[], choices=[part.__name__ for part in PARTS], metavar="PART",
        help=f"run only these: {', '.join(part.__name__ for part in PARTS)}",
    )  # fmt: skip
    parser.add_argument(
        "--profile", nargs="*", default=[], choices=[part.__name__ for part in PARTS],
        metavar="PART", help="run only these, and show in which modules their time goes",
    )  # fmt: skip
    asked = parser.parse_args()
    only = {*asked.only, *asked.profile}
    missed: list[str] = []
    with tempfile.TemporaryDirectory() as temporary:
        for part in PARTS:
            if not only or part.__name__ in only:
                bench = Bench(asked.runs, profile if part.__name__ in asked.profile else None)
                part(bench, Path(temporary))
                missed += bench.missed
    if missed:
        print(f"\n{len(missed)} bounds missed: {'; '.join(missed)}")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
