"""`lt validate` on reviews of any size and in any words, and how it grows."""

from pathlib import Path

from generate import write, write_key
from measure import Bench, Cost, exponent, in_turn
from yardsticks import USUAL, lt, yaml_loads

#: At most so many times `yaml.load`, at 10,000 entries.
_MOST = {"generated": 1.0, "prose": 1.0, "typeset": 1.0, "wording": 1.35}
_SIZES = (100, 1_000, 10_000, 50_000)


def validate(bench: Bench, folder: Path) -> None:
    """All checks, those of wording and of the names of a key of 200 included."""
    for voice, most in _MOST.items():
        review = _review(folder, 10_000, voice)
        cost, ratios = bench.compare(
            f"lt validate, 10,000 entries, {voice}", lt(review, "validate"), *yaml_loads(review)
        )
        bench.bound(f"lt validate over {USUAL}, {voice}", ratios[USUAL], most)
        bench.bound(f"peak memory at 10,000 entries, {voice}", cost.megabytes, 160, " MB")


def mend(bench: Bench, folder: Path) -> None:
    """`lt mend --dry-run` on a timeline in which each fiftieth date is typed day first."""
    review = folder / "mend-10000"
    write(review, 10_000, "prose")
    for path in (review / "timeline").glob("*.yaml"):
        lines = path.read_text(encoding="utf-8").split("\n")
        for row in [row for row, line in enumerate(lines) if "date: 20" in line][::50]:
            head, _, day = lines[row].partition("date: ")
            lines[row] = f"{head}date: {'/'.join(reversed(day[:10].split('-')))}{day[10:]}"
        path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    usual, dry = in_turn([lt(review, "validate"), lt(review, "mend", "--dry-run")], bench.runs)
    bench.bound("lt mend --dry-run over lt validate", dry.seconds / usual.seconds, 1.5)


def growth(bench: Bench, folder: Path) -> None:
    """From a hundred entries to fifty thousand."""
    costs: dict[int, Cost] = {}
    for entries in _SIZES:
        review = _review(folder, entries, "prose")
        (costs[entries],) = in_turn([lt(review, "validate")], max(1, bench.runs // 2))
        cost = costs[entries]
        print(f"lt validate, {entries:,} entries: {cost.seconds:.2f} s, {cost.megabytes:.0f} MB")
    small, large = ((size, costs[size].seconds) for size in (1_000, 50_000))
    bench.bound("exponent of growth from 1,000 to 50,000", exponent(small, large), 1.0)


def conflicts(bench: Bench, folder: Path) -> None:
    """`lt conflicts`, which compares accounts with each other."""
    costs: dict[int, Cost] = {}
    for entries in (1_000, 10_000):
        review = folder / f"conflicts-{entries}"
        write(review, entries)
        run = lt(review, "conflicts", "--format", "json")
        costs[entries], _ = bench.compare(
            f"lt conflicts, {entries:,} entries", run, *yaml_loads(review)
        )
    bench.bound("lt conflicts at 10,000 entries", costs[10_000].seconds, 3, " s of CPU")
    small, large = ((size, cost.seconds) for size, cost in costs.items())
    bench.bound("exponent of its growth from 1,000", exponent(small, large), 1.05)


def _review(folder: Path, entries: int, voice: str) -> Path:
    review = folder / f"{voice}-{entries}"
    if not review.exists():
        write(review, entries, voice)
        write_key(review, 200)
    return review
