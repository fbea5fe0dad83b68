"""`lt join` of two clones of a review, beside `lt validate`."""

import shutil
from pathlib import Path

from generate import write
from histories import committed, second_version
from measure import Bench
from yardsticks import VALIDATE, lt

#: In a review, how much of the text each of the two has changed since both began.
_SHARES = {"little": 0.01, "much": 0.2}


def join(bench: Bench, folder: Path) -> None:
    """Each side has changed some lines, and made a factor under one and the same id."""
    for what, share in _SHARES.items():
        ours, theirs = (folder / f"join-{what}-{side}" for side in ("ours", "theirs"))
        write(ours, 10_000, "prose")
        committed(ours)
        shutil.copytree(ours, theirs)
        second_version(theirs, share)
        second_version(ours, share / 2)
        for side in (ours, theirs):
            with (side / "factors.yaml").open("a", encoding="utf-8") as file:
                file.write(f"- id: CF9999\n  summary: Made in {side.name}\n  type: conditions\n")
        run = lt(ours, "join", theirs, "--dry-run")
        _, ratios = bench.compare(
            f"lt join --dry-run, 10,000 entries, {what} changed", run,
            (VALIDATE, lt(ours, "validate")),
        )  # fmt: skip
        bench.bound(f"lt join --dry-run over lt validate, {what} changed", ratios[VALIDATE], 2)
