"""`lt programme` over many reviews, beside the work of each by itself."""

import random
from pathlib import Path

from generate import write
from measure import Bench, Cost
from yardsticks import LT, program

#: The work of all reviews, one after the other in one process.
_ALONE = "each by itself"
_EACH_REVIEW = (
    "import datetime, gc, pathlib, sys\n"
    "from learning_together.privacy.audience import Reader\n"
    "from learning_together.records.base import Audience\n"
    "from learning_together.actions.programme.reading import read\n"
    "gc.disable()\n"  # as lt does
    "reader = Reader(Audience.BOARD)\n"
    "for folder in sorted(pathlib.Path(sys.argv[1]).iterdir()):\n"
    "    read(folder, reader, datetime.date.today(), handed_on=True)\n"
)


def programme(bench: Bench, folder: Path) -> None:
    """Twenty reviews, and ten times as many."""
    costs: dict[int, Cost] = {}
    bench.runs = min(bench.runs, 3)
    for reviews in (20, 200):
        shelf = folder / f"programme-{reviews}"
        for number in range(reviews):
            review = shelf / f"review-{number:03d}"
            write(review, 200)
            _own_key(review, number)
        costs[reviews], ratios = bench.compare(
            f"lt programme, {reviews} reviews of 200 entries",
            (*LT, "programme", str(shelf), "--format", "json"),
            (_ALONE, program(_EACH_REVIEW, shelf)),
        )
    bench.bound(f"lt programme over 200 reviews, {_ALONE}", ratios[_ALONE], 1.3)
    memory = costs[200].megabytes / costs[20].megabytes
    bench.bound("peak memory of 200 reviews over that of 20", memory, 1.25)


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
