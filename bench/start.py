"""What every command pays: the start of the program, and a review of usual size."""

from pathlib import Path

from measure import Bench
from yardsticks import EXAMPLE, LT, lt, one_command


def start(bench: Bench, folder: Path) -> None:
    """`lt --help` and `lt validate` of the large example."""
    yard = one_command(folder)
    _, ratios = bench.compare("lt --help", (*LT, "--help"), yard)
    bench.bound("lt --help over a one-command Typer program", ratios[yard[0]], 1.1)
    cost, _ = bench.compare("lt validate, large example", lt(EXAMPLE, "validate"))
    bench.bound("lt validate of the large example", cost.seconds, 0.40, " s of CPU")
