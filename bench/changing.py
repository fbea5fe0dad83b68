"""`lt changes` beside `lt validate`: many commits, few differences, a difference in each line."""

import shutil
from pathlib import Path

from generate import write
from histories import committed, many_commits, second_version
from measure import Bench
from yardsticks import EXAMPLE, VALIDATE, lt


def changes(bench: Bench, folder: Path) -> None:
    """Every form of it."""
    example = folder / "harbour-street"
    shutil.copytree(EXAMPLE, example)
    committed(example)
    many_commits(example, 500)
    _beside_validate(bench, example, "500 commits of the large example", "2022-02-01", "text")
    for share, words in ((0.02, "one line in fifty"), (1.0, "every line")):
        review = folder / f"changes-{share}"
        write(review, 10_000)
        committed(review)
        second_version(review, share)
        for form in ("text", "json", "markdown"):
            _beside_validate(bench, review, f"10,000 entries, {words} differs", "HEAD", form)


def _beside_validate(bench: Bench, review: Path, what: str, since: str, form: str) -> None:
    run = lt(review, "changes", "--since", since, "--format", form)
    _, ratios = bench.compare(
        f"lt changes as {form}, {what}", run, (VALIDATE, lt(review, "validate"))
    )
    bench.bound(f"lt changes as {form} over lt validate, {what}", ratios[VALIDATE], 2)
